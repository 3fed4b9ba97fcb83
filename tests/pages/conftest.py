"""What tests of several rooms of the pages share."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app import app


@pytest.fixture(scope="session")
def served() -> Iterator[TestClient]:
    """A reader of the app as a server gives it, without a network. One for all: an app that has stopped does not start again.

    Faults of the app come as answers, as they do over a network.
    """
    with TestClient(app, raise_server_exceptions=False) as reader:
        yield reader
