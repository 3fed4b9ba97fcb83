"""How the app answers over the network: compressed once, guarded, and with a title of its own for each page."""

import base64
import gzip
import json
import re
from hashlib import sha256
from html import escape, unescape
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from data.stored.read import TableFault
from pages.files.framed import FRAMES_VARIABLE, embedded
from pages.reading.tables import tables
from pages.served import ready
from pages.served.compressed import Kept
from pages.served.front import STATIC
from pages.served.head import HIGH, WIDE, addresses, head, on_picture
from pages.served.layers import LAYERS, Guarded
from pages.words.titles import TITLES, in_a_tab

FOREVER = {"Cache-Control": "public, immutable, max-age=31536000"}
TEXT = "var indicators = 1;" * 200


def counting(headers: dict[str, str]) -> tuple[TestClient, list[str]]:
    """A client of one answer below our layers, and the requests that came as far as that."""
    came: list[str] = []

    def inner(request) -> Response:
        came.append(request.url.path)
        return Response(TEXT, media_type="text/javascript", headers=headers)
    return TestClient(Starlette(routes=[Route("/{path:path}", inner)], middleware=LAYERS)), came


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_what_never_changes_is_compressed_once(coding: str) -> None:
    reader, came = counting(FOREVER)
    answers = [reader.get("/static/js/a.js", headers={"Accept-Encoding": coding}) for _ in range(3)]
    assert len(came) == 1 and {answer.headers["content-encoding"] for answer in answers} == {coding}
    assert all(answer.text == TEXT and int(answer.headers["content-length"]) < 200 for answer in answers)
    assert all("Accept-Encoding" in answer.headers["vary"] for answer in answers)


def test_readers_get_what_they_can_read() -> None:
    reader, _ = counting(FOREVER)
    for said, coding in (("br, gzip", "br"), ("gzip", "gzip"), ("identity", None), ("br;q=0, gzip", "gzip"), ("", None)):
        answer = reader.get("/static/js/a.js", headers={"Accept-Encoding": said})
        assert (answer.headers.get("content-encoding"), answer.text) == (coding, TEXT)


@pytest.mark.parametrize(("headers", "method", "asked"), [
    ({"Cache-Control": "no-cache"}, "GET", {}), ({}, "GET", {}), (FOREVER, "GET", {"Range": "bytes=0-9"}), (FOREVER, "HEAD", {})])
def test_nothing_else_is_kept(headers: dict[str, str], method: str, asked: dict[str, str]) -> None:
    reader, came = counting(headers)
    for _ in range(2):
        reader.request(method, "/static/js/a.js", headers=asked)
    assert len(came) == 2


def test_a_file_is_kept_under_one_name_only() -> None:
    reader, came = counting(FOREVER)
    for _ in range(2):
        reader.get("/static//js/./a.js")
    assert len(came) == 2


def test_streamlits_scripts_arrive_as_they_are(served: TestClient) -> None:
    file = max((STATIC / "static" / "js").iterdir(), key=lambda path: path.stat().st_size)
    for coding, opened in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        with served.stream("GET", f"/static/js/{file.name}", headers={"Accept-Encoding": coding}) as answer:
            sent = b"".join(answer.iter_raw())
        assert opened(sent) == file.read_bytes() and len(sent) < file.stat().st_size / 3
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/", "/trade", "/_stcore/health", "/robots.txt", "/nonsense"])
def test_every_answer_is_guarded(path: str, served: TestClient) -> None:
    headers = served.get(path).headers
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "frame-ancestors 'self'" in headers["content-security-policy"] and "unsafe-eval" not in headers["content-security-policy"]


def test_a_setting_says_who_may_frame_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAMES_VARIABLE, "https://example.org")
    reader = TestClient(Guarded(Starlette(routes=[Route("/", lambda request: Response("x"))])))
    assert reader.get("/").headers["content-security-policy"].endswith("frame-ancestors https://example.org")


@pytest.mark.parametrize(("allowed", "code"), [("", ""), ("'self'", ""), ("'none'", ""), ("'self' https://example.org", (
    '<iframe src="https://app/trade?view=total&amp;embed=true" title="Oil &amp; &quot;gas&quot;" width="100%" height="720" '
    'loading="lazy" style="border: 0"></iframe>'))])
def test_the_code_to_embed_a_chart_is_given_where_another_site_may_show_it(allowed: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAMES_VARIABLE, allowed)
    assert embedded("https://app/trade?view=total", 'Oil & "gas"') == code
    assert embedded("", "No address is known") == ""


