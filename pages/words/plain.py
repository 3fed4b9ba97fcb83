"""Words of tables, addresses and readers as what they are: text, in whatever language the place reads in which they are put."""

import re
from typing import Any

import numpy as np
import plotly.graph_objects as go

# What Streamlit's Markdown takes for its own: signs of CommonMark, formulas, colours; a `<` before a name, an `&` of an entity,
# what makes a heading, a quotation or a list at the beginning of a line, and names of icons and emojis between colons.
SIGNS = re.compile(r"[\\`*_~$|\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|^(?:#|>|[-+](?=\s)|\d{1,9}[.)](?=\s|$))")
NAMED = re.compile(r":(?=[A-Za-z0-9_+-]+(?:/[a-z0-9_]+)?:|[a-z-]+\\?\[)")
BLANK = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")  # not the blank that keeps a number with its unit
LINKED = re.compile(r"(?i)(?<=https:)(?=/)|(?<=http:)(?=/)|(?<=www)(?=\.)|(?<=@)(?=\w)")
UNSEEN = "\u2060"  # joins the signs beside it, and keeps them from being read together
JOINED = re.compile(r"\w[\w.]*-(?:[0-9]\w*|fold\b)|[0-9]+–[0-9]+")  # what a line must not end in: S-400, 2.5-fold, 2002–2008
OURS = re.compile(r"<(?!/?(?:b|br|i|extra)>)")


def as_text(words: str) -> str:
    r"""Words that Markdown shows as they are, on one line.

    >>> as_text("a*b*100 [Win](x)"), as_text("# US$ 5,  :red[x]\n"), as_text("5 % of GDP (IMF, 2.1)")
    ('a\\*b\\*100 \\[Win\\](x)', '\\# US\\$ 5, :\u2060red\\[x\\]', '5 % of GDP (IMF, 2.1)')
    >>> as_text("2015. A year"), as_text("0.368")
    ('2015\\. A year', '0.368')
    """
    return NAMED.sub(f":{UNSEEN}", SIGNS.sub(lambda sign: f"{sign[0][:-1]}\\{sign[0][-1]}", BLANK.sub(" ", words).strip(" ")))


def whole(markdown: str) -> str:
    """Markdown in which each name with a number and each span is an element that the style sheet keeps on one line; an unseen sign would
    be copied.

    >>> whole("for S-400 and Su-27SK, 2.5-fold in a ten-year mean of 2002–2008")
    'for *S-400* and *Su-27SK*, *2.5-fold* in a ten-year mean of *2002–2008*'
    """
    return JOINED.sub(r"*\g<0>*", markdown)


def from_outside(words: str) -> str:
    r"""The same for what anybody can write into an address, in which nothing becomes a link either.

    >>> from_outside("see https://example.org")
    'see https:\u2060//example.org'
    """
    return LINKED.sub(UNSEEN, as_text(words))


def web_link(words: str, address: str) -> str:
    r"""Words that lead to an address of the web; only the words if it is none.

    >>> web_link("a [b]", "https://example.org/x"), web_link("a", "javascript:x")
    ('[a \\[b\\]](<https://example.org/x>)', 'a')
    """
    sound = re.fullmatch(r"https?://[^\s<>\\]+", address)
    return f"[{as_text(words)}](<{address}>)" if sound else as_text(words)


def safe_figure(figure: go.Figure | None) -> go.Figure | None:
    """A figure in which only the tags that we write ourselves are tags; Plotly would make links of others.

    What it says of itself (`meta`) and what presses carry (`customdata`) is not drawn and stays.
    """
    if figure is None:
        return None
    drawn = figure.to_plotly_json()
    plain = without_tags(drawn)
    return figure if plain is drawn else go.Figure(plain)


def without_tags(part: Any) -> Any:
    """A part of a figure without foreign tags: the very same part if it has none."""
    if isinstance(part, str):
        return OURS.sub("&lt;", part) if "<" in part else part
    if isinstance(part, dict):
        found = {name: value if name in ("meta", "customdata") else without_tags(value) for name, value in part.items()}
        return found if any(found[name] is not part[name] for name in part) else part
    if isinstance(part, (list, tuple)) or (isinstance(part, np.ndarray) and part.dtype.kind in "OU"):
        found = [without_tags(value) for value in part]
        return found if any(new is not old for new, old in zip(found, part)) else part
    return part
