"""What can be set: declared once for each view. Widget, test of an address, permalink and words all follow from it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pages.choices.text import NotUnderstood, Parts, written

Words = tuple[str, ...]
Chosen = dict[str, Any]
ON, OFF = "on", "off"
MARK = "mark"  # the setting that says what is marked on a chart


class Setting(NamedTuple):
    """One thing to set, in the words of the page.

    `kind` is a key of `KINDS`. `first` is what it is before the reader sets it, as it stands in a permalink; nothing where
    the view finds that by itself. `options` gives a label to each id. `limits` are the first and the last year, the lowest
    and the highest number and the step, the length of a text, or how many options may be chosen. `fits` says whether a text makes
    sense that the page writes and no reader. `options` and `first` may
    depend on what is set above it, and `when` says whether it can be set then. `place` is where it is asked: in the rail,
    in its panel of further settings, or by the view itself if empty. What is not `kept` belongs to the page and not to the
    view: it is in the address, and neither in files nor in the report, unless it is `printed` there.
    `key` tells it from settings of the same name on one page. Others `rest` on a setting if a link that says what cannot be shown of it
    would mean something else with them.
    """

    label: str
    kind: str
    first: Words | Callable[[Chosen], Words] = ()
    options: Mapping[str, str] | Callable[[Chosen], Mapping[str, str]] = {}
    limits: tuple = ()
    fits: Callable[[str], bool] = lambda text: True
    when: Callable[[Chosen], bool] = lambda chosen: True
    place: str = "rail"
    kept: bool = True
    printed: Callable[[Chosen], bool] = lambda chosen: False
    key: str = ""
    help: str = ""
    placeholder: str | Callable[[Chosen], str] = ""
    look: str = ""
    rests: bool = False


Settings = dict[str, Setting]


class Kind(NamedTuple):
    """How the values of a setting are tested, read from a permalink, and written into one."""

    sound: Callable[[Setting, Words], bool]
    value: Callable[[Setting, Words], Any]
    words: Callable[[Any], Iterable[str]]


def one_sound(setting: Setting, values: Words) -> bool:
    """True for one of the options, or for none where none is what it is at first."""
    return len(values) == 1 and values[0] in setting.options if values else not setting.first


def some_sound(setting: Setting, values: Words) -> bool:
    """True for different options, not more than may be chosen."""
    few = not setting.limits or len(values) <= setting.limits[0]
    return few and len(set(values)) == len(values) and set(values) <= set(setting.options)


def two_years(values: Words) -> bool:
    """True for two whole numbers."""
    return len(values) == 2 and all(value.isascii() and value.isdigit() for value in values)


def years_sound(setting: Setting, values: Words) -> bool:
    """True for two years in order and within the limits."""
    first, last = setting.limits
    return two_years(values) and first <= int(values[0]) <= int(values[1]) <= last


def number_sound(setting: Setting, values: Words) -> bool:
    """True for one number within the limits."""
    try:
        return len(values) == 1 and setting.limits[0] <= float(values[0]) <= setting.limits[1]
    except ValueError:
        return False


def text_sound(setting: Setting, values: Words) -> bool:
    """True for one text that is not too long and makes sense."""
    return len(values) == 1 and len(values[0]) <= setting.limits[0] and setting.fits(values[0])


def flag_sound(setting: Setting, values: Words) -> bool:
    """True for on or off."""
    return tuple(values) in ((ON,), (OFF,))


def number_value(setting: Setting, words: Words) -> float:
    """A number, whole where its steps are."""
    return float(words[0]) if isinstance(setting.limits[2], float) else int(float(words[0]))


KINDS = {
    "one": Kind(one_sound, lambda setting, words: words[0] if words else None, lambda value: () if value is None else (value,)),
    "some": Kind(some_sound, lambda setting, words: tuple(words), tuple),
    "panels": Kind(some_sound, lambda setting, words: tuple(words), tuple),
    "years": Kind(years_sound, lambda setting, words: (int(words[0]), int(words[1])), lambda value: map(str, value)),
    "number": Kind(number_sound, number_value, lambda value: (f"{value:g}",)),
    "text": Kind(text_sound, lambda setting, words: words[0], lambda value: (value,)),
    "flag": Kind(flag_sound, lambda setting, words: tuple(words) == (ON,), lambda value: (ON if value else OFF,))}


def sound(setting: Setting, values: Words) -> bool:
    """Whether these values can stand in a permalink for a setting whose options are known."""
    return KINDS[setting.kind].sound(setting, values)


def nearest(setting: Setting, values: Words) -> Words:
    """What a setting can show of these values: what is within its limits, of panels those there are, and what it is at first if there is nothing.

    >>> nearest(Setting("Years", "years", ("1996", "2015"), limits=(1990, 2025)), ("1946", "1950"))
    ('1996', '2015')
    """
    values = within(setting, values)
    if setting.kind == "panels":
        values = tuple(value for value in values if value in setting.options)
    return values if sound(setting, values) else setting.first


def within(setting: Setting, values: Words) -> Words:
    """These values within the limits of a setting, if any are: of years those that it has, of too many the first.

    >>> within(Setting("Years", "years", limits=(1990, 2025)), ("1946", "2010"))
    ('1990', '2010')
    >>> within(Setting("Lines", "some", limits=(2,)), ("c", "b", "a"))
    ('c', 'b')
    """
    if setting.kind == "years" and two_years(values):
        first, last = max(int(values[0]), setting.limits[0]), min(int(values[1]), setting.limits[1])
        return (str(first), str(last)) if first <= last else values
    return values[:setting.limits[0]] if setting.kind == "some" and setting.limits else values


def value_of(setting: Setting, words: Words) -> Any:
    """The value that stands in a permalink as these words."""
    return KINDS[setting.kind].value(setting, words)


def words_of(setting: Setting, value: Any) -> Words:
    """A value as it stands in a permalink."""
    return tuple(KINDS[setting.kind].words(value))


def resolved(setting: Setting, chosen: Chosen) -> Setting:
    """A setting whose options, first value and placeholder are those that follow from what is set above it."""
    found = {name: part(chosen) for name in ("options", "first", "placeholder") if callable(part := getattr(setting, name))}
    return setting._replace(**found) if found else setting


def read(view: str, parts: Parts, settings: Settings) -> Chosen:
    """All values that a permalink stands for; what it does not say is as at first. Raises NotUnderstood with what is wrong."""
    chosen, wrong = looked_at(view, parts, settings)
    for fault in wrong.values():
        raise NotUnderstood(fault)
    return chosen


def looked_at(view: str, parts: Parts, settings: Settings) -> tuple[Chosen, dict[str, str]]:
    """The same with what is wrong as at first, and what is wrong by the name of its part."""
    chosen: Chosen = {}
    wrong = {name: f"The view “{view[:40]}” has no “{name[:40]}” to set." for name in parts if name not in settings}
    for name, setting in settings.items():
        setting = resolved(setting, chosen)
        words = parts.get(name, setting.first)
        if name in parts and not sound(setting, words):
            wrong[name] = f"The view “{view[:40]}” {fault(name, setting, words)}."
            words = setting.first
        chosen[name] = value_of(setting, words)
    return chosen, wrong


def fault(name: str, setting: Setting, words: Words) -> str:
    """What a view cannot do of a part of a permalink that is not sound.

    >>> fault("lines", Setting("Lines", "some", (), {"a": "A", "b": "B", "c": "C"}, limits=(2,)), ("a", "b", "c"))
    'can show at most 2 of “lines” and not 3'
    """
    unknown = [word for word in words if word not in setting.options] if setting.options else []
    if setting.kind == "some" and not unknown and setting.limits and len(words) > setting.limits[0]:
        return f"can show at most {setting.limits[0]} of “{name}” and not {len(words)}"
    return f"cannot show “{name}: {', '.join(unknown or words)[:80]}”"


def write(view: str, chosen: Chosen, settings: Settings, whole: bool = False, printed: bool = False) -> str:
    """The permalink of a view, which says what differs from what is seen at first.

    `whole` with what belongs to the page only, `printed` with what of that the report shows.
    """
    said: dict[str, Words] = {}
    for name, setting in settings.items():
        setting = resolved(setting, chosen)
        words = words_of(setting, chosen[name])
        if (whole or setting.kept or (printed and setting.printed(chosen))) and setting.when(chosen) and words != setting.first:
            said[name] = words
    return written(view, said)


def in_words(chosen: Chosen, settings: Settings, printed: bool = False) -> dict[str, str]:
    """What is set, in the words of the page, for files, and with what is `printed` for the report."""
    said = {}
    for setting, value in ((resolved(setting, chosen), chosen[name]) for name, setting in settings.items()
                           if (setting.kept or (printed and setting.printed(chosen))) and setting.when(chosen)):
        said[setting.label] = spoken(setting, value)
    return {label: words for label, words in said.items() if label and words}


def spoken(setting: Setting, value: Any) -> str:
    """One value in the words of the page; empty for nothing."""
    if setting.kind == "years":
        return "{} to {}".format(*value)
    if setting.kind == "flag":
        return "yes" if value else "no"
    return "; ".join(setting.options.get(word, word) for word in words_of(setting, value))
