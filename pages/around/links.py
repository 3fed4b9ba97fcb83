"""Links between what belongs together: a claim and its charts, a chart and the claims about it."""

from pages.around.places import link
from pages.ledger.behind import charts_about
from pages.ledger.ledger import ledger, signed, stated
from pages.words.titles import TITLES


def claim_links(claim_ids: list[str]) -> None:
    """A link to each claim, with its verdict."""
    for claim_id in claim_ids:
        judged = ledger()[claim_id]
        link(f"{signed(judged.verdict)}: {judged.claim['statement']} ({stated(judged.claim)})", "Claim", claim_id)


def chart_links(claim_id: str) -> None:
    """A link to each chart that shows what a claim is about."""
    for chart in charts_about(claim_id):
        link(f"{TITLES[chart.theme]}: {chart.title}", "Chart", chart.chart_id, icon=":material/show_chart:")
