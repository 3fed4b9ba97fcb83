"""Take pictures of the pages, from a server of this checkout.

`python -m tests.browser.screenshots FOLDER [PAGE …]` takes every page, or those named, in both themes and
three widths; `python -m tests.browser.screenshots --reference [PAGE …]` writes those that README.md shows, and of each
page a sheet with the upper part of all six; `python -m tests.browser.screenshots --preview` writes the picture that previews of links show.
"""

import sys
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, Page

from pages.served.head import HIGH, PREVIEW, WIDE, on_picture
from pages.words.titles import TITLES
from tests import ROOT
from tests.browser.visitor import chromium, place, server, settle
from tests.pages.words.test_colours import THEME

THEMES = ["light", "dark"]
WIDTHS = {"wide": 1440, "tablet": 820, "phone": 390}
PICTURES = ROOT / "tests" / "pictures"
# What README.md shows: page, theme, width, and the height in pixels at which it is cut.
REFERENCE = [("overview", "light", "wide", 1200), ("trade", "light", "wide", 1200),
             ("claims", "light", "wide", 1200), ("trade", "dark", "phone", 1500)]
SHEET_HEIGHT, GAP = 1500, 20  # pixels of a page on a sheet, before it is halved, and between two of them
WORDS = "Description"  # of a PNG file: a test compares those of the preview with what the dashboard says


def main(arguments: list[str]) -> None:
    """Take the pictures that the arguments ask for."""
    if arguments == ["--preview"]:
        keep_preview()
        return
    if not arguments or set(arguments[1:]) - set(TITLES):
        sys.exit(f"{__doc__}\nThe pages are: {', '.join(TITLES)}.")
    with server() as address, chromium() as browser:
        for path in arguments[1:] or TITLES:
            taken = {(theme, width): picture(browser, address, path, theme, width) for theme in THEMES for width in WIDTHS}
            if arguments[0] == "--reference":
                keep_reference(path, taken)
            else:
                for (theme, width), image in taken.items():
                    save(image, Path(arguments[0]) / f"{path}-{theme}-{width}.png")


def keep_preview() -> None:
    """Save the picture of previews: the words in the letters and colours of the light theme, above its colours for lines."""
    looks, (name, said) = THEME["light"], map(escape, on_picture())
    colours = "".join(f'<i style="flex: 1; background: {colour}"></i>' for colour in looks["chartCategoricalColors"])
    with chromium() as browser:
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
        page.set_content(f"""<body style="margin: 0; height: 100vh; display: flex; flex-direction: column; font: 36px/1.4 sans-serif;
            background: {looks['backgroundColor']}; color: {looks['textColor']}">
            <main style="flex: 1; padding: 0 90px; align-content: center">
            <h1 style="font-size: 64px; line-height: 1.2; text-wrap: balance">{name}</h1><p style="text-wrap: pretty">{said}</p></main>
            <footer style="height: 28px; display: flex">{colours}</footer>""")
        taken, words = small(Image.open(BytesIO(page.screenshot()))), PngInfo()
    words.add_text(WORDS, "\n".join(on_picture()))
    taken.save(PREVIEW, optimize=True, pnginfo=words)


def keep_reference(path: str, taken: dict[tuple[str, str], Image.Image]) -> None:
    """Save the sheet of a page, and what README.md shows of it."""
    save(sheet(taken), PICTURES / f"{path}.webp")
    for page, theme, width, height in REFERENCE:
        if page == path:
            save(small(taken[theme, width].crop((0, 0, WIDTHS[width], height))), PICTURES / f"{path}-{theme}-{width}.png")


def picture(browser: Browser, address: str, path: str, theme: str, width: str) -> Image.Image:
    """One page to its full height."""
    context = browser.new_context(viewport={"width": WIDTHS[width], "height": 900}, color_scheme=theme,
                                  reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/{place(path)}")
    settle(page)
    show_all(page, WIDTHS[width])
    taken = Image.open(BytesIO(page.screenshot()))
    context.close()
    return taken


def show_all(page: Page, width: int) -> None:
    """Make the window as high as the page, once all of the page has come and its height stands still."""
    heights = [0, 900]
    while heights[-1] != heights[-2]:
        page.set_viewport_size({"width": width, "height": heights[-1]})
        page.wait_for_timeout(1500)
        heights.append(max(900, page.evaluate("""() => 60 + Math.ceil(document.querySelector(
            '[data-testid=stMainBlockContainer]').getBoundingClientRect().height)""")))


def save(taken: Image.Image, file: Path) -> None:
    """As it was taken."""
    file.parent.mkdir(parents=True, exist_ok=True)
    taken.save(file, optimize=True)


def sheet(taken: dict[tuple[str, str], Image.Image]) -> Image.Image:
    """The upper parts of the pictures of a page at half their size: a row for each theme, a column for each width."""
    halves = [width // 2 for width in WIDTHS.values()]
    made = Image.new("RGB", (sum(halves) + GAP * (len(halves) + 1), (SHEET_HEIGHT // 2 + GAP) * len(THEMES) + GAP), "#8a93a0")
    for row, theme in enumerate(THEMES):
        for column, (width, pixels) in enumerate(WIDTHS.items()):
            whole = taken[theme, width].convert("RGB")
            half = whole.crop((0, 0, pixels, min(SHEET_HEIGHT, whole.height))).reduce(2)
            made.paste(half, (sum(halves[:column]) + GAP * (column + 1), (SHEET_HEIGHT // 2 + GAP) * row + GAP))
    return made


def small(taken: Image.Image) -> Image.Image:
    """With 256 colours, spread so widely that thin coloured lines keep theirs."""
    return taken.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(sys.argv[1:])
