"""A composite coordination index, after OECD/JRC, Handbook on Constructing Composite Indicators (2008).

`components` has a row for each year and a column for each component. A year in which a component is
missing has no value: nothing is imputed.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np
import pandas as pd

from indicators.basics.inputs import of_single_values

NORMALISATIONS = ("min_max", "z_score", "base_year")
AGGREGATIONS = ("arithmetic", "geometric")
LOWEST = 0.01  # where a min–max scale begins before a geometric mean: 1 of 100, as in COINr
STEPS = 4  # weights of the multiverse are multiples of one by this


@of_single_values
def coverage(components: pd.DataFrame) -> pd.Series:
    """Part of the components that have a value in each year, from 0 to 1.

    Formula: components with a value / components. Source: OECD/JRC (2008).

    >>> coverage(pd.DataFrame({"a": [1.0, None], "b": [2.0, 3.0]})).tolist()
    [1.0, 0.5]
    """
    return components.notna().mean(axis=1)


@of_single_values
def normalise(components: pd.DataFrame, method: str, base_year: int | None = None, lowest: float = 0.0) -> pd.DataFrame:
    """Components on a common scale; NaN for one that does not vary or has no base above zero.

    A min–max scale goes from `lowest` to 1. Raises ValueError for another method or an absent base year.
    Formula: min_max: l + (1 - l) (x - min) / (max - min); z_score: (x - mean) / population standard deviation;
    base_year: x / x_base. Source: OECD/JRC (2008), section 1.5.

    >>> normalise(pd.DataFrame({"a": [1.0, 2.0, 3.0]}), "min_max")["a"].tolist()
    [0.0, 0.5, 1.0]
    """
    width = components.max() - components.min()
    if method == "min_max":
        return lowest + (1 - lowest) * (components - components.min()) / width.where(width > 0)
    if method == "z_score":  # the deviation of equal values may be off zero by a rounding error, their width is not
        return (components - components.mean()) / components.std(ddof=0).where(width > 0)
    if method != "base_year":
        raise ValueError(f"No normalisation “{method}”; choose one of {', '.join(NORMALISATIONS)}.")
    if base_year not in components.index:
        raise ValueError(f"The base year {base_year} is not among the years {list(components.index)}.")
    base = components.loc[base_year]
    return components / base.where(base > 0)


@of_single_values
def aggregate(normalised: pd.DataFrame, weights: pd.Series, method: str) -> pd.Series:
    """The weighted mean of normalised components in each year; NaN where one is missing.

    The weights are divided by their sum. A geometric mean needs values of zero or more and is NaN for
    a year with a negative one, so that it does not go with z-scores.
    A component with the weight 0 has to be there as well.
    Raises ValueError for weights that are missing, negative or sum to zero, for a weight without its component or
    a component without its weight, or for another method.
    Formula: sum w_k y_k, or prod y_k^w_k. Source: OECD/JRC (2008), section 1.6.

    >>> aggregate(pd.DataFrame({"a": [1.0], "b": [4.0]}), pd.Series({"a": 1, "b": 1}), "geometric").tolist()
    [2.0]
    """
    if not (weights >= 0).all() or not weights.sum() > 0:
        raise ValueError(f"Weights must be zero or more and not all zero: {weights.to_dict()}.")
    if alone := sorted(set(weights.index) ^ set(normalised.columns)):
        raise ValueError("Every component needs one weight and every weight a component; this has only one of the two: "
                         f"{', '.join(alone)}.")
    part = (weights / weights.sum()).reindex(normalised.columns)
    if method == "arithmetic":
        return (normalised * part).sum(axis=1, skipna=False)
    if method != "geometric":
        raise ValueError(f"No aggregation “{method}”; choose one of {', '.join(AGGREGATIONS)}.")
    known = normalised.where(normalised >= 0)
    return (known ** part).where(known.notna()).prod(axis=1, skipna=False)  # any number to the power of 0 is 1, NaN too


@of_single_values
def composite_index(components: pd.DataFrame, weights: pd.Series, normalisation: str = "min_max",
                    aggregation: str = "arithmetic", base_year: int | None = None) -> pd.Series:
    """The index of every year of `components`; NaN in a year with a missing component.

    Normalised over the complete years only, so that years without a value do not shift the rest. Its unit
    is that of the normalisation. Before a geometric mean a min–max scale goes from 0.01 to 1: from 0, the index would be 0
    in the lowest year of any component, whatever the others are. Raises ValueError as `normalise` and `aggregate` do.
    Formula: sum w_k n(x_k), or prod n(x_k)^w_k, with n the normalisation. Source: OECD/JRC (2008); COINr for the scale from 0.01.

    >>> frame = pd.DataFrame({"a": [1.0, 2.0], "b": [5.0, 9.0]}, index=[2000, 2001])
    >>> composite_index(frame, pd.Series({"a": 1, "b": 1})).tolist()
    [0.0, 1.0]
    """
    full = components.dropna().sort_index()
    if full.empty:
        return pd.Series(np.nan, index=components.index)
    index = aggregate(normalise(full, normalisation, base_year, LOWEST if aggregation == "geometric" else 0.0), weights, aggregation)
    return index.reindex(components.index)


@of_single_values
def multiverse(components: pd.DataFrame, weights: pd.DataFrame) -> pd.DataFrame:
    """The index under every combination of scale, base year, weights and mean, each from 0 to 100.

    `weights` has a row for each weighting, as `weightings` gives them. Every complete year is a base year once; with
    a geometric mean all base years give one index, that of the first which can be one, and z-scores have none.
    A column for each combination that can be computed and varies, called by scale, weighting and mean.
    Each is brought to 0–100 between its own lowest and highest year, because the scales differ.
    Without a complete year there are no columns. Raises ValueError as `aggregate` does.
    Formula: (I - min I) / (max I - min I) * 100 for each I of scale n, weights w and mean a. Source: Steegen et al. (2016).

    >>> frame = pd.DataFrame({"a": [1.0, 2.0], "b": [5.0, 9.0]}, index=[2000, 2001])
    >>> multiverse(frame, weightings(pd.Series({"a": 1, "b": 1}), steps=0)).loc[2001].tolist()
    [100.0, 100.0, 100.0, 100.0, 100.0, 100.0]
    """
    full = components.dropna().sort_index()
    for _, each in weights.iterrows():
        aggregate(full.iloc[:0], each, "arithmetic")  # refuses weights that do not fit
    if full.empty:
        return pd.DataFrame(index=components.index)
    part = weights[list(full)].div(weights.sum(axis=1), axis=0)
    made = pd.concat([_of_all_weights(scaled, part, mean).add_prefix(f"{scale}, ").add_suffix(f", {mean}")
                      for scale, mean, scaled in _scales(full)], axis=1).reindex(components.index)
    # An index that does not vary but for rounding errors would have them stretched to 0 and 100.
    return (normalise(made.round(12), "min_max") * 100).dropna(axis=1, how="all")


def _scales(full: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Every scale with every mean that goes with it: their names and the components on that scale."""
    yield "min_max", "arithmetic", normalise(full, "min_max")
    yield "min_max", "geometric", normalise(full, "min_max", lowest=LOWEST)
    yield "z_score", "arithmetic", normalise(full, "z_score")
    for year in full.index:
        yield f"base_year {year}", "arithmetic", normalise(full, "base_year", year)
    first = next((year for year in full.index if (full.loc[year] > 0).all()), full.index[0])
    yield f"base_year {first}", "geometric", normalise(full, "base_year", first)


