"""The widgets of a view's settings, and what a reader has set on each page, kept for the session."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.choices.setting import Chosen, Setting, Settings, Words, is_valid, nearest, resolved, value_of, words_of
from pages.words.plain import as_text

SET, FIRSTS, PANELS_DRAWN, YEARS, YEARS_SET = "set_on_pages", "begun_with", "panels_drawn", "years", "years_set"
ALL_FIRSTS, TURNED, YEARS_BEFORE = "all_begun_with", "turned_to_another_view", "years_set_before"
MORE = "More settings"
FEW = 12  # options of which a reader may want all


def on_page(path: str) -> dict[str, Words]:
    """What has been set on a page in this session, by the keys of the widgets, as it stands in permalinks."""
    return st.session_state.setdefault(SET, {}).setdefault(path, {})


def set_on(path: str, words: Mapping[str, Words]) -> None:
    """Let a page show what these words say and nothing that was set there before, nor on a page with widgets of the same names.

    What they say stays even where an earlier view began with it (see `follow`).
    """
    st.session_state[FIRSTS] = {place: first for place, first in st.session_state.get(FIRSTS, {}).items() if place[0] != path}
    for key in (*on_page(path), *words, *st.session_state.pop(PANELS_DRAWN, ())):
        st.session_state.pop(key, None)
    st.session_state[SET][path] = dict(words)


def set_answer(path: str, key: str, words: Words) -> None:
    """Note what a reader has answered a view that asks by itself."""
    on_page(path)[key] = words


def ask_settings(path: str, settings: Settings, rail: Any) -> Chosen:
    """Ask for all settings of a view, those of its panel in a popover below the others; what is not asked now is as at first."""
    chosen: Chosen = {}
    further = None
    for name, setting in settings.items():
        setting = resolved(setting, chosen)
        if not setting.when(chosen):
            chosen[name] = value_of(setting, setting.first)
            continue
        place = rail
        if setting.place == "more":
            further = further or rail.popover(MORE, icon=":material/tune:", width="stretch")
            place = further
        chosen[name] = ask_setting(path, setting.key or name, setting, place)
    return chosen


def ask_setting(path: str, key: str, setting: Setting, place: Any) -> Any:
    """What a widget says: at first what was set on this page before, or else what the view begins with."""
    known = on_page(path)
    if not setting.place:  # the view asks for it itself, and tells what the reader answers
        return value_of(setting, nearest(setting, known.get(key, setting.first)))
    catch_up(path, key, setting)
    follow(path, key, setting)
    if key not in st.session_state or not (setting.kind == "text" or is_valid(setting, words_of(setting, st.session_state[key]))):
        known[key] = nearest(setting, known.get(key, setting.first))  # before the widget is drawn: the run may end there
        st.session_state[key] = value_of(setting, known[key])
    # Each is also told its value as its default: the browser first draws what a popover holds once it is opened, from the
    # default, if the value was set in an earlier run. Streamlit's warning of both is off (.streamlit/config.toml).
    draw(place, key, setting)
    words = words_of(setting, st.session_state[key])
    if not is_valid(setting, words):  # a text that is too long, which stays in its box: nothing that a reader types is lost
        place.warning(f"Not used: this has {len(st.session_state[key])} characters, and at most {setting.limits[0]} can be used.",
                      icon=":material/info:")
        return value_of(setting, nearest(setting, known.get(key, setting.first)))
    known[key] = words
    return value_of(setting, words)


def catch_up(path: str, key: str, setting: Setting) -> None:
    """Take for no choice of the reader's what a view before began with, if it comes with the press that turns to another view.

    A browser that has not yet heard what a widget shows now sends what it showed then.
    """
    begun = st.session_state.setdefault(ALL_FIRSTS, {}).setdefault((path, key), set())
    before = st.session_state.pop(YEARS_BEFORE, ()) if key == YEARS else ()
    known = on_page(path).get(key)
    if st.session_state.get(TURNED) and key in st.session_state and known is not None:
        sent = words_of(setting, st.session_state[key])
        if sent not in (known, setting.first) and sent in begun:
            st.session_state.pop(key)
        if before and sent in begun:
            (st.session_state[YEARS_SET],) = before
    begun.add(setting.first)


def follow(path: str, key: str, setting: Setting) -> None:
    """Let what a view begins with change until the reader has set something else, or years that all pages share."""
    firsts = st.session_state.setdefault(FIRSTS, {})
    before, firsts[path, key] = firsts.get((path, key), setting.first), setting.first
    if before != setting.first and on_page(path).get(key) == before and not (key == YEARS and st.session_state.get(YEARS_SET)):
        on_page(path).pop(key)
        st.session_state.pop(key, None)


def draw(place: Any, key: str, setting: Setting) -> None:
    """The widget of a setting; nothing to choose where there is only one option and it is shown."""
    now, options, limits, words = st.session_state[key], list(setting.options), setting.limits, {"key": key, "help": setting.help or None}
    if setting.kind in ("one", "some") and len(options) < 2 and setting.first:
        return
    match setting.kind:
        case "one":
            one(place, setting, options, now, words)
        case "some":
            place.multiselect(setting.label, options, now, format_func=setting.options.get,
                              placeholder=setting.placeholder or "Choose at least one", max_selections=next(iter(limits), None),
                              select_all=len(options) <= FEW, **words)  # in a long list Enter takes the first match, and not all of them
        case "years":  # those that all pages share are kept for the page that comes next
            place.slider(setting.label, *limits, now, key=key, on_change=remember_years if key == YEARS else None)
        case "number":
            place.number_input(setting.label, *limits[:2], now, step=limits[2], **words)
        case "text":  # no `max_chars`: the browser would drop what is pasted and too long without a word
            place.text_input(setting.label, now, placeholder=setting.placeholder or None, **words)
        case "flag":
            place.toggle(setting.label, now, **words)


def one(place: Any, setting: Setting, options: list[str], now: str | None, words: dict[str, Any]) -> None:
    """One of some options, all of them in sight if the setting has a look."""
    at = options.index(now) if now in options else None
    words |= {"format_func": (lambda option: as_text(setting.options[option])) if setting.look else setting.options.get}
    if setting.look == "names":  # one of them always chosen
        place.pills(setting.label, options, default=now, required=True, wrap=True, label_visibility="collapsed", **words)
    elif setting.look:
        place.radio(setting.label, options, at, horizontal=setting.look == "row", **words)
    else:
        place.selectbox(setting.label, options, at, placeholder=setting.placeholder or "Choose one", **words)


def remember_years() -> None:
    """Keep the years that the reader has moved the slider to, for the pages that come next."""
    st.session_state[YEARS_BEFORE] = (st.session_state.get(YEARS_SET),)
    st.session_state[YEARS_SET] = tuple(map(str, st.session_state[YEARS]))
