"""What the first reader would otherwise wait for, worked out before the server answers."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

from pages.catalogue.finding import texts_by_word
from pages.catalogue.registry import exhibit

LOG = logging.getLogger(__name__)
FIRST = ("overview", "claims")  # views whose parts every page needs: the tables with all computed values, and the verdicts


def work_out() -> None:
    """The views that are kept for all readers, and what the search reads; whatever stands in the way, the server starts,
    and its pages say it in words."""
    try:
        for name in FIRST:
            exhibit(name)
        texts_by_word()
    except Exception:
        LOG.exception("The first views could not be worked out; the server starts without them.")


@asynccontextmanager
async def ready(app: Any) -> AsyncIterator[None]:
    """The life of the server: it begins once the first views are worked out."""
    await run_in_threadpool(work_out)
    yield
