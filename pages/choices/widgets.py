"""The widgets of a view's settings, and what a reader has set on each page, kept for the session."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from pages.choices.setting import Chosen, Setting, Settings, Words, is_valid, nearest, resolved, value_of, words_of
from pages.reading.tables import Years
from pages.words.plain import as_text

SET, FIRSTS, PANELS_DRAWN, YEARS, YEARS_SET = "set_on_pages", "begun_with", "panels_drawn", "years", "years_set"
TOLD, REPLACED = "widgets_told", "widgets_replaced"
MORE = "More settings"
LATE = 20  # sliders that are gone of which a browser may still report
FEW = 12  # options of which a reader may want all


def on_page(path: str) -> dict[str, Words]:
    """What has been set on a page in this session, by the keys of the widgets, as it stands in permalinks."""
    return st.session_state.setdefault(SET, {}).setdefault(path, {})


def set_on(path: str, words: Mapping[str, Words]) -> None:
    """Let a page show what these words say and nothing that was set there before, nor on a page with widgets of the same names.

    What they say stays even where an earlier view began with it (see `follow`).
    """
    st.session_state[FIRSTS] = {place: first for place, first in st.session_state.get(FIRSTS, {}).items() if place[0] != path}
    for panel in st.session_state.pop(PANELS_DRAWN, ()):
        st.session_state.pop(panel, None)
    tell_anew({*on_page(path), *words})
    st.session_state[SET][path] = dict(words)


def widget_of(key: str) -> str:
    """The key of the widget of a setting: one of its own each time that the page and not the reader changes what it shows.

    A late browser reports what the widget showed before. It does so of a widget that is gone, and what it comes to show is of the
    one that there is now, whatever of both arrives when.
    """
    times = st.session_state.setdefault(TOLD, {}).get(key, 0)
    return f"{key}~{times}" if times else key


def tell_anew(keys: Iterable[str]) -> None:
    """Have a new widget for each of these settings that has had one, and remember what the slider of the years showed."""
    told, replaced = (st.session_state.setdefault(name, {}) for name in (TOLD, REPLACED))
    known, slider = set(keys) & set(told), widget_of(YEARS)
    if YEARS in known and slider in st.session_state:
        replaced[slider] = st.session_state[slider]  # from here on the session is not asked, so that the next press ends no run
    for gone in list(replaced)[:-LATE]:
        del replaced[gone]
    told.update({key: told[key] + 1 for key in known})


def let_show(path: str, key: str, words: Words) -> None:
    """Let the widget of a setting show these words, whatever it showed before."""
    set_answer(path, key, words)
    tell_anew([key])


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
    alone = setting.kind in ("one", "some") and len(setting.options) < 2 and setting.first
    if alone or not setting.place:  # there is nothing to choose, or the view asks for it itself and tells what the reader answers
        return value_of(setting, nearest(setting, known.get(key, setting.first)))
    follow(path, key, setting)
    widget = widget_of(key)
    if widget in st.session_state and not (setting.kind == "text" or is_valid(setting, words_of(setting, st.session_state[widget]))):
        tell_anew([key])
        widget = widget_of(key)
    if widget not in st.session_state:
        known[key] = nearest(setting, known.get(key, setting.first))  # before the widget is drawn: the run may end there
        st.session_state[TOLD].setdefault(key, 0)
        st.session_state[widget] = value_of(setting, known[key])
    # Each is also told its value as its default: the browser first draws what a popover holds once it is opened, from the
    # default, if the value was set in an earlier run. Streamlit's warning of both is off (.streamlit/config.toml).
    draw(place, path, widget, setting, key == YEARS)
    words = words_of(setting, st.session_state[widget])
    if not is_valid(setting, words):  # a text that is too long, which stays in its box: nothing that a reader types is lost
        place.warning(f"Not used: this has {len(st.session_state[widget])} characters, and at most {setting.limits[0]} can be used.",
                      icon=":material/info:")
        return value_of(setting, nearest(setting, known.get(key, setting.first)))
    known[key] = words
    return value_of(setting, words)


def follow(path: str, key: str, setting: Setting) -> None:
    """Let what a view begins with change until the reader has set something else, or the same as years that all pages share."""
    firsts, known = st.session_state.setdefault(FIRSTS, {}), on_page(path)
    set_for_all = key == YEARS and st.session_state.get(YEARS_SET) == known.get(key)
    before = firsts.get((path, key), setting.first)
    if before != setting.first and known.get(key) == before and not set_for_all:
        tell_anew([key])
        known.pop(key)
    firsts[path, key] = setting.first


def draw(place: Any, path: str, widget: str, setting: Setting, shared: bool) -> None:
    """The widget of a setting, or of years that all pages share."""
    now, options, limits = st.session_state[widget], list(setting.options), setting.limits
    words = {"key": widget, "help": setting.help or None}
    match setting.kind:
        case "one":
            one(place, setting, options, now, words)
        case "some":
            place.multiselect(setting.label, options, now, format_func=setting.options.get,
                              placeholder=setting.placeholder or "Choose at least one", max_selections=next(iter(limits), None),
                              select_all=len(options) <= FEW, **words)  # in a long list Enter takes the first match, and not all of them
        case "years":  # those that all pages share are kept for the page that comes next
            place.slider(setting.label, *limits, now, key=widget, on_change=remember_moved if shared else None, args=(path, widget))
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


def remember_moved(path: str, slider: str) -> None:
    """Keep the years that the reader has moved a slider to, for this page and those that come next.

    A slider that is gone reports the years that it had, which are no choice; or others, to which the reader moved it before the new
    one came.
    """
    moved = st.session_state.get(slider)
    if slider == widget_of(YEARS):
        st.session_state[YEARS_SET] = tuple(map(str, moved))
    elif moved not in (None, st.session_state[REPLACED].get(slider, moved)):
        st.session_state[REPLACED][slider] = moved  # the browser may report it once more
        share_years(path, moved)


def share_years(path: str, years: Years) -> None:
    """Show these years, here and on the pages that come next."""
    st.session_state[YEARS_SET] = tuple(map(str, years))
    let_show(path, YEARS, st.session_state[YEARS_SET])
