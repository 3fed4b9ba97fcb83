"""The colours of both themes: contrast by WCAG 2.2, and what readers without red or green cones see."""

from __future__ import annotations

import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from coloraide import Color

THEME = tomllib.loads((Path(__file__).parents[1] / ".streamlit/config.toml").read_text())["theme"]
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
