"""How far two states agree by year, or each pair of three, and on which issues, with the intervals."""

from itertools import combinations

import pandas as pd

from indicators.shown.ways import extremes
from indicators.topics.voting import agreement_by
from pages.choices.setting import Chosen, Setting, Settings, panels
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit
from pages.exhibits.tables import by_year
from pages.large.answers import own_countries, table_of
from pages.large.drawn import Line, Unit, labelled, over_time, ranked_bars
from pages.large.votes import (ALL, COLUMNS, COUNTS, MEANS, MEASURES, SAID, count_settings, first_votes, issue_of, issues, lines_below,
                               notes, of_two, pair_settings, source, state_names, states, subjects, titled_on, values_behind)
from pages.reading.tables import Years, cached, tables
from pages.themes.notes import SESSIONS
from pages.words.numbers import number
from pages.words.subjects import span_of

UNITS = {"identical": Unit("score", "part of the roll calls, from 0 to 1", 3), "score": Unit("score", "score from 0 to 1", 3)}
FLOWS = {"identical": "identical votes", "score": "agreement"}  # what the table of series calls them
ENOUGH = 5  # roll calls of a year whose share can be the highest or the lowest in a sentence
INTERVAL = ("The pale ground is the 95 % interval from a bootstrap that draws whole days, because roll calls of one day are often related, "
            "and that is widened for few days. With votes of fewer than five days, or where all days agree alike, there is none.")
INTERVAL_OF_BARS = ("The thin line is the 95 % interval from a bootstrap that draws whole days, and none with fewer than five. A roll call "
                    "may belong to several issues, or to none.")


def agreement_settings() -> Settings:
    """What can be set of the agreement of two states by year."""
    return pair_settings() | count_settings() | panels()


def triangle_settings() -> Settings:
    """What can be set of the agreement of three states."""
    asked = pair_settings()
    return {"states": Setting("States", "some", own_countries(states())[:3], states(), limits=(3,)), "issue": asked["issue"],
            "years": asked["years"]} | count_settings() | panels()


@cached(200)
def agreement(first: str, second: str, subject: str, years: Years, unanimous: bool) -> pd.DataFrame:
    """The agreement of two states by year, with its intervals and the session. Not to be changed. Raises NothingToShow."""
    cast = of_two("votes_between", first, second, issue_of(subject), years, unanimous)
    sessions = cast.drop_duplicates("year").set_index("year")["session"]
    found = agreement_by(cast, "year").rename(columns={"votes": "roll_calls"}).assign(session=sessions).reset_index()
    return found.assign(first_state=states()[first], second_state=states()[second], issue=subjects()[subject])


def agreement_exhibit(chosen: Chosen) -> Exhibit:
    """The agreement of two states by year. Raises NothingToShow if they have no roll call in common."""
    first, second, subject, years, counted = (chosen[name] for name in ("state", "with", "issue", "years", "counted"))
    found = agreement(first, second, subject, years, chosen["unanimous"])
    pair, annual = state_names(first, second), found.set_index("year")
    title = f"{SAID[counted].format(*pair)} in the General Assembly"
    drawn = Line(series_of(first, second, counted), title, "–".join(states()[state] for state in (first, second)), gapless(annual[counted]))
    figure = over_time(labelled([drawn], UNITS[counted], source(), "Own calculation from single votes"), titled_on(title, subject),
                       ranged(SAID[counted].format(*pair), subject, annual, counted), said=SESSIONS, intervals=[interval(annual, counted)])
    return make_exhibit("votes", titled_on(title, subject), stem=("votes", first, second, subject, *years), years=years, figure=figure,
                        notes=notes(subject, MEANS[counted], INTERVAL, first_votes(years, first, second), unanimous=chosen["unanimous"]),
                        behind=values_behind(found, [drawn.line_id]), measures=MEASURES[counted],
                        **table_of(found, COLUMNS, "votes", source()))


def series_of(first: str, second: str, counted: str) -> str:
    """The id of the series of two states in the table of series, so that they have its colour; if there is none, that of the pair."""
    pair = {states()[first], states()[second]}
    known = tables().series[tables().series["flow"] == FLOWS[counted]]
    same = known[[{row.reporter, row.partner} == pair for row in known.itertuples()]]
    return same["series_id"].iloc[0] if len(same) else f"{first}-{second}"


def ranged(words: str, subject: str, annual: pd.DataFrame, counted: str) -> str:
    """The range of a line, where it ends, and the interval there, as a sentence."""
    enough, last = annual[annual["roll_calls"] >= ENOUGH], annual.iloc[-1]
    values = annual[counted] if enough.empty else enough[counted]
    low, high = extremes(values)
    whose = words if subject == ALL else f"{words} on {issues()[issue_of(subject)].lower()}"
    whole = " of the roll calls" if counted == "identical" else ""
    said = (f"stood at {number(low.value, 2)}{whole} in {low.year}" if len(values) == 1 else
            f"ranged from {number(low.value, 2)}{whole} ({low.year}) to {number(high.value, 2)} ({high.year})")
    interval = "" if pd.isna(last[f"{counted}_low"]) or values.index[-1] != last.name else (
        f" (95 % interval {number(last[f'{counted}_low'], 2)} to {number(last[f'{counted}_high'], 2)})")
    few = f"; years with fewer than {ENOUGH} roll calls aside" if len(values) < len(annual) else ""
    ended = len(values) == 1 or values.index[-1] == high.year
    return f"{whose} {said}{interval if ended else f', with {number(values.iloc[-1], 2)} in {values.index[-1]}{interval}'}{few}"


