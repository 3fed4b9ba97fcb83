"""What is wrong with a request, in words and in the form of RFC 9457, `application/problem+json`."""

import json
from collections.abc import Iterable
from difflib import get_close_matches

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered: what is wrong, and what is offered instead."""

    def __init__(self, status: int, title: str, detail: str = "", offered: object = None, wait: int = 0) -> None:
        super().__init__(title)
        self.status, self.title, self.detail, self.offered, self.wait = status, title, detail, offered, wait

    def response(self) -> Response:
        """The problem as an answer."""
        said = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail, "offered": self.offered}
        body = json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)
        headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(self.wait)} if self.wait else {})
        return Response(body, self.status, headers, MEDIA_TYPE)


def not_found(kind: str, name: str, offered: Iterable[str]) -> Problem:
    """There is nothing of this kind by this name; one that is much like it is named."""
    known = list(offered)
    like = get_close_matches(name[:60].casefold(), known, 1)
    return Problem(404, f"There is no {kind} “{name[:60]}”.", f"Do you mean “{like[0]}”?" if like else "", known)
