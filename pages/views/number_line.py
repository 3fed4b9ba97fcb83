"""The number line of a claim: what is printed, what its own numbers give, and what others publish."""

from collections.abc import Iterator
from html import escape

import pandas as pd
import plotly.graph_objects as go

from indicators.formulas.judged import Judged
from indicators.formulas.verdicts import BOTH_SIDES, EXACT_KINDS, gravity, stands_for
from pages.charts.chart import SEE_TABLE
from pages.charts.layout import height
from pages.charts.over_time import layout_of
from pages.choices.setting import Chosen, Setting, Settings
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit, of_rows
from pages.ledger.claim import lies_as_claimed, readable_formula, required_side, sentence, side_of_value, with_unit
from pages.ledger.ledger import ON_VERDICT, in_the_article, ledger, printed_with_unit, rows_behind
from pages.words.colours import GROUND, QUIET, painted
from pages.words.numbers import amount, as_given
from pages.words.subjects import capital
from pages.words.titles import TITLES

COLUMNS = ("mark", "source", "what", "stands_from", "stands_to", "unit")
ARTICLE = "article text"
TOWARDS = {"at most": "triangle-left-open", "below": "triangle-left-open", "at least": "triangle-right-open",
           "above": "triangle-right-open"}


def has_line(judged: Judged) -> bool:
    """Whether a number line says something: years, dates and counts need none."""
    claim = judged.claim
    return bool(claim["number"] and (judged.own or judged.independent)) and claim["kind"] not in EXACT_KINDS


def marks(claim_id: str) -> pd.DataFrame:
    """The marks on the line from top to bottom: what each is, whose, the values that it stands for, and the kind of its source."""
    judged = ledger()[claim_id]
    claim, own = judged.claim, judged.own
    said = claim["printed"], f"The article: {claim['printed']}"
    if bounds(claim):
        said = f"“{claim['printed']}”: {required_side(claim)}", f"{capital(required_side(claim))}: “{claim['printed']}”"
    whose = "The article, as this dashboard reads it" if bounds(claim) else "The article"  # which prints no threshold
    found = [(whose, claim["statement"], *said, *stands_for(claim["number"], claim["kind"] in EXACT_KINDS, claim["bound"]), ARTICLE)]
    if own:
        from_own, result = "From the article's own numbers", as_given(own.point, 3)
        found += [(from_own, readable_formula(own.worked), result, f"{from_own}: {result}", *own.interval, "own calculation")]
    for value in judged.independent:
        name = f"{value.source}, {value.label}" if value.label in judged.compared and len(judged.independent) > 1 else value.source
        found.append((value.source, value.label, value.digits, f"{name}: {value.digits}", *value.interval, "annual source"))
    return pd.DataFrame(found, columns=["source", "what", "mark", "name", "stands_from", "stands_to", "kind"]).assign(unit=claim["unit"])


def made_from(claim_id: str) -> list[str]:
    """The article and what a claim is compared with: lines as `series@source`, of deals and events the source."""
    known = rows_behind(claim_id)
    return list(dict.fromkeys([*in_the_article([claim_id]), *(known["series_id"] + "@" + known["source_id"]).str.removeprefix("@")]))


def number_line_of(claim_id: str) -> go.Figure:
    """The marks on one line, each under its name."""
    judged, rows = ledger()[claim_id], marks(claim_id)
    verdict, paints = painted("verdict")[judged.verdict], painted("source kind")
    signs = {kind: paint.sign for kind, paint in paints.items()}
    if bounds(judged.claim):  # no value, but a mark that points where values must lie
        signs |= {ARTICLE: TOWARDS[judged.claim["bound"]]}
    pointing = ", and the triangle points to where the others must lie" if bounds(judged.claim) else ""
    below = f"In {judged.claim['unit']}<br>A mark spans all values that it stands for{pointing}."
    figure = go.Figure([{"type": "scatter", "mode": "lines+markers", "x": [row.stands_from, row.stands_to], "y": [row.Index, row.Index],
                         "name": row.name, "line": {"color": paints[row.kind].colour, "width": 6},
                         "marker": {"size": 11, "color": paints[row.kind].colour, "symbol": signs[row.kind]},
                         "hovertemplate": "%{x:,.4~f}<extra></extra>"} for row in rows.itertuples()],
                       layout_of(line_title(judged), below, marked=True))
    for place, trace in enumerate(figure.data):
        figure.add_annotation(text=escape(trace.name), bgcolor=GROUND, x=0, xref="paper", xanchor="left", y=place, yshift=17,
                              showarrow=False, font={"color": QUIET})
    figure.add_vline(x=float(judged.claim["number"]), line={"width": 2, "dash": "dot", "color": verdict.colour})
    figure.add_annotation(text=f"{verdict.sign} {judged.verdict}", x=1, xref="paper", xanchor="right", y=1, yref="paper", yanchor="bottom",
                          showarrow=False, bgcolor=verdict.colour, borderpad=3, font={"color": ON_VERDICT})
    figure.update_layout(height=height(len(figure.data), 46, 128), showlegend=False, margin={"l": 8, "r": 24, "t": 66, "b": 8})
    return figure.update_xaxes(tickformat=None, automargin=True).update_yaxes(
        visible=False, range=[figure.data[-1].y[0] + 0.5, -0.7])