def interval(found: pd.DataFrame, counted: str) -> tuple[pd.Series, pd.Series]:
    """The low and the high ends of the intervals."""
    return found[f"{counted}_low"], found[f"{counted}_high"]


def gapless(values: pd.Series) -> pd.Series:
    """A line over every year from its first to its last, so that a year without roll calls is a gap."""
    return values.reindex(range(values.index.min(), values.index.max() + 1))


def triangle_exhibit(chosen: Chosen) -> Exhibit:
    """The agreement of each pair of two or three states by year. Raises NothingToShow if fewer are chosen."""
    subject, years, counted = chosen["issue"], chosen["years"], chosen["counted"]
    if len(chosen["states"]) < 2:
        raise NothingToShow("Choose two or three states.")
    parts = {pair: agreement(*pair, subject, years, chosen["unanimous"]) for pair in combinations(chosen["states"], 2)}
    labels = {pair: "–".join(states()[state] for state in pair) for pair in parts}
    found = pd.concat([part.assign(pair=labels[pair]) for pair, part in parts.items()], ignore_index=True)
    by_pair = {pair: part.set_index("year") for pair, part in parts.items()}
    drawn = [Line(series_of(*pair, counted), SAID[counted].format(*state_names(*pair)), labels[pair], gapless(annual[counted]))
             for pair, annual in by_pair.items()]
    title = titled_on(f"{COUNTS[counted]} in the General Assembly: {', '.join(states()[state] for state in chosen['states'])}", subject)
    (pair, annual), *others = by_pair.items()
    seen = ordered(drawn, counted) if others else ranged(SAID[counted].format(*state_names(*pair)), subject, annual, counted)
    of_pairs = labelled(drawn, UNITS[counted], source(), "Own calculation from single votes")
    figure = over_time(of_pairs, title, seen, said=SESSIONS, intervals=[interval(annual, counted) for annual in by_pair.values()])
    return make_exhibit("votes", title, stem=("votes-of", *chosen["states"], subject, *years), years=years, figure=figure,
                        notes=notes(subject, MEANS[counted], INTERVAL, first_votes(years, *chosen["states"]),
                                    unanimous=chosen["unanimous"]),
                        behind=values_behind(found, [line.line_id for line in drawn]), measures=MEASURES[counted],
                        by_year=by_year(of_pairs), **table_of(found, COLUMNS, "votes", source()))


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


def by_issue_settings() -> Settings:
    """What can be set of their agreement by issue."""
    asked = pair_settings()
    return {name: asked[name] for name in ("state", "with", "years")} | {"counted": count_settings()["counted"]} | panels()


@cached(200)
def agreement_by_issue(first: str, second: str, years: Years) -> pd.DataFrame:
    """The agreement of two states over some years by issue. Not to be changed. Raises NothingToShow."""
    found = agreement_by(of_two("votes_by_issue", first, second, years), "issue").rename(columns={"votes": "roll_calls"}).reset_index()
    return found.assign(issue=found["issue"].map(issues()), first_state=states()[first], second_state=states()[second],
                        start_year=years[0], end_year=years[1])


def by_issue_exhibit(chosen: Chosen) -> Exhibit:
    """The agreement of two states by issue. Raises NothingToShow if they have no roll call on one in common."""
    first, second, years, counted = (chosen[name] for name in ("state", "with", "years", "counted"))
    found = agreement_by_issue(first, second, years).sort_values(counted, ascending=False, ignore_index=True)
    pair, by_issue = state_names(first, second), found.set_index("issue")
    title, span = f"{SAID[counted].format(*pair)} by issue", span_of(years)
    highest, lowest = by_issue.index[0], by_issue.index[-1]
    seen = (f"{SAID[counted].format(*pair)} were" if counted == "identical" else f"{SAID[counted].format(*pair)} was") + (
        f" highest on {highest.lower()} ({number(by_issue[counted].iloc[0], 2)}) and lowest on {lowest.lower()} "
        f"({number(by_issue[counted].iloc[-1], 2)}), {span}")
    unit = {"identical": "Part of the roll calls, 0 to 1", "score": "Score from 0 to 1"}[counted]
    figure = ranked_bars({COUNTS[counted]: by_issue[counted]}, title, f"{unit}<br>{lines_below()}", seen, 2,
                         intervals=interval(by_issue, counted))
    return make_exhibit("votes", title, stem=("votes-by-issue", first, second, *years), years=years, figure=figure,
                        notes=notes(ALL, MEANS[counted], INTERVAL_OF_BARS, first_votes(years, first, second)),
                        behind=values_behind(found, []),
                        measures=MEASURES[counted], **table_of(found, ("issue", *COLUMNS), "votes", source()))
