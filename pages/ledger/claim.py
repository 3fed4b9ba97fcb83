"""One claim opened: what is printed, what it is checked with, and what comes out."""

import pandas as pd
import streamlit as st

from indicators.formulas.intervals import Interval, printed_interval
from indicators.formulas.judged import Fit, Judged, Value, Worked
from indicators.formulas.verdicts import BOTH_SIDES, DEPENDS, EXACT_KINDS, keeps, stands_for
from pages.ledger.ledger import badge, printed_with_unit
from pages.words.colours import painted
from pages.words.numbers import amount, as_given, number
from pages.words.plain import as_text, web_link

# What the levels of a failed claim say.
SEVERE = {"wording-level": "only the wording or how digits were cut is at fault.",
          "digit-level": "a digit is wrong, and what is said with it stands.",
          "meaning-level": "what is said with the number does not stand."}

BEYOND = {"at most": "above", "below": "not below", "at least": "below", "above": "not above"}  # where a value lies that breaks a bound
# The same of what is not higher and lower: of ranks 1 is the best.
SIDES = {"rank": {"at most": "no worse than", "above": "worse than", "at least": "no better than", "below": "better than"},
         "date": {"at most": "no later than", "above": "later than", "at least": "no earlier than", "below": "earlier than"}}


def side_in_words(claim: pd.Series, word: str) -> str:
    """On which side of the number of a bound something lies, in words."""
    plain = claim["unit"] in ("date", "year")
    limit = claim["number"] if plain else "zero" if claim["number"] == "0" else amount(claim["number"], claim["unit"])
    return f"{SIDES.get(claim['unit'], {}).get(word, word)} {limit}"


def lies_as_claimed(claim: pd.Series, interval: Interval) -> bool:
    """Whether a value lies where a claim wants it."""
    wanted = stands_for(claim["number"], claim["kind"] in EXACT_KINDS, claim["bound"])
    return interval.meets(wanted) if claim["bound"] in BOTH_SIDES else keeps(interval, claim["bound"], wanted)


def side_of_value(claim: pd.Series, interval: Interval) -> str:
    """Where a value lies that is held against a claim with a bound."""
    return side_in_words(claim, claim["bound"] if lies_as_claimed(claim, interval) else BEYOND[claim["bound"]])


def required_side(claim: pd.Series) -> str:
    """Where a claim with a bound wants the values that it is held against."""
    return f"must be {side_in_words(claim, claim['bound'])}"


def head(judged: Judged) -> None:
    """The printed number with its verdict, the statement with its place, the verdict in words, and hypotheses."""
    claim = judged.claim
    st.markdown(f"## {as_text(printed_with_unit(claim))} {badge(judged.verdict, f', {judged.severity}' if judged.severity else '')}\n\n"
                f"{as_text(claim['statement'])}  \n:gray[{as_text(claim['locator'])}]\n\n**{as_text(sentence(judged))}**"
                + (f"\n\n:gray[{judged.severity.capitalize()}: {SEVERE[judged.severity]}]" if judged.severity else ""))
    if judged.fits:
        cases = "".join(f"\n- {as_text(fit.title)}: {as_text(readable_formula(hypothesis_arithmetic(fit)))}" for fit in judged.fits)
        st.info(f"Would be consistent if{cases}\n\nA hypothesis, not a fact; a number can also fit by chance.",
                icon=":material/lightbulb:")


def hypothesis_arithmetic(fit: Fit) -> str:
    """The arithmetic of a hypothesis, with the words of the value that it starts from."""
    words, result = f"{fit.start.label} ({fit.start.source})" if fit.start else "", number(fit.result, 3)
    if fit.formula == "x":
        return f"{words}: {result}"
    return f"{fit.worked} = {result}" + (f", from: {words}" if words else "")


