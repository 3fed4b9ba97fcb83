"""A button that gives a file: made once a reader presses it, and there until the reader has it."""

from collections.abc import Callable
from threading import Thread
from typing import Any

from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx


def file_button(place: Any, label: str, make: Callable[[], bytes], name: str, media_type: str, icon: str, **more: Any) -> None:
    """A button in a place, such as a row or the page, that gives what `make` makes as a file of a name."""
    place.download_button(label, held(make, name, media_type), name, media_type, on_click="ignore", icon=f":material/{icon}:", **more)


def held(make: Callable[[], bytes], name: str, media_type: str) -> Callable[[], bytes]:
    """What makes a file, and holds it for the reader whose page is drawn.

    Streamlit holds what a button makes for nobody: once two more runs of any page, of any reader, are through, it is thrown away,
    and a browser that comes for it later finds nothing. A file of a session it holds until the next run of that session's page.
    """
    session = get_script_run_ctx()

    def made() -> bytes:
        file = make()
        # The manager asks the thread whose session it is, and this one serves others next.
        holding = Thread(target=get_instance().media_file_mgr.add, args=(file, media_type, f"file {name}", name, True))
        add_script_run_ctx(holding, session)
        holding.start()
        holding.join()
        return file

    return made
