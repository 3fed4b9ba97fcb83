"""What is found by the words that a reader types: what is called so before what shows it, and that before what only speaks of it."""

import re
import unicodedata
from difflib import get_close_matches
from itertools import chain, repeat
from typing import NamedTuple

from pages.catalogue.entries import Entry, entries
from pages.reading.tables import cached, ids, tables

MOST = 100
TOGETHER = "_"  # joins and ends the words that are one term, as no word that a reader types
LIKE, SHORTEST_LIKE, LONGEST_LIKE = 0.8, 4, 30  # how alike a mistyped word is to what is meant, by difflib; its letters
MOST_CHOICES = 3  # of a list in which there is more to find than choices
# what readers look for more often first
KINDS = ("Page", "View", "Deal", "Chart", "Choice", "Series", "Measure", "Event", "Claim", "Source")
OF_ONE_YEAR = ("Deal", "Event", "Claim")
# Small words that titles have or have not. A search of nothing else is for them.
SMALL = frozenset("a about an and are as at by did do does for from has have how in is many me much of on or s show that the "
                  "there to was were what when where which who why with".split())
# What a whole question has besides the things that it is about: few titles have these words, and what has them is nearer.
WELCOME = frozenset("""between bought buy buying buys change changed deliver delivers depend depends during exported fall fell grew grow grown imported
    purchase purchased purchases rise rose sale sales sell selling sells since sold spend spent supplied supplies supply""".split())
# What goes from one to another, and what it is for the other; by these the order of what is asked counts.
SIDES = {"buy": "sell", "bought": "sell", "purchase": "sell", "import": "export", "imported": "export",
         "sell": "buy", "sold": "buy", "export": "import", "exported": "import"}
ENDING = frozenset({"sell", "sold"})  # of these, what a question may end with: exports are a thing too
BY = re.compile(r"\b(bought|exported|imported|sold)\b(.*?) by (\w+)", re.IGNORECASE)  # sold to China by Russia: Russia sold to China
# How near what is found is, after whole names, names and things shown: names that begin so, whole words anywhere, words that begin so.
BEGUN, WHOLE_ANYWHERE, LAST = 4, 5, 6
YEAR = re.compile(r"(1[89]|20)\d\d")
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")  # three digits after it are thousands
HYPHEN = re.compile(r"(?<=\w)[-‐‑–/](?=\w)")

Place = tuple[int, int, int, bool, int, int, bool]  # where an entry stands in what is found: `rank`
Wanted = tuple[tuple[str, ...], ...]  # words of which one row has to be found


class Sought(NamedTuple):
    """What a reader types: as one name, with its years and without, and what is wanted, each in one of several words; years and
    the verbs of a question are welcome and not needed. `rows` have the words of who sells what to whom in their order, and of who buys it.

    A kind before a colon, as pages write it, asks for that kind only.
    """

    names: tuple[str, str]
    wanted: tuple[Wanted, ...]
    years: tuple[str, ...]
    welcome: tuple[Wanted, ...]
    rows: tuple[tuple[frozenset[str], ...], ...] = ()
    kind: str = ""


class Read(NamedTuple):
    """An entry as it is searched: each name alone, a page's question too, and as words, the words of each thing shown, all words, and
    names and things shown as they stand."""

    entry: Entry
    whole: frozenset[str]
    names: tuple[str, ...]
    shown: tuple[str, ...]
    all: str
    rows: tuple[list[str], ...]


def plain(text: str) -> str:
    """Small letters without accents and possessives.

    >>> plain("China’s Réexports")
    'china reexports'
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return re.sub(r"['’‘]s\b|['’‘]", "", bare)


def words(text: str) -> list[str]:
    """The words of a text, what has a hyphen as one.

    >>> words("S-400, order of 2014")
    ['s400', 'order', 'of', '2014']
    """
    return re.findall(r"[\w%]+(?:\.\d+)?", HYPHEN.sub("", plain(text)))


def one(word: str) -> str:
    """A word without the ending of the plural.

    >>> one("industries"), one("systems"), one("gas"), one("crises")
    ('industry', 'system', 'gas', 'crise')
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith(("ss", "us", "is")) else word


def spread(text: str) -> str:
    """All words of a text in all forms, between spaces: parts of what has a hyphen alone too, plurals as one too."""
    found = dict.fromkeys([*words(text), *words(HYPHEN.sub(" ", text))])
    return f" {' '.join(dict.fromkeys([*found, *map(one, found)]))} "


def named(text: str) -> str:
    """A text as a name to compare with others."""
    return " ".join(map(one, words(text)))


def in_a_row(text: str) -> list[str]:
    """The words of a text that say who does what to whom, in their order.

    >>> in_a_row("China's exports to Russia")
    ['china', 'export', 'russia']
    """
    return [one(word) for word in words(text) if word not in SMALL]


