"""Which states vote most like one."""


import pandas as pd

from indicators.topics.voting import likeness
from pages.choices.setting import Chosen, Setting, Settings
from pages.choices.shared import panels
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.exhibits.made import made
from pages.large.answers import answer, in_sentence, table_of
from pages.large.drawn import ranked_bars
from pages.large.votes import (ALL, MEANS, begun, issue_of, issues, notes, on, pair_settings, source, sourced, state_setting, states,
                               subjects, values_behind)
from pages.reading.tables import cached
from pages.words.colours import GREY, painted
from pages.words.numbers import number
from pages.words.subjects import span_of

LEAST, MOST = (10, 500, 10), 15  # common roll calls that a state must have to be ranked; how many are drawn
COLUMNS = ("place", "state", "score", "identical", "roll_calls", "first_state", "issue", "start_year", "end_year")


@cached(2)
def alike_settings() -> Settings:
    """What can be set of the states that vote most like one. Not to be changed."""
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
    title, shown = on(f"Who votes most like {whose}", subject), found.head(MOST)
    paints = painted("country")
    figure = ranked_bars({"Agreement score": shown.set_index("state")["score"]}, title,
                         f"Agreement score, 0 to 1<br>The first {len(shown)} of {len(found)} states.<br>{sourced()}",
                         nearest(found, whose, subject, span), 3,
                         colours=[paints[name].colour if name in paints else GREY for name in shown["state"]])
    return made("votes", title, stem=("votes-alike", state, subject, *years), years=years, figure=figure,
                notes=notes(subject, MEANS["score"], f"States with fewer than {least} roll calls in common with {whose} are left out.",
                            begun(years, state, *found["state_id"][found["state"].isin(painted("country"))], found["state_id"].iloc[0])),
                behind=values_behind(found, []), measures=("likeness",), **table_of(found, COLUMNS, "votes", source()))


def nearest(found: pd.DataFrame, whose: str, subject: str, span: str) -> str:
    """Who is nearest, and the places of the other countries with a colour of their own, as a sentence."""
    first = found.iloc[0]
    others = [row for row in found.itertuples() if row.state in painted("country") and row.state != first["state"]]
    places = " and ".join(f"{in_sentence(row.state)} has place {row.place} ({number(row.score, 2)})" for row in others)
    about = "" if subject == ALL else f" on {issues()[issue_of(subject)].lower()}"
    return f"{in_sentence(first['state'])} voted most like {whose}{about}, {span} ({number(first['score'], 2)})" + (
        f"; of {len(found)} states {places}" if places else "")