def bounds(claim: pd.Series) -> bool:
    """Whether a claim is words that say on which side of a number values must lie; the article does not print that number."""
    return claim["bound"] not in BOTH_SIDES


def line_title(judged: Judged) -> str:
    """What the number line shows, in one sentence."""
    claim = judged.claim
    said = f"Printed “{claim['printed']}”" if bounds(claim) else f"Printed {printed_with_unit(claim)}"
    if judged.own and not judged.independent:
        return f"{said}; the article's own numbers give {as_given(judged.own.point, 2)}"
    if bounds(claim) and judged.compared and len(judged.independent) == 1:
        (compared,) = judged.compared.values()
        kept = lies_as_claimed(claim, compared.interval)
        asked = f"as “{claim['printed']}” asks" if kept else f"although “{claim['printed']}” asks for that"
        read = ", as it is read here" if claim["chosen"] else ""
        value = with_unit(compared.point, 2, claim["unit"])
        return f"Published values give {value}, {side_of_value(claim, compared.interval)} {asked}{read}"
    low, high = (as_given(end, 2) for end in (min(value.interval.low for value in judged.independent),
                                             max(value.interval.high for value in judged.independent)))
    own = f"its own numbers {as_given(judged.own.point, 2)}, " if judged.own else ""
    return f"{said}; {own}published values {low if low == high else f'{low} to {high}'}"


def settings(view: str) -> Settings:
    """Which claim is open: at first the gravest of the first theme, which is the first field of all."""
    found, themes = ledger(), list(TITLES)
    first = min(found, key=lambda name: (themes.index(found[name].claim["theme"]), gravity(found[name].verdict, found[name].severity)))
    statements = {name: judged.claim["statement"] for name, judged in found.items()}
    return {"claim": Setting("Open a claim", "one", (first,), statements, place="")}  # the page offers those that its filters leave


def exhibit(chosen: Chosen) -> Exhibit:
    """The number line with all that is said of it. Raises NothingToShow if the claim has none."""
    judged = ledger()[claim_id := chosen["claim"]]
    if not has_line(judged):
        raise NothingToShow("This claim has no number to draw on a line.")
    return make_exhibit("claims", "A claim of the article and what it is compared with", label=f"{TITLES['claims']}: {line_title(judged)}",
                        stem=("claim",), years=None,
                        brief=f"{judged.claim['statement'].removesuffix('.')}, printed {printed_with_unit(judged.claim)}",
                        figure=number_line_of(claim_id), notes=tuple(arithmetic_in_words(judged)),
                        behind=rows_behind(claim_id), measures=tuple(filter(None, [judged.claim["measure"]])), claims=(claim_id,),
                        summary=f"The printed number and what it is compared with. {sentence(judged)} {SEE_TABLE}",
                        made_from=dict.fromkeys(("stands_from", "stands_to"), made_from(claim_id)),
                        **of_rows(marks(claim_id)[list(COLUMNS)]))


def arithmetic_in_words(judged: Judged) -> Iterator[str]:
    """The verdict in words, and every formula with its numbers and inputs."""
    yield sentence(judged)
    for found in filter(None, (judged.own, *judged.compared.values())):
        result = amount(as_given(found.point, 4), judged.claim["unit"])
        yield f"{readable_formula(found.formula)}, with the numbers {readable_formula(found.worked)} = {result}."
        for name, value in found.inputs.items():
            yield f"{name} = {value.digits}: {value.label.removesuffix('.')} ({value.source})."
