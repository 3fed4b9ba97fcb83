"""Votes in the General Assembly, roll call by roll call: how far states agree, on what, with whom, and where two stood apart."""

from functools import partial
from itertools import combinations
from textwrap import wrap
from typing import Any

import pandas as pd

from indicators.basics.inputs import without_noise
from indicators.topics.voting import agreement_by, likeness
from pages.choices.setting import Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit
from pages.exhibits.tables import by_year
from pages.large.answers import answer, in_sentence, names, own_countries, rows_behind, source_words, table_of
from pages.large.drawn import Line, Unit, bars_by_year, labelled, over_time, ranked_bars
from pages.reading.tables import Years, by_id, cached, line_as, phrase, tables
from pages.themes.notes import SESSIONS
from pages.words.colours import GREY, painted
from pages.words.moves import moving
from pages.words.numbers import Unit as Written, number
from pages.words.plain import as_text
from pages.words.subjects import span_of

ALL = "all"
COUNTS = {"identical": "Identical votes", "score": "Agreement score"}
SAID = {"identical": "Identical votes of {} and {}", "score": "Agreement of {} and {}"}
COLUMNS = ("year", "session", "pair", "issue", "roll_calls", "days", "identical", "identical_low", "identical_high", "score", "score_low",
           "score_high", "opposite", "first_state", "second_state", "start_year", "end_year")
MEASURES = {"identical": ("agreement_by", "identical_vote_share", "day_bootstrap_interval"),
            "score": ("agreement_by", "agreement_score", "day_bootstrap_interval")}
UNITS = {"identical": Unit("score", "part of the roll calls, from 0 to 1", 3), "score": Unit("score", "score from 0 to 1", 3)}
FLOWS = {"identical": "identical votes", "score": "agreement"}  # what the table of series calls them
ENOUGH = 5  # roll calls of a year whose share can be the highest or the lowest in a sentence
LEAST, MOST = (10, 500, 10), 15  # common roll calls that a state must have to be ranked; how many are drawn
RANKED = ("place", "state", "score", "identical", "roll_calls", "first_state", "issue", "start_year", "end_year")
VOTE = {1: "Yes", 2: "Abstain", 3: "No"}
OPPOSED = {False: "One abstained", True: "Yes against no"}
states, issues = partial(names, "states"), partial(names, "issues")  # the titles of all that have voted, and of what on, by their ids
ROLL_CALLS = ("date", "resolution", "first_vote", "second_vote", "issues", "opposed", "yes", "abstain", "no", "year", "session",
              "roll_call", "first_state", "second_state")


def aside() -> str:
    """What the table of votes holds, and what it has to do with the article."""
    known = answer("states")
    return phrase("votes_aside", known["first_year"].min(), known["last_year"].max())


def state_names(*chosen: str) -> tuple[str, ...]:
    """The names of some states as they stand in a sentence."""
    return tuple(in_sentence(states()[state]) for state in chosen)


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


def settings(view: str) -> Settings:
    """What can be set of a view: states, at first those with a colour of their own, an issue, the years of the votes, and how agreement
    is counted."""
    known, own = answer("states"), own_countries(states())
    pair = {"state": Setting("State", "one", own[:1], states()), "with": Setting("Compared with", "one", own[1:2], states())}
    without = "; ".join(f"“{title}”" for title in tables().positions.query("issue == ''")["title"])
    issue = {"issue": Setting("Issue", "one", (ALL,), subjects(), help=as_text(phrase("votes_without_issue", without)))}
    years = {"years": years_setting(limits=(int(known["first_year"].min()), int(known["last_year"].max())))}
    counted = {"counted": Setting("Measure", "one", ("identical",), COUNTS, look="row")}
    unanimous = {"unanimous": Setting("Count unanimous roll calls", "flag", ("off",), place="more")}
    return {"votes": pair | issue | years | counted | unanimous,
            "votes_triangle": {"states": Setting("States", "some", own[:3], states(), limits=(3,))} | issue | years | counted | unanimous,
            "votes_by_issue": pair | years | counted,
            "votes_alike": {"of": Setting("State", "one", own[1:2], states())} | issue | years | {
                "least": Setting("Least common roll calls", "number", ("100",), limits=LEAST,
                                 help="States with fewer roll calls in common are not ranked")},
            "votes_apart": pair | issue | years}[view] | panels()


