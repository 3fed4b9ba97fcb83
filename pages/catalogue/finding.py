"""What is found by the words that a reader types: what is called so before what shows it, and that before what only speaks of it."""

import re
from collections import Counter, defaultdict
from difflib import get_close_matches
from itertools import chain
from typing import NamedTuple

from pages.catalogue.entries import Entry, entries
from pages.catalogue.question import (DECIMAL_COMMA, GIVES, HYPHEN, TAKES, YEAR, Sides, named, one, plain, sides, synonyms, words,
                                      years_apart)
from pages.reading.tables import cached, tables

MOST = 100
TOGETHER = "_"  # joins and ends the words that are one term, as no word that a reader types
LIKE, SHORTEST_LIKE, LONGEST_LIKE = 0.8, 4, 30  # how alike a mistyped word is to what is meant, by difflib; its letters
MOST_OF, MOST_OF_OTHERS = {"Choice": 3}, 20  # of a kind, in a list in which there is more to find
# what readers look for more often first
KINDS = ("Page", "Download", "Deal", "Chart", "View", "Choice", "Series", "Measure", "Event", "Claim", "Source")
OF_ONE_YEAR = ("Deal", "Event", "Claim")
# Small words that titles have or have not. A search of nothing else is for them.
SMALL = frozenset("""a about actually an and any anything are as at be been by can could did do does for from had has have he his how
    i in is it its many me most much my of on or our please really s should show than that the their there these they this those to vs
    versus was we were what when where which who why will with would you your""".split())
# What a whole question has besides the things that it is about: few titles have these words, and what has them is nearer.
WELCOME = frozenset("""between bought buy buying buys change changed define definition deliver delivers depend depends during exported
    explain fall fell get got grew grow grown imported mean meaning means purchase purchased purchases rise rose sale sales sell
    selling sells since sold spend spent supplied supplies supply until""".split())
OF_SIDES = frozenset("china chines report russia russian them".split())  # what titles of sales say besides, as stems
# How near what is found is, after whole names, names and things shown: names that begin so, whole words anywhere, words that begin so.
BEGUN, WHOLE_ANYWHERE, LAST = 4, 5, 6
Place = tuple[int, int, int, bool, int, int, bool]  # where an entry stands in what is found: `rank`
Wanted = tuple[tuple[str, ...], ...]  # words of which one row has to be found


