"""The light colours of the theme, for what leaves the dashboard; on screen Streamlit's frontend puts them in."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pages.words.colours import GROUND, PLACES, QUIET

CONFIG = Path(__file__).parents[2].joinpath(".streamlit", "config.toml")


@lru_cache(maxsize=1)
def light() -> dict[str, str]:
    """The light colour behind each placeholder that the figures are drawn in."""
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]["light"]
    return dict(zip(PLACES, theme["chartCategoricalColors"])) | {QUIET: theme["textColor"], GROUND: theme["backgroundColor"]}


def coloured(written: str) -> str:
    """A figure written as JSON with the light colours in the place of the placeholders."""
    for placeholder, colour in light().items():
        written = written.replace(f'"{placeholder}"', f'"{colour}"')
    return written
