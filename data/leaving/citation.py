"""Citations of a source, of the article and of a view of this dashboard: plain text, BibTeX and RIS."""

import codecs
from typing import Any, NamedTuple

import pandas as pd

# BibTeX has no type for data, news or web pages that every style knows, so these are `misc`.
BIBTEX = {"article": "article", "report": "techreport", "data": "misc", "press": "misc", "web": "misc"}
RIS = {"article": "JOUR", "report": "RPRT", "data": "DATA", "press": "NEWS", "web": "ELEC"}


class Reference(NamedTuple):
    """One work to cite, with the citation as text; what is not known is empty.

    `authors` are persons, family name first; `corporate` is the body that answers for it where no
    persons are known. Dates are a year, year-month or day.
    """

    key: str
    kind: str
    title: str
    text: str
    authors: tuple[str, ...] = ()
    corporate: str = ""
    journal: str = ""
    publisher: str = ""
    date: str = ""
    doi: str = ""
    url: str = ""
    seen: str = ""
    note: str = ""


def of_source(source: pd.Series, citations: pd.DataFrame, dashboard: str) -> Reference:
    """A row of the table of sources, with what the table of citations knows beyond it."""
    more = citations.set_index("source_id").reindex([source["source_id"]], fill_value="").iloc[0]
    kind = more["entry"] or ("press" if source["reliability"] == "press" else "web")
    address = f"https://doi.org/{more['doi']}" if more["doi"] else source["url_main"]
    text = joined(source["citation_full"], address, f"(accessed {source['date_accessed']})" if address else "")
    return Reference(source["source_id"], kind, source["title"], text, authors=tuple(filter(None, more["authors"].split("; "))),
                     corporate=dashboard if source["kind"] == "own" else source["producer"], date=source["date_published"],
                     url=source["url_main"], seen=source["date_accessed"], **more[["journal", "publisher", "doi"]])


def of_view(dashboard: str, title: str, filters: str, tables_date: str, address: str, seen: str) -> Reference:
    """A view of this dashboard: what it shows, with which choices, where and on which day it was seen."""
    note = "; ".join(filter(None, [filters, f"tables of {tables_date}" if tables_date else ""]))
    text = joined(f"{dashboard}: “{title}”", f"[{note}]." if note else "", address, f"(seen {seen})")
    return Reference("china_russia_indicators_view", "web", title, text, corporate=dashboard, date=tables_date, url=address, seen=seen,
                     note=note)


def joined(*parts: str) -> str:
    """The parts that are there, as one sentence."""
    return " ".join(filter(None, parts)).rstrip(".") + "."


def plain(references: list[Reference]) -> str:
    """The citations as text, one a paragraph."""
    return "\n\n".join(reference.text for reference in references)


def bibtex(references: list[Reference]) -> str:
    """The citations as a BibTeX file in UTF-8."""
    import bibtexparser
    from bibtexparser.model import Entry, Field

    library = bibtexparser.Library([
        Entry(BIBTEX[reference.kind], reference.key,
              [Field(name, value) for name, value in bibtex_fields(reference).items()])
        for reference in references])
    return bibtexparser.write_string(library)


def bibtex_fields(reference: Reference) -> dict[str, str]:
    """The fields of an entry; braces keep the names and capitals of authors and titles as they are."""
    authors = [tex(author) for author in reference.authors] or [f"{{{tex(reference.corporate)}}}"]
    is_report = reference.kind == "report"
    publisher = "institution" if is_report else "publisher"
    fields = {"author": " and ".join(authors), "title": f"{{{tex(reference.title)}}}",
              # a report has to name its institution, also where that is its author
              "journal": tex(reference.journal), publisher: tex(reference.publisher or (reference.corporate if is_report else "")),
              "year": reference.date[:4], "date": reference.date if len(reference.date) > 4 else "",
              "doi": reference.doi, "url": reference.url, "urldate": reference.seen if reference.url else "",
              "note": tex(reference.note)}
    return {name: value for name, value in fields.items() if value}


def tex(text: str) -> str:
    """Text with the characters that TeX would take for commands written as TeX wants them."""
    import latexcodec  # noqa: F401  registers the codec

    # latexcodec takes dollars for the signs around formulas, which no title here has.
    return "\\$".join(codecs.encode(part, "ulatex+utf-8") for part in text.split("$"))


def ris(references: list[Reference]) -> str:
    """The citations as a RIS file in UTF-8."""
    import rispy

    class Plain(rispy.RisWriter):
        """Without the running number before each entry, which the format does not know."""

        def set_header(self, count: int) -> str:
            return ""

    return rispy.dumps([ris_entry(reference) for reference in references], implementation=Plain).lstrip()


def ris_entry(reference: Reference) -> dict[str, Any]:
    """One work with the names that rispy gives to the tags of RIS."""
    fields = {"type_of_reference": RIS[reference.kind], "id": reference.key,
              "authors": list(reference.authors) or [reference.corporate], "title": reference.title,
              "journal_name": reference.journal, "publisher": reference.publisher, "year": reference.date[:4],
              "date": ris_date(reference.date) if len(reference.date) > 4 else "", "doi": reference.doi,
              "urls": list(filter(None, [reference.url])), "access_date": ris_date(reference.seen) if reference.url else "",
              "notes": list(filter(None, [reference.note]))}
    return {name: value for name, value in fields.items() if value}


def ris_date(date: str) -> str:
    """A date as RIS writes it: always three slashes, 2015/08/ for a month, 2015// for a year."""
    return "/".join([*date.split("-"), "", "", ""][:3]) + "/" if date else ""
