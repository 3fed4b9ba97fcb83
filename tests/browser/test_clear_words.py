"""Nothing is written over anything on a chart: names, ticks, legends and milestones as Plotly draws them at the width of a phone and of a laptop."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import Browser
from plotly.offline import get_plotlyjs

from pages.catalogue.registry import exhibit
from tests.apps import CHARTS
from tests.browser.visitor import new_reader

WIDE, NARROW = 933, 358  # pixels of a chart on a laptop and on a phone
LATER = "~years.1996.2020"  # milestones and single reports beside and after the ends of lines
# What stands over something else on one chart, drawn for one width and then, as by a phone that is turned, for another.
OVER = """async ([written, widths]) => {
  const figure = JSON.parse(written), place = document.body.appendChild(document.createElement('div')), found = [];
  for (const width of widths) {
    await Plotly.react(place, figure.data, {...figure.layout, title: undefined, width, font: {family: 'sans-serif', size: 12}}, {staticPlot: true});
    const box = part => part.getBoundingClientRect(), shown = [...place.querySelectorAll('.annotation-text, .textpoint text, .xtick text, .ytick text, .legendtext')];
    const words = shown.filter(part => part.textContent.trim()).map(part => [part, box(part)]);
    const cross = (a, b, by) => a.left < b.right - by && b.left < a.right - by && a.top < b.bottom - by && b.top < a.bottom - by;
    const say = (part, what) => found.push(`${width}: “${part.textContent}” on ${what}`);
    const lines = [...place.querySelectorAll('.shapelayer path')].map(box).filter(line => line.width < 3 && line.height > 30);
    const marks = [...place.querySelectorAll('.points path.point')].map(box);
    words.forEach(([part, own], number) => {
      for (const [other, its] of words.slice(number + 1)) if (cross(own, its, 2)) say(part, `“${other.textContent}”`);
      if (part.matches('.annotation-text, .legendtext') && lines.some(line => cross(own, line, 1))) say(part, 'the line of a milestone');
      if (part.matches('.annotation-text, .legendtext') && marks.some(mark => cross(own, mark, 4))) say(part, 'a mark');
    });
  }
  place.remove();
  return found }"""


def test_no_word_on_a_chart_lies_on_another_on_a_mark_or_on_the_line_of_a_milestone(browser: Browser) -> None:
    page, found = new_reader(browser).new_page(), {}
    page.set_content("<body></body>")
    page.add_script_tag(content=get_plotlyjs())
    for chart in CHARTS.query("kind != 'facts'").itertuples():
        view = chart.chart_id + (LATER if chart.kind in ("line", "bars") else "")
        if over := page.evaluate(OVER, [exhibit(view).figure.to_json(), [WIDE, NARROW]]):
            found[view] = over
    page.context.close()
    assert not found, "\n".join(f"{view}: {what}" for view, over in found.items() for what in over)
