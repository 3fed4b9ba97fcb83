"""Links of earlier versions, and the views that each must show for ever.

`former_links.txt` was written once by the code of commit b72c50c, the last one with such addresses: for every page links as its
widgets wrote them, with labels, and as the report did, with the texts of views. After the link stand the views it leads to, by ids.
"""

from pathlib import Path
from urllib.parse import parse_qs

import pytest

from pages.around.kept import KEPT
from pages.catalogue.registry import exhibit, view_settings
from pages.choices.address import VIEW
from pages.choices.former import modernised, translated
from pages.choices.setting import Chosen, Settings, read_with_faults
from pages.choices.text import parts_of
from pages.report import PAGE as REPORT
from pages.report import settings_of
from pages.words.titles import FRONT, TITLES
from tests.apps import address_of, run

LINKS = [line.split() for line in Path(__file__).with_suffix(".txt").with_stem("former_links").read_text(encoding="utf-8").splitlines()]


def asked(link: str) -> tuple[str, dict[str, list[str]]]:
    """The page of a link and the parameters of its address."""
    path, _, query = link.removeprefix("/").partition("?")
    return path or FRONT, parse_qs(query, keep_blank_values=True)


def shown(text: str) -> tuple[str, Chosen]:
    """A view and all that is set of it."""
    name, parts = parts_of(text)
    chosen, _, _ = read_with_faults(name, modernised(name, parts), settings(name))
    return name, chosen


def settings(name: str) -> Settings:
    """What can be set of a view, or of the report itself."""
    return settings_of() if name == REPORT else view_settings(name)


def together(texts: list[str]) -> dict[str, Chosen]:
    """What is set on a page that shows these views: each setting once, and the panels of all."""
    every: dict[str, object] = {}
    for values in (values for _, values in map(shown, texts)):
        every |= values | ({"open": {*every.get("open", ()), *values["open"]}} if "open" in values else {})
    return every


FORMER = dict.fromkeys(asked(link)[0] for link, *_ in LINKS)


def test_every_page_of_that_time_has_links() -> None:
    assert len(FORMER) == 14 and set(FORMER) <= set(TITLES)


@pytest.mark.parametrize("path", FORMER)
def test_every_former_link_leads_to_its_view(path: str) -> None:
    links = [(link, *asked(link), must) for link, *must in LINKS if asked(link)[0] == path]
    assert len(links) > 1
    for link, _, query, must in links:
        texts, wrong = translated(path, {name: values for name, values in query.items() if name != VIEW})
        found = [*query.get(VIEW, []), *texts]
        assert wrong == [], link
        assert {parts_of(text)[0] for text in found} >= {parts_of(text)[0] for text in must}, link
        if path == REPORT:
            assert list(map(shown, found)) == list(map(shown, must)), link
        else:
            seen = together(found)
            assert {name: seen[name] for name, value in together(must).items()} == together(must), link


@pytest.mark.parametrize("path", FORMER)
def test_a_page_opened_by_a_former_link_shows_its_view_and_writes_today_s_address(path: str) -> None:
    """One of each page: the one that says most."""
    link, *must = max((line for line in LINKS if asked(line[0])[0] == path), key=lambda line: line[0].count("="))
    app = run(path, **asked(link)[1])
    assert not any("not understood" in info.value for info in app.info) and not app.exception and not app.error
    if path == REPORT:
        assert app.session_state[KEPT] == [text for text in must if not text.startswith(REPORT)]
    found = together(address_of(app))
    assert {name: found[name] for name in together(must)} == together(must)


def test_what_no_view_has_to_set_any_more_is_no_fault_of_a_link() -> None:
    """The format of a saved picture was a setting once."""
    app = run("trade", "total~image.png~years.2000.2010")
    assert not app.info and address_of(app) == ["total~years.2000.2010"]


def test_a_part_that_cannot_be_shown_is_named_and_the_rest_is_shown() -> None:
    """No line of this chart has a value of 2001, to which an index could be set."""
    app = run("investment", "fdi_stock~years.2001.2012~series.fdi_stock_home~sources.peoples_daily_2013~measure.index~base.2001")
    assert "base: 2001" in app.info[0].value and not app.exception
    assert address_of(app) == ["fdi_stock~measure.index~years.2001.2012~series.fdi_stock_home~sources.peoples_daily_2013"]


def test_a_base_year_that_is_not_offered_is_named_with_what_is_shown_instead() -> None:
    app = run("investment", "fdi_stock~measure.index~base.2001")
    assert "cannot show “base: 2001”, and shows “First year with a reliable value” instead" in app.info[0].value
    assert "(2009 = 100" in exhibit("fdi_stock~measure.index").figure.layout.meta  # the sentence above the chart names the year
