"""How far two states agree on each issue."""


import pandas as pd

from indicators.topics.voting import agreement_by
from pages.choices.setting import Chosen, Settings
from pages.choices.shared import panels
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.exhibits.made import made
from pages.large.answers import answer, table_of
from pages.large.drawn import ranked_bars
from pages.large.votes import (ALL, COLUMNS, COUNTS, MEANS, MEASURES, NOTHING, SAID, begun, count_settings, issues, named, notes,
                               pair_settings, source, sourced, states, values_behind)
from pages.reading.tables import cached
from pages.reading.years import Years
from pages.words.numbers import number
from pages.words.subjects import span_of

INTERVAL = ("The thin line is the 95 % interval from a bootstrap that draws whole days, and none with fewer than five. A roll call may "
            "belong to several issues, or to none.")


@cached(2)
def by_issue_settings() -> Settings:
    """What can be set of their agreement by issue. Not to be changed."""
    asked = pair_settings()
    return {name: asked[name] for name in ("state", "with", "years")} | {"counted": count_settings()["counted"]} | panels()


@cached(200)
def agreement_by_issue(first: str, second: str, years: Years) -> pd.DataFrame:
    """The agreement of two states over some years by issue. Not to be changed. Raises NothingToShow."""
    cast = answer("votes_by_issue", first, second, years)
    if first == second or cast.empty:
        raise NothingToShow("Choose two different states." if first == second else NOTHING)
    found = agreement_by(cast, "issue").rename(columns={"votes": "roll_calls"}).reset_index()
    return found.assign(issue=found["issue"].map(issues()), first_state=states()[first], second_state=states()[second],
                        start_year=years[0], end_year=years[1])


def by_issue_exhibit(chosen: Chosen) -> Exhibit:
    """The agreement of two states by issue. Raises NothingToShow if they have no roll call on one in common."""
    first, second, years, counted = (chosen[name] for name in ("state", "with", "years", "counted"))
    found = agreement_by_issue(first, second, years).sort_values(counted, ascending=False, ignore_index=True)
    pair, by_issue = named(first, second), found.set_index("issue")
    title, span = f"{SAID[counted].format(*pair)} by issue", span_of(years)
    highest, lowest = by_issue.index[0], by_issue.index[-1]
    seen = (f"{SAID[counted].format(*pair)} were" if counted == "identical" else f"{SAID[counted].format(*pair)} was") + (
        f" highest on {highest.lower()} ({number(by_issue[counted].iloc[0], 2)}) and lowest on {lowest.lower()} "
        f"({number(by_issue[counted].iloc[-1], 2)}), {span}")
    unit = {"identical": "Part of the roll calls, 0 to 1", "score": "Score from 0 to 1"}[counted]
    figure = ranked_bars({COUNTS[counted]: by_issue[counted]}, title, f"{unit}<br>{sourced()}", seen, 2,
                         intervals=(by_issue[f"{counted}_low"], by_issue[f"{counted}_high"]))
    return made("votes", title, stem=("votes-by-issue", first, second, *years), years=years, figure=figure,
                notes=notes(ALL, MEANS[counted], INTERVAL, begun(years, first, second)), behind=values_behind(found, []),
                measures=MEASURES[counted], **table_of(found, ("issue", *COLUMNS), "votes", source()))