def sentence(judged: Judged) -> str:
    """The verdict in words, with its numbers."""
    claim, parts = judged.claim, [painted("verdict")[judged.verdict].description]
    if judged.own and claim["check"].startswith("at least "):
        parts.append(f"The article gives {with_unit(judged.own.point, 3, claim['unit'])} for a part of it.")
    elif judged.own and claim["unit"] != "date":
        span = interval_in_words(judged.own.interval)
        parts.append(f"The article's own numbers give {with_unit(judged.own.point, 2, claim['unit'])}"
                     f"{f'; rounded as they are, they allow {span}' if span else ''}.")
    if judged.verdict == DEPENDS:
        parts += by_reading(judged)
    elif judged.verdict.startswith("differs") and claim["bound"] in BOTH_SIDES:
        nearest = min(judged.independent, key=lambda value: abs(value.distance))
        parts.append(f"The nearest is {nearest.digits} ({nearest.source}); the article is {distance_in_words(claim, nearest)}.")
    elif judged.verdict.startswith("differs"):
        worst = (min if claim["bound"] in ("at most", "below") else max)(judged.independent, key=lambda value: value.distance)
        digits = amount(worst.digits, "rank") if claim["unit"] == "rank" else worst.digits
        parts = [f"A published value is {side_of_value(claim, worst.interval)}: {digits} ({worst.label}; {worst.source})."]
    elif others := differing(judged):
        agree = len([value for value in judged.independent if value not in others])
        parts[0] = (f"It agrees with {agree} of {len(judged.independent)} independent values; "
                    f"{'; '.join(f'{value.source}: {value.digits}' for value in others)}.")
    parts += agreeing(judged) + contradicting(judged)
    if claim["chosen"]:
        parts.append(f"How it is read here: {claim['chosen']}.")
    if claim["reason"]:
        parts.append(f"Needed: {claim['reason']}.")
    return " ".join(parts)


def by_reading(judged: Judged) -> list[str]:
    """By which published values a claim holds that depends on the reading, and by which it does not."""
    sides = [[value for value in judged.independent if lies_as_claimed(judged.claim, value.interval) == kept] for kept in (True, False)]
    unit = judged.claim["unit"]
    said = ["; ".join(f"{with_unit(value.interval.middle, 0 if unit == 'rank' else 1, unit)} ({value.label})" for value in side)
            for side in sides]
    return [f"{begins} {words}." for begins, words in zip(("It holds by", "It does not hold by"), said) if words]


def agreeing(judged: Judged) -> list[str]:
    """Who prints the number of the agency that the article prints, and what the nearest source of another origin gives."""
    claim = judged.claim
    own, other = ([value for value in judged.independent if (value.origin == claim["origin"]) == same] for same in (True, False))
    meets = [value for value in own if value.interval.meets(printed_interval(claim["number"], claim["kind"] in EXACT_KINDS))]
    if not meets or not other or claim["bound"] not in BOTH_SIDES or judged.elsewhere:
        return []
    nearest = min(other, key=lambda value: abs(value.distance))
    return [f"It agrees with its own source ({claim['origin']}, printed in {meets[0].source}); an independent one gives "
            f"{nearest.digits} ({nearest.source})."]


def differing(judged: Judged) -> list[Value]:
    """The independent values with which a number does not agree although it agrees with others, where nothing else is said of them."""
    claim = judged.claim
    if judged.verdict != "consistent" or claim["bound"] not in BOTH_SIDES or agreeing(judged):
        return []
    printed = printed_interval(claim["number"], claim["kind"] in EXACT_KINDS)
    others = [value for value in judged.independent if not value.interval.meets(printed)]
    return others if len(others) < len(judged.independent) else []


def contradicting(judged: Judged) -> list[str]:
    """What stands against a claim in the article, and which of the two published values support."""
    found = []
    for other, supported in judged.contradictions:
        backed = "no published value supports either" if supported is None else f"published values support {printed_with_unit(supported)}"
        found.append(f"Against it stands {printed_with_unit(other)} ({other['locator']}); {backed}.")
    return found


