"""What can be set: declared once for each view. Widget, test of an address, permalink and words all follow from it."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from pages.choices.text import NotUnderstood, Parts, permalink
from pages.reading.tables import Years, all_years, first_years

Words = tuple[str, ...]
Kind = Literal["one", "some", "panels", "years", "number", "text", "flag"]
Chosen = dict[str, Any]
ON, OFF = "on", "off"
SHARED_YEARS = "years"  # the name of the range that all pages share
MARK = "mark"  # the setting that says what is marked on a chart
PANELS = {"values": "Table", "provenance": "Where it comes from"}  # of every view


class Setting(NamedTuple):
    """One thing to set, in the words of the page.

    `first` is what it is before the reader sets it, as it stands in a permalink; nothing where the view finds that by itself.
    `options` gives a label to each id. `limits` are the first and the last year, the lowest and the highest number and the step,
    the length of a text, or how many options may be chosen. `fits` says whether a text makes sense that the page writes and no
    reader. `options`, `limits` and `first` may depend on what is set above it, and `when` says whether it can be set then. `place` is
    where it is asked: in the rail, in its panel of further settings, or by the view itself if empty. What is not `kept` belongs to the
    page and not to the view: it is in the address, and neither in files nor in the report, unless it is `printed` there.
    `key` tells it from settings of the same name on one page. Others `rest` on a setting if a link that says what cannot be shown of it
    would mean something else with them.
    """

    label: str
    kind: Kind
    first: Words | Callable[[Chosen], Words] = ()
    options: Mapping[str, str] | Callable[[Chosen], Mapping[str, str]] = {}
    limits: tuple | Callable[[Chosen], tuple] = ()
    fits: Callable[[str], bool] = lambda text: True
    when: Callable[[Chosen], bool] = lambda chosen: True
    place: str = "rail"
    kept: bool = True
    printed: Callable[[Chosen], bool] = lambda chosen: False
    key: str = ""
    help: str = ""
    placeholder: str = ""
    look: str = ""
    rests: bool = False


Settings = dict[str, Setting]


def is_valid(setting: Setting, values: Words) -> bool:
    """Whether these values can stand in a permalink for a setting whose options are known."""
    limits = setting.limits
    match setting.kind:
        case "one":  # none where none is what it is at first
            return len(values) == 1 and values[0] in setting.options if values else not setting.first
        case "some" | "panels":
            few = not limits or len(values) <= limits[0]
            return few and len(set(values)) == len(values) and set(values) <= set(setting.options)
        case "years":
            return two_years(values) and limits[0] <= int(values[0]) <= int(values[1]) <= limits[1]
        case "number":
            try:
                return len(values) == 1 and limits[0] <= float(values[0]) <= limits[1]
            except ValueError:
                return False
        case "text":
            return len(values) == 1 and len(values[0]) <= limits[0] and setting.fits(values[0])
        case "flag":
            return tuple(values) in ((ON,), (OFF,))


def two_years(values: Words) -> bool:
    """True for two whole numbers."""
    return len(values) == 2 and all(value.isascii() and value.isdigit() for value in values)


def value_of(setting: Setting, words: Words) -> Any:
    """The value that stands in a permalink as these words."""
    match setting.kind:
        case "some" | "panels":
            return tuple(words)
        case "years":
            return int(words[0]), int(words[1])
        case "number":  # whole where its steps are
            return float(words[0]) if isinstance(setting.limits[2], float) else int(float(words[0]))
        case "flag":
            return tuple(words) == (ON,)
    return words[0] if words else None


def words_of(setting: Setting, value: Any) -> Words:
    """A value as it stands in a permalink."""
    match setting.kind:
        case "one":
            return () if value is None else (value,)
        case "some" | "panels" | "years":
            return tuple(map(str, value))
        case "number":
            return (f"{value:g}",)
        case "flag":
            return (ON if value else OFF,)
    return (value,)


def nearest(setting: Setting, values: Words) -> Words:
    """What a setting can show of these values, of panels those that there are; what it is at first if there is nothing.

    >>> nearest(Setting("Years", "years", ("1996", "2015"), limits=(1990, 2025)), ("1946", "1950"))
    ('1996', '2015')
    """
    values = within(setting, values)
    if setting.kind == "panels":
        values = tuple(value for value in values if value in setting.options)
    return values if is_valid(setting, values) else setting.first


def within(setting: Setting, values: Words) -> Words:
    """These values within the limits of a setting, if any are: of years those that it has, of too many the first, of a text that was
    divided at its points the whole.

    >>> within(Setting("Years", "years", limits=(1990, 2025)), ("1946", "2010"))
    ('1990', '2010')
    >>> within(Setting("Lines", "some", limits=(2,)), ("c", "b", "a"))
    ('c', 'b')
    """
    if setting.kind == "years" and two_years(values):
        first, last = max(int(values[0]), setting.limits[0]), min(int(values[1]), setting.limits[1])
        return (str(first), str(last)) if first <= last else values
    if setting.kind == "text" and values:
        return (".".join(values),)
    return values[:setting.limits[0]] if setting.kind == "some" and setting.limits else values


def resolved(setting: Setting, chosen: Chosen) -> Setting:
    """A setting whose options, limits and first value are those that follow from what is set above it."""
    found = {name: part(chosen) for name in ("options", "limits", "first") if callable(part := getattr(setting, name))}
    return setting._replace(**found) if found else setting


def read(view: str, parts: Parts, settings: Settings) -> Chosen:
    """All values that a permalink stands for; what it does not say is as at first. Raises NotUnderstood with what is wrong.

    The years that all pages share may be those of another view: of them it stands for those that this one has.
    """
    def of_any_view(name: str, setting: Setting, words: Words) -> Words:
        if setting.kind == "text":
            return within(setting, words)
        ends = sorted((*all_years(), *setting.limits)) if name == SHARED_YEARS else ()
        return within(setting, words) if ends and is_valid(setting._replace(limits=(ends[0], ends[-1])), words) else words

    chosen, _, wrong = read_with_faults(view, parts, settings, of_any_view)
    for fault in wrong.values():
        raise NotUnderstood(fault)
    return chosen


def read_with_faults(view: str, parts: Parts, settings: Settings,
                     fit: Callable[[str, Setting, Words], Words] = lambda name, setting, words: words
                     ) -> tuple[Chosen, Parts, dict[str, str]]:
    """The same with what is wrong as at first, the parts as `fit` makes them of each name, its setting and its words, and what is wrong by
    the name of its part."""
    chosen: Chosen = {}
    said = dict(parts)
    wrong = {name: f"The view “{view[:40]}” has {f'no “{name[:40]}” to set' if name else 'a “~” with nothing after it'}."
             for name in parts if name not in settings}
    for name, setting in settings.items():
        setting = resolved(setting, chosen)
        if name in parts:
            said[name] = fit(name, setting, parts[name])
        words = said.get(name, setting.first)
        if name in parts and not is_valid(setting, words):
            wrong[name] = f"The view “{view[:40]}” {fault(name, setting, words)}."
            words = setting.first
        elif name in parts and words != setting.first and not setting.when(chosen):
            wrong[name] = f"The view “{view[:40]}” has no use for “{name}” with what else is set."
        chosen[name] = value_of(setting, words)
    return chosen, said, wrong


def fault(name: str, setting: Setting, words: Words) -> str:
    """What a view cannot do of a part of a permalink that is not sound.

    >>> fault("lines", Setting("Lines", "some", (), {"a": "A", "b": "B", "c": "C"}, limits=(2,)), ("a", "b", "c"))
    'can show at most 2 of “lines” and not 3'
    """
    if setting.kind == "years" and two_years(words) and int(words[0]) <= int(words[1]):
        return "shows “{}” from {} to {} and not {} to {}".format(name, *setting.limits, *words)
    if setting.kind == "text" and words and len(words[0]) > setting.limits[0]:
        return f"can use at most {setting.limits[0]} characters of “{name}” and not {len(words[0])}"
    if setting.kind == "years":
        return f"cannot show “{name}: {', '.join(words)[:80]}”, which takes the first year and the last, such as {name}.2000.2010"
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
    return permalink(view, said)


def in_words(chosen: Chosen, settings: Settings, printed: bool = False) -> dict[str, str]:
    """What is set, in the words of the page, for files, and with what is `printed` for the report."""
    said = {setting.label: spoken(resolved(setting, chosen), chosen[name]) for name, setting in settings.items()
            if (setting.kept or (printed and setting.printed(chosen))) and setting.when(chosen)}
    return {label: words for label, words in said.items() if label and words}


def spoken(setting: Setting, value: Any) -> str:
    """One value in the words of the page; empty for nothing."""
    if setting.kind == "years":
        return "{} to {}".format(*value)
    if setting.kind == "flag":
        return "yes" if value else "no"
    return "; ".join(setting.options.get(word, word) for word in words_of(setting, value))


def years_setting(first: Years | None = None, limits: Years | None = None) -> Setting:
    """The range of years that all pages share; until the reader sets one, a chart may begin with its own.

    `limits` are the years of a table of its own, if the view has one: it begins with those of them that others begin with, or else all.
    """
    limits = limits if limits and limits[0] < limits[1] else all_years()  # a slider has two ends
    setting = Setting("Years", "years", tuple(map(str, limits)), limits=limits)
    return setting._replace(first=nearest(setting, tuple(map(str, first or first_years()))))


def panels(**further: str) -> Settings:
    """Which panels of a page are open, with `further` ones by their names: each of its views says those of all, so that its address opens
    them whichever views it names."""
    return {"open": Setting("Open", "panels", (), PANELS | further, place="", kept=False)}
