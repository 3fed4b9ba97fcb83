"""The colours of both themes: contrast by WCAG 2.2, and what readers without red or green cones see."""

import re
import tomllib
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pandas as pd
import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from data.build import build
from data.text.files import files
from data.text.schema import PAINTED, TABLES
from indicators.formulas.verdicts import VERDICTS
from pages.catalogue.registry import filters
from pages.ledger.ledger import ON_VERDICT, badge
from pages.reading.tables import tables
from pages.themes.chart import view
from pages.views.compared import LONGEST_HELD, MOST_LINES, all_lines, colours_of, kept_colours
from pages.words.colours import PLACES, painted, source_kinds, themes_of
from tests import ROOT
from tests.apps import CHARTS, address_of, chart_of, figures, run
from tests.data.test_build import BUNDLED, folder, spoil  # noqa: F401

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
THEMES = ["light", "dark"]
# Streamlit writes captions in the text's colour at this strength, and the chosen items of a list in white on the accent.
CAPTION, CHOSEN = 0.6, "#ffffff"
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11, level AA
# Differences by CIEDE2000: 2 is what trained eyes just see; lines side by side should differ by far more.
NEIGHBOURS, ANY_TWO = 16, 6


def grounds(theme: str) -> list[str]:
    return [THEME[theme]["backgroundColor"], THEME[theme]["secondaryBackgroundColor"]]