def arithmetic(judged: Judged) -> None:
    """Every formula with its inputs and the numbers put in, then the independent values."""
    claim = judged.claim
    to_agree = "It must agree with" if claim["bound"] in BOTH_SIDES else f"The result {required_side(claim)}"
    if judged.own:
        rule = "It must not be below" if claim["check"].startswith("at least ") else to_agree
        formula(f"From the article's own numbers. {rule}:", judged.own, claim["unit"])
    for words, found in judged.compared.items():
        formula(f"From published values{f', {words}' if len(judged.independent) > 1 else ''}. {to_agree}:", found, claim["unit"])
    if printed := [value for value in judged.independent if value.label not in judged.compared]:
        stands = [f"the article is {distance_in_words(claim, one)}" if claim["bound"] in BOTH_SIDES else side_of_value(claim, one.interval)
                  for one in printed]
        st.markdown("\n".join(["**Independent values**", *(list_item(one.digits, f"; {how}", one) for one, how in zip(printed, stands))]))
    if judged.implied:
        title, unit, value, published = judged.implied
        formula(f"What follows from it. {title}:", value, unit)
        st.markdown("\n".join(f"- Published: {as_text(amount(other.digits, unit))} ({as_text(other.source)}); the implied value is "
                              f"{above_or_below(other.difference, 2, '%')}" for other in published))


def formula(title: str, worked: Worked, unit: str) -> None:
    """A formula, its inputs with their sources, and the formula with the numbers put in; of dates the inputs alone.

    As plain text: what draws Streamlit's tables and code loads longer than the chart above them, and holds it up.
    """
    dates = unit == "date"
    lines = [f"**{as_text(title)}**" + ("" if dates else f" {as_text(readable_formula(worked.formula))}")]
    for name, value in worked.inputs.items():
        span = "" if dates else interval_in_words(value.interval)
        lines.append(list_item(f"{name} = {value.digits}", f"; stands for {span}" if span else "", value))
    if not dates:
        span = interval_in_words(worked.interval)
        lines += ["", f"{as_text(readable_formula(worked.worked))} = **{as_text(with_unit(worked.point, 4, unit))}**  ",
                  f"Over all values: {span}" if span else ""]
    st.markdown("\n".join(lines))


def list_item(words: str, remark: str, value: Value) -> str:
    """A value of a list in Markdown: what it is, a remark, and its source, which leads to its address."""
    source = web_link(value.source, value.url) if value.url else f":gray[{as_text(value.source)}]"
    return f"- **{as_text(words)}**: {as_text(value.label.removesuffix('.'))}{as_text(remark)}. {source}"


def readable_formula(formula: str) -> str:
    """A formula with the signs that readers know."""
    for sign, shown in (("**", "^"), ("*", "×"), (" / ", " ÷ "), (" - ", " − ")):
        formula = formula.replace(sign, shown)
    return formula


def distance_in_words(claim: pd.Series, value: Value) -> str:
    """How far a claim lies from a value: in per cent, or in its own unit where digits are exact."""
    if claim["bound"] in BOTH_SIDES and value.interval.meets(printed_interval(claim["number"], claim["kind"] in EXACT_KINDS)):
        return "in agreement"
    if claim["unit"] == "date":
        return above_or_below(value.distance, 0, "days")
    if claim["kind"] in EXACT_KINDS:
        return above_or_below(value.distance, 0, claim["unit"])
    if claim["unit"] == "%":  # a per cent of per cents would be taken for points
        return above_or_below(value.distance, 2, "points")
    if pd.isna(value.difference):  # against zero there is no per cent
        return above_or_below(value.distance, 2, claim["unit"])
    middle = "the middle of " if value.interval.low < value.interval.high and " to " in value.digits else ""
    return above_or_below(value.difference, 2, "%", middle)


def above_or_below(value: float, decimals: int, unit: str, part: str = "") -> str:
    """How far above or below something, or a part of it, a number lies."""
    return f"{number(abs(value), decimals)} {unit} {'above' if value > 0 else 'below'} {part}it"


def interval_in_words(interval: Interval) -> str:
    """An interval in words; empty where it has no width."""
    low, high = (as_given(end, 4) for end in interval)
    return "" if low == high else f"{low} to {high}"


def with_unit(value: float, decimals: int, unit: str) -> str:
    """A number with its unit; a year as years are written."""
    return f"{value:.0f}" if unit == "year" else amount(as_given(value, decimals), unit)
