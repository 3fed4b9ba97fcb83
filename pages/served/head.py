"""What a first page says of itself to those who run no script: previews of links, search engines, and those for data (schema.org/Dataset).

The picture in previews holds words of the dashboard and no value, which could become wrong; `tests/browser/screenshots.py` makes it.
"""

import json
from html import escape
from pathlib import Path
from typing import Any

from data.stored.read import TableFault
from pages.api.catalogue import APP, WITHOUT_DATA, of_view
from pages.catalogue.registry import page_of, title_of, views
from pages.choices.address import address_of
from pages.files.table_file import FORMS
from pages.reading.tables import all_years, cached, texts
from pages.words.titles import DASHBOARD, FRONT, TITLES, in_a_tab

PREVIEW, WIDE, HIGH = Path(__file__).with_name("preview.png"), 1200, 630  # pixels, as social sites and messengers show it whole


def head(app: str, page: str, asked: list[str]) -> str:
    """The title of a page, and what else the tables say of it and of the view that is asked for, of several the last, as the page does.

    `app` is the address of the app. If the tables cannot be read, which the page itself will say, there is the title alone.
    """
    title = f"<title>{escape(in_a_tab(page))}</title>"
    try:
        named = [view for text in asked if (view := text.partition("~")[0]) in views() and page_of(view) == page]
        return title + pictured(app) + told(page, named[-1] if named else "").replace(APP, in_script(app))
    except TableFault:
        return title


@cached(200)
def told(page: str, view: str) -> str:
    """What is told of a page, or of one of its views, with a sign in the place of the app's address."""
    own = title_of(view) if view else TITLES[page]
    shared = in_a_tab(page) if own == TITLES[page] else f"{own} – {in_a_tab(page)}"
    return (f'<meta name="description" content="{escape(texts(page)["lead"])}"><meta property="og:title" content="{escape(shared)}">'
            f'<script type="application/ld+json">{json.dumps(dataset(page, view)).replace("<", in_script("<"))}</script>')


def pictured(app: str) -> str:
    """The picture in a preview of a link, which is the same for all pages."""
    said = {"og:image": f"{app}/{PREVIEW.name}", "og:image:width": WIDE, "og:image:height": HIGH, "og:image:alt": ". ".join(on_picture())}
    return ('<meta name="twitter:card" content="summary_large_image">'
            + "".join(f'<meta property="{name}" content="{escape(str(value))}">' for name, value in said.items()))


def on_picture() -> tuple[str, str]:
    """The words on the picture in previews: what the dashboard is called, and what it is."""
    return DASHBOARD, texts(FRONT)["lead"]


def in_script(text: str) -> str:
    """Text within a string of a script, which it cannot end."""
    return json.dumps(text)[1:-1].replace("<", r"\u003c")


def dataset(page: str, view: str) -> dict[str, Any]:
    """The data of a view, or all tables where none is named that has rows of its own, with the files that hold them."""
    whole = {"@context": "https://schema.org", "@type": "Dataset", "name": DASHBOARD, "description": texts(FRONT)["lead"], "url": f"{APP}/"}
    if not view or view in WITHOUT_DATA:
        return whole | {"temporalCoverage": "/".join(str(year) for year in all_years()),
                        "distribution": [file("zip", f"{APP}/api/tables.zip")]}
    known = of_view(view)
    return whole | {"name": known["title"], "description": texts(page)["lead"], "url": address_of(APP, page, [view]), "isPartOf": whole,
                    "distribution": [file(form, place) for form, place in known["forms"].items()]}


def file(form: str, place: str) -> dict[str, str]:
    """A file in one of its forms, and where it is had."""
    return {"@type": "DataDownload", "encodingFormat": FORMS[form].media_type, "contentUrl": place}


def addresses(app: str) -> list[str]:
    """The addresses of all pages of the app, and those of all views with data unless the tables cannot be read."""
    pages = [f"{app}/{'' if page == FRONT else page}" for page in TITLES]
    try:
        return pages + [address_of(app, view.page, [name]) for name, view in views().items() if name not in WITHOUT_DATA]
    except TableFault:
        return pages
