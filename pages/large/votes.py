"""Votes in the General Assembly, roll call by roll call: how far states agree, on what, with whom, and where two stood apart."""

from textwrap import wrap
from typing import Any

import pandas as pd

from pages.choices.setting import Setting, Settings, years_setting
from pages.exhibits.exhibit import NothingToShow
from pages.large.answers import answer, in_sentence, names, own_countries, source_rows, source_words
from pages.reading.lines import lines
from pages.reading.tables import Years, by_id, cached, line_as, tables
from pages.themes.notes import SESSIONS
from pages.words.plain import as_text

ALL = "all"
COUNTS = {"identical": "Identical votes", "score": "Agreement score"}
SAID = {"identical": "Identical votes of {} and {}", "score": "Agreement of {} and {}"}
DATA = ("Roll calls of the General Assembly in which both cast a vote: an absence is no vote, an abstention is one. {} Votes taken without a roll "
        "call are not in the data.")
CONTESTED = "Roll calls in which all states voted alike are left out."
MEANS = {"identical": "Identical votes are the part of these roll calls in which both cast the same vote.",
         "score": "The score of a roll call is 1 for the same vote, 0.5 if one of the two abstained, and 0 for yes against no."}
BY_POSITION = "The data know issues and not single subjects: “{}” is shown by all roll calls on {}."
WITHOUT_ISSUE = "The data have no issue for these positions of the article: {}."
NOTHING = "No roll call here in which both voted. Widen the years, or choose another issue or other states."


def aside() -> str:
    """What the table of votes holds, and what it has to do with the article."""
    known = answer("states")
    return (f"Every vote of every state in the General Assembly from {known['first_year'].min()} to {known['last_year'].max()}. The article calls "
            "diplomatic coordination over global affairs the most strategic kind and gives no numbers for it; this is how the two voted, on what, and "
            "who else votes so.")


def states() -> dict[str, str]:
    """The titles of all states that have voted, by their ids."""
    return names("states")


def state_names(*chosen: str) -> tuple[str, ...]:
    """The names of some states as they stand in a sentence."""
    return tuple(in_sentence(states()[state]) for state in chosen)


def issues() -> dict[str, str]:
    """The titles of the issues of roll calls, by their ids."""
    return names("issues")


@cached(2)
def subjects() -> dict[str, str]:
    """All roll calls, the issues, and the joint positions of the article that fall under one. Not to be changed."""
    stated = tables().positions.query("issue != ''").sort_values("position")
    of_article = {row.position_id: f"Article: {row.title} ({issues()[row.issue]})" for row in stated.itertuples()}
    return {ALL: "All issues"} | issues() | of_article


def issue_of(subject: str) -> str | None:
    """The issue of what is chosen; None for all."""
    stated = by_id("positions")["issue"]
    return None if subject == ALL else stated.get(subject, subject)


def state_setting(label: str, place: int) -> Setting:
    """The choice of a state: at first one of those with a colour of their own."""
    return Setting(label, "one", (own_countries(states())[place],), states())


def pair_settings() -> Settings:
    """The choice of two states, an issue and years: those of the votes."""
    known = answer("states")
    years = years_setting(limits=(int(known["first_year"].min()), int(known["last_year"].max())))
    without = "; ".join(f"“{title}”" for title in tables().positions.query("issue == ''")["title"])
    return {"state": state_setting("State", 0), "with": state_setting("Compared with", 1),
            "issue": Setting("Issue", "one", (ALL,), subjects(), help=as_text(WITHOUT_ISSUE.format(without))), "years": years}


def count_settings() -> Settings:
    """How agreement is counted."""
    return {"counted": Setting("Measure", "one", ("identical",), COUNTS, look="row"),
            "unanimous": Setting("Count unanimous roll calls", "flag", ("off",), place="more")}


def of_two(question: str, first: str, second: str, *arguments: Any, nothing: str = NOTHING) -> pd.DataFrame:
    """The answer to a question on the votes of two states. Raises NothingToShow if the two are one, or have `nothing` of it."""
    if first == second:
        raise NothingToShow("Choose two different states.")
    if (found := answer(question, first, second, *arguments)).empty:
        raise NothingToShow(nothing)
    return found


def source() -> str:
    """The source of the single votes."""
    return line_as("votes").partition("@")[2]


def lines_below() -> str:
    """The lines below a chart that say what a year is and name the source."""
    return "<br>".join(wrap(f"{SESSIONS} Source: {source_words(source())[0]}, own calculation", 62))


def values_behind(found: pd.DataFrame, series: list[str]) -> pd.DataFrame:
    """What stands behind agreement: the votes, and where there are yearly figures of the same pair also these, for what they mean."""
    known = lines(tuple(f"{name}@{source()}" for name in series))
    years = found["year"] if "year" in found else found["start_year"]
    return pd.concat([source_rows(source(), years), known[known["year"].isin(years)]], ignore_index=True)


def first_votes(years: Years, *chosen: str) -> str:
    """Since when those of some states have votes that had none in the first of these years, and whose votes theirs then were."""
    asked = answer("states").set_index("state").loc[list(dict.fromkeys(chosen))]
    later = [f"The votes of {in_sentence(state.title)} begin in {state.first_year}."
             for state in asked[asked["first_year"] > years[0]].itertuples()]
    others = asked[asked["until"] >= years[0]].itertuples()
    return " ".join([*later, *(f"Until {state.until:.0f} the votes of {in_sentence(state.title)} are those of {state.formerly}."
                               for state in others)])


def notes(subject: str, *first: str, unanimous: bool = False) -> tuple[str, ...]:
    """What is said below every chart: what is counted, what the data are, and how a position of the article is shown."""
    stated, position = by_id("positions"), ""
    if subject in stated.index:
        position = BY_POSITION.format(stated.loc[subject, "title"], issues()[stated.loc[subject, "issue"]].lower())
    return tuple(filter(None, (*first, position, DATA.format("" if unanimous else CONTESTED).replace("  ", " "))))


COLUMNS = ("year", "session", "pair", "issue", "roll_calls", "days", "identical", "identical_low", "identical_high", "score", "score_low",
           "score_high", "opposite", "first_state", "second_state", "start_year", "end_year")
MEASURES = {"identical": ("agreement_by", "identical_vote_share", "day_bootstrap_interval"),
            "score": ("agreement_by", "agreement_score", "day_bootstrap_interval")}


def titled_on(title: str, subject: str) -> str:
    """A title with what the roll calls are on."""
    return title if subject == ALL else f"{title}, {issues()[issue_of(subject)]}"
