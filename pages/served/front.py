"""The page that browsers load first: Streamlit's, with our style, and what the page that is asked for says of itself (head.py).

Streamlit writes titles once its scripts run; search engines and previews of links read the page as it is sent. A style that came with
what it is for would move all of it, for Streamlit shows the page first.
"""

import base64
import json
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import file_util

from pages.api.conditional import answer
from pages.served.head import PREVIEW, addresses, head
from pages.words.titles import FRONT, TITLES

STATIC = Path(file_util.get_static_dir())
STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
# In which Streamlit draws; what stands before it counts more than Streamlit's styles and less than those in the page
ROOM = '<div id="root">'
# The script that draws charts, half of all that a first visit loads; Streamlit asks for it only once there is a chart.
DRAWS_CHARTS = "PlotlyChart.*.js"


@lru_cache(maxsize=1)
def streamlits() -> str:
    """Streamlit's own first page."""
    return STATIC.joinpath("index.html").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def script_hashes() -> tuple[str, ...]:
    """The scripts written into the first page, as a content-security policy names them."""
    written = re.findall(r"<script>(.*?)</script>", streamlits() + early(), re.DOTALL)
    return tuple(f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'" for script in written)


@lru_cache(maxsize=1)
def early() -> str:
    """What spares the first chart a wait: its script is asked for before all others, with what it imports, and the server is known.

    Streamlit's side in the browser looks for its server below the address of the page and then above, and asks it for its
    settings before it connects, unless it is told both.
    """
    settings = json.dumps({"allowedOrigins": st.get_option("client.allowedOrigins"), "useExternalAuthToken": False})
    told = f"<script>window.__streamlit = {{BACKEND_BASE_URL: new URL('./', location).href, HOST_CONFIG: {settings}}}</script>"
    return told + "".join(f'<link rel="modulepreload" fetchpriority="high" crossorigin href="./static/js/{name}">'
                          for name in chart_scripts())


def chart_scripts() -> list[str]:
    """The script that draws charts, and those that it imports and Streamlit's first page does not load; none if there is no such script."""
    found = list(STATIC.joinpath("static", "js").glob(DRAWS_CHARTS))
    imported = [name for path in found for name in re.findall(r'from"\./([\w.-]+\.js)"', path.read_text(encoding="utf-8"))]
    return [path.name for path in found] + [name for name in imported if name not in streamlits()]


def first_page(own: str) -> bytes:
    """The first page with what it says of itself."""
    return (streamlits().replace("<title>Streamlit</title>", own + early(), 1)
            .replace(ROOM, f"<style>{STYLE}</style>{ROOM}", 1).encode())


async def front(request: Request) -> Response:
    """The first page of any page of the menu."""
    path = request.url.path.strip("/") or FRONT
    own = await run_in_threadpool(head, str(request.base_url).rstrip("/"), path, request.query_params.getlist("view"))
    return answer(request, first_page(own), "text/html")


class NameOfPage(Convertor[str]):
    """The name of a page in an address, in whatever letters."""

    regex = f"(?i:{'|'.join(TITLES)})"

    def convert(self, value: str) -> str:
        """The name as the app writes it."""
        return value.lower()

    def to_string(self, value: str) -> str:
        """The same."""
        return value


register_url_convertor("page", NameOfPage())


async def named_otherwise(request: Request) -> Response:
    """The way on for a reader who asks for the front page by its name, for `/Trade`, or below a page, where Streamlit's scripts would not
    be found; with all that the address says."""
    page, above = request.path_params["page"], "/".join(".." for _ in request.url.path.split("/")[2:]) or "."
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{above}/{'' if page == FRONT else page}{query}")


async def robots(request: Request) -> Response:
    """What search engines may read: the pages and their data, and nothing that belongs to a session."""
    return PlainTextResponse(f"User-agent: *\nDisallow: /_stcore/\nDisallow: /media/\n\nSitemap: {request.base_url}sitemap.txt\n")


async def sitemap(request: Request) -> Response:
    """The addresses of all pages and of all views with data."""
    found = await run_in_threadpool(addresses, str(request.base_url).rstrip("/"))
    return PlainTextResponse("".join(f"{address}\n" for address in found))


async def preview(request: Request) -> Response:
    """The picture in previews of links."""
    return answer(request, PREVIEW.read_bytes(), "image/png")


ROUTES = [*(Route(f"/{'' if path == FRONT else path}", front) for path in TITLES),
          Route("/{page:page}", named_otherwise), Route("/{page:page}/{rest:path}", named_otherwise),
          Route("/robots.txt", robots), Route("/sitemap.txt", sitemap), Route(f"/{PREVIEW.name}", preview)]
