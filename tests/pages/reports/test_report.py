"""The report: what the page offers, what the file holds, and the printed pages."""

import json
import re
import tomllib
from html.parser import HTMLParser

import pytest

from pages.catalogue.registry import chart_labels, exhibit
from pages.files.table_file import sources_behind
from pages.reading.tables import tables
from pages.reports.document import WIDTH, Entry, Order, document, entry_of, first_charts, light, part, printed
from pages.themes.chart import view
from pages.words.colours import GROUND, PLACES, QUIET
from pages.words.numbers import number
from tests import ROOT
from tests.apps import address_of, chart_of, in_the_report, numbers, run

YEARS, ADDRESS = (1996, 2015), "https://example.org/report?view=total"
# One chart of every kind, the longest table, and the first four.
CHOSEN = tuple(dict.fromkeys([*first_charts(), *tables().charts.query("theme != 'overview'").drop_duplicates("kind")["chart_id"]]))
KIND = tables().charts.set_index("chart_id")["kind"]
FETCHING = {"src", "srcset", "data", "poster", "background", "action", "formaction"}


def order_of(charts: tuple[str, ...], years: tuple[int, int] = YEARS, measure: str = "level", **more: bool) -> Order:
    return Order(tuple(entry_of(chart, years, measure) for chart in charts), **more)


def rows_of(chart: str):
    return view(chart_of(chart)).rows


class Reader(HTMLParser):
    """Collects what the tests ask about: tags with their attributes, cells by table, figures, and plain text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.tables, self.figures, self.text, self.inside = [], {}, {}, "", ""
        self.section, self.reading = "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.tags.append((tag, found))
        self.section = found.get("id") if tag == "section" else self.section
        self.reading = tag if tag in ("script", "style") else self.reading
        self.inside = found.get("class", "").removesuffix(" number") if tag in ("script", "td") else self.inside
        if tag == "data":
            self.tables.setdefault(self.section, []).append((self.inside, float(found["value"])))

    def handle_endtag(self, tag: str) -> None:
        self.reading = "" if tag in ("script", "style") else self.reading

    def handle_data(self, data: str) -> None:
        if self.reading == "script" and self.inside == "figure":
            self.figures[self.section] = json.loads(data)
        self.text += "" if self.reading else data


@pytest.fixture(scope="module")
def html() -> str:
    return document(order_of(CHOSEN), ADDRESS, "2020-01-01")


@pytest.fixture(scope="module")
def read(html: str) -> Reader:
    return Reader(html)


def test_the_page_lists_what_will_be_in_the_report() -> None:
    app = run("report")
    assert not app.exception and not app.error
    assert [title for title, _ in in_the_report(app)] == [chart_labels()[chart] for chart in first_charts()]
    assert [f" · {len(rows_of(chart))} rows · " in said for chart, (_, said) in zip(first_charts(), in_the_report(app))] == [True] * 4
    assert [button.proto.label for button in app.get("download_button")] == ["Download report (HTML)"]


def test_of_kept_views_the_list_says_what_is_set_otherwise_than_at_first() -> None:
    app = run("report", "total", "total~measure.index~years.2000.2010")
    kept = [words.partition(":small[")[2] for words in (text.value for text in app.markdown) if words.startswith("**")]
    assert kept == ["As its page shows it at first]", "Measure: Index, base year = 100; Years: 2000 to 2010]"]


def test_the_address_sets_charts_years_and_parts() -> None:
    app = run("report", "report~charts.exchange~years.2001.2005~tables.off")
    assert address_of(app) == ["report~charts.exchange~years.2001.2005~tables.off"]
    assert in_the_report(app) == [("Trade: Yuan per US dollar", "2001 to 2005 · 5 rows · 0 claims · Federal Reserve H.10")]
    assert [toggle.value for toggle in app.toggle] == [False, True]


@pytest.mark.parametrize("address", [
    {"charts": ["Nonsense"]}, {"years": ["2015", "1996"]}, {"claims": "perhaps"},
    *({"view": f"report~{part}"} for part in ("charts.nonsense", "years.2015.1996", "claims.perhaps", "colour.red"))])
def test_a_nonsense_address_gives_the_default_report_with_a_notice(address: dict) -> None:
    app = run("report", **address)
    assert not app.exception and "not understood" in app.info[0].value and len(in_the_report(app)) == 4


def test_a_report_without_charts_is_refused_plainly() -> None:
    app = run("report")
    app.multiselect[0].set_value([]).run()
    assert "Choose at least one chart" in app.warning[0].value and not app.get("download_button")


def test_every_chart_has_a_label_of_its_own() -> None:
    labels = chart_labels()
    assert len(set(labels.values())) == len(labels) == len(tables().charts.query("theme != 'overview'"))


def test_nothing_in_the_file_is_fetched(read: Reader, html: str) -> None:
    for tag, attributes in read.tags:
        assert tag not in ("link", "iframe", "img", "object", "embed", "base", "form", "button", "input")
        assert not FETCHING & set(attributes)
    style = html[html.index("<style>"):html.index("</style>")]
    assert "url(" not in style and "@import" not in style


def test_headings_are_in_order_and_the_language_is_named(read: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    assert ("html", {"lang": "en"}) in read.tags


@pytest.mark.parametrize("chart", [chart for chart in CHOSEN if KIND[chart] not in ("deals", "systems")])
def test_the_table_holds_every_value_of_the_view(chart: str, read: Reader, html: str) -> None:
    """As many digits in a column as its most exact value has: 42.433 million tonnes in the article's footnote."""
    known = rows_of(chart)[["shown", "decimals"]].dropna()
    assert sorted(value for _, value in read.tables[chart]) == sorted(known["shown"]) and len(known)
    for value in known["shown"]:
        assert any(f'<data value="{value!r}">{number(value, decimals)}</data>' in html for decimals in range(4))
    assert chart != "crude" or ">42.433<" in html