def contrast(one: str | Color, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    return Color(one).contrast(other, method="wcag21")


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the known near miss


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_both_grounds(theme: str) -> None:
    for ground in grounds(theme):
        assert contrast(THEME[theme]["textColor"], ground) >= TEXT
        assert contrast(Color(ground).mix(THEME[theme]["textColor"], CAPTION, space="srgb"), ground) >= TEXT
        assert contrast(THEME[theme]["linkColor"], ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_the_accent_can_be_read_and_be_written_on(theme: str) -> None:
    accent = THEME[theme]["primaryColor"]
    assert contrast(accent, THEME[theme]["backgroundColor"]) >= TEXT
    assert contrast(accent, THEME[theme]["secondaryBackgroundColor"]) >= GRAPHIC
    assert contrast(CHOSEN, accent) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_lines_stand_out_from_the_ground(theme: str) -> None:
    colours = THEME[theme]["chartCategoricalColors"]
    assert len(colours) == len(set(colours)) == 10
    assert {colour: contrast(colour, THEME[theme]["backgroundColor"]) for colour in colours
            if contrast(colour, THEME[theme]["backgroundColor"]) < GRAPHIC} == {}


@pytest.mark.parametrize("sight", ["full", "protan", "deutan", "tritan"])
@pytest.mark.parametrize("theme", THEMES)
def test_lines_are_told_apart(theme: str, sight: str) -> None:
    """Neighbours in the palette by colour alone; others have dashes, names and hovering besides."""
    seen = [Color(colour) if sight == "full" else Color(colour).filter(sight)
            for colour in THEME[theme]["chartCategoricalColors"]]
    assert min(one.delta_e(other, method="2000") for one, other in pairwise(seen)) >= NEIGHBOURS
    assert min(one.delta_e(other, method="2000") for one, other in combinations(seen, 2)) >= ANY_TWO


def meanings(theme: str) -> Iterator[tuple[str, str, str]]:
    """Every row of the table of palettes: meaning, name, and the colour in which a theme shows it."""
    lines = THEME[theme]["chartCategoricalColors"]
    text = pd.read_csv(files(BUNDLED, "palettes", TABLES["palettes"])[0], dtype=str)
    for row in text.itertuples():
        yield row.meaning, row.name, row.colour if row.colour.startswith("#") else lines[int(row.colour) - 1]


@pytest.mark.parametrize("theme", THEMES)
def test_every_meaning_stands_out_from_the_ground(theme: str) -> None:
    seen = [(meaning, name, contrast(colour, THEME[theme]["backgroundColor"])) for meaning, name, colour in meanings(theme)]
    assert {meaning for meaning, _, _ in seen} == set(PAINTED)
    assert [row for row in seen if row[2] < GRAPHIC] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_verdict_can_be_read_on_its_label(theme: str) -> None:
    """In white, as Streamlit itself writes on the labels of a list whose grounds are dark."""
    verdicts = [(name, colour) for meaning, name, colour in meanings(theme) if meaning == "verdict"]
    assert [name for name, _ in verdicts] == list(VERDICTS)
    assert [name for name, colour in verdicts if contrast(ON_VERDICT, colour) < TEXT] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_colour_has_one_meaning(theme: str) -> None:
    """Countries, verdicts and kinds of source share none; within the kinds of source the mark tells the rest.

    A series or an industry has its colour within a chart, where the two records of one flow are told apart by the dash.
    """
    owners: dict[str, set[str]] = {}
    for meaning, name, colour in meanings(theme):
        if meaning in ("series", "industry"):
            continue
        owners.setdefault(colour, set()).add(meaning if meaning == "source kind" else name)
    assert [colour for colour, names in owners.items() if len(names) > 1] == []


@pytest.mark.parametrize("meaning", ["verdict", "source kind"])
def test_nothing_is_told_by_colour_alone(meaning: str) -> None:
    signs = [paint.sign for paint in painted(meaning).values()]
    assert all(signs) and len(set(signs)) == len(signs)


def test_the_build_asks_for_every_verdict_and_its_sign(folder: Path) -> None:
    assert PAINTED["verdict"] == VERDICTS
    spoil(folder, "palettes.csv", "verdict,inconsistent,#b35309,✗", "verdict,wrong,#b35309,")
    told = [str(fault) for fault in build(folder)]
    assert len(told) == 2 and "a row for this verdict" in told[0] and "column sign" in told[1]


PARTNER = re.compile(r"^(?:ru|cn)_(?:both_imports|exports_to|imports_from|reconciled|trade_with)_([a-z]{2})\b|^rank_([a-z]{2})_in_")


def test_a_partner_in_trade_has_one_colour_among_those_of_china_and_those_of_russia() -> None:
    """China, Russia and the United States have the colours of their records on every chart."""
    found: dict[str, set[str]] = {}
    for chart in CHARTS.query("theme == 'trade' and kind == 'line'")["chart_id"]:
        for trace in view(chart_of(chart)).figure.data:
            if partner := PARTNER.search(trace.meta):
                found.setdefault(partner[1] or partner[2], set()).add(trace.marker.color)
    assert len(found) > 15 and {partner: colours for partner, colours in found.items() if len(colours) > 1} == {}
    assert [found[country] for country in ("cn", "ru", "us")] == [{paint.colour} for paint in painted("country").values()]


def test_a_label_shows_the_colour_and_sign_of_the_table() -> None:
    paint = painted("verdict")["inconsistent"]
    assert badge("inconsistent", ", 2 times") == f':color[{paint.sign} inconsistent, 2 times]{{foreground="#ffffff" background="{paint.colour}"}}'


def test_figures_take_placeholders_that_the_theme_replaces() -> None:
    assert len(PLACES) == 10 and PLACES[-1] == "#000010" == painted("source kind")["article text"].colour
    for row in tables().palettes.itertuples():  # a number is a place in the palette, any other colour is that of both themes
        assert painted(row.meaning)[row.name].colour == (PLACES[int(row.colour) - 1] if row.colour.isdigit() else row.colour)


def test_the_kind_of_a_source_comes_from_the_tables() -> None:
    rows = pd.DataFrame({"source_id": ["liu_2017", "liu_2017_notes", "own_wdi", "imf_dots", "xinhua"],
                         "kind": ["article", "article", "own", "published", "published"],
                         "draw_as": ["points", "points", "line", "line", "points"]})
    assert list(source_kinds(rows)) == ["article text", "article footnote", "own calculation", "annual source", "single report"]


def test_the_article_s_marks_can_be_told_apart_where_it_states_several_series() -> None:
    """Both ranks are the article's; of the two records of trade it states one, in its own colour."""
    ranks, total = (figures(run("trade", chart))[0]["data"] for chart in ("trade_ranks", "total"))
    marks = [trace["marker"]["color"] for trace in ranks if "Liu" in trace["name"]]
    assert len(set(marks)) == len(marks) == 2
    assert {trace["marker"]["color"] for trace in total if "Liu" in trace["name"]} == {PLACES[-1]}


@given(st.lists(st.sampled_from(list(all_lines())), min_size=1, max_size=30))
def test_lines_that_a_reader_compares_keep_their_colours_as_the_others_come_and_go(pressed: list[str]) -> None:
    """Each press adds a line or removes it. Only lines of one theme share a colour that is theirs, and one that comes takes another's only if it is its own."""
    lines, text, own = (), "", painted("series")
    for name in pressed:
        now = tuple(one for one in lines if one != name) if name in lines else (*lines, name)[-MOST_LINES:]
        before, text = colours_of(lines, text), kept_colours(now, lines, text)
        after = colours_of(now, text)
        assert len(text) <= LONGEST_HELD
        assert {series for series, colour in after.items() if before.get(series, colour) != colour} <= {
            series for series in after if before.get(series) == getattr(own.get(name.partition("@")[0]), "colour", "")}
        for colour in after.values():
            alike = [series for series in after if after[series] == colour]
            assert len(alike) == 1 or ({own[series].colour for series in alike} == {colour} and len({themes_of()[series] for series in alike}) == 1)
        lines = now


LINES = ["gdp_cn@wdi_gdp", "gdp_ru@wdi_gdp", "tiv_ru_exports@sipri_register", "trade_total_cn@own_dots"]


def coloured(app: AppTest) -> dict[str, str]:
    (figure,) = figures(app)
    return {trace["meta"]: trace["line"]["color"] for trace in figure["data"]}


@pytest.mark.parametrize("way", ["multiples", "index"])
def test_a_line_that_is_taken_away_changes_the_colour_of_no_other(way: str) -> None:
    every = coloured(run("compare", f"compare~lines.{'.'.join(LINES)}~way.{way}"))
    assert len(every) == len(set(every.values())) == len(LINES)
    for line in LINES:
        app = run("compare", f"compare~lines.{'.'.join(LINES)}~way.{way}")
        app.multiselect[0].set_value([name for name in LINES if name != line]).run()
        kept = {series: colour for series, colour in every.items() if series != line.partition("@")[0]}
        assert coloured(app) == coloured(run("compare", *address_of(app))) == kept
        assert not any("gdp_ru:" in words for words in filters(*address_of(app)).values())


def test_the_two_sources_of_a_series_have_its_colour_and_dashes_of_their_own() -> None:
    lines = ["trade_total_cn@own_dots", "trade_total_cn@mofcom_deck"]
    (figure,) = figures(run("compare", f"compare~lines.{'.'.join(lines)}~way.index"))
    assert len({trace["line"]["color"] for trace in figure["data"]}) == 1
    assert len({trace["line"]["dash"] for trace in figure["data"]}) == len(figure["data"]) == 2
