"""All claims on one chart: a field for each, with the colour and the sign of its verdict, by theme."""

from html import escape
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from indicators.formulas.judged import Judged
from indicators.formulas.verdicts import GROUPS, HELD, VERDICTS, of_whole_statements, tally
from pages.charts.layout import height, laid_out
from pages.charts.over_time import layout_of
from pages.ledger.ledger import ON_VERDICT, evidence, ledger, printed_with_unit, verdict_with_sign
from pages.reading.tables import cached
from pages.words.colours import QUIET, painted
from pages.words.titles import TITLES

ACROSS = 21  # fields in a row: no more fit on a phone for a finger to meet one
WIDTH, HEIGHT = 0.92, 0.84  # of a field, which leave a gap to the next
ROW, AROUND = 40, 96  # pixels
BELOW, PRESS = "The gravest first", "; press one to open it"  # short: a phone has a button of the chart to the right
COUNTED = "<br>Each field is a number of the article; the sentence above counts a statement once and judges it by all its numbers."
CHOSEN = "*"  # beside the sign of a claim that holds by a choice of the dashboard
STARRED = f"<br>{CHOSEN} It holds by a threshold, period or stand-in that this dashboard chose because the article's words leave it open."


def title(number: int) -> str:
    """What the field shows: all claims of the article or some of them."""
    every = len(ledger())
    return "Every number of the article" if number == every else f"{number} of the article's {every} numbers"


def tally_sentence(claims: pd.DataFrame, which: str = "") -> str:
    """What the verdicts on some claims come to; each statement counts once.

    First quantities, shares and ranks, then dates and durations, which are easier to be right about. `which` says which they are,
    if not all.
    """
    counts = tally(claims)
    hard, easy = counts.loc[list(GROUPS[:-1])].sum(), counts.loc[GROUPS[-1]]
    parts = [counts_in_words(hard, f"{which}statements of quantity, share and rank"), counts_in_words(easy, f"{which}dates and durations")]
    return "; ".join(filter(None, parts)) or "No statement is checked here"


def counts_in_words(counts: pd.Series, which: str) -> str:
    """What some statements come to, in one sentence; empty if there is none."""
    if not counts["statements"]:
        return ""
    one = {name: counts[name] == 1 for name in ("held", "failed", "depends")}
    parts = [f"{counts['held']} of {counts['statements']} {which} {'holds' if one['held'] else 'hold'}"]
    parts += [f"{counts['failed']} {'does' if one['failed'] else 'do'} not"] if counts["failed"] else []
    parts += [f"{counts['depends']} {'depends' if one['depends'] else 'depend'} on how they are read"] if counts["depends"] else []
    parts += [f"{counts['open']} cannot be checked"] if counts["open"] else []
    return ", ".join(parts)


def held_by(claims: pd.DataFrame) -> str:
    """On what those of some claims hold that do, counted as `tally_sentence` counts them; empty if none does.

    Each number is a part of all that hold of quantities, shares and ranks, or of dates and durations; a statement may be in both.
    """
    counts = tally(claims)
    groups = (counts.loc[list(GROUPS[:-1])].sum(), ""), (counts.loc[GROUPS[-1]], f" {GROUPS[-1]}")
    independent, chosen = ([f"{group[name] or 'none'} of the {group['held']}{which}" for group, which in groups
                            if group["held"] and (group[name] or every)]
                           for name, every in (("held_independent", True), ("held_chosen", False)))
    by_choice = f"; {' and '.join(chosen)} hold only by a choice of this dashboard ({CHOSEN})" if chosen else ""
    borne_out = f"Of those that hold, sources of another origin than the article's bear out {' and '.join(independent)}"
    return f"<br>{borne_out}{by_choice}." if independent else ""


@cached(100)
def field(claim_ids: tuple[str, ...], opened: str) -> go.Figure:
    """The claims, which come in order of gravity, by theme in the order of the menu; `opened` has a frame, or is empty on paper."""
    known = pd.DataFrame([fields_of(claim_id, ledger()[claim_id]) for claim_id in claim_ids])
    known = known.sort_values("theme", key=lambda themes: themes.map(list(TITLES.values()).index), kind="stable", ignore_index=True)
    placed = known.join(laid_out(known["theme"], ACROSS))
    statements = of_whole_statements(evidence(), claim_ids)
    below = BELOW + (PRESS if opened else "") + held_by(statements) + COUNTED + (STARRED if placed["mark"].ne("").any() else "")
    figure = go.Figure([trace(verdict, placed[placed["verdict"] == verdict]) for verdict in VERDICTS if verdict in set(placed["verdict"])],
                       layout_of(title(len(claim_ids)), below,
                                 tally_sentence(statements, "" if len(claim_ids) == len(ledger()) else "chosen ")))
    first, rows = placed.drop_duplicates("theme"), int(placed["row"].max()) + 1
    frame = [{"type": "rect", "x0": row.column, "x1": row.column + WIDTH, "y0": row.row + 0.08, "y1": row.row + 0.92,
              "line": {"width": 4, "color": QUIET}} for row in placed[placed["claim_id"] == opened].itertuples()]
    figure.update_layout(height=height(rows, ROW, AROUND), barmode="overlay", uniformtext={"minsize": 9, "mode": "show"}, shapes=frame)
    figure.update_xaxes(visible=False, range=[0, ACROSS], fixedrange=True)
    return figure.update_yaxes(range=[rows, 0], tickvals=[row + 0.5 for row in first["row"]], ticktext=list(first["theme"]), showgrid=False,
                               zeroline=False, fixedrange=True)


def fields_of(claim_id: str, judged: Judged) -> dict[str, str]:
    """One claim with what hovering over its field says."""
    claim = judged.claim
    verdict = ", ".join(filter(None, [verdict_with_sign(judged.verdict), judged.severity]))
    lines = [f"<b>{escape(printed_with_unit(claim))}</b>: {verdict}",
             *wrap(escape(claim["statement"]), 50), *wrap(escape(claim["chosen"] and f"How it is read here: {claim['chosen']}."), 50),
             escape(claim["locator"])]
    mark = CHOSEN if claim["chosen"] and judged.verdict in HELD else ""
    return {"claim_id": claim_id, "verdict": judged.verdict, "mark": mark, "theme": TITLES[claim["theme"]], "hover": "<br>".join(lines)}


def trace(verdict: str, fields: pd.DataFrame) -> dict:
    """The fields of one verdict, with their number in the legend."""
    paint = painted("verdict")[verdict]
    return {"type": "bar", "orientation": "h", "name": f"{len(fields)} {verdict_with_sign(verdict)}", "x": [WIDTH for _ in fields.index],
            "base": fields["column"].tolist(), "y": [row + 0.5 for row in fields["row"]], "width": HEIGHT,
            "marker": {"color": paint.colour},
            "text": (paint.sign + fields["mark"]).tolist(), "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
            "insidetextfont": {"color": ON_VERDICT, "size": 15}, "customdata": fields["claim_id"].tolist(),
            "hovertext": fields["hover"].tolist(), "hoverinfo": "text", "unselected": {"marker": {"opacity": 1}}}
