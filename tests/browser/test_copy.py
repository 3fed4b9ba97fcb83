"""The button that copies a chart as a picture, in a real browser."""

import base64
import io
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("playwright")

from PIL import Image, ImageColor
from playwright.sync_api import Browser, Page, expect

from tests import ROOT
from tests.apps import as_read
from tests.browser.visitor import DESK, PHONE, gone, new_reader, opened, turn

THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = """async () => {
    const [item] = await navigator.clipboard.read(), bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')) }"""


def drawn(page: Page, address: str) -> Page:
    """A page of a theme with its chart drawn, which may write to the clipboard and read it."""
    page.context.grant_permissions(CLIPBOARD)
    return gone(page, address)


def press(page: Page) -> None:
    """Reach the button and press it, as with the keyboard."""
    page.get_by_role("button", name="Copy image").focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_copy_is_the_chart_in_the_colours_of_the_theme(open_page: Page, address: str, theme: str) -> None:
    turn(open_page, theme)
    page = drawn(open_page, f"{address}/trade?view=total~milestones")
    press(page)
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    box = page.locator("[class*=st-key-chart_figure_] .js-plotly-plot").bounding_box()
    picture = Image.open(io.BytesIO(base64.b64decode(page.evaluate(COPIED))))
    assert picture.format == "PNG"
    assert picture.width == round(box["width"]) * 3 and picture.height > round(box["height"]) * 3
    colours = {colour: count for count, colour in picture.convert("RGB").getcolors(maxcolors=1_000_000)}
    *lines, article = THEMES[theme]["chartCategoricalColors"]
    ground, first, last = map(ImageColor.getrgb, (THEMES[theme]["backgroundColor"], lines[0], article))
    assert max(colours, key=colours.get) == ground
    assert min(colours.get(first, 0), colours.get(last, 0)) > 1000


def test_the_letters_of_the_copy_are_those_on_the_screen(browser: Browser, address: str) -> None:
    """An SVG picture knows no font of the page, so it would be written in another one."""
    page = opened(new_reader(browser, viewport=DESK, device_scale_factor=3, permissions=CLIPBOARD).new_page(),
                  f"{address}/trade?view=total~milestones")
    press(page)
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = Image.open(io.BytesIO(base64.b64decode(page.evaluate(COPIED)))).convert("L")
    screen = Image.open(io.BytesIO(page.locator("[class*=st-key-chart_figure_] .js-plotly-plot").screenshot())).convert("L")
    plot_bottom = 3 * round(parts_of_picture(page, saved(page, "Save image as SVG")).plot["bottom"])
    page.context.close()
    words = [picture.crop((0, bottom - 130, picture.width, bottom)) for picture, bottom in ((copied, plot_bottom), (screen, screen.height))]
    right_edges = [part.point(lambda grey: 255 if grey < 128 else 0).getbbox()[2] for part in words]  # where those of the legend end
    assert right_edges[0] == pytest.approx(right_edges[1], abs=6) and right_edges[0] > 600


def saved(page: Page, button: str) -> Path:
    """The file that a button saves."""
    with page.expect_download() as saving:
        page.get_by_role("button", name=button, exact=True).first.click()
    return saving.value.path()


class Picture(NamedTuple):
    """A saved SVG as a browser shows it: where its first plot stands, and the lines of words above and below that."""

    plot: dict[str, float]
    above: list[str]
    below: list[str]


def parts_of_picture(page: Page, file: Path) -> Picture:
    """The parts of a saved picture, which is shown in place of the page."""
    page.set_content(f"<body style='margin: 0'>{file.read_text(encoding='utf-8')}")
    plot = page.locator("svg .main-svg").first.evaluate("plot => plot.getBoundingClientRect().toJSON()")
    words = page.evaluate("[...document.querySelectorAll('text:not(.main-svg text)')].map(line => [line.getBoundingClientRect().top, line.textContent])")
    return Picture(plot, [line for top, line in words if top < plot["top"]], [line for top, line in words if top >= plot["bottom"]])


def test_an_image_is_saved_as_png_and_one_press_beside_it_as_svg(open_page: Page, address: str) -> None:
    page = drawn(open_page, f"{address}/energy?view=crude")
    assert Image.open(saved(page, "Save image")).format == "PNG"
    assert saved(page, "Save image as SVG").read_text(encoding="utf-8").startswith("<svg")


