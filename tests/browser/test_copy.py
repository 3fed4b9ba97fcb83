"""The button that copies a chart as a picture, in a real browser."""

from __future__ import annotations

import base64
import io
import re
import tomllib

import pytest

pytest.importorskip("playwright")

from PIL import Image, ImageChops, ImageColor
from playwright.sync_api import Browser, Page, expect

from tests import ROOT
from tests.browser.visitor import DESK, gone, new_reader, opened, turn

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
    above = picture.height - round(box["height"]) * 3  # the sentence, the title and the sources, which the page has beside the chart
    assert picture.width == round(box["width"]) * 3 and above > 34 * 3
    sentence = picture.convert("RGB").crop((0, 0, picture.width, above)).convert("L")
    assert ImageChops.difference(sentence, Image.new("L", sentence.size, sentence.getpixel((0, 0)))).getbbox()
    picture = picture.crop((0, above, *picture.size))
    colours = {colour: count for count, colour in picture.convert("RGB").getcolors(maxcolors=1_000_000)}
    *lines, article = THEMES[theme]["chartCategoricalColors"]
    ground, first, last = map(ImageColor.getrgb, (THEMES[theme]["backgroundColor"], lines[0], article))
    assert max(colours, key=colours.get) == ground
    assert min(colours.get(first, 0), colours.get(last, 0)) > 1000
    corner = picture.convert("RGB").crop((picture.width - 300, 0, picture.width, 120))  # where Plotly's buttons are on screen
    assert corner.getcolors() == [(300 * 120, ground)]


def test_the_letters_of_the_copy_are_those_on_the_screen(browser: Browser, address: str) -> None:
    """An SVG picture knows no font of the page, so it would be written in another one."""
    page = opened(new_reader(browser, viewport=DESK, device_scale_factor=3, permissions=CLIPBOARD).new_page(),
                  f"{address}/trade?view=total~milestones")
    press(page)
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = Image.open(io.BytesIO(base64.b64decode(page.evaluate(COPIED)))).convert("L")
    screen = Image.open(io.BytesIO(page.locator("[class*=st-key-chart_figure_] .js-plotly-plot").screenshot())).convert("L")
    page.context.close()
    legend = [picture.crop((0, picture.height - 130, picture.width, picture.height)) for picture in (copied, screen)]
    right_edges = [part.point(lambda grey: 255 if grey < 128 else 0).getbbox()[2] for part in legend]  # where its words end
    assert right_edges[0] == pytest.approx(right_edges[1], abs=6) and right_edges[0] > 600


def test_a_saved_picture_names_its_milestones(open_page: Page, address: str) -> None:
    page = drawn(open_page, f"{address}/energy?view=crude")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save image").click()
    picture = saving.value.path().read_text(encoding="utf-8")
    below = page.get_by_text("① 2009 Loans").inner_text().splitlines()[0]
    notes = re.findall(r"<text[^>]*>([^<]*)</text>", picture[picture.rindex("</svg>", 0, -6):])
    assert " ".join(notes) == below


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
