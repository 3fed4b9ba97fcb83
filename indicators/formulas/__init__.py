"""Formulas that are given as text: those of claims with their intervals and verdicts, those of derived series, and readers' expressions.

The worst of a claim's checks is its verdict. What each verdict means stands in `palettes.csv`, for readers too; by which rule a number
gets it, in `verdicts.py` (`own_verdict`, `independent_verdict`).

One case: trade is said to have grown from 6.84 to 95.28 billion dollars “with an average growth rate of 71.8 % in 18 years”. ((95.28 ÷
6.84)^(1/18) − 1) × 100 lies between 15.753 and 15.764, so the claim is inconsistent; (95.28 ÷ 6.84 − 1) ÷ 18 × 100 is 71.8, so it would
be consistent if the rate is total growth divided by years.

A printed number stands for every value that rounds to it, and a converted one for all within the accuracy of its source (`intervals.py`);
ranks, counts and years are exact, and a date such as “fall of 2014” stands for its days. A claim of a rise, a fall or a place is held
against a bound, `above`, `below`, `at least` or `at most` an exact number. Dates that stand only in the addresses of footnotes are no
statements of the article and are left out.

Independent means of another origin. The agency whose number the article prints is one source with all who print that number again or only
convert it, such as the press, and S&P with customs' barrels. An agency that makes statistics of its own from what countries report, such
as the IMF, is another, for its values need not be those of customs: 95.244 beside 95.28. It is not a second measurement, though: behind
the IMF's figures of China's record stand the same customs declarations. Measured apart is Russia's record of the same trade.

Where the words leave open what to check, the column `chosen` says what this dashboard chose: a threshold such as a tenth for “a major
part”, a first year, or a figure that stands in for the one meant. Such a claim is never called wrong for that choice but depends on the
reading; if it holds it has a star, and the tally names those that hold no other way.

Repetitions are one statement (`statements`), and a failure is a matter of wording, digits or meaning (`severity`). For a claim that fails
simple slips are tried (`hypotheses.csv`); what fits is shown as “would be consistent if …”, never as fact.
"""
