"""What axe finds on a page, without what is Streamlit's own."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.visitor import turn

# What Streamlit draws itself and no setting of ours can mend: a rule of axe, the element, the reason.
STREAMLITS_OWN = [
    ("list", "[data-testid='stSidebarNavItems']",
     "The menu of a phone puts the pages of a section into a `div` of its list of pages."),
    ("empty-table-header", "[data-testid='stDataFrame'] th[aria-colindex='1']", "The column of boxes for ticking rows has no heading."),
    ("svg-img-alt", "[data-testid='stMetric'] [role='graphics-symbol']", "The small line of a card has no title; its words stand beside it."),
    ("listitem", "[data-testid='stSidebarNavItems'] > div > li", "The same menu."),
    ("region", "[role='listbox']", "An open list of choices lies at the end of the page, outside every landmark."),
]


def faults(page: Page) -> list[str]:
    """Every violation that axe finds in both themes, whatever its impact, without what is Streamlit's own.

    Another theme changes colours alone, so that only their rule is asked again. The page is left in a light system.
    """
    found = violations(page)
    turn(page, "dark")
    found += [f"dark: {fault}" for fault in violations(page, "color-contrast")]
    turn(page, "light")
    return found


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds by some rules, or by all, in the theme that the page has."""
    found = []
    for fault in Axe().run(page, options={"runOnly": list(rules)} if rules else None).response["violations"]:
        own = [selector for rule, selector, _ in STREAMLITS_OWN if rule == fault["id"]]
        for node in fault["nodes"]:
            element = page.locator(node["target"][0]).first
            if not any(element.evaluate("(element, selector) => element.matches(selector)", selector) for selector in own):
                found.append(f"{fault['impact']}: {fault['id']} at {node['html'][:160]} {node['failureSummary']}")
    return found
