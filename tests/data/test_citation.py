"""Citations: every source comes back from a parser of each format as it stands in the tables."""

import codecs

import latexcodec  # noqa: F401  registers the codec
import pandas as pd
import pytest
import rispy
from pybtex.database import parse_string

from data.leaving.citation import bibtex, of_source, of_view, plain, ris, ris_date
from tests.apps import TABLES

DASHBOARD = "The dashboard"
SOURCES = [of_source(source, TABLES.citations, DASHBOARD) for _, source in TABLES.sources.iterrows()]
VIEW = of_view(DASHBOARD, "Trade & “oil” – 50 % of it", "Years: 1996 to 2015; Sources: A_B", "2026-11-24",
               "https://example.org/trade?years=1996&chart=A_b%20c#x", "2027-01-02")
EVERY = [*SOURCES, VIEW]


def untex(text: str) -> str:
    """What TeX would print; latexcodec leaves dollars as they are."""
    return codecs.decode(text.removeprefix("{").removesuffix("}"), "ulatex+utf-8").replace(r"\$", "$")


@pytest.fixture(scope="module")
def bibtex_entries():
    return parse_string(bibtex(EVERY), "bibtex").entries


def test_bibtex_gives_the_fields_back(bibtex_entries) -> None:
    for reference in EVERY:
        entry = bibtex_entries[reference.key]
        assert untex(entry.fields["title"]) == reference.title
        assert entry.fields.get("url", "") == reference.url and entry.fields.get("doi", "") == reference.doi
        assert entry.fields.get("year", "") == reference.date[:4]
        assert untex(entry.fields.get("journal", "")) == reference.journal
        people = [str(person) for person in entry.persons["author"]]
        assert [untex(name) for name in people] == (list(reference.authors) or [reference.corporate])


def test_ris_gives_the_fields_back() -> None:
    entries = {entry["id"]: entry for entry in rispy.loads(ris(EVERY))}
    for reference in EVERY:
        entry = entries[reference.key]
        assert entry["title"] == reference.title and entry.get("urls", []) == [url for url in [reference.url] if url]
        assert entry["authors"] == (list(reference.authors) or [reference.corporate])
        assert entry.get("year", "") == reference.date[:4] and entry.get("journal_name", "") == reference.journal
        assert entry["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING


def test_the_text_is_the_citation_of_the_table_with_its_address() -> None:
    for reference, source in zip(SOURCES, TABLES.sources.itertuples()):
        assert plain([reference]).startswith(source.citation_full.rstrip("."))
        assert reference.doi in reference.text and (reference.doi or reference.url in reference.text)
        assert ".." not in reference.text.replace(reference.url, "") and reference.text.endswith(".")


def test_the_article_is_an_article_of_a_person_in_a_journal(bibtex_entries) -> None:
    entry = bibtex_entries["liu_2017"]
    assert entry.type == "article" and entry.fields["journal"] == "Eurasian Studies" and entry.fields["year"] == "2017"
    assert entry.persons["author"][0].last_names == ["Liu"] and entry.persons["author"][0].first_names == ["Fenghua"]


def test_a_view_says_what_was_seen_where_and_when() -> None:
    assert plain([VIEW]) == ("The dashboard: “Trade & “oil” – 50 % of it” [Years: 1996 to 2015; Sources: A_B; tables of 2026-11-24]. "
                             "https://example.org/trade?years=1996&chart=A_b%20c#x (seen 2027-01-02).")
    without = of_view(DASHBOARD, "Trade", "", "", "", "2027-01-02")
    assert without.text == "The dashboard: “Trade” (seen 2027-01-02)."


def test_every_person_is_named_in_the_citation_or_as_its_producer() -> None:
    sources = TABLES.sources.set_index("source_id")
    for row in TABLES.citations.itertuples():
        said = sources.loc[row.source_id, "citation_full"] + sources.loc[row.source_id, "producer"]
        assert all(author.split(",")[0] in said for author in row.authors.split("; "))
        assert row.doi in said and row.journal in said and row.publisher in said


@pytest.mark.parametrize(("date", "written"), [("2015", "2015///"), ("2015-08", "2015/08//"), ("2015-08-19", "2015/08/19/"), ("", "")])
def test_dates_have_the_slashes_of_ris(date: str, written: str) -> None:
    assert ris_date(date) == written


def test_a_missing_date_and_address_leave_no_empty_field() -> None:
    bare = of_source(pd.Series({**TABLES.sources.iloc[2], "url_main": "", "date_published": ""}), TABLES.citations, DASHBOARD)
    for written in (bibtex([bare]), ris([bare])):
        assert "{}" not in written and not any(line.endswith("- ") for line in written.splitlines() if not line.startswith("ER"))