@cached(2)
def phrases() -> frozenset[tuple[str, ...]]:
    """The terms of the table that stand for themselves: “does not hold” is found as it stands, and not where one holds and not."""
    return frozenset(tuple(words(row.term)) for row in tables().synonyms.itertuples() if row.words == row.term)


def as_one(row: tuple[str, ...]) -> tuple[str, ...]:
    """Words to look for, as one if the table has them together."""
    return (f"{TOGETHER.join(row)}{TOGETHER}",) if row in phrases() else row


def with_phrases(text: str) -> str:
    """All words of a text in all forms, and what it has of words that the table has together."""
    there = f" {' '.join(words(text))} "
    return spread(text) + "".join(f"{as_one(row)[0]} " for row in sorted(phrases()) if f" {' '.join(row)} " in there)


@cached(2)
def readable() -> tuple[Read, ...]:
    """All entries as they are searched."""
    return tuple(Read(entry, frozenset(map(named, (*entry.names, *(entry.shown if entry.kind == "Page" else ())))),
                      tuple(with_phrases(name if entry.kind == "Choice" else f"{name} {entry.kind}") for name in entry.names),
                      tuple(with_phrases(name) for name in entry.shown),
                      with_phrases(" ".join([entry.kind, *entry.names, *entry.shown, entry.said, entry.about])),
                      tuple(in_a_row(text) for text in (*entry.names, *entry.shown)))
                 for entry in entries().values())


@cached(2)
def synonyms() -> dict[str, Wanted]:
    """What readers may call otherwise, with the words that stand for it here."""
    return {named(row.term): tuple(as_one(tuple(words(other))) for other in ids(row.words)) for row in tables().synonyms.itertuples()}


@cached(2)
def longest_term() -> int:
    """The most words of a term of the table."""
    return max((len(words(term)) for term in tables().synonyms["term"]), default=1)


def sought(text: str) -> Sought:
    """What a reader wants who types a text."""
    text = BY.sub(r"\3 \1\2", DECIMAL_COMMA.sub(".", text))
    before, colon, after = text.partition(":")
    kind = before.strip().capitalize() if colon else ""
    typed = words(after if kind in KINDS else text)
    years = tuple(word for word in typed if YEAR.fullmatch(word))
    rest = [word for word in typed if word not in years]
    if not rest:
        rest, years = typed, ()
    hyphened = {HYPHEN.sub("", part): tuple(HYPHEN.split(part)) for part in plain(text).split() if HYPHEN.search(part)}
    wanted: list[Wanted] = []
    while rest:
        length = next((n for n in range(longest_term(), 1, -1) if len(rest) >= n and named(" ".join(rest[:n])) in synonyms()), 1)
        term, rest = tuple(rest[:length]), rest[length:]
        parts = hyphened.get(term[0], ())
        apart = (parts,) if length == 1 and parts and min(map(len, parts)) > 2 else ()
        wanted.append(tuple(dict.fromkeys((as_one(term), *apart, *synonyms().get(named(" ".join(term)), ())))))
    heavy = tuple(one_of for one_of in wanted if one_of[0][0] not in SMALL)
    names = named(" ".join(typed)), named(" ".join(word for word in typed if word not in years))
    needed = tuple(one_of for one_of in heavy if one_of[0][0] not in WELCOME)
    welcome = tuple(one_of for one_of in heavy if one_of not in needed) if needed else ()
    return Sought(names, needed or heavy or tuple(wanted), years, welcome, with_sides(heavy), kind if kind in KINDS else "")


