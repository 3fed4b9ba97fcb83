"""Votes in the General Assembly, roll call by roll call: how far states agree, on what, with whom, and where two stood apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from textwrap import wrap

import pandas as pd
import pyarrow as pa

from data.leaving.export import file_stem
from indicators.shown.story import extremes
from indicators.topics.voting import agreement_by, likeness
from pages.charts.chart import spoken
from pages.choices.setting import Chosen, Setting, Settings
from pages.choices.shared import panels, years_setting
from pages.exhibits.by_year import by_year
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.large.answers import answer, behind, in_sentence, names, own_countries, source_words, with_source
from pages.large.drawn import Line, Unit, bars_by_year, labelled, over_time, ranked_bars
from pages.reading.lines import lines
from pages.reading.tables import Version, line_as, tables
from pages.reading.years import Years
from pages.themes.notes import SESSIONS
from pages.words.colours import GREY, painted
from pages.words.headings import headings, titles
from pages.words.numbers import number
from pages.words.plain import as_text
from pages.words.titles import TITLES

ALL = "all"
COUNTS = {"identical": "Identical votes", "score": "Agreement score"}
SAID = {"identical": "Identical votes of {} and {}", "score": "Agreement of {} and {}"}
FLOWS = {"identical": "identical votes", "score": "agreement"}  # what the table of series calls them
UNIT = Unit("score", "part of the roll calls, from 0 to 1", 3)
UNITS = {"identical": UNIT, "score": Unit("score", "score from 0 to 1", 3)}
VOTE = {1: "Yes", 2: "Abstain", 3: "No"}
ENOUGH = 5  # roll calls of a year whose share can be the highest or the lowest in a sentence
LEAST, MOST = (10, 500, 10), 15  # common roll calls that a state must have to be ranked; how many are drawn
OPPOSED = {False: "One abstained", True: "Yes against no"}
INTERVAL = ("The pale ground is the 95 % interval from a bootstrap that draws whole days, because roll calls of one day are often related, "
            "and that is widened for few days. With votes of fewer than five days, or where all days agree alike, there is none.")
DATA = ("Roll calls of the General Assembly in which both cast a vote: an absence is no vote, an abstention is one. {} Votes taken without a roll "
        "call are not in the data.")
CONTESTED = "Roll calls in which all states voted alike are left out."
MEANS = {"identical": "Identical votes are the part of these roll calls in which both cast the same vote.",
         "score": "The score of a roll call is 1 for the same vote, 0.5 if one of the two abstained, and 0 for yes against no."}
BY_POSITION = "The data know issues and not single subjects: “{}” is shown by all roll calls on {}."
WITHOUT_ISSUE = "The data have no issue for these positions of the article: {}."
NOTHING = "No roll call here in which both voted. Widen the years, or choose another issue or other states."


def aside(of: Version) -> str:
    """What the table of votes holds, and what it has to do with the article."""
    known = answer("states", of)
    return (f"Every vote of every state in the General Assembly from {known['first_year'].min()} to {known['last_year'].max()}. The article calls "
            "diplomatic coordination over global affairs the most strategic kind and gives no numbers for it; this is how the two voted, on what, and "
            "who else votes so.")


# What can be set

def states(of: Version) -> dict[str, str]:
    """The titles of all states that have voted, by their ids."""
    return names("states", of)


def named(of: Version, *chosen: str) -> tuple[str, ...]:
    """The names of some states as they stand in a sentence."""
    return tuple(in_sentence(states(of)[state]) for state in chosen)


def issues(of: Version) -> dict[str, str]:
    """The titles of the issues of roll calls, by their ids."""
    return names("issues", of)


@lru_cache(maxsize=2)
def subjects(of: Version) -> dict[str, str]:
    """All roll calls, the issues, and the joint positions of the article that fall under one. Not to be changed."""
    stated = tables().positions.query("issue != ''").sort_values("position")
    of_article = {row.position_id: f"Article: {row.title} ({issues(of)[row.issue]})" for row in stated.itertuples()}
    return {ALL: "All issues"} | issues(of) | of_article


def issue_of(subject: str) -> str | None:
    """The issue of what is chosen; None for all."""
    stated = tables().positions.set_index("position_id")["issue"]
    return None if subject == ALL else stated.get(subject, subject)


def state_setting(label: str, place: int, of: Version) -> Setting:
    """The choice of a state: at first one of those with a colour of their own."""
    return Setting(label, "one", (own_countries(states(of))[place],), states(of))


def years_of_votes(of: Version) -> Setting:
    """The range of years that all pages share, which begins here with the first votes."""
    setting, known = years_setting(of), answer("states", of)
    return setting._replace(limits=(min(int(known["first_year"].min()), setting.limits[0]), setting.limits[1]))


def pair_settings(of: Version) -> Settings:
    """The choice of two states, an issue and years."""
    without = "; ".join(f"“{title}”" for title in tables().positions.query("issue == ''")["title"])
    return {"state": state_setting("State", 0, of), "with": state_setting("Compared with", 1, of),
            "issue": Setting("Issue", "one", (ALL,), subjects(of), help=as_text(WITHOUT_ISSUE.format(without))), "years": years_of_votes(of)}


def count_settings() -> Settings:
    """How agreement is counted."""
    return {"counted": Setting("Measure", "one", ("identical",), COUNTS, look="row"),
            "unanimous": Setting("Count unanimous roll calls", "flag", ("off",), place="more")}


OPEN = {"open": panels({"values": "Table", "provenance": "Where it comes from"})}


@lru_cache(maxsize=2)
def agreement_settings(of: Version) -> Settings:
    """What can be set of the agreement of two states by year. Not to be changed."""
    return pair_settings(of) | count_settings() | OPEN


@lru_cache(maxsize=2)
def by_issue_settings(of: Version) -> Settings:
    """What can be set of their agreement by issue. Not to be changed."""
    asked = pair_settings(of)
    return {name: asked[name] for name in ("state", "with", "years")} | {"counted": count_settings()["counted"]} | OPEN


@lru_cache(maxsize=2)
def apart_settings(of: Version) -> Settings:
    """What can be set of the roll calls in which two stood apart. Not to be changed."""
    return pair_settings(of) | OPEN


@lru_cache(maxsize=2)
def triangle_settings(of: Version) -> Settings:
    """What can be set of the agreement of three states. Not to be changed."""
    asked = pair_settings(of)
    return {"states": Setting("States", "some", own_countries(states(of))[:3], states(of), limits=(3,)), "issue": asked["issue"],
            "years": asked["years"]} | count_settings() | OPEN


@lru_cache(maxsize=2)
def alike_settings(of: Version) -> Settings:
    """What can be set of the states that vote most like one. Not to be changed."""
    asked = pair_settings(of)
    return {"of": state_setting("State", 1, of), "issue": asked["issue"], "years": asked["years"],
            "least": Setting("Least common roll calls", "number", ("100",), limits=LEAST,
                             help="States with fewer roll calls in common are not ranked")} | OPEN


# What is counted

@lru_cache(maxsize=200)
def agreement(first: str, second: str, subject: str, years: Years, unanimous: bool, of: Version) -> pd.DataFrame:
    """The agreement of two states by year, with its intervals and the session. Not to be changed. Raises NothingToShow."""
    cast = answer("votes_between", of, first, second, issue_of(subject), years, unanimous)
    if first == second or cast.empty:
        raise NothingToShow("Choose two different states." if first == second else NOTHING)
    sessions = cast.drop_duplicates("year").set_index("year")["session"]
    found = agreement_by(cast, "year").rename(columns={"votes": "roll_calls"}).assign(session=sessions).reset_index()
    return found.assign(first_state=states(of)[first], second_state=states(of)[second], issue=subjects(of)[subject])


@lru_cache(maxsize=200)
def agreement_by_issue(first: str, second: str, years: Years, of: Version) -> pd.DataFrame:
    """The agreement of two states over some years by issue. Not to be changed. Raises NothingToShow."""
    cast = answer("votes_by_issue", of, first, second, years)
    if first == second or cast.empty:
        raise NothingToShow("Choose two different states." if first == second else NOTHING)
    found = agreement_by(cast, "issue").rename(columns={"votes": "roll_calls"}).reset_index()
    return found.assign(issue=found["issue"].map(issues(of)), first_state=states(of)[first], second_state=states(of)[second],
                        start_year=years[0], end_year=years[1])


@lru_cache(maxsize=200)
def roll_calls_apart(first: str, second: str, subject: str, years: Years, of: Version) -> pd.DataFrame:
    """The roll calls in which two states cast different votes, the last first. Not to be changed. Raises NothingToShow."""
    if first == second:
        raise NothingToShow("Choose two different states.")
    cast = answer("apart", of, first, second, issue_of(subject), years)
    if cast.empty:
        raise NothingToShow("The two cast the same vote in every roll call here, or none in which both voted. Widen the years.")
    on = answer("votes_by_issue", of, first, second, years)
    listed = on.assign(title=on["issue"].map(issues(of))).groupby("roll_call")["title"].agg("; ".join)
    return cast.assign(issues=cast["roll_call"].map(listed).fillna(""), opposed=~cast[["first", "second"]].eq(2).any(axis=1),
                       first_state=states(of)[first], second_state=states(of)[second], first_vote=cast["first"].map(VOTE),
                       second_vote=cast["second"].map(VOTE)).sort_values(["date", "roll_call"], ascending=False, ignore_index=True)


def series_of(first: str, second: str, counted: str, of: Version) -> str:
    """The id of the series of two states in the table of series, so that they have its colour; if there is none, that of the pair."""
    pair = {states(of)[first], states(of)[second]}
    known = tables().series[tables().series["flow"] == FLOWS[counted]]
    same = known[[{row.reporter, row.partner} == pair for row in known.itertuples()]]
    return same["series_id"].iloc[0] if len(same) else f"{first}-{second}"


def source(of: Version) -> str:
    """The source of the single votes."""
    return line_as("votes", of).partition("@")[2]


def sourced(of: Version) -> str:
    """The lines below a chart that say what a year is and name the source."""
    return "<br>".join(wrap(f"{SESSIONS} Source: {source_words(source(of))[0]}, own calculation", 62))


def values_behind(found: pd.DataFrame, series: list[str], of: Version) -> pd.DataFrame:
    """What stands behind agreement: the votes, and where there are yearly figures of the same pair also these, for what they mean."""
    known = lines(tuple(f"{name}@{source(of)}" for name in series), of)
    years = found["year"] if "year" in found else found["start_year"]
    return pd.concat([behind(source(of), years), known[known["year"].isin(years)]], ignore_index=True)


def begun(years: Years, of: Version, *chosen: str) -> str:
    """Since when those of some states have votes that had none in the first of these years, and whose votes theirs then were."""
    asked = answer("states", of).set_index("state").loc[list(dict.fromkeys(chosen))]
    later = [f"The votes of {in_sentence(state.title)} begin in {state.first_year}." for state in asked[asked["first_year"] > years[0]].itertuples()]
    others = asked[asked["until"] >= years[0]].itertuples()
    return " ".join([*later, *(f"Until {state.until:.0f} the votes of {in_sentence(state.title)} are those of {state.formerly}." for state in others)])


def notes(subject: str, of: Version, *first: str, unanimous: bool = False) -> tuple[str, ...]:
    """What is said below every chart: what is counted, what the data are, and how a position of the article is shown."""
    stated = tables().positions.set_index("position_id")
    position = BY_POSITION.format(stated.loc[subject, "title"], issues(of)[stated.loc[subject, "issue"]].lower()) if subject in stated.index else ""
    return tuple(filter(None, (*first, position, DATA.format("" if unanimous else CONTESTED).replace("  ", " "))))


# What is shown

def table(found: pd.DataFrame, columns: tuple[str, ...], of: Version) -> dict[str, object]:
    """The rows as files have them, the table of the page and the headings of both."""
    shown = found[[name for name in dict.fromkeys(columns) if name in found]]
    return {"rows": with_source(shown, source(of)), "table": pa.Table.from_pandas(shown, preserve_index=False),
            "grid": headings("votes", tuple(shown), of), "printed": titles("votes", tuple(shown), of), "described_as": "votes", "decimals": 3}


COLUMNS = ("year", "session", "pair", "issue", "roll_calls", "days", "identical", "identical_low", "identical_high", "score", "score_low",
           "score_high", "opposite", "first_state", "second_state", "start_year", "end_year")
MEASURES = {"identical": ("agreement_by", "identical_vote_share", "day_bootstrap_interval"),
            "score": ("agreement_by", "agreement_score", "day_bootstrap_interval")}


def agreement_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """The agreement of two states by year. Raises NothingToShow if they have no roll call in common."""
    first, second, subject, years, counted = (chosen[name] for name in ("state", "with", "issue", "years", "counted"))
    found = agreement(first, second, subject, years, chosen["unanimous"], of)
    pair, annual = named(of, first, second), found.set_index("year")
    title = f"{SAID[counted].format(*pair)} in the General Assembly"
    drawn = Line(series_of(first, second, counted, of), title, "–".join(states(of)[state] for state in (first, second)), gapless(annual[counted]))
    figure = over_time(labelled([drawn], UNITS[counted], source(of), "Own calculation from single votes"), on(title, subject, of),
                       ranged(SAID[counted].format(*pair), subject, annual, counted, of), said=SESSIONS,
                       intervals=[(annual[f"{counted}_low"], annual[f"{counted}_high"])])
    return Exhibit(f"{TITLES['votes']}: {on(title, subject, of)}", on(title, subject, of),
                   file_stem("china-russia", "votes", first, second, subject, *years), span_of(years), years, figure, spoken(figure),
                   notes(subject, of, MEANS[counted], INTERVAL, begun(years, of, first, second), unanimous=chosen["unanimous"]),
                   behind=values_behind(found, [drawn.line_id], of),
                   measures=MEASURES[counted], **table(found, COLUMNS, of))


def span_of(years: Years) -> str:
    """Years as a sentence names them: one, or the first and the last."""
    return " to ".join(map(str, dict.fromkeys(years)))


def on(title: str, subject: str, of: Version) -> str:
    """A title with what the roll calls are on."""
    return title if subject == ALL else f"{title}, {issues(of)[issue_of(subject)]}"


def ranged(words: str, subject: str, annual: pd.DataFrame, counted: str, of: Version) -> str:
    """The range of a line, where it ends, and the interval there, as a sentence."""
    enough, last = annual[annual["roll_calls"] >= ENOUGH], annual.iloc[-1]
    values = annual[counted] if enough.empty else enough[counted]
    low, high = extremes(values)
    whose = words if subject == ALL else f"{words} on {issues(of)[issue_of(subject)].lower()}"
    whole = " of the roll calls" if counted == "identical" else ""
    said = (f"stood at {number(low.value, 2)}{whole} in {low.year}" if len(values) == 1 else
            f"ranged from {number(low.value, 2)}{whole} ({low.year}) to {number(high.value, 2)} ({high.year})")
    interval = "" if pd.isna(last[f"{counted}_low"]) or values.index[-1] != last.name else (
        f" (95 % interval {number(last[f'{counted}_low'], 2)} to {number(last[f'{counted}_high'], 2)})")
    few = f"; years with fewer than {ENOUGH} roll calls aside" if len(values) < len(annual) else ""
    ended = len(values) == 1 or values.index[-1] == high.year
    return f"{whose} {said}{interval if ended else f', with {number(values.iloc[-1], 2)} in {values.index[-1]}{interval}'}{few}"


def gapless(values: pd.Series) -> pd.Series:
    """A line over every year from its first to its last, so that a year without roll calls is a gap."""
    return values.reindex(range(values.index.min(), values.index.max() + 1))


def triangle_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """The agreement of each pair of two or three states by year. Raises NothingToShow if fewer are chosen."""
    subject, years, counted = chosen["issue"], chosen["years"], chosen["counted"]
    if len(chosen["states"]) < 2:
        raise NothingToShow("Choose two or three states.")
    parts = {pair: agreement(*pair, subject, years, chosen["unanimous"], of) for pair in combinations(chosen["states"], 2)}
    labels = {pair: "–".join(states(of)[state] for state in pair) for pair in parts}
    found = pd.concat([part.assign(pair=labels[pair]) for pair, part in parts.items()], ignore_index=True)
    drawn = [Line(series_of(*pair, counted, of), SAID[counted].format(*named(of, *pair)), labels[pair],
                  gapless(part.set_index("year")[counted])) for pair, part in parts.items()]
    title = on(f"{COUNTS[counted]} in the General Assembly: {', '.join(states(of)[state] for state in chosen['states'])}", subject, of)
    (pair, part), *others = parts.items()
    seen = ordered(drawn, counted) if others else ranged(SAID[counted].format(*named(of, *pair)), subject, part.set_index("year"), counted, of)
    of_pairs = labelled(drawn, UNITS[counted], source(of), "Own calculation from single votes")
    figure = over_time(of_pairs, title, seen, said=SESSIONS,
                       intervals=[(part.set_index("year")[f"{counted}_low"], part.set_index("year")[f"{counted}_high"]) for part in parts.values()])
    return Exhibit(f"{TITLES['votes']}: {title}", title, file_stem("china-russia", "votes-of", *chosen["states"], subject, *years),
                   span_of(years), years, figure, spoken(figure),
                   notes(subject, of, MEANS[counted], INTERVAL, begun(years, of, *chosen["states"]), unanimous=chosen["unanimous"]),
                   behind=values_behind(found, [line.line_id for line in drawn], of), measures=MEASURES[counted], **table(found, COLUMNS, of),
                   by_year=by_year(of_pairs))


def ordered(drawn: list[Line], counted: str) -> str:
    """The pairs from the most to the least alike in their last common year, as a sentence."""
    values = pd.DataFrame({line.title: line.values for line in drawn}).dropna()
    if values.empty:
        return ""
    last = values.iloc[-1].sort_values(ascending=False)
    whom = [title.partition(" of ")[2] for title in last.index]
    first, *rest = zip(whom, (number(value, 2) for value in last))
    kind = "the same way most often" if counted == "identical" else "most alike"
    behind_it = " and ".join(f"{pair} ({value})" for pair, value in rest)
    return f"In {values.index[-1]}, {first[0]} voted {kind} ({first[1]})" + (f", ahead of {behind_it}" if rest else "")


def by_issue_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """The agreement of two states by issue. Raises NothingToShow if they have no roll call on one in common."""
    first, second, years, counted = (chosen[name] for name in ("state", "with", "years", "counted"))
    found = agreement_by_issue(first, second, years, of).sort_values(counted, ascending=False, ignore_index=True)
    pair, by_issue = named(of, first, second), found.set_index("issue")
    title, span = f"{SAID[counted].format(*pair)} by issue", span_of(years)
    highest, lowest = by_issue.index[0], by_issue.index[-1]
    seen = (f"{SAID[counted].format(*pair)} were" if counted == "identical" else f"{SAID[counted].format(*pair)} was") + (
        f" highest on {highest.lower()} ({number(by_issue[counted].iloc[0], 2)}) and lowest on {lowest.lower()} "
        f"({number(by_issue[counted].iloc[-1], 2)}), {span}")
    unit = {"identical": "Part of the roll calls, 0 to 1", "score": "Score from 0 to 1"}[counted]
    figure = ranked_bars({COUNTS[counted]: by_issue[counted]}, title, f"{unit}<br>{sourced(of)}", seen, 2,
                         intervals=(by_issue[f"{counted}_low"], by_issue[f"{counted}_high"]))
    return Exhibit(f"{TITLES['votes']}: {title}", title, file_stem("china-russia", "votes-by-issue", first, second, *years), span, years,
                   figure, spoken(figure),
                   notes(ALL, of, MEANS[counted], "The thin line is the 95 % interval from a bootstrap that draws whole days, and none with fewer than five. A roll call may "
                         "belong to several issues, or to none.", begun(years, of, first, second)),
                   behind=values_behind(found, [], of), measures=MEASURES[counted],
                   **table(found, ("issue", *COLUMNS), of))


def alike_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """The states that vote most like one. Raises NothingToShow if none has enough roll calls in common with it."""
    state, subject, years, least = (chosen[name] for name in ("of", "issue", "years", "least"))
    counts = answer("like", of, state, issue_of(subject), years)
    found = likeness(counts, least).drop(columns="identical").rename(columns={"votes": "roll_calls", "share": "identical", "state": "state_id", "title": "state"})
    if found.empty:
        raise NothingToShow("No state has so many roll calls in common with it. Ask for fewer, or widen the years.")
    whose, span = in_sentence(states(of)[state]), span_of(years)
    found = found.assign(first_state=states(of)[state], issue=subjects(of)[subject], start_year=years[0], end_year=years[1])
    title, shown = on(f"Who votes most like {whose}", subject, of), found.head(MOST)
    paints = painted("country")
    figure = ranked_bars({"Agreement score": shown.set_index("state")["score"]}, title,
                         f"Agreement score, 0 to 1<br>The first {len(shown)} of {len(found)} states.<br>{sourced(of)}", nearest(found, whose, subject, span, of), 3,
                         colours=[paints[name].colour if name in paints else GREY for name in shown["state"]])
    return Exhibit(f"{TITLES['votes']}: {title}", title, file_stem("china-russia", "votes-alike", state, subject, *years), span, years, figure,
                   spoken(figure), notes(subject, of, MEANS["score"], f"States with fewer than {least} roll calls in common with {whose} are left out.",
                                      begun(years, of, state, *found["state_id"][found["state"].isin(painted("country"))], found["state_id"].iloc[0])),
                   behind=values_behind(found, [], of), measures=("likeness",),
                   **table(found, ("place", "state", "score", "identical", "roll_calls", "first_state", "issue", "start_year", "end_year"), of))


def nearest(found: pd.DataFrame, whose: str, subject: str, span: str, of: Version) -> str:
    """Who is nearest, and the places of the other countries with a colour of their own, as a sentence."""
    first = found.iloc[0]
    others = [row for row in found.itertuples() if row.state in painted("country") and row.state != first["state"]]
    places = " and ".join(f"{in_sentence(row.state)} has place {row.place} ({number(row.score, 2)})" for row in others)
    about = "" if subject == ALL else f" on {issues(of)[issue_of(subject)].lower()}"
    return f"{in_sentence(first['state'])} voted most like {whose}{about}, {span} ({number(first['score'], 2)})" + (
        f"; of {len(found)} states {places}" if places else "")


def apart_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """The roll calls in which two stood apart, counted by year, with each in the table. Raises NothingToShow if there is none."""
    first, second, subject, years = (chosen[name] for name in ("state", "with", "issue", "years"))
    found = roll_calls_apart(first, second, subject, years, of)
    pair, span = named(of, first, second), span_of(years)
    title = on(f"Where {pair[0]} and {pair[1]} stood apart", subject, of)
    counts = found.groupby(["year", "opposed"]).size().unstack(fill_value=0)
    of_year = found.groupby("year").size()
    common = len(answer("votes_between", of, first, second, issue_of(subject), years, False))
    often = "" if len(of_year) == 1 else f", most often in {of_year.idxmax()} ({of_year.max()})"
    seen = (f"{pair[0]} and {pair[1]} stood apart in {number(len(found), 0)} of {number(common, 0)} roll calls, {span}{often}; "
            f"in {number(found['opposed'].sum(), 0)} one voted yes and the other no")
    figure = bars_by_year({name: counts[kind] for kind, name in OPPOSED.items() if kind in counts}, title,
                          f"Number of roll calls with different votes<br>{sourced(of)}", seen, (int(found["year"].min()), int(found["year"].max())))
    return Exhibit(f"{TITLES['votes']}: {title}", title, file_stem("china-russia", "votes-apart", first, second, subject, *years), span, years, figure,
                   spoken(figure), notes(subject, of, "Each roll call stands in the table with its number, its date and its issues.",
                                      begun(years, of, first, second)),
                   behind=values_behind(found, [], of),
                   **table(found, ("date", "resolution", "first_vote", "second_vote", "issues", "opposed", "yes", "abstain", "no", "year", "session",
                                   "roll_call", "first_state", "second_state"), of))