def test_deals_keep_their_values_and_bounds(read: Reader) -> None:
    assert len(read.tables["deals"]) == rows_of("deals")[["value_low", "value_high"]].notna().sum().sum() > 0
    assert set(rows_of("deals")["bound"]) - {"exact"} and "at least" in read.text


@pytest.mark.parametrize("chart", [chart for chart in CHOSEN if KIND[chart] != "facts"])
def test_the_chart_draws_the_rows_in_light_colours_and_leaves_the_page_s_own_alone(chart: str, read: Reader) -> None:
    own = json.loads(view(chart_of(chart)).figure.to_json())
    printed = read.figures[chart]
    for axis in ("x", "y"):  # as text, where a gap equals a gap
        assert str([numbers(trace[axis]) for trace in printed["data"]]) == str([numbers(trace[axis]) for trace in own["data"]])
    assert printed["layout"]["width"] == WIDTH and "width" not in own["layout"]
    drawn_in = [place for place in PLACES if f'"{place}"' in json.dumps(own)]
    assert drawn_in and all(light()[place] in json.dumps(printed) for place in drawn_in)
    assert not any(colour in json.dumps(printed) for colour in light())


def test_the_light_colours_are_those_of_the_theme() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]["light"]
    assert list(light()) == [*PLACES, QUIET, GROUND]
    assert list(light().values()) == [*theme["chartCategoricalColors"], theme["textColor"], theme["backgroundColor"]]


def test_every_source_is_named_with_its_chart_and_cited_once_at_the_end(read: Reader) -> None:
    flat, used = " ".join(read.text.split()), {source for chart in CHOSEN for source in sources_behind(rows_of(chart))}
    end = flat[flat.rindex("Citations and terms"):]
    for source in tables().sources.query("source_id in @used and kind != 'own'").itertuples():
        cited = " ".join(source.citation_full.split()).rstrip(".")
        assert flat.count(cited) == end.count(cited) > 0, source.source_id
        assert f"{source.attribution_short} (terms: {source.license_name})" in flat, source.source_id
        assert source.license_name in end
    assert ADDRESS in end and "seen 2020-01-01" in end


def test_tables_and_claims_can_be_left_out(html: str) -> None:
    without = document(order_of(CHOSEN[:1], tables=False, claims=False), "", "2020-01-01")
    assert "<table" in html and "Claims of the article about it" in html and "contradicts itself" in html
    assert "<table" not in without and "Claims of the article about it" not in without
    assert "The table below" not in without and "Address of the view" not in without


