"""What a reader's question says: its words in the form in which they are compared, its years, and who sells to whom in it."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer

from pages.reading.tables import Years, cached, ids, tables

HYPHEN = re.compile(r"(?<=\w)[-‐‑–/](?=\w)")
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")  # three digits after it are thousands
CYRILLIC, CHINESE = re.compile("[а-я]"), re.compile("[\u4e00-\u9fff]+")
OF_WEAPON, IN_LATIN = re.compile(r"^[а-я]+\d.*"), str.maketrans("абвгдиклмнопрстуф", "abvgdiklmnoprstuf")  # С-400
YEAR = re.compile(r"(1[89]|20)\d\d")
# A year, a decade as in 1990s, or two years as in 2005–2008 and 2013/14.
YEARS = re.compile(rf"(?<!\d)({YEAR.pattern})(?:\s*[-‐‑–—/]\s*((?:1[89]|20)?\d\d)(?![\d.,]\d|\d)|(s)\b)?(?![.,]?\d)")
DECADE = re.compile(r"(?<![\w.,‐‑–-])['’]?([016-9])0['’]?s\b")  # 90s; 20s to 50s may be of either century
AND_LATER = re.compile(r"\b(?:since|after|from)\s*$", re.IGNORECASE)
ENGLISH, RUSSIAN = stemmer("english"), stemmer("russian")
GIVER, TAKER = 0, 1
OTHER = (TAKER, GIVER)
OF_ORIGIN = ("chinese", "russian")  # where the goods come from that are named next
LANDS = ("china", "russia", "world")  # whose part in a sale is asked for, and stands in titles
# Who does it gives, or takes; who is called so by another does it to that one: China's suppliers sell to China.
GIVES, TAKES = (frozenset(map(ENGLISH.stemWord, text.split())) for text in (
    "deliver delivery export invest investor provide sale sell seller send sent ship shipment sold supply supplier",
    "bought buy buyer customer get got import purchase receive"))
# A country after these may be on either side.
THINGS = frozenset(map(ENGLISH.stemWord, "delivery export import investment sale shipment".split()))
INVEST = frozenset({ENGLISH.stemWord("invest"), ENGLISH.stemWord("investor")})  # in a country, as others sell to it
FROM, TO = frozenset("from из 从 自".split()), frozenset("to в 对 向".split())
ONES = frozenset(map(ENGLISH.stemWord, "buyer customer investor seller supplier".split()))
AskedYears = tuple[int | None, int | None]  # open at an end that the question does not say


class Sides(NamedTuple):
    """Who gives and who takes, as far as a text says it."""

    giver: str = ""
    taker: str = ""


def plain(text: str) -> str:
    """Small letters without accents and possessives.

    >>> plain("China’s Réexports")
    'china reexports'
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return re.sub(r"['’‘]s\b|['’‘]", "", bare)


def words(text: str) -> list[str]:
    """The words of a text, what has a hyphen as one; Chinese, which has no spaces, by the terms of the table.

    >>> words("S-400, order of 2014"), words("中国石油"), words("Су-35")
    (['s400', 'order', 'of', '2014'], ['中国', '石油'], ['su35'])
    """
    parted = CHINESE.sub(lambda found: f" {' '.join(chinese_terms().findall(found[0]))} ", HYPHEN.sub("", plain(text)))
    return [OF_WEAPON.sub(lambda found: found[0].translate(IN_LATIN), word) for word in re.findall(r"[\w%]+(?:\.\d+)?", parted)]


@cached(2)
def chinese_terms() -> re.Pattern[str]:
    """The terms of the table in Chinese, the longest first, or else single signs."""
    terms = sorted(filter(CHINESE.fullmatch, tables().synonyms["term"]), key=len, reverse=True)
    return re.compile("|".join([*terms, "."]))


@lru_cache(maxsize=20_000)
def one(word: str) -> str:
    """The stem of a word, which all its forms have.

    >>> one("industries"), one("exported"), one("gas"), one("нефти") == one("нефть")
    ('industri', 'export', 'gas', True)
    """
    return RUSSIAN.stemWord(word) if CYRILLIC.search(word) else ENGLISH.stemWord(word)


def named(text: str) -> str:
    """A text as a name to compare with others."""
    return " ".join(map(one, words(text)))


def years_apart(text: str) -> str:
    """A text with each year a word of its own.

    >>> years_apart("trade 2005-08"), years_apart("S-400 in the 1990s"), years_apart("2000.5")
    ('trade  2005 2008 ', 'S-400 in the  1990 1999 ', '2000.5')
    """
    return YEARS.sub(lambda found: f" {' '.join(map(str, dict.fromkeys(both(found))))} ", with_century(text))


