"""What axe finds on a page, without what is Streamlit's own."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.visitor import turn

# What Streamlit draws itself and no setting of ours can mend: a rule of axe, the element, the reason.
STREAMLITS_OWN = [
    ("list", "[data-testid='stSidebarNavItems']",
     "The menu of a phone puts the pages of a section into a `div` of its list of pages."),
    ("empty-table-header", "[data-testid='stDataFrame'] th[aria-colindex='1']", "The column of boxes for ticking rows has no heading."),
    ("svg-img-alt", "[data-testid='stMetric'] [role='graphics-symbol']", "The small line of a card has no title; its words stand beside it."),
    ("color-contrast", "[data-testid='stSelectbox']:has(:disabled) label p",
     "The label of a box that is closed while the years play: WCAG asks for no contrast there, but Streamlit does not tie the two."),
    ("listitem", "[data-testid='stSidebarNavItems'] > div > li", "The same menu."),
    ("region", "[role='listbox']", "An open list of choices lies at the end of the page, outside every landmark."),
]


def faults(page: Page) -> list[str]:
    """Every violation that axe finds in both themes, whatever its impact, without what is Streamlit's own.

    Another theme changes colours alone, so that only their rule is asked again. The page is left in the dark.
    """
    found = violations(page)
    turn(page, "dark")
    return found + [f"dark: {fault}" for fault in violations(page, "color-contrast")]


# What axe finds and is not Streamlit's own, asked of the elements that axe has seen: the page may have others by the time of an answer.
FOUND = """async ([options, own]) => (await axe.run(options)).violations.flatMap(fault => fault.nodes
    .filter(node => !own.some(([rule, selector]) => rule === fault.id && node.element.matches(selector)))
    .map(node => `${fault.impact}: ${fault.id} at ${node.html.slice(0, 160)} ${node.failureSummary}`))"""


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds by some rules, or by all, in the theme that the page has."""
    # Only violations: what is in order is many times as much.
    wanted = {"resultTypes": ["violations"], "elementRef": True} | ({"runOnly": list(rules)} if rules else {})
    page.evaluate(AXE_SCRIPT)
    return page.evaluate(FOUND, [wanted, [[rule, selector] for rule, selector, _ in STREAMLITS_OWN]])
