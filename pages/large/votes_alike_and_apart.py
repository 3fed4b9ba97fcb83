"""Which states vote most like one, and where two stood apart, roll call by roll call."""

import pandas as pd

from indicators.topics.voting import likeness
from pages.choices.setting import Chosen, Setting, Settings, panels
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit
from pages.large.answers import answer, in_sentence, table_of
from pages.large.drawn import bars_by_year, ranked_bars
from pages.large.votes import (ALL, MEANS, first_votes, issue_of, issues, lines_below, notes, of_two, pair_settings, source, state_names,
                               state_setting, states, subjects, titled_on, values_behind)
from pages.reading.tables import Years, cached
from pages.words.colours import GREY, painted
from pages.words.numbers import number
from pages.words.subjects import span_of

LEAST, MOST = (10, 500, 10), 15  # common roll calls that a state must have to be ranked; how many are drawn
RANKED = ("place", "state", "score", "identical", "roll_calls", "first_state", "issue", "start_year", "end_year")
ALWAYS_ALIKE = "The two cast the same vote in every roll call here, or none in which both voted. Widen the years."
VOTE = {1: "Yes", 2: "Abstain", 3: "No"}
OPPOSED = {False: "One abstained", True: "Yes against no"}
ROLL_CALLS = ("date", "resolution", "first_vote", "second_vote", "issues", "opposed", "yes", "abstain", "no", "year", "session",
              "roll_call", "first_state", "second_state")


def alike_settings() -> Settings:
    """What can be set of the states that vote most like one."""
    asked = pair_settings()
    return {"of": state_setting("State", 1), "issue": asked["issue"], "years": asked["years"],
            "least": Setting("Least common roll calls", "number", ("100",), limits=LEAST,
                             help="States with fewer roll calls in common are not ranked")} | panels()


def alike_exhibit(chosen: Chosen) -> Exhibit:
    """The states that vote most like one. Raises NothingToShow if none has enough roll calls in common with it."""
    state, subject, years, least = (chosen[name] for name in ("of", "issue", "years", "least"))
    counts = answer("like", state, issue_of(subject), years)
    found = likeness(counts, least).drop(columns="identical").rename(columns={"votes": "roll_calls", "share": "identical",
                                                                              "state": "state_id", "title": "state"})
    if found.empty:
        raise NothingToShow("No state has so many roll calls in common with it. Ask for fewer, or widen the years.")
    whose, span = in_sentence(states()[state]), span_of(years)
    found = found.assign(first_state=states()[state], issue=subjects()[subject], start_year=years[0], end_year=years[1])
    title, shown = titled_on(f"Who votes most like {whose}", subject), found.head(MOST)
    paints = painted("country")
    figure = ranked_bars({"Agreement score": shown.set_index("state")["score"]}, title,
                         f"Agreement score, 0 to 1<br>The first {len(shown)} of {len(found)} states.<br>{lines_below()}",
                         nearest(found, whose, subject, span), 3,
                         colours=[paints[name].colour if name in paints else GREY for name in shown["state"]])
    left_out = f"States with fewer than {least} roll calls in common with {whose} are left out."
    since = first_votes(years, state, *found["state_id"][found["state"].isin(painted("country"))], found["state_id"].iloc[0])
    return make_exhibit("votes", title, stem=("votes-alike", state, subject, *years), years=years, figure=figure,
                        notes=notes(subject, MEANS["score"], left_out, since),
                        behind=values_behind(found, []), measures=("likeness",), **table_of(found, RANKED, "votes", source()))


def nearest(found: pd.DataFrame, whose: str, subject: str, span: str) -> str:
    """Who is nearest, and the places of the other countries with a colour of their own, as a sentence."""
    first = found.iloc[0]
    others = [row for row in found.itertuples() if row.state in painted("country") and row.state != first["state"]]
    places = " and ".join(f"{in_sentence(row.state)} number {row.place} ({number(row.score, 2)})" for row in others)
    about = "" if subject == ALL else f" on {issues()[issue_of(subject)].lower()}"
    return f"{in_sentence(first['state'])} voted most like {whose}{about}, {span} ({number(first['score'], 2)})" + (
        f"; of {len(found)} states {places.replace(' number', ' is number', 1)}" if places else "")


def apart_settings() -> Settings:
    """What can be set of the roll calls in which two stood apart."""
    return pair_settings() | panels()


@cached(200)
def roll_calls_apart(first: str, second: str, subject: str, years: Years) -> pd.DataFrame:
    """The roll calls in which two states cast different votes, the last first. Not to be changed. Raises NothingToShow."""
    cast = of_two("apart", first, second, issue_of(subject), years, nothing=ALWAYS_ALIKE)
    on = answer("votes_by_issue", first, second, years)
    listed = on.assign(title=on["issue"].map(issues())).groupby("roll_call")["title"].agg("; ".join)
    return cast.assign(issues=cast["roll_call"].map(listed).fillna(""), opposed=~cast[["first", "second"]].eq(2).any(axis=1),
                       first_state=states()[first], second_state=states()[second], first_vote=cast["first"].map(VOTE),
                       second_vote=cast["second"].map(VOTE)).sort_values(["date", "roll_call"], ascending=False, ignore_index=True)


def apart_exhibit(chosen: Chosen) -> Exhibit:
    """The roll calls in which two stood apart, counted by year, with each in the table. Raises NothingToShow if there is none."""
    first, second, subject, years = (chosen[name] for name in ("state", "with", "issue", "years"))
    found = roll_calls_apart(first, second, subject, years)
    pair, span = state_names(first, second), span_of(years)
    title = titled_on(f"Where {pair[0]} and {pair[1]} stood apart", subject)
    counts = found.groupby(["year", "opposed"]).size().unstack(fill_value=0)
    of_year = found.groupby("year").size()
    common = len(answer("votes_between", first, second, issue_of(subject), years, False))
    often = "" if len(of_year) == 1 else f", most often in {of_year.idxmax()} ({of_year.max()})"
    seen = (f"{pair[0]} and {pair[1]} stood apart in {number(len(found), 0)} of {number(common, 0)} roll calls, {span}{often}; "
            f"in {number(found['opposed'].sum(), 0)} one voted yes and the other no")
    figure = bars_by_year({name: counts[kind] for kind, name in OPPOSED.items() if kind in counts}, title,
                          f"Number of roll calls with different votes<br>{lines_below()}", seen,
                          (int(found["year"].min()), int(found["year"].max())))
    return make_exhibit("votes", title, stem=("votes-apart", first, second, subject, *years), years=years, figure=figure,
                        notes=notes(subject, "Each roll call stands in the table with its number, its date and its issues.",
                                    first_votes(years, first, second)),
                        behind=values_behind(found, []), **table_of(found, ROLL_CALLS, "votes", source()))
