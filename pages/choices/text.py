"""The text that stands for a view in an address: a name, and after each `~` a part with its values after `.`.

`total~years.2000.2015~measure.index`. Signs that would be taken for these two are written as addresses write them.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote


class NotUnderstood(ValueError):
    """A text that stands for no view, with what is wrong in words for a reader. All else that fails is a fault of ours."""


DIVIDING = re.compile(r"[%.~\x00-\x1f]")
Parts = dict[str, tuple[str, ...]]


def permalink(name: str, parts: Mapping[str, Iterable[str]]) -> str:
    """The text of a view."""
    return "~".join([name, *(".".join(map(sign, [part, *values])) for part, values in parts.items())])


def sign(word: str) -> str:
    """A word without the signs that divide the text. All others an address encodes once, when it is made.

    >>> sign("2.5 % ~"), sign("a / b")
    ('2%2E5 %25 %7E', 'a / b')
    """
    return DIVIDING.sub(lambda found: f"%{ord(found[0]):02X}", word)


def parts_of(text: str) -> tuple[str, Parts]:
    """The name and the parts. Raises NotUnderstood if a part comes twice."""
    name, *rest = text.split("~")
    found = {part: tuple(values) for part, *values in (map(unquote, one.split(".")) for one in rest)}
    if len(found) < len(rest):
        raise NotUnderstood("A part of the view is given twice.")
    return name, found