def test_words_from_the_address_cannot_become_markup() -> None:
    assert "<b>x" not in document(order_of(CHOSEN[:1]), "https://example.org/<b>x", "2020-01-01")


def test_the_line_under_a_title_is_broken_and_not_written_out(html: str, read: Reader) -> None:
    assert "<br>" not in read.text and re.search(r'<p class="quiet">[^<]*<br>Source: ', html)


@pytest.mark.parametrize("view", ["asymmetry_trade", "goods_ru_exports", "issues", "votes_alike", "advantage"])
def test_bars_that_lie_have_room_for_a_value_at_each_end_on_paper_too(view: str) -> None:
    """The values of twenty years lay on one another in a chart of the usual height."""
    figure = printed(exhibit(view).figure)
    bars = sum(trace["type"] == "bar" and trace.get("xaxis", "x") == "x" for trace in figure["data"]) * len(set(map(str, figure["data"][0]["y"])))
    assert figure["layout"]["height"] - 70 >= 12 * bars


def test_a_chart_without_values_in_the_years_is_named_and_left_out() -> None:
    app = run("report", "report~charts.total.unit_value~years.1992.1993")
    assert "Left out" in app.warning[0].value and chart_labels()["unit_value"] in app.warning[0].value and not app.error
    assert [title for title, _ in in_the_report(app)] == [chart_labels()["total"]]


def test_tables_take_few_pages() -> None:
    """Three pairs of states have a row for each year and not for each year of each pair; what all rows share is said once; a long narrow table stands in two columns."""
    def of(view: str) -> dict:
        return part(Entry(view), True, False)["table"]

    assert len(of("votes_triangle")["rows"]) == 20 and of("votes_triangle")["headings"] == ["Year", "China–Russia", "China–United States", "Russia–United States"]
    assert of("votes")["shared"] == {"Issue": "All issues", "First state": "China", "Second state": "Russia"}
    assert [of(view)["narrow"] for view in ("votes_alike", "votes", "claims")] == [True, False, False]


def words_drawn(figure: dict) -> str:
    return " ".join(note["text"] for note in figure["layout"]["annotations"])


@pytest.mark.parametrize(("view", "bold", "said"), [
    ("deals~mark.s400_2014", "<b>S-400</b>", "Marked: S-400"),
    ("total~years.2012.2018~mark.event_22", "<b>2015 Declaration on", "Marked: Declaration on linking"),
    ("flows~mark.exports_cn_to_ru", "<b>China's exports</b>", "Marked: China's exports")])
def test_what_the_reader_has_marked_is_marked_in_the_report(view: str, bold: str, said: str) -> None:
    marked, plain = (Reader(document(Order((Entry(text),)), "", "2020-01-01")) for text in (view, view.partition("~mark")[0]))
    chart = view.partition("~")[0]
    assert bold in words_drawn(marked.figures[chart]) and said in " ".join(marked.text.split())
    assert bold not in words_drawn(plain.figures[chart]) and "Marked" not in plain.text


def test_what_is_marked_comes_first_in_the_table_of_what_has_no_chart() -> None:
    chart, series = "contracts", "pipeline_contract"
    first = [part(Entry(text), True, False)["table"]["rows"][0] for text in (chart, f"{chart}~mark.{series}")]
    title = tables().series.set_index("series_id").loc[series, "short_title"]
    assert [any(cell.text == title for cell in row) for row in first] == [False, True]


def test_the_bars_of_a_year_are_in_the_report_if_the_reader_has_them_open() -> None:
    opened, closed = (" ".join(document(Order((Entry(view),)), "", "2020-01-01").split()) for view in ("total~at.2010~bars.on", "total~at.2010"))
    assert "Values of the year 2010" in opened and "Highest in 2010: Russia&#39;s report, USD 58.84 bn." in opened
    assert opened.count('class="chart"') == 2 and closed.count('class="chart"') == 1 and "Values of the year 2010" not in closed


def test_the_report_keeps_no_year_of_bars_that_are_closed() -> None:
    app = run("report", "total~at.2010~mark.event_22", "total~at.2010~bars.on")
    assert address_of(app)[:2] == ["total~mark.event_22", "total~at.2010~bars.on"]
