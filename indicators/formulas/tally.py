"""How many statements of each kind hold: repetitions are one statement, and of a statement the gravest verdict counts."""

from collections.abc import Sequence

import pandas as pd

from indicators.formulas.verdicts import COUNTS, DEPENDS, FAILED, HELD, LISTED, OPEN, VERDICTS, worst

# What kinds of statements are counted together, in this order; the units of time make a date of whatever kind.
GROUPS = ("quantities", "shares", "ranks", "dates and durations")
GROUP_OF_KIND = {"value": "quantities", "growth": "quantities", "count": "quantities", "comparison": "quantities", "share": "shares",
                 "rank": "ranks", "duration": "dates and durations"}
TIMES = ("date", "year", "years")


def group_of(kind: str, unit: str) -> str:
    """The group that a claim is counted in, one of GROUPS; empty for a count of what the text lists.

    >>> group_of("share", "%"), group_of("value", "years"), group_of("list", "count")
    ('shares', 'dates and durations', '')
    """
    return "" if kind == LISTED else "dates and durations" if unit in TIMES else GROUP_OF_KIND[kind]


def statements(claims: pd.DataFrame) -> pd.DataFrame:
    """The statements that some claims make, each once, however often the article repeats it.

    `claims` has statement_id, kind, unit, verdict, independent (whether it rests on a source of another origin than
    the article's own) and chosen (whether it rests on a choice of the dashboard that the words leave open). Columns of
    the result, by statement_id in the order of the claims: group (one of GROUPS), verdict, independent, chosen. A
    statement fails as its worst claim does, and holds where one of its claims holds and none fails or depends on the
    reading: of those that hold the best verdict counts, because repetitions need no evidence of their own. It rests on a
    choice where no claim of it holds without one. Counts of what the text lists are left out.
    """
    counted = claims[claims["verdict"] != COUNTS]
    known = counted.assign(group=list(map(group_of, counted["kind"], counted["unit"])),
                           sure=counted["verdict"].isin(HELD) & ~counted["chosen"])
    grouped = known.groupby("statement_id", sort=False)
    return pd.DataFrame({"group": grouped["group"].first(), "verdict": grouped["verdict"].agg(of_statement),
                         "independent": grouped["independent"].any(), "chosen": grouped["chosen"].any() & ~grouped["sure"].any()})


def of_statement(verdicts: pd.Series) -> str:
    """The verdict of a statement from those of the claims that repeat it.

    >>> of_statement(pd.Series(["consistent", "inconsistent"])), of_statement(pd.Series(["not checkable", "consistent"]))
    ('inconsistent', 'consistent')
    """
    decisive = [verdict for verdict in verdicts if verdict in (DEPENDS, *FAILED)]
    return worst(decisive) if decisive else min(verdicts, key=VERDICTS.index)


def of_whole_statements(claims: pd.DataFrame, chosen: Sequence[str]) -> pd.DataFrame:
    """All claims of the statements that some claims belong to, for a statement is judged by all its numbers and not by those chosen.

    `claims` has statement_id and is indexed by what `chosen` names.

    >>> of_whole_statements(pd.DataFrame({"statement_id": ["a", "b", "b"]}, index=["x", "y", "z"]), ["y"]).index.tolist()
    ['y', 'z']
    """
    return claims[claims["statement_id"].isin(claims.loc[list(chosen), "statement_id"])]


def tally(claims: pd.DataFrame) -> pd.DataFrame:
    """How many statements hold, fail, depend on the reading and are open, by group: dates and durations last.

    `claims` as `statements` takes them. A row for each of GROUPS and one for `all`; columns: statements, held, failed,
    depends, open, held_independent (held by a source of another origin than the article's own), held_chosen (held only by
    a choice of the dashboard).
    """
    found = statements(claims)
    held = found["verdict"].isin(HELD)
    counts = pd.DataFrame({"statements": True, "held": held, "failed": found["verdict"].isin(FAILED),
                           "depends": found["verdict"] == DEPENDS, "open": found["verdict"] == OPEN,
                           "held_independent": held & found["independent"], "held_chosen": held & found["chosen"]}).astype(int)
    by_group = counts.groupby(found["group"]).sum().reindex(list(GROUPS), fill_value=0)
    return pd.concat([by_group, by_group.sum().rename("all").to_frame().T])