def with_sides(heavy: tuple[Wanted, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    """The words of a question in their order, and those of the other side: what China buys from Russia, Russia sells to China.

    None without such a word; at the end it is of one side only.
    """
    row = tuple(frozenset(one(other) for other, *more in one_of if not more) for one_of in heavy)
    if any(SIDES.keys() & said for said in row[1:-1]):
        return row, tuple(frozenset(SIDES.get(word, word) for word in said) for said in reversed(row))
    return (row,) if any(ENDING & said for said in row[1:][-1:]) else ()


def has(text: str, wanted: Wanted, begun: bool) -> bool:
    """Whether a spread text has one row of words: as whole words, or at least the beginnings of those that were typed, the first row."""
    ends = chain(["" if begun else " "], repeat(" "))
    return any(all(f" {word}{end}" in text or f" {one(word)}{end}" in text for word in row) for row, end in zip(wanted, ends))


def turned(read: Read, asked: Sought) -> int:
    """0 if a name or a thing shown begins with what is asked in its order, 1 if it has it so, 2 if not: what China exports to Russia
    is not what Russia exports to China. 0 for all if nothing of the kind is asked."""
    if not asked.rows:
        return 0
    places = [place for wanted in asked.rows for row in read.rows for place in range(len(row))
              if len(row[place:]) >= len(wanted) and all(word in one_of for word, one_of in zip(row[place:], wanted))]
    return 2 if not places else 1 if min(places) else 0


def rank(read: Read, asked: Sought) -> Place | None:
    """How near an entry is to what is asked, the nearest first: how much of it is missing, where the rest is found, whether it
    has nothing of the year, its kind, and how much it has not of what is welcome; None if nothing is found. Charts and what else
    shows many years have them all; that a source is of the year decides among sources only.
    """
    of_kind, without_year = KINDS.index(read.entry.kind), not all(f" {year} " in read.all for year in asked.years)
    elsewhen = read.entry.kind == "Source" or (read.entry.kind in OF_ONE_YEAR and without_year)
    unsaid = min((sum(not has(name, welcome, False) for welcome in asked.welcome) for name in read.names), default=0)
    last = (elsewhen, of_kind, unsaid, without_year)
    order = turned(read, asked)
    if read.entry.kind == "Choice":
        level = level_of_choice(read, asked)
        return (0, order, level, *last) if level else None
    if read.whole.intersection(asked.names):
        return 0, 0, 0 if named(read.entry.title) in asked.names else 1, *last
    for level, (texts, begun) in enumerate(((read.names, False), (read.shown, False), (read.names, True), ((read.all,), False),
                                            ((read.all,), True)), 2):
        if any(all(has(text, wanted, begun) for wanted in asked.wanted) for text in texts):
            return 0, order, level, *last
    unnamed, missing = (min(sum(not has(text, wanted, True) for wanted in asked.wanted) for text in texts)
                        for texts in (read.names, (read.all,)))
    return (missing, order, unnamed, *last) if missing < len(asked.wanted) else None


def level_of_choice(read: Read, asked: Sought) -> int:
    """The level of an option of a view: after whole names and charts that are called so; 0 if its own name has nothing of what is asked.

    What else is asked may be its page: India on Votes.
    """
    # USA for United States
    called = [named(" ".join(row).replace(TOGETHER, " ")) for row in asked.wanted[0]] if len(asked.wanted) == 1 else []
    if read.whole.intersection([*asked.names, *called]):
        return 2
    (name,) = read.names
    if all(has(name, wanted, False) for wanted in asked.wanted):
        return 3
    if any(has(name, wanted, False) for wanted in asked.wanted) and all(has(read.all, wanted, False) for wanted in asked.wanted):
        return WHOLE_ANYWHERE
    return LAST if all(has(name, wanted, True) for wanted in asked.wanted) else 0


@cached(500)
def search_results(text: str) -> tuple[Entry, ...]:
    """What is found by a text, the nearest first; the pages and their views for a reader who has typed nothing yet.

    Where nothing has all that is asked, a word that stands nowhere is taken for the one that it is most like; what then has only
    a part of what is asked is found too.
    """
    asked = sought(text)
    if not asked.wanted:
        return tuple(entry for entry in entries().values() if entry.kind in ([asked.kind] if asked.kind else ["Page", "View"]))
    hits = near(asked)
    if not hits or missing(hits):
        hits = min([hits, near(sought(spelled(text)))], key=lambda tried: missing(tried) if tried else len(asked.wanted))
    many = [] if asked.kind else [entry for _, entry in hits if entry.kind == "Choice"][MOST_CHOICES:]
    return tuple(entry for _, entry in hits if entry not in many)[:MOST]


def near(asked: Sought) -> list[tuple[Place, Entry]]:
    """The entries that have as much as any of what is asked, the nearest first.

    Where a name or a thing shown has the one word that is typed, what begins with it comes after all that has it whole: coal is no
    coalition. Of several words the others say what is meant.
    """
    ranked = [(rank(read, asked), read.entry) for read in readable() if asked.kind in ("", read.entry.kind)]
    found = [(place, entry) for place, entry in ranked if place]
    whole = any(place[2] < BEGUN for place, _ in found if not place[0])
    if whole and len(asked.wanted) == 1:
        found = [((*place[:2], LAST if place[2] == BEGUN else place[2], *place[3:]), entry) for place, entry in found]
    hits = sorted(found, key=lambda hit: hit[0])
    return [hit for hit in hits if hit[0][0] == missing(hits)]


def missing(hits: list[tuple[Place, Entry]]) -> int:
    """How much of what is asked the nearest of some entries has not."""
    return hits[0][0][0]


def spelled(text: str) -> str:
    """A text with each word that stands nowhere as the word that it is most like, if any.

    A number is what it is, and so is a word of a few letters.
    """
    known = vocabulary()
    alike = {word: get_close_matches(word, known, 1, LIKE) for word in words(text)
             if word.isalpha() and SHORTEST_LIKE <= len(word) <= LONGEST_LIKE and not any(other.startswith(word) for other in known)}
    return re.sub(r"\w+", lambda word: next(iter(alike.get(word[0], [])), word[0]), plain(text))


@cached(2)
def vocabulary() -> tuple[str, ...]:
    """Every word by which something is found."""
    return tuple({word for text in (*(read.all for read in readable()), *synonyms()) for word in text.split() if TOGETHER not in word})