def of_two(question: str, first: str, second: str, *arguments: Any, nothing: str = "votes_without_roll_call") -> pd.DataFrame:
    """The answer to a question on the votes of two states. Raises NothingToShow if the two are one, or have nothing of it, which the
    phrase `nothing` says."""
    if first == second:
        raise NothingToShow("Choose two different states.")
    if (found := answer(question, first, second, *arguments)).empty:
        raise NothingToShow(phrase(nothing))
    return found


def source() -> str:
    """The source of the single votes."""
    return line_as("votes").partition("@")[2]


def lines_below() -> str:
    """The lines below a chart that say what a year is and name the source."""
    return "<br>".join(wrap(f"{SESSIONS} Source: {source_words(source())[0]}, own calculation", 62))


def first_votes(years: Years, *chosen: str) -> str:
    """Since when those of some states have votes that had none in the first of these years, and whose votes theirs then were."""
    asked = answer("states").set_index("state").loc[list(dict.fromkeys(chosen))]
    later = [f"The votes of {in_sentence(state.title)} begin in {state.first_year}."
             for state in asked[asked["first_year"] > years[0]].itertuples()]
    others = asked[asked["until"] >= years[0]].itertuples()
    return " ".join([*later, *(f"Until {state.until:.0f} the votes of {in_sentence(state.title)} are those of {state.formerly}."
                               for state in others)])


def of_votes(found: pd.DataFrame, columns: tuple[str, ...], title: str, stem: tuple[object, ...], chosen: Chosen, said: tuple[str, ...],
             series: tuple[str, ...] = (), **more: Any) -> Exhibit:
    """An exhibit of these rows: what is `said` of the measure, and what all views say of the data and of a position of the article.

    Behind the values stand the votes, and for what they mean the yearly figures of the same pair, where there are `series` of them.
    """
    subject, years, positions = chosen.get("issue", ALL), chosen["years"], by_id("positions")
    position = ""
    if subject in positions.index:
        position = phrase("votes_by_position", positions.loc[subject, "title"], issues()[positions.loc[subject, "issue"]].lower())
    data = phrase("votes_data", "" if chosen.get("unanimous") else phrase("votes_contested")).replace("  ", " ")
    known = found["year" if "year" in found else "start_year"]
    behind = rows_behind(source(), known, (f"{name}@{source()}" for name in series))
    return make_exhibit("votes", title, stem=(*stem, *years), years=years, notes=tuple(filter(None, (*said, position, data))),
                        behind=behind, **table_of(found, columns, "votes", source()) | more)


def titled_on(title: str, subject: str) -> str:
    """A title with what the roll calls are on."""
    return title if subject == ALL else f"{title}, {issues()[issue_of(subject)]}"


@cached(200)
def agreement(first: str, second: str, subject: str, years: Years, unanimous: bool) -> pd.DataFrame:
    """The agreement of two states by year, with its intervals and the session. Not to be changed. Raises NothingToShow."""
    cast = of_two("votes_between", first, second, issue_of(subject), years, unanimous)
    sessions = cast.drop_duplicates("year").set_index("year")["session"]
    found = without_noise(agreement_by(cast, "year")).rename(columns={"votes": "roll_calls"}).assign(session=sessions).reset_index()
    return found.assign(first_state=states()[first], second_state=states()[second], issue=subjects()[subject])