class Sought(NamedTuple):
    """What a reader types: as one name, with its years and without, and what is wanted, each in one of several words; years and
    the verbs of a question are welcome and not needed. `sides` says who gives what to whom.

    A kind before a colon, as pages write it, asks for that kind only.
    """

    names: tuple[str, str]
    wanted: tuple[Wanted, ...]
    years: tuple[str, ...]
    welcome: tuple[Wanted, ...]
    sides: Sides = Sides()
    kind: str = ""

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all words by which it is looked for."""
        return frozenset(one(word) for one_of in (*self.wanted, *self.welcome) for row in one_of for word in row)


class There(NamedTuple):
    """The spread texts that have each of what is wanted as whole words, at least as beginnings, and each of what is welcome; and those that
    have all that is wanted."""

    whole: list[set[str]]
    begun: list[set[str]]
    welcome: list[set[str]]
    all_whole: set[str]
    all_begun: set[str]


class Read(NamedTuple):
    """An entry as it is searched: each name alone, a page's question too, and as words, the words of each thing shown, all words, and
    who gives what to whom in names and things shown, each with what else it says."""

    entry: Entry
    whole: frozenset[str]
    names: tuple[str, ...]
    shown: tuple[str, ...]
    all: str
    sides: tuple[tuple[Sides, frozenset[str]], ...]


def spread(text: str) -> str:
    """All words of a text in all forms, between spaces: parts of what has a hyphen alone too, plurals as one too."""
    found = dict.fromkeys([*words(text), *words(HYPHEN.sub(" ", text))])
    return f" {' '.join(dict.fromkeys([*found, *map(one, found)]))} "


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
                      tuple((told, said_beside(text)) for text in (*entry.names, *entry.shown) if any(told := sides(text))))
                 for entry in entries().values())


@cached(2)
def longest_term() -> int:
    """The most words of a term of the table."""
    return max((len(words(term)) for term in tables().synonyms["term"]), default=1)


def sought(text: str) -> Sought:
    """What a reader wants who types a text."""
    text = years_apart(DECIMAL_COMMA.sub(".", text))
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
        wanted.append(tuple(dict.fromkeys((as_one(term), *apart, *map(as_one, synonyms().get(named(" ".join(term)), ()))))))
    heavy = tuple(one_of for one_of in wanted if len(one_of[0]) > 1 or one_of[0][0] not in SMALL)
    names = named(" ".join(typed)), named(" ".join(word for word in typed if word not in years))
    needed = tuple(one_of for one_of in heavy if one_of[0][0] not in WELCOME)
    welcome = tuple(one_of for one_of in heavy if one_of not in needed) if needed else ()
    return Sought(names, needed or heavy or tuple(wanted), years, welcome, sides(text), kind if kind in KINDS else "")


def said_beside(text: str) -> frozenset[str]:
    """The stems of what a text says beside who gives to whom.

    >>> sorted(said_beside("Machinery in China's exports to Russia, as China reports them"))
    ['machineri']
    """
    return frozenset(one(word) for word in words(text) if word not in SMALL).difference(GIVES, TAKES, OF_SIDES)


@cached(2)
def texts_by_word() -> dict[str, set[str]]:
    """The spread texts that have each word."""
    found = defaultdict(set)
    for read in readable():
        for text in (*read.names, *read.shown, read.all):
            for word in text.split():
                found[word].add(text)
    return found


def texts_with(word: str, begun: bool) -> set[str]:
    """The spread texts that have a word or its stem; or, `begun`, a word that begins so."""
    known, forms = texts_by_word(), (word, one(word))
    like = filter(lambda other: other.startswith(forms), known) if begun else known.keys() & forms
    return set().union(*map(known.get, like))


def having(wanted: Wanted, begun: bool = False) -> set[str]:
    """The spread texts that have one row of words: as whole words, or at least the beginnings of those that were typed, the first row."""
    return set().union(*(set.intersection(*(texts_with(word, begun and not place) for word in row)) for place, row in enumerate(wanted)))


def absent(texts: tuple[str, ...], among: list[set[str]]) -> int:
    """In how many of some sets the one of the texts is not that is in most of them."""
    return min((sum(text not in known for known in among) for text in texts), default=0)


def turned(read: Read, asked: Sought) -> int:
    """0 if a name or a thing shown agrees on who gives to whom and says nothing beside what is asked, 1 if one says more, 2 if none says
    who gives to whom, 3 if all say it otherwise. 0 for all if nothing of the kind is asked."""
    if not any(asked.sides):
        return 0
    more = [beside for told, beside in read.sides if agree(told, asked.sides)]
    return 0 if any(beside <= asked.stems for beside in more) else 1 if more else 3 if read.sides else 2


def agree(told: Sides, asked: Sides) -> bool:
    """Whether nobody gives in one and takes in the other, nor two do the same.

    >>> agree(Sides("russia"), Sides(taker="china")), agree(Sides("china"), Sides(taker="china"))
    (True, False)
    """
    alike = all(one_of == other for one_of, other in zip(told, asked) if one_of and other)
    return alike and not any(one_of == other for one_of, other in zip(told, asked[::-1]) if one_of)


def rank(read: Read, asked: Sought, there: There) -> Place | None:
    """How near an entry is to what is asked, the nearest first: how much of it is missing, where the rest is found, whether it
    has nothing of the year, its kind, and how much it has not of what is welcome; None if nothing is found. Charts and what else
    shows many years have them all; that a source is of the year decides among sources only.
    """
    of_kind, without_year = KINDS.index(read.entry.kind), not all(f" {year} " in read.all for year in asked.years)
    elsewhen = read.entry.kind == "Source" or (read.entry.kind in OF_ONE_YEAR and without_year)
    last = (elsewhen, of_kind, absent(read.names, there.welcome), without_year)
    order = turned(read, asked)
    if read.entry.kind == "Choice":
        level = level_of_choice(read, asked, there)
        return (0, order, level, *last) if level else None
    if read.whole.intersection(asked.names):
        return 0, 0, 0 if named(read.entry.title) in asked.names else 1, *last
    for level, (texts, known) in enumerate((
            (read.names, there.all_whole), (read.shown, there.all_whole), (read.names, there.all_begun),
            ((read.all,), there.all_whole), ((read.all,), there.all_begun)), 2):
        if not known.isdisjoint(texts):
            return 0, order, level, *last
    missing = absent((read.all,), there.begun)
    return (missing, order, absent(read.names, there.begun), *last) if missing < len(asked.wanted) else None


def level_of_choice(read: Read, asked: Sought, there: There) -> int:
    """The level of an option of a view: after whole names and charts that are called so; 0 if its own name has nothing of what is asked.

    What else is asked may be its page: India on Votes.
    """
    # USA for United States
    called = [named(" ".join(row).replace(TOGETHER, " ")) for row in asked.wanted[0]] if len(asked.wanted) == 1 else []
    if read.whole.intersection([*asked.names, *called]):
        return 2
    (name,) = read.names
    if name in there.all_whole:
        return 3
    if read.all in there.all_whole and any(name in known for known in there.whole):
        return WHOLE_ANYWHERE
    return LAST if name in there.all_begun else 0


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
    if not asked.kind:
        seen = Counter()
        hits = [hit for hit in hits if seen.update([kind := hit[1].kind]) or seen[kind] <= MOST_OF.get(kind, MOST_OF_OTHERS)]
    return tuple(entry for _, entry in hits)[:MOST]


def ranked(asked: Sought) -> list[tuple[Place, Entry]]:
    """The entries that have any of what is asked, with their places."""
    whole, begun = ([having(wanted, as_begun) for wanted in asked.wanted] for as_begun in (False, True))
    there = There(whole, begun, list(map(having, asked.welcome)), set.intersection(*whole), set.intersection(*begun))
    some = set().union(*begun)
    places = [(rank(read, asked, there), read.entry) for read in readable() if asked.kind in ("", read.entry.kind)
              and (read.all in some or read.whole.intersection(asked.names))]
    return [(place, entry) for place, entry in places if place]


def near(asked: Sought) -> list[tuple[Place, Entry]]:
    """The entries that have as much as any of what is asked, the nearest first.

    Where a name or a thing shown has the one word that is typed, what begins with it comes after all that has it whole: coal is no
    coalition. Of several words the others say what is meant.
    """
    found = ranked(asked)
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
    """Every word by which something is found, as readers write it and not its stem."""
    texts = chain(tables().synonyms["term"], *((*entry.names, *entry.shown, entry.said, entry.about) for entry in entries().values()))
    return tuple({word for text in texts for word in (*words(text), *words(HYPHEN.sub(" ", text)))})
