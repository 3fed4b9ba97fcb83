"""Links as earlier versions wrote them: widgets by name and options by their labels of that time, kept in a table for ever."""

from pages.choices.text import Parts, permalink
from pages.reading.tables import cached, tables

Row = dict[str, str]

GONE = ("image",)  # what no view has to set any more, and changed nothing that a view shows: a link with it opens as without it


def translated(path: str, query: dict[str, list[str]]) -> tuple[list[str], list[str]]:
    """The views that a former address of a page asks for, as texts, and the names of what no version has written there."""
    rows, wrong = former(path), []
    views: dict[str, Parts] = {}
    shown = [row["view"] for name, values in query.items() for row in matching(rows, name, values[0], query) if not row["setting"]]
    usual = shown or tables().charts.query("theme == @path").sort_values("position")["chart_id"].tolist()  # the first of a theme's page
    for name, values in query.items():
        found = [matching(rows, name, value, query) for value in values]
        if not all(found):
            wrong.append(name)
            continue
        for place in dict.fromkeys((row["view"], row["setting"]) for row in found[0] if row["setting"]):
            view, setting = place
            words = tuple(row["value"] if row["words"] else value for value, matched in zip(values, found)
                          for row in matched if (row["view"], row["setting"]) == place)
            parts = views.setdefault(view or usual[0], {})
            parts[setting] = (*parts.get(setting, ()), *filter(None, words))
    for view in shown:
        views.setdefault(view, {})
    return [permalink(view, parts) for view, parts in views.items()], wrong


def matching(rows: dict[str, list[Row]], name: str, value: str, query: dict[str, list[str]]) -> list[Row]:
    """The rows for a parameter and one of its values: what the label meant beside another of the address, else what it meant, else any.

    A label that stood for several ids has rows in which the label that told them apart stands before it.
    """
    beside = {f"{other}: {value}" for values in query.values() for other in values}
    meant = ([row for row in rows.get(name, []) if row["words"] in words] for words in (beside, {value}, {""}))
    return next(filter(None, meant), [])


def modernised(view: str, parts: Parts) -> Parts:
    """The parts of a permalink with ids in place of what earlier versions wrote there."""
    rows, said = former_parts(view), {}
    for name, values in ((name, values) for name, values in parts.items() if name not in GONE):
        found = rows.get(name, {})
        settings = [row["setting"] for row in found.values()]
        said[settings[0] if settings else name] = tuple(found[value]["value"] if value in found and value else value for value in values)
    return said


@cached(200)
def former_parts(view: str) -> dict[str, dict[str, Row]]:
    """What earlier versions wrote in the permalinks of a view: by parameter and words, the row that says what they mean.
    Not to be changed."""
    rows = tables().former_links.query("view == @view").groupby("parameter", sort=False)
    return {name: {row["words"]: row for row in part.to_dict("records")} for name, part in rows}


@cached(20)
def former(path: str) -> dict[str, list[Row]]:
    """The rows for the links of a page, by parameter. Not to be changed."""
    rows = tables().former_links.query("page == @path").groupby("parameter", sort=False)
    return {name: part.to_dict("records") for name, part in rows}
