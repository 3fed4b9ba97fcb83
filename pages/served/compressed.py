"""Streamlit's scripts compressed at the first request for each and kept; Streamlit itself sends them as they are."""

from collections.abc import Iterable
from posixpath import normpath

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What the layer below may answer in; browsers take brotli from secure addresses only, and gzip from all.
CODINGS = ("br", "gzip")
Key = tuple[str, tuple[str, ...]]


class Kept:
    """Answers that never change, as the layers below have compressed them, given again from memory.

    Kept is what they mark as immutable: files that are named for their content, some 7 MB in each coding if all are asked for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.answers: dict[Key, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass on and remember the answer."""
        if not may_be_kept(scope):
            await self.app(scope, receive, send)
            return
        key = (scope["path"], accepted(scope["headers"]))
        if key not in self.answers:
            await self.app(scope, receive, self.remembering(key, send))
            return
        for message in self.answers[key]:
            await send(message)

    def remembering(self, key: Key, send: Send) -> Send:
        """The same `send`, which also keeps an answer that never changes once all of it is there."""
        told: list[Message] = []

        async def remember(message: Message) -> None:
            told.append({**message, "headers": list(message["headers"])} if "headers" in message else message)
            if message["type"] == "http.response.body" and not message.get("more_body") and immutable(told[0]):
                self.answers[key] = whole(told)
            await send(message)
        return remember


def may_be_kept(scope: Scope) -> bool:
    """Whether a request is for all of a file by its one name; `//` and `/./` would give a file many."""
    return (scope["type"] == "http" and scope["method"] == "GET" and normpath(scope["path"]) == scope["path"]
            and not any(name == b"range" for name, _ in scope["headers"]))


def accepted(headers: Iterable[tuple[bytes, bytes]]) -> tuple[str, ...]:
    """Which of our codings a reader takes; a client that says so in an unusual way gets the file as it is.

    >>> accepted([(b"accept-encoding", b"gzip, deflate, br;q=0.5, zstd")]), accepted([(b"accept-encoding", b"gzip;q=0")])
    (('br', 'gzip'), ())
    """
    said = {name.strip(): weight.replace(" ", "") for _, value in headers if _ == b"accept-encoding"
            for name, _, weight in (word.partition(";") for word in value.decode("latin-1").lower().split(","))}
    return tuple(coding for coding in CODINGS if coding in said and said[coding].rstrip("0.") != "q=")


def immutable(start: Message) -> bool:
    """Whether an answer says that it never changes."""
    return start["status"] == 200 and any(name == b"cache-control" and b"immutable" in value for name, value in start["headers"])


def whole(told: list[Message]) -> list[Message]:
    """An answer in two messages, with its length."""
    start, *bodies = told
    body = b"".join(message.get("body", b"") for message in bodies)
    headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
    return [{**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]},
            {"type": "http.response.body", "body": body, "more_body": False}]