def with_century(text: str) -> str:
    """A text with decades of two digits in four.

    >>> with_century("arms in the '90s and 00s"), with_century("Su-30s")
    ('arms in the 1990s and 2000s', 'Su-30s')
    """
    return DECADE.sub(lambda found: f"{'20' if found[1] in '01' else '19'}{found[1]}0s", text)


def both(found: re.Match[str]) -> Years:
    """The first and the last year of what `YEARS` has found; a second one that is no later is none."""
    first = int(found[1])
    last = int(f"{found[1][:3]}9" if found[4] else f"{found[1][:-len(found[3])]}{found[3]}" if found[3] else first)
    return first, max(first, last)


def years_of(text: str) -> AskedYears | None:
    """The years that a question asks for; one year is the last that is to be seen, so that what is said of a line is said of that year.

    >>> years_of("crude 2014"), years_of("trade since 2000"), years_of("from 2010 to 2005"), years_of("S-400")
    ((None, 2014), (2000, None), (2005, 2010), None)
    """
    text = with_century(text)
    found = list(YEARS.finditer(text))
    told = sorted(year for one_of in found for year in both(one_of))
    if not told:
        return None
    if told[0] < told[-1]:
        return told[0], told[-1]
    return (told[0], None) if AND_LATER.search(text[:found[0].start()]) else (None, told[0])


@cached(2)
def synonyms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What readers may call otherwise, by its stems, with the rows of words that stand for it here."""
    return {named(row.term): tuple(tuple(words(other)) for other in ids(row.words)) for row in tables().synonyms.itertuples()}


def meanings(word: str) -> frozenset[str]:
    """The stems of a word and of the single words that stand for it."""
    return frozenset([one(word), *(one(row[0]) for row in synonyms().get(one(word), ()) if len(row) == 1)])


@cached(20_000)
def sides(text: str) -> Sides:
    """Who gives what to whom in a text: by what stands before a country (from, to, by, in), or else by its place before or after the verb.
    What is called Chinese or Russian comes from there: after a verb, or beside the name of the one that imports it.

    >>> sides("What was sold to China by Russia?"), sides("Russian oil that China buys")
    (Sides(giver='russia', taker='china'), Sides(giver='russia', taker='china'))
    >>> sides("Russia's share of China's oil imports"), sides("is Russia China's biggest oil supplier")
    (Sides(giver='russia', taker='china'), Sides(giver='russia', taker='china'))
    >>> sides("imports of Russian oil"), sides("import records of trade between China and Russia")
    (Sides(giver='russia', taker=''), Sides(giver='', taker=''))
    >>> sides("Russia's rank among the world's exporters of crude oil"), sides("what Russian weapons did China buy")
    (Sides(giver='russia', taker='world'), Sides(giver='russia', taker='china'))
    >>> sides("China sets a new record for Russian oil imports")
    Sides(giver='russia', taker='china')
    """
    row = [word for word in words(text) if word != "the"]
    said = [meanings(word) for word in row]
    verbs = {place: GIVER if meant & GIVES else TAKER for place, meant in enumerate(said) if meant & (GIVES | TAKES)}
    found: dict[int, str] = {}
    subjects: dict[int, list[str]] = {}
    origin: dict[int, str] = {}
    for place, land in ((place, land) for place, meant in enumerate(said) for land in LANDS if land in meant):
        before = ["", *row][place]
        if land in found.values() or "between" in row[:place]:
            continue
        last = max((verb for verb in verbs if verb < place), default=None)
        following = min((verb for verb in verbs if verb > place), default=None)
        if before in FROM | TO:
            found.setdefault(GIVER if before in FROM else TAKER, land)
        elif last is not None and row[place] in OF_ORIGIN:
            found.setdefault(GIVER, land)
        elif last is not None and (before in ("by", "of") or (before == "in" and INVEST & said[last]) or CYRILLIC.search(row[place])):
            other = before == "in" or (before == "of" and said[last] & ONES)
            found.setdefault(OTHER[verbs[last]] if other else verbs[last], land)
        elif following is not None and "among" in row[place:following]:
            found.setdefault(verbs[following], land)
        elif following is not None:
            subjects.setdefault(following, []).append(land)
            origin |= {following: land} if row[place] in OF_ORIGIN else {}
        elif last is not None and not said[last] & THINGS:
            found.setdefault(OTHER[verbs[last]], land)
    for verb, before in subjects.items():
        if verb in origin and {*before} != {origin[verb]}:  # beside another's name: what that one imports comes from there
            found.setdefault(GIVER, origin[verb])
        side = OTHER[verbs[verb]] if said[verb] & ONES else verbs[verb]
        for land in (land for land in before[::-1] if land not in found.values()):  # the last is whose imports they are
            found.setdefault(OTHER[side] if side in found else side, land)
    return Sides(found.get(GIVER, ""), found.get(TAKER, ""))
