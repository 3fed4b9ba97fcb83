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


def votes_between(tables: Tables, first: str, second: str, issue: str | None, years: Years | None, unanimous: bool) -> ibis.Table:
    """A row for each roll call in which both states cast a vote."""
    one = tables.votes.filter(_.state == first).select("roll_call", first="vote")
    other = tables.votes.filter(_.state == second).select("roll_call", second="vote")
    calls = within(on_issue(tables.roll_calls if unanimous else contested(tables.roll_calls), tables, issue), years)
    both = calls.join(one, "roll_call").join(other, "roll_call")
    return both.select("roll_call", "session", "year", "date", "resolution", "important", "first", "second", "yes", "abstain",
                       "no").order_by("roll_call")


def by_issue(tables: Tables, first: str, second: str, years: Years | None) -> ibis.Table:
    """A row for each issue and contested roll call on it in which both states cast a vote."""
    both = votes_between(tables, first, second, None, years, False)
    return both.join(tables.roll_call_issues, "roll_call").select("issue", "roll_call", "year", "date", "first",
                                                                  "second").order_by("issue", "roll_call")


def apart(tables: Tables, first: str, second: str, issue: str | None, years: Years | None) -> ibis.Table:
    """Those of the roll calls in which the two cast different votes."""
    return votes_between(tables, first, second, issue, years, False).filter(_.first != _.second)


def like(tables: Tables, state: str, issue: str | None, years: Years | None) -> ibis.Table:
    """For each other state the contested roll calls in which both voted, how many votes were the same, and how far all lay apart."""
    own = within(tables.votes.filter(_.state == state), years).select("roll_call", own="vote")
    own = own.semi_join(on_issue(contested(tables.roll_calls), tables, issue), "roll_call")
    others = within(tables.votes.filter(_.state != state), years).select("roll_call", "state", "vote")
    counts = others.join(own, "roll_call").group_by("state").agg(
        votes=_.count(), identical=(_.vote == _.own).sum(), distance=(_.vote.cast("int32") - _.own.cast("int32")).abs().sum())
    return counts.join(tables.states, "state").select("state", "title", "votes", "identical", "distance").order_by("state")


def states(tables: Tables) -> ibis.Table:
    """Every state with the first and the last year in which it voted, and its votes."""
    counts = tables.votes.group_by("state").agg(first_year=_.year.min(), last_year=_.year.max(), votes=_.count())
    columns = ("state", "title", "first_year", "last_year", "votes", "formerly", "until")
    return tables.states.join(counts, "state").select(*columns).order_by("title")


def issues(tables: Tables) -> ibis.Table:
    """Every issue with the number of its roll calls."""
    counts = tables.roll_call_issues.group_by("issue").agg(roll_calls=_.count())
    return tables.issues.join(counts, "issue").select("issue", "title", "roll_calls").order_by("title")
