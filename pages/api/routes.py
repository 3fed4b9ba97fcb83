"""The addresses of the data: what asks for what, in a thread of its own, so that nobody's page waits for it."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from data.stored.read import TableFault
from pages.api.answers import Answer, all_tables, large, searched, source, table, view
from pages.api.catalogue import catalogue
from pages.api.conditional import answer
from pages.api.problem import Problem

AT_ONCE, MOST_WAITING, SECONDS = 2, 50, 5
OFFERED = ["/api/catalog.json", "/api/views/VIEW.csv", "/api/tables/TABLE.csv", "/api/tables.zip", "/api/large/TABLE.parquet",
           "/api/sources/SOURCE.bib"]
BEFORE = ("Addresses of data have no part after “?”; what is set of a view stands before its form, "
          "as in /api/views/total~years.2000.2010.csv.")
IN_SIGHT = ("text/csv", "application/json", "application/x-bibtex")  # what browsers show and do not save
LIMITER, OF_SEARCHES = CapacityLimiter(AT_ONCE), CapacityLimiter(AT_ONCE)  # who types does not wait for files


async def worked_out(work: Callable[[str], Answer], request: Request, limiter: CapacityLimiter) -> Response:
    """The answer of a function that gets the address of the app, or what is wrong."""
    if limiter.statistics().tasks_waiting >= MOST_WAITING:
        return Problem(503, "Too much is asked for at once.", "Ask again in a few seconds.", wait=SECONDS).response()
    app = str(request.base_url).removesuffix("/api/").rstrip("/")
    try:
        found = await to_thread.run_sync(work, app, limiter=limiter)
    except Problem as problem:
        return problem.response()
    except TableFault as fault:
        logging.getLogger(__name__).error(fault.details)
        return Problem(503, "The tables cannot be read.", str(fault)).response()
    except Exception:
        logging.getLogger(__name__).exception("A file could not be made")
        return Problem(500, "This file could not be made.", "Please report the address that you asked for.").response()
    shown = "inline" if found.media_type in IN_SIGHT else "attachment"
    return answer(request, found.body, found.media_type, {"Content-Disposition": f'{shown}; filename="{found.name}"'})


def answered(work: Callable[..., Answer], limiter: CapacityLimiter = LIMITER) -> Callable[[Request], Awaitable[Response]]:
    """What answers an address, which ends in a name if the work is done for one."""
    async def endpoint(request: Request) -> Response:
        if request.query_params:
            return Problem(400, f"“?{request.url.query[:60]}” is not understood.", BEFORE).response()
        return await worked_out(partial(work, *request.path_params.values()), request, limiter)
    return endpoint


async def nowhere(request: Request, fault: HTTPException) -> Response:
    """An address that there is not, or a method that it has not."""
    if fault.status_code == 405:
        return Problem(405, "Data can only be read.", "Use GET or HEAD.").response()
    return Problem(fault.status_code, "There is no such address.", offered=OFFERED).response()


class Apart:
    """Requests for data go to these addresses, and not through Streamlit's sessions and its checks of paths: no file is read here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked of the data, and pass on the rest."""
        ours = scope["type"] == "http" and f"{scope['path']}/".startswith("/api/")
        await (API if ours else self.app)(scope, receive, send)


ADDRESSES = [Route("/views/{name:path}", answered(view)), Route("/tables/{name:path}", answered(table)),
             Route("/large/{name:path}", answered(large)), Route("/tables.zip", answered(all_tables)),
             Route("/sources/{name:path}", answered(source)), Route("/search/{name:path}", answered(searched, OF_SEARCHES)),
             Route("/catalog.json", answered(catalogue))]
READABLE = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD"], allow_headers=["If-None-Match", "Range"],
                      expose_headers=["ETag", "Content-Disposition", "Accept-Ranges", "Content-Range"])
# An address with a slash too much is told what there is, and not sent on to one that there is not.
API = Starlette(routes=[Mount("/api", Router(ADDRESSES, redirect_slashes=False))], middleware=[READABLE],
                exception_handlers={HTTPException: nowhere})
API.router.redirect_slashes = False
