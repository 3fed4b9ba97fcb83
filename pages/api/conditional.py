"""Answers that a reader who has them already need not fetch again."""

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response


def answer(request: Request, body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """The bytes with a tag that follows from them, or 304 where the reader names that tag.

    The tag is a weak one, because the layers above may compress the bytes.
    """
    tag = f'W/"{sha256(body).hexdigest()[:24]}"'
    said = {"ETag": tag, "Cache-Control": "no-cache"} | (headers or {})
    if named(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=said)
    return Response(body, media_type=media_type, headers=said)


def named(tag: str, known: str) -> bool:
    """Whether a list of tags, compared weakly, has this one.

    >>> named('W/"a"', '"b", "a"'), named('W/"a"', "*"), named('W/"a"', "")
    (True, True, False)
    """
    return known.strip() == "*" or tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in known.split(","))
