"""What readers see while the large tables take long to answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

import streamlit as st

PATIENCE, EVERY = 1, 0.2  # seconds before the bar shows, and between two looks at how far the engine is
WORDS = "Asking the large tables …"


def with_a_bar(work: Callable[[], object]) -> None:
    """Do some work, with a bar if it takes more than a second: empty until the engine says how far it is. Raises what the work raises."""
    from data.large.engine import progress  # as in `answers`: only for those who ask

    bar, patience, done = st.empty(), PATIENCE, 0.0
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(work)
        while not wait([asked], patience).done:
            patience, known = EVERY, progress()
            done = done if known is None else known
            bar.progress(done, WORDS)
    bar.empty()
    asked.result()
