"""Answers that a reader who has them already need not fetch again, and files that are read in parts."""

import re
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

IN_PARTS = "application/vnd.apache.parquet"


def answer(request: Request, body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """The bytes with a tag that follows from them, or 304 where the reader names that tag.

    The tag is a weak one, because the layers above may compress the bytes. Of Parquet, which they leave as it is, programs such as
    DuckDB ask for parts.
    """
    tag = f'W/"{sha256(body).hexdigest()[:24]}"'
    said = {"ETag": tag, "Cache-Control": "no-cache"} | (headers or {})
    if named(tag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=said)
    if media_type != IN_PARTS:
        return Response(body, media_type=media_type, headers=said)
    said |= {"Accept-Ranges": "bytes"}
    asked = part(request.headers.get("range", ""), len(body))
    if asked is None or request.method != "GET" or "if-range" in request.headers:  # by a weak tag no part can be asked for
        return Response(body, media_type=media_type, headers=said)
    if not asked:
        return Response(status_code=416, headers=said | {"Content-Range": f"bytes */{len(body)}"})
    return Response(body[asked.start:asked.stop], 206, said | {"Content-Range": f"bytes {asked[0]}-{asked[-1]}/{len(body)}"}, media_type)


def part(asked: str, size: int) -> range | None:
    """The places of the bytes that are asked for; None where no part is, or several (RFC 9110, section 14).

    >>> [*part("bytes=2-4", 10)], [*part("bytes=-3", 10)], [*part("bytes=8-99", 10)], [*part("bytes=10-", 10)], part("bytes=4-2", 10)
    ([2, 3, 4], [7, 8, 9], [8, 9], [], None)
    """
    found = re.fullmatch(r"bytes=(\d{0,15})-(\d{0,15})", asked)
    if not found or found[0] == "bytes=-":
        return None
    first, last = (int(digits) if digits else None for digits in found.groups())
    if first is None:
        return range(size)[-last:] if last else range(0)
    return None if last is not None and last < first else range(size)[first:None if last is None else last + 1]


def named(tag: str, known: str) -> bool:
    """Whether a list of tags, compared weakly, has this one.

    >>> named('W/"a"', '"b", "a"'), named('W/"a"', "*"), named('W/"a"', "")
    (True, True, False)
    """
    return known.strip() == "*" or tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in known.split(","))