def test_a_saved_picture_has_its_title_above_and_milestones_sources_and_address_below(page: Page, address: str) -> None:
    opened(page, f"{address}/energy?view=crude~years.2000.2015")
    sentence, foot = page.locator("h2").first.inner_text(), page.get_by_text("① 2009 Loans").inner_text().splitlines()
    _, above, below = parts_of_picture(page, saved(page, "Save image as SVG"))
    assert " ".join(above) == f"{sentence} China's crude oil imports from Russia".replace("\N{NO-BREAK SPACE}", " ")
    assert " ".join(below[:-1]) == " ".join(foot) and "Source: China Customs" in foot[-1]
    assert below[-1] == f"{address}/energy?view=crude~years.2000.2015"


def test_charts_that_stand_together_have_the_address_once_and_no_words_beyond_the_picture(page: Page, address: str) -> None:
    """On a phone, where a long address takes several lines."""
    page.set_viewport_size(PHONE)
    opened(page, f"{address}/oil?view=trade_and_price~years.2000.2014&view=constant_price~years.2000.2014&view=price_and_quantity~years.2000.2014")
    file = saved(page, "Save image")
    assert Image.open(file).width <= 3 * PHONE["width"]
    lines = parts_of_picture(page, saved(page, "Save image as SVG")).below
    assert "".join(lines).count(address) == 1
    assert page.evaluate("Math.max(...[...document.querySelectorAll('text:not(.main-svg text)')].map(line => line.getBoundingClientRect().right))") <= PHONE["width"]


def test_a_picture_of_several_charts_begins_with_the_sentence_on_all_of_them(page: Page, address: str) -> None:
    opened(page, f"{address}/?view=overview~years.2000.2014")
    sentence = as_read(page.locator("h2").first.inner_text())
    picture = parts_of_picture(page, saved(page, "Save image as SVG"))
    assert " ".join(picture.above).startswith(f"{sentence} ") and sentence not in " ".join(picture.below)


def test_a_browser_that_does_not_copy_is_told_to_the_reader(page: Page, address: str) -> None:
    opened(page, f"{address}/trade")
    for harm, said in (("navigator.clipboard.write = async () => { throw new DOMException('', 'NotAllowedError') }", "did not allow the copy"),
                       ("delete window.ClipboardItem", "lets no page copy pictures")):
        page.evaluate(f"() => {{ {harm} }}")
        press(page)
        expect(page.get_by_role("status").filter(has_text=said)).to_contain_text("Save the image instead")


def test_only_a_page_with_a_chart_offers_to_copy_it(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    expect(page.get_by_role("button", name="Copy image")).to_have_count(1)
    gone(page, f"{address}/data")
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()
    expect(page.get_by_role("button", name="Copy image")).to_have_count(0)


def test_link_and_citation_are_there_to_copy_under_these_words(open_page: Page, address: str) -> None:
    page = gone(open_page, f"{address}/trade?view=total")
    page.get_by_role("button", name="More formats and citation").click()
    expect(page.get_by_text("Copy link", exact=True)).to_be_visible()
    expect(page.get_by_role("tab", name="Copy citation")).to_be_visible()


@pytest.mark.parametrize(("path", "views"), [("trade", ["total~at.2005~bars.on~mark.event_22~open.values.provenance"]),
                                             ("reconcile", ["reconcile~years.2000.2010~open.values_spread", "spread~years.2000.2010~open.values_spread"])])
def test_the_link_to_copy_opens_what_is_on_the_screen_for_the_view(browser: Browser, address: str, path: str, views: list[str]) -> None:
    """With the year whose values are told, its bars, the mark and the open panels."""
    page = opened(new_reader(browser, viewport=DESK, permissions=CLIPBOARD).new_page(), f"{address}/{path}?{'&'.join(f'view={view}' for view in views)}")
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/{path}?view={views[0]}"
    page.get_by_role("button", name="More formats and citation").first.click()
    expect(page.get_by_test_id("stCode").first).to_have_text(f"{address}/{path}?view={views[0]}")
    page.context.close()