def agreement_exhibit(chosen: Chosen) -> Exhibit:
    """The agreement of two states by year, or of each pair of some. Raises NothingToShow if a pair has no roll call in common, or fewer
    than two are chosen."""
    subject, years, counted = chosen["issue"], chosen["years"], chosen["counted"]
    if "states" in chosen:
        several = chosen["states"]
        if len(several) < 2:
            raise NothingToShow("Choose two or three states.")
        pairs, stem = list(combinations(several, 2)), ("votes-of", *several)
        title = f"{COUNTS[counted]} in the General Assembly: {', '.join(states()[state] for state in several)}"
    else:
        pairs, stem = [(chosen["state"], chosen["with"])], ("votes", chosen["state"], chosen["with"])
        title = f"{SAID[counted].format(*state_names(*pairs[0]))} in the General Assembly"
    parts = [agreement(*pair, subject, years, chosen["unanimous"]) for pair in pairs]
    annual = [part.set_index("year") for part in parts]
    drawn = [Line(series_of(*pair, counted), SAID[counted].format(*state_names(*pair)), "–".join(states()[state] for state in pair),
                  part[counted].reindex(range(part.index.min(), part.index.max() + 1))) for pair, part in zip(pairs, annual)]
    rows, title = labelled(drawn, UNITS[counted], source(), "Own calculation from single votes"), titled_on(title, subject)
    seen = ordered(drawn, counted) if len(pairs) > 1 else told(drawn[0].title, subject, annual[0], counted)
    figure = over_time(rows, title, seen, said=SESSIONS, intervals=[(part[f"{counted}_low"], part[f"{counted}_high"]) for part in annual])
    found, beside = parts[0], {}
    if "states" in chosen:
        found = pd.concat([part.assign(pair=line.name) for part, line in zip(parts, drawn)], ignore_index=True)
        beside = {"by_year": by_year(rows)}
    since = first_votes(years, *(state for pair in pairs for state in pair))
    return of_votes(found, COLUMNS, title, (*stem, subject), chosen, (phrase(f"votes_{counted}"), phrase("votes_interval"), since),
                    tuple(line.line_id for line in drawn), figure=figure, measures=MEASURES[counted], **beside)


def series_of(first: str, second: str, counted: str) -> str:
    """The id of the series of two states in the table of series, so that they have its colour; if there is none, that of the pair."""
    pair = {states()[first], states()[second]}
    known = tables().series[tables().series["flow"] == FLOWS[counted]]
    same = known[[{row.reporter, row.partner} == pair for row in known.itertuples()]]
    return same["series_id"].iloc[0] if len(same) else f"{first}-{second}"


def told(words: str, subject: str, annual: pd.DataFrame, counted: str) -> str:
    """How a line went, and the interval of its last year, as a sentence."""
    enough, last = annual[annual["roll_calls"] >= ENOUGH], annual.iloc[-1]
    values = annual[counted] if enough.empty else enough[counted]
    whose = words if subject == ALL else f"{words} on {issues()[issue_of(subject)].lower()}"
    whole = " of the roll calls" if counted == "identical" else ""
    interval = "" if pd.isna(last[f"{counted}_low"]) or values.index[-1] != last.name else (
        f"95 % interval in {last.name}: {number(last[f'{counted}_low'], 2)} to {number(last[f'{counted}_high'], 2)}")
    few = f"leaving out years with fewer than {ENOUGH} roll calls" if len(values) < len(annual) else ""
    aside = f" ({beside})" if (beside := "; ".join(filter(None, [interval, few]))) else ""
    return moving(whose, values, "score", {"score": Written(f"{{}}{whole}", "{}", decimals=2)}, aside) + aside


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


