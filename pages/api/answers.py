"""The bytes behind each address, and what is wrong with an address that has none. Nothing here knows of the network."""

import json
from datetime import date
from typing import NamedTuple

from data.large.schema import LAYOUTS, path_of
from data.leaving.citation import bibtex, ris
from data.leaving.sdmx import NotInSdmx
from data.stored.read import folder_in_use
from pages.api.problem import Problem, not_found
from pages.catalogue import finding
from pages.catalogue.registry import canonical_permalink, exhibit, filters, page_of, read_permalink, view_settings, views
from pages.choices.address import address_of
from pages.choices.setting import Settings, resolved
from pages.choices.text import NotUnderstood
from pages.exhibits.exhibit import NothingToShow
from pages.files.table_file import FORMS, WHOLE, File, file_of_table, file_of_view, of_sources, whole_package
from pages.reading.tables import cached, table_descriptions, tables

LONGEST = 2000  # of an address; the longest that pages write have some hundreds of signs
LARGE = "parquet"  # the form of the large tables
CITED = {"bib": ("application/x-bibtex", bibtex), "ris": ("application/x-research-info-systems", ris)}


class Answer(NamedTuple):
    """What an address gives: its bytes, their media type, and the name of the file."""

    body: bytes
    media_type: str
    name: str


def view(name: str, app: str) -> Answer:
    """A view in a form, such as `total~years.2000.2010.csv`; `app` is the address of the app. Raises Problem."""
    text, form = parted(name, "view", FORMS)
    try:
        return of_view(canonical_permalink(text), form, app, date.today())
    except NothingToShow as nothing:
        raise Problem(404, "There is nothing to show for this choice.", nothing.reason) from None
    except NotUnderstood as wrong:
        raise misunderstood(text, str(wrong)) from None


@cached(64)
def of_view(text: str, form: str, app: str, day: date) -> Answer:
    """A view that is understood. The day is that on which its citation says that it was seen."""
    seen = exhibit(text)
    return in_form(file_of_view(seen, filters(text), address_of(app, page_of(text), [text])), form)


def table(name: str, app: str) -> Answer:
    """A table in a form, such as `sources.parquet`. Raises Problem."""
    text, form = parted(name, "table", FORMS)
    if text not in table_descriptions():
        raise not_found("table", text, table_descriptions())
    return of_table(text, form, date.today())


@cached(24)
def of_table(name: str, form: str, day: date) -> Answer:
    """A table that there is."""
    return in_form(file_of_table(name), form)


def large(name: str, app: str) -> Answer:
    """A large table as the file that pages ask, such as `votes.parquet`. Raises Problem."""
    text, form = parted(name, "large table", (LARGE,))
    if text not in LAYOUTS:
        raise not_found("large table", text, LAYOUTS)
    return Answer(path_of(text, folder_in_use()).read_bytes(), FORMS[form].media_type, f"china-russia-{text}.{form}")


def all_tables(app: str) -> Answer:
    """All tables as one package."""
    return whole(date.today())


@cached(1)
def whole(day: date) -> Answer:
    """The package of one version of the tables."""
    return Answer(whole_package(), FORMS["zip"].media_type, f"{WHOLE}.zip")


def source(name: str, app: str) -> Answer:
    """The citation of a source, such as `liu_2017.bib`. Raises Problem."""
    text, form = parted(name, "source", CITED)
    known = tables().sources.query("kind != 'own'")  # what this dashboard computes is cited by its sources
    found = known[known["source_id"] == text]
    if found.empty:
        raise not_found("source", text, known["source_id"])
    media_type, written = CITED[form]
    return Answer(written(of_sources(found)).encode(), media_type, f"china-russia-{text}.{form}")


def searched(words: str, app: str) -> Answer:
    """What is found by the words of a reader, the nearest first, as the search box asks. Raises Problem."""
    if len(words) > LONGEST:
        raise Problem(414, "This address is too long.", f"Use at most {LONGEST} characters.")
    entries = [{"kind": entry.kind, "label": entry.label, "name": entry.name, "title": entry.title, "said": entry.said}
               for entry in finding.search_results(words.strip())]
    return Answer(json.dumps(entries, ensure_ascii=False).encode(), "application/json", "search.json")


def in_form(file: File, form: str) -> Answer:
    """A file in one of its forms. Raises Problem for a form that it cannot have."""
    try:
        body = FORMS[form].made(file)
    except NotInSdmx as cannot:
        raise Problem(404, "This table has no form as SDMX-CSV.", str(cannot), [other for other in FORMS if other != form]) from None
    return Answer(body, FORMS[form].media_type, f"{file.stem}.{'sdmx.csv' if form == 'sdmx' else form}")


def parted(name: str, kind: str, forms: object) -> tuple[str, str]:
    """What is asked for and in which form, small letters or not, with a slash at the end or without. Raises Problem."""
    if len(name) > LONGEST:
        raise Problem(414, "This address is too long.", f"Use at most {LONGEST} characters.")
    text, dot, form = name.rstrip("/").rpartition(".")
    form = form.casefold()
    if not dot or form not in forms:
        raise Problem(404, f"Say at the end in which form you want the {kind}.", f"The address ends in “{name[-20:]}”.",
                      [f".{one}" for one in forms])
    return text, form


def misunderstood(text: str, reason: str) -> Problem:
    """Why a permalink stands for no view, with the views that there are, or with what can be set of the one it names."""
    name = text.partition("~")[0]
    if name not in views():
        return not_found("view", name, views())
    return Problem(400, "This view cannot be shown so.", reason, offered_by(view_settings(name), read_permalink(name)[1]))


def offered_by(settings: Settings, at_first: dict[str, object]) -> dict[str, object]:
    """What can be set of a view, each with its options or its limits."""
    known = {name: resolved(setting, at_first) for name, setting in settings.items() if setting.kept}
    return {name: list(setting.options) or list(setting.limits) for name, setting in known.items()}
