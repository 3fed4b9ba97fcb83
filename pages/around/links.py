"""Links between what belongs together: a claim and its charts, a chart and the claims about it."""

from pages.around.places import link
from pages.ledger.behind import charts_about
from pages.ledger.ledger import ledger, signed, stated
from pages.reading.tables import Version
from pages.words.titles import TITLES


def claim_links(claim_ids: list[str], of: Version) -> None:
    """A link to each claim, with its verdict."""
    for claim_id in claim_ids:
        judged = ledger(of)[claim_id]
        link(f"{signed(judged.verdict)}: {judged.claim['statement']} ({stated(judged.claim)})", "Claim", claim_id, of)


def chart_links(claim_id: str, of: Version) -> None:
    """A link to each chart that shows what a claim is about."""
    for chart in charts_about(claim_id, of):
        link(f"{TITLES[chart.theme]}: {chart.title}", "Chart", chart.chart_id, of, icon=":material/show_chart:")
