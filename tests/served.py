"""The app as a server gives it, without a network: what its addresses answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.testclient import TestClient

from app import app


@contextmanager
def client() -> Iterator[TestClient]:
    """A reader of the app. Faults of the app come as answers, as they do over a network."""
    with TestClient(app, raise_server_exceptions=False) as reader:
        yield reader
