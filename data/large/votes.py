"""Questions on single votes as expressions: tables in, an expression out that any engine can answer."""

import ibis
from ibis import _

from data.large.engine import Tables

Years = tuple[int, int]


def contested(roll_calls: ibis.Table) -> ibis.Table:
    """Roll calls in which not all cast the same vote."""
    return roll_calls.filter((_.yes > 0).cast("int32") + (_.abstain > 0).cast("int32") + (_.no > 0).cast("int32") > 1)


def on_issue(calls: ibis.Table, tables: Tables, issue: str | None) -> ibis.Table:
    """Those of some rows with a roll call that are on an issue; all if none is named."""
    return calls.semi_join(tables.roll_call_issues.filter(_.issue == issue), "roll_call") if issue else calls


def within(rows: ibis.Table, years: Years | None) -> ibis.Table:
    """The rows of some years, both ends included; all if none are named."""
    return rows.filter(_.year.between(*years)) if years else rows


def votes_between(tables: Tables, first: str, second: str, issue: str | None = None, years: Years | None = None,
                  unanimous: bool = False) -> ibis.Table:
    """The roll calls in which both states voted, those in which all cast the same vote only if asked for.

    Columns: roll_call, session, year, date, resolution, important (missing where it is not stated), first and second
    (their votes), yes, abstain, no (how many cast each).
    """
    one = tables.votes.filter(_.state == first).select("roll_call", first="vote")
    other = tables.votes.filter(_.state == second).select("roll_call", second="vote")
    calls = within(on_issue(tables.roll_calls if unanimous else contested(tables.roll_calls), tables, issue), years)
    both = calls.join(one, "roll_call").join(other, "roll_call")
    return both.select("roll_call", "session", "year", "date", "resolution", "important", "first", "second", "yes", "abstain",
                       "no").order_by("roll_call")


def by_issue(tables: Tables, first: str, second: str, years: Years | None = None) -> ibis.Table:
    """The contested roll calls with an issue in which both voted, once for each of their issues.

    Columns: issue, roll_call, year, date, first, second.
    """
    both = votes_between(tables, first, second, None, years)
    return both.join(tables.roll_call_issues, "roll_call").select("issue", "roll_call", "year", "date", "first",
                                                                  "second").order_by("issue", "roll_call")


def apart(tables: Tables, first: str, second: str, issue: str | None = None, years: Years | None = None) -> ibis.Table:
    """The contested roll calls in which the two cast different votes; columns as those of `votes_between`."""
    return votes_between(tables, first, second, issue, years).filter(_.first != _.second)


def like(tables: Tables, state: str, issue: str | None = None, years: Years | None = None) -> ibis.Table:
    """How every other state voted beside one, for `indicators.topics.voting.likeness`.

    Columns: state, title, votes (contested roll calls in which both voted), identical, distance (the sum of how far their
    votes lie apart, 1 from yes to abstain and 2 from yes to no).
    """
    own = within(tables.votes.filter(_.state == state), years).select("roll_call", own="vote")
    own = own.semi_join(on_issue(contested(tables.roll_calls), tables, issue), "roll_call")
    others = within(tables.votes.filter(_.state != state), years).select("roll_call", "state", "vote")
    counts = others.join(own, "roll_call").group_by("state").agg(
        votes=_.count(), identical=(_.vote == _.own).sum(), distance=(_.vote.cast("int32") - _.own.cast("int32")).abs().sum())
    return counts.join(tables.states, "state").select("state", "title", "votes", "identical", "distance").order_by("state")


def states(tables: Tables) -> ibis.Table:
    """Columns: state, title, first_year, last_year, votes, formerly and until (whose votes they are until which year, if another's)."""
    counts = tables.votes.group_by("state").agg(first_year=_.year.min(), last_year=_.year.max(), votes=_.count())
    columns = ("state", "title", "first_year", "last_year", "votes", "formerly", "until")
    return tables.states.join(counts, "state").select(*columns).order_by("title")


def issues(tables: Tables) -> ibis.Table:
    """Columns: issue, title, roll_calls."""
    counts = tables.roll_call_issues.group_by("issue").agg(roll_calls=_.count())
    return tables.issues.join(counts, "issue").select("issue", "title", "roll_calls").order_by("title")