def by_issue_exhibit(chosen: Chosen) -> Exhibit:
    """The agreement of two states by issue. Raises NothingToShow if they have no roll call on one in common."""
    first, second, years, counted = (chosen[name] for name in ("state", "with", "years", "counted"))
    found = without_noise(agreement_by(of_two("votes_by_issue", first, second, years), "issue"))
    found = found.rename(columns={"votes": "roll_calls"}).reset_index()
    found = found.assign(issue=found["issue"].map(issues()), first_state=states()[first], second_state=states()[second],
                         start_year=years[0], end_year=years[1]).sort_values(counted, ascending=False, ignore_index=True)
    pair, by_issue = state_names(first, second), found.set_index("issue")
    title, span = f"{SAID[counted].format(*pair)} by issue", span_of(years)
    highest, lowest = by_issue.index[0], by_issue.index[-1]
    seen = (f"{SAID[counted].format(*pair)} {'were' if counted == 'identical' else 'was'} highest on {highest.lower()} "
            f"({number(by_issue[counted].iloc[0], 2)}) and lowest on {lowest.lower()} ({number(by_issue[counted].iloc[-1], 2)}), {span}")
    unit = {"identical": "Part of the roll calls, 0 to 1", "score": "Score from 0 to 1"}[counted]
    figure = ranked_bars({COUNTS[counted]: by_issue[counted]}, title, f"{unit}<br>{lines_below()}", seen, 2,
                         intervals=(by_issue[f"{counted}_low"], by_issue[f"{counted}_high"]))
    return of_votes(found, ("issue", *COLUMNS), title, ("votes-by-issue", first, second), chosen,
                    (phrase(f"votes_{counted}"), phrase("votes_interval_of_bars"), first_votes(years, first, second)), figure=figure,
                    measures=MEASURES[counted])


def alike_exhibit(chosen: Chosen) -> Exhibit:
    """The states that vote most like one. Raises NothingToShow if none has enough roll calls in common with it."""
    state, subject, years, least = (chosen[name] for name in ("of", "issue", "years", "least"))
    counts = answer("like", state, issue_of(subject), years)
    found = without_noise(likeness(counts, least)).drop(columns="identical").rename(columns={"votes": "roll_calls", "share": "identical",
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
    return of_votes(found, RANKED, title, ("votes-alike", state, subject), chosen, (phrase("votes_score"), left_out, since), figure=figure,
                    measures=("likeness",))


def nearest(found: pd.DataFrame, whose: str, subject: str, span: str) -> str:
    """Who is nearest, and the places of the other countries with a colour of their own, as a sentence."""
    first = found.iloc[0]
    others = [row for row in found.itertuples() if row.state in painted("country") and row.state != first["state"]]
    places = " and ".join(f"{in_sentence(row.state)} is number {row.place} ({number(row.score, 2)})" for row in others)
    about = "" if subject == ALL else f" on {issues()[issue_of(subject)].lower()}"
    return f"{in_sentence(first['state'])} voted most like {whose}{about}, {span} ({number(first['score'], 2)})" + (
        f"; of {len(found)} states {places}" if places else "")


def apart_exhibit(chosen: Chosen) -> Exhibit:
    """The roll calls in which two stood apart, counted by year, with each in the table. Raises NothingToShow if there is none."""
    first, second, subject, years = (chosen[name] for name in ("state", "with", "issue", "years"))
    cast = of_two("apart", first, second, issue_of(subject), years, nothing="votes_always_alike")
    on = answer("votes_by_issue", first, second, years)
    named = on.assign(title=on["issue"].map(issues())).groupby("roll_call")["title"].agg("; ".join)
    found = cast.assign(issues=cast["roll_call"].map(named).fillna(""), opposed=~cast[["first", "second"]].eq(2).any(axis=1),
                        first_state=states()[first], second_state=states()[second], first_vote=cast["first"].map(VOTE),
                        second_vote=cast["second"].map(VOTE)).sort_values(["date", "roll_call"], ascending=False, ignore_index=True)
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
    said = "Each roll call stands in the table with its number, its date and its issues.", first_votes(years, first, second)
    return of_votes(found, ROLL_CALLS, title, ("votes-apart", first, second, subject), chosen, said, figure=figure)
