"""Where two states stood apart, roll call by roll call."""


import pandas as pd

from pages.choices.setting import Chosen, Settings
from pages.choices.shared import panels
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.exhibits.made import made
from pages.large.answers import answer, table_of
from pages.large.drawn import bars_by_year
from pages.large.votes import begun, issue_of, issues, named, notes, on, pair_settings, source, sourced, states, values_behind
from pages.reading.tables import cached
from pages.reading.years import Years
from pages.words.numbers import number
from pages.words.subjects import span_of

VOTE = {1: "Yes", 2: "Abstain", 3: "No"}
OPPOSED = {False: "One abstained", True: "Yes against no"}
COLUMNS = ("date", "resolution", "first_vote", "second_vote", "issues", "opposed", "yes", "abstain", "no", "year", "session", "roll_call",
           "first_state", "second_state")


@cached(2)
def apart_settings() -> Settings:
    """What can be set of the roll calls in which two stood apart. Not to be changed."""
    return pair_settings() | panels()


@cached(200)
def roll_calls_apart(first: str, second: str, subject: str, years: Years) -> pd.DataFrame:
    """The roll calls in which two states cast different votes, the last first. Not to be changed. Raises NothingToShow."""
    if first == second:
        raise NothingToShow("Choose two different states.")
    cast = answer("apart", first, second, issue_of(subject), years)
    if cast.empty:
        raise NothingToShow("The two cast the same vote in every roll call here, or none in which both voted. Widen the years.")
    on = answer("votes_by_issue", first, second, years)
    listed = on.assign(title=on["issue"].map(issues())).groupby("roll_call")["title"].agg("; ".join)
    return cast.assign(issues=cast["roll_call"].map(listed).fillna(""), opposed=~cast[["first", "second"]].eq(2).any(axis=1),
                       first_state=states()[first], second_state=states()[second], first_vote=cast["first"].map(VOTE),
                       second_vote=cast["second"].map(VOTE)).sort_values(["date", "roll_call"], ascending=False, ignore_index=True)


def apart_exhibit(chosen: Chosen) -> Exhibit:
    """The roll calls in which two stood apart, counted by year, with each in the table. Raises NothingToShow if there is none."""
    first, second, subject, years = (chosen[name] for name in ("state", "with", "issue", "years"))
    found = roll_calls_apart(first, second, subject, years)
    pair, span = named(first, second), span_of(years)
    title = on(f"Where {pair[0]} and {pair[1]} stood apart", subject)
    counts = found.groupby(["year", "opposed"]).size().unstack(fill_value=0)
    of_year = found.groupby("year").size()
    common = len(answer("votes_between", first, second, issue_of(subject), years, False))
    often = "" if len(of_year) == 1 else f", most often in {of_year.idxmax()} ({of_year.max()})"
    seen = (f"{pair[0]} and {pair[1]} stood apart in {number(len(found), 0)} of {number(common, 0)} roll calls, {span}{often}; "
            f"in {number(found['opposed'].sum(), 0)} one voted yes and the other no")
    figure = bars_by_year({name: counts[kind] for kind, name in OPPOSED.items() if kind in counts}, title,
                          f"Number of roll calls with different votes<br>{sourced()}", seen,
                          (int(found["year"].min()), int(found["year"].max())))
    return made("votes", title, stem=("votes-apart", first, second, subject, *years), years=years, figure=figure,
                notes=notes(subject, "Each roll call stands in the table with its number, its date and its issues.",
                            begun(years, first, second)),
                behind=values_behind(found, []), **table_of(found, COLUMNS, "votes", source()))