@pytest.mark.parametrize("path", list(TITLES))
def test_a_page_has_its_title_and_description_before_any_script_runs(path: str, served: TestClient) -> None:
    answer = served.get("/" if path == "overview" else f"/{path}")
    own = escape(tables().themes.set_index("theme").loc[path, "lead"])
    assert answer.text.count("<title>") == 1 and answer.text.count('<meta name="description"') == 1
    assert f'<meta name="description" content="{own}">' in answer.text
    assert path == "overview" or f"<title>{TITLES[path]} – " in answer.text
    again = served.get(answer.url.path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_style_is_there_before_what_it_is_for_and_counts_more_than_streamlit_s(served: TestClient) -> None:
    head, _, body = served.get("/trade").text.partition("</head>")
    assert ".st-key-frame" not in head and ".st-key-frame" in body.partition('<div id="root">')[0]


@pytest.mark.parametrize(("link", "title"), [
    ("trade?view=total~years.2000.2010", "Goods trade between China and Russia – Trade – "),
    ("energy?view=crude&view=brent", "Price of Brent crude oil – Energy – "), ("votes?view=votes_triangle", "Three states – Votes – "),
    ("trade?view=brent", "Trade – "), ("trade?view=no&years=2000", "Trade – "), ("trade", "Trade – "), ("overview", "China–Russia indicators")])
def test_a_preview_of_a_link_has_the_title_of_the_view_that_the_page_shows(link: str, title: str, served: TestClient) -> None:
    assert f'<meta property="og:title" content="{escape(title)}' in served.get(f"/{link}".replace("/overview", "/")).text


def test_a_preview_of_a_link_has_a_picture_that_is_there_and_says_what_the_dashboard_says(served: TestClient) -> None:
    """After a change of these words `python -m tests.browser.screenshots --preview` makes the picture anew."""
    page = served.get("/trade?view=total", headers={"Host": "example.org"}).text
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    (address,), (said,) = (re.findall(f'<meta property="{name}" content="(.*?)">', page) for name in ("og:image", "og:image:alt"))
    assert address.startswith("http://example.org/") and unescape(said) == ". ".join(on_picture())
    picture = Image.open(BytesIO(served.get(address).content))
    assert (picture.format, picture.size, picture.info["Description"]) == ("PNG", (WIDE, HIGH), "\n".join(on_picture()))


def test_no_name_of_a_server_ends_the_words_around_it() -> None:
    assert '"><script>' not in head('http://a"><script>alert(1)</script>', "trade", [])


@pytest.mark.parametrize("link", ["", "?view=total", "trade?view=total~years.2000.2010", "votes?view=votes_triangle", "methods?view=method", "claims", "arms?view=deals"])
def test_search_engines_for_data_find_files_that_are_there(link: str, served: TestClient) -> None:
    """Search for data sets asks for a name, for a description of at least 50 letters, and for files (developers.google.com, “Dataset structured data”)."""
    (written,) = re.findall('<script type="application/ld[+]json">(.*?)</script>', served.get(f"/{link}").text, re.DOTALL)
    told = json.loads(written)
    assert told["@type"] == "Dataset" and told["name"] and len(told["description"]) >= 50
    assert served.get(told["url"]).status_code == 200
    for file in told["distribution"]:
        answer = served.get(file["contentUrl"])
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, file["encodingFormat"].partition(";")[0])


def test_a_name_of_the_server_ends_no_script() -> None:
    assert "</script><b>" not in head('http://a"</script><b>', "trade", ["total"])


def test_where_tables_cannot_be_read_a_page_has_its_title_and_is_named_to_search_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.served.head.views", tables_that_are_gone)
    assert head("http://a", "trade", ["total"]) == f"<title>{in_a_tab('trade')}</title>"
    assert addresses("http://a") == [f"http://a/{'' if page == 'overview' else page}" for page in TITLES]


def tables_that_are_gone() -> None:
    """As where the files of the tables are damaged."""
    raise TableFault(Path(), "series", "is damaged")


def test_no_two_pages_have_one_description() -> None:
    leads = tables().themes["lead"]
    assert dict(zip(tables().themes["theme"], tables().themes["title"])) == TITLES and leads.is_unique


def test_the_first_page_names_scripts_that_are_there_and_runs_none_that_the_policy_refuses(served: TestClient) -> None:
    answer = served.get("/trade")
    named = re.findall(r'href="\./static/js/([^"]+)"', answer.text)
    assert named[0].startswith("PlotlyChart.") and len(named) == len(set(named)) and all((STATIC / "static" / "js" / name).exists() for name in named)
    written = re.findall("<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = [base64.b64encode(sha256(script.encode()).digest()).decode() for script in written]
    assert "BACKEND_BASE_URL" in "".join(written) and all(f"'sha256-{found}'" in answer.headers["content-security-policy"] for found in hashes)


@pytest.mark.parametrize(("typed", "leads_to"), [
    ("/overview", "./"), ("/Trade", "./trade"), ("/trade/", "../trade"), ("/trade/total", "../trade"), ("/TRADE/a/b", "../../trade"), ("/Overview/a", "../")])
def test_a_page_asked_for_otherwise_leads_to_its_address_with_what_it_says(typed: str, leads_to: str, served: TestClient) -> None:
    """Below a page Streamlit finds none of its scripts, and the browser stayed white."""
    answer = served.get(f"{typed}?view=total~years.2000.2010&embed=true", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"{leads_to}?view=total~years.2000.2010&embed=true")
    assert served.get(typed).url.path == f"/{leads_to.strip('./')}"


def test_search_engines_are_told_what_there_is(served: TestClient) -> None:
    assert "Disallow: /media/" in served.get("/robots.txt").text
    listed = served.get("/sitemap.txt").text.split()
    assert len(listed) == len(set(listed)) > 100 and all(served.get(address).status_code == 200 for address in listed)


def test_keeping_leaves_other_kinds_of_connection_alone() -> None:
    async def inner(scope, receive, send) -> None:
        seen.append(scope["type"])
    seen: list[str] = []
    import asyncio
    asyncio.run(Kept(inner)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]


def test_a_server_that_answers_has_the_first_views_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(ready, "exhibit", lambda name: made.append(name))
    with TestClient(Starlette(lifespan=ready.ready)):
        assert tuple(made) == ready.FIRST


def test_a_server_starts_whatever_its_tables_are_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "exhibit", lambda name: 1 / 0)
    with TestClient(Starlette(lifespan=ready.ready, routes=[Route("/", lambda request: Response("here"))])) as running:
        assert running.get("/").text == "here"
