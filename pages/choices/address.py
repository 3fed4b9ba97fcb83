"""What the address says: one `view=` for each view of a page, made of ids, read when a reader arrives and kept true afterwards."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.choices.component import component
from pages.choices.former import modernised, translated
from pages.choices.setting import MARK, Setting, Settings, Words, read_with_faults, resolved, spoken, within
from pages.choices.text import NotUnderstood, parts_of
from pages.choices.widgets import YEARS, YEARS_SET, on_page, set_on
from pages.words.plain import as_text, from_outside
from pages.words.titles import FRONT, TITLES

VIEW, FOUND, LOOKED_FOR, CUT = "view", "found", "looked_for", "address_cut"
STREAMLITS_OWN = {"embed", "embed_options"}
SHOWN, LEFT, ASKED, SAID, NOTICE, TOLD = "page_shown", "page_left", "views_asked", "views_said", "address_notice", "told"
SAFE, SAFE_IN_PATH = "~@.,:*()/ ", "~@.,:*()"


def arrive(path: str, back: str | None = None) -> None:
    """Take from the address what it asks for when a reader comes to a page, by a link, the menu or the browser's Back.

    Must run before the page, in the run of the whole script. The address that Streamlit knows lags behind the one that
    `write_address` writes; so what has been said on this page is no new question, unless Back or Forward leads to it. A reader whose
    connection comes `back` says the address that the window has.
    """
    came = st.session_state.get(SHOWN) != path
    texts, wrong = asked_by_address(path, back)
    if came:
        if SHOWN in st.session_state:  # a widget of this page that has the name of one of that would begin with neither's value
            left = on_page(st.session_state[SHOWN])
            set_on(st.session_state[SHOWN], {key: words for key, words in left.items() if key != MARK})
        st.session_state[LEFT], st.session_state[SHOWN], st.session_state[SAID] = st.session_state.get(SHOWN), path, set()
        if back is not None:
            st.session_state[SAID].update(asked_by_address(path)[0])  # what Streamlit goes on sending is older
        if not texts:
            set_on(path, on_page(path) | ({YEARS: years} if (years := st.session_state.get(YEARS_SET)) else {}))
    if texts and (came or get_script_run_ctx().is_history_navigation or not set(texts) <= st.session_state[SAID]):
        st.session_state[ASKED] = texts
        st.session_state[SAID].update(texts)  # asked once, also where the page writes the same in another way
    if wrong and came:
        st.session_state[NOTICE] = wrong


def asked_by_address(path: str, back: str | None = None) -> tuple[list[str], list[str]]:
    """The views that the address names, or the one `back` at which the reader is, in today's form or a former one, and the names of what
    cannot be understood."""
    known = {name: st.query_params.get_all(name) for name in st.query_params}
    query = {name: said for name, said in (known if back is None else parse_qs(back)).items() if name not in STREAMLITS_OWN}
    if VIEW in query or not query:
        return query.get(VIEW, []), [name for name in query if name != VIEW]
    return translated(path, query)


def views_asked() -> list[str]:
    """The views that the page about to be drawn is asked for; each question is answered once."""
    return st.session_state.pop(ASKED, [])


def take(path: str, known: Callable[[str], Settings], texts: list[str], alone: bool = False) -> list[str]:
    """Let a page show the views that it is asked for, and give their ids. What cannot be shown gets a notice, and so does what is cut.

    Of several the last counts: of those that are one view, and of all where a page shows one `alone`. `known` gives the settings of a
    view of this page and raises KeyError for any other.
    """
    found: dict[str, tuple[dict[str, Words], list[str]]] = {}
    wrong: list[str] = []
    many = 0
    for text in texts:
        try:
            view, parts = parts_of(text)
            settings = known(view)
            parts = modernised(view, parts)
        except (KeyError, NotUnderstood) as fault:
            wrong.append(str(fault) if isinstance(fault, NotUnderstood) else f"There is no view “{text.partition('~')[0][:40]}” here.")
            continue
        asked = parts
        chosen, parts, faults = read_with_faults(view, asked, settings, lambda name, setting, said: within(setting, said))
        wrong += [with_shown(fault, settings, name, chosen) for name, fault in faults.items()]
        cut = [in_part(settings[name], asked[name], said) for name, said in parts.items() if said != asked[name] and name not in faults]
        lost = any(settings[name].rests for name in faults if name in settings)
        many += 1
        found.pop(view, None)
        found[view] = {name: said for name, said in parts.items() if name not in faults and not lost}, cut
    shown = dict(list(found.items())[-1:]) if alone else found
    cut = [line for _, of_view in shown.values() for line in of_view]
    if many > len(shown):
        cut.append(f"Of {many} views it shows the last." if len(shown) == 1 else "Of a view that is named twice it shows the last.")
    words: dict[str, Words] = {}
    for view, (parts, _) in shown.items():
        for name, said in parts.items():
            setting = known(view)[name]
            key = setting.key or name
            if setting.kind == "panels":  # those of all views of the page
                said = tuple(dict.fromkeys((*words.get(key, ()), *said)))
            elif words.get(key, said) != said:
                cut.append(f"Its views share “{setting.label}”, which is shown as the last of them has it.")
            words[key] = said
    if shown:
        set_on(path, words)
    if YEARS in words:
        st.session_state[YEARS_SET] = words[YEARS]  # years of a link go along as those of the slider do
    st.session_state.update({key: said for key, said in ((NOTICE, wrong), (CUT, cut)) if said})
    return list(shown)


def with_shown(fault: str, settings: Settings, name: str, chosen: dict[str, Any]) -> str:
    """What is wrong of an address with what the page shows in its place, where that is one thing."""
    setting = settings.get(name)
    if setting is None or setting.kind not in ("one", "years"):
        return fault
    shown = spoken(resolved(setting, chosen), chosen[name]) or setting.placeholder
    return f"{fault.removesuffix('.')}, and shows “{shown}” instead." if shown else fault


def in_part(setting: Setting, asked: Words, shown: Words) -> str:
    """What a reader is told of what a page shows in part.

    >>> in_part(Setting("Years", "years"), ("1946", "2010"), ("1990", "2010"))
    'Of the years 1946 to 2010 it shows 1990 to 2010.'
    >>> in_part(Setting("Lines", "some"), ("c", "b", "a"), ("c", "b"))
    'Of 3 lines it shows the first 2, as many as it can.'
    """
    name = setting.label.casefold()
    if setting.kind == "years":
        return "Of the {} {} to {} it shows {} to {}.".format(name, *map(from_outside, asked), *shown)
    return f"Of {len(asked)} {name} it shows the first {len(shown)}, as many as it can."


def notice() -> None:
    """Say what of the address was not understood, and what a reader who searched is looking at."""
    if found := pop_message(LOOKED_FOR):
        words, in_years = found
        st.info(f"You looked for {as_text(words.partition(': ')[2])}. It is shown here{in_years}.", icon=":material/search:")
    if wrong := pop_message(NOTICE):
        st.info(not_understood(wrong), icon=":material/info:")
    if cut := pop_message(CUT):
        st.info(f"The address asks for more than the page can show. {' '.join(cut)}", icon=":material/info:")


def pop_message(key: str) -> Any:
    """What a page tells once, until it is drawn anew by what a reader does; None if there is nothing."""
    found = st.session_state.pop(key, None)
    st.session_state.setdefault(TOLD, {})[key] = found
    return found


def tell_again() -> None:
    """Have the page tell the same once more: it is about to be drawn anew by itself."""
    st.session_state.update({key: found for key, found in st.session_state.get(TOLD, {}).items() if found})


def not_understood(wrong: list[str], instead: str = "The page shows what it begins with there.") -> str:
    """What a reader is told of the parts of an address that make no sense.

    >>> not_understood(["There is no view “x”.", "zzz"])
    'Part of the address was not understood (There is no view “x”; zzz). The page shows what it begins with there.'
    >>> not_understood(["a", "b", "c", "d"], "")
    'Part of the address was not understood (a; b; c; and 1 more). '
    """
    short = [name.removesuffix(".") if len(name) <= 160 else f"{name[:160]}…" for name in wrong[:3]]
    more = [f"and {len(wrong[3:])} more"] if wrong[3:] else []
    shown = "; ".join([*map(from_outside, short), *more])  # anybody can write an address
    return f"Part of the address was not understood ({shown}). {instead}"


def write_address(path: str, texts: list[str], key: str = "address") -> None:
    """Keep the address of the page true to what it shows, with an entry in the browser's history for each view and not for each choice."""
    st.session_state.setdefault(SAID, set()).update(texts)
    with st.container(key=f"unseen_{key}"):
        component(__file__)(data={"path": path, "pages": list(TITLES), "query": query_of(texts)}, key=key)


def query_of(texts: Iterable[str]) -> str:
    """The views as the part of an address after the question mark."""
    return urlencode([(VIEW, text) for text in texts], safe=SAFE)


def link_to(path: str, texts: Iterable[str]) -> str:
    """The address of views on a page, as far as Streamlit knows where the app is; empty if it does not."""
    return address_of(root(), path, texts) if root() else ""


def address_of(app: str, path: str, texts: Iterable[str]) -> str:
    """The address of views on a page of the app at an address."""
    return f"{app}/{'' if path == FRONT else path}?{query_of(texts)}"


def data_at(kind: str, name: str) -> str:
    """The address of the data of a view or a table, without the form at its end; empty if Streamlit does not know where the app is."""
    return f"{root()}/api/{kind}/{quote(name, safe=SAFE_IN_PATH)}" if root() else ""


def root() -> str:
    """The address of the app, as the reader's browser has it; empty if Streamlit does not know it."""
    before, _, last = (st.context.url or "").rstrip("/").rpartition("/")
    return before if last in TITLES else f"{before}/{last}".lstrip("/")