def _of_all_weights(scaled: pd.DataFrame, part: pd.DataFrame, mean: str) -> pd.DataFrame:
    """The weighted means of scaled components, a column for each weighting; as `aggregate` gives them, but all at once."""
    if mean == "arithmetic":
        values = scaled.to_numpy() @ part.to_numpy().T
    else:
        known = scaled.where(scaled >= 0)
        values = (known.to_numpy()[:, None, :] ** part.to_numpy()).prod(axis=2)
        values[known.isna().any(axis=1)] = np.nan
    return pd.DataFrame(values, index=scaled.index, columns=part.index)


def on_hundred(index: pd.Series) -> pd.Series:
    """An index from 0 in its lowest to 100 in its highest year; NaN throughout if it does not vary.

    >>> on_hundred(pd.Series({2000: 2.0, 2001: 3.0, 2002: 6.0})).tolist()
    [0.0, 25.0, 100.0]
    """
    return normalise(index.round(12).to_frame(), "min_max").iloc[:, 0] * 100


def weightings(own: pd.Series, steps: int = STEPS) -> pd.DataFrame:
    """The weights of the multiverse: the reader's, equal ones, and all that are multiples of one by `steps`.

    A row for each, a column for each component, in parts of one. The multiples go from all weight on one component
    to none, so that every index of some of the components is among them; with no steps there are none. Weights
    that come to the same stand once, under the first name, so that no choice counts twice in the median of all.

    >>> weightings(pd.Series({"a": 3.0, "b": 1.0}), steps=2)["a"].to_dict()
    {'own': 0.75, 'equal': 0.5, '0/1': 0.0, '1/0': 1.0}
    """
    grid = [counts for counts in product(range(steps + 1), repeat=len(own)) if sum(counts) == steps > 0]
    named = {"own": own.to_numpy(float) / own.sum(), "equal": np.full(len(own), 1 / len(own))}
    named |= {"/".join(f"{count / steps:g}" for count in counts): np.array(counts) / steps for counts in grid}
    found = pd.DataFrame.from_dict(named, orient="index", columns=own.index, dtype=float)
    return found[~found.round(9).duplicated()]


def band(universes: pd.DataFrame) -> pd.DataFrame:
    """Lowest, median and highest value of all combinations in each year, 0 to 100; NaN where none has one.

    Formula: min, median and max of the columns of `multiverse`. Source: definition.

    >>> band(pd.DataFrame({"x": [1.0], "y": [3.0]})).to_dict("list")
    {'low': [1.0], 'median': [2.0], 'high': [3.0]}
    """
    return pd.DataFrame({"low": universes.min(axis=1), "median": universes.median(axis=1), "high": universes.max(axis=1)})
