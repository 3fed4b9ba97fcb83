"""A composite coordination index, after OECD/JRC, Handbook on Constructing Composite Indicators (2008).

`components` has a row for each year and a column for each component. A year in which a component is
missing has no value: nothing is imputed.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd

NORMALISATIONS = ("min_max", "z_score", "base_year")
AGGREGATIONS = ("arithmetic", "geometric")


def _complete(components: pd.DataFrame) -> pd.DataFrame:
    """The years in which every component has a value."""
    return components.dropna().sort_index()


def coverage(components: pd.DataFrame) -> pd.Series:
    """Part of the components that have a value in each year, from 0 to 1.

    Formula: components with a value / components. Source: OECD/JRC (2008).

    >>> coverage(pd.DataFrame({"a": [1.0, None], "b": [2.0, 3.0]})).tolist()
    [1.0, 0.5]
    """
    return components.notna().mean(axis=1)


def normalise(components: pd.DataFrame, method: str, base_year: int | None = None) -> pd.DataFrame:
    """Components on a common scale; NaN for one that does not vary or has no base above zero.

    Raises ValueError for another method or an absent base year.
    Formula: min_max: (x - min) / (max - min), 0 to 1; z_score: (x - mean) / population standard deviation;
    base_year: x / x_base. Source: OECD/JRC (2008), section 1.5.

    >>> normalise(pd.DataFrame({"a": [1.0, 2.0, 3.0]}), "min_max")["a"].tolist()
    [0.0, 0.5, 1.0]
    """
    width = components.max() - components.min()
    if method == "min_max":
        return (components - components.min()) / width.where(width > 0)
    if method == "z_score":  # the deviation of equal values may be off zero by a rounding error, their width is not
        return (components - components.mean()) / components.std(ddof=0).where(width > 0)
    if method != "base_year":
        raise ValueError(f"No normalisation “{method}”; choose one of {', '.join(NORMALISATIONS)}.")
    if base_year not in components.index:
        raise ValueError(f"The base year {base_year} is not among the years {list(components.index)}.")
    base = components.loc[base_year]
    return components / base.where(base > 0)


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
        raise ValueError(f"Every component needs one weight and every weight a component; this has only one of the two: {', '.join(alone)}.")
    part = (weights / weights.sum()).reindex(normalised.columns)
    if method == "arithmetic":
        return (normalised * part).sum(axis=1, skipna=False)
    if method != "geometric":
        raise ValueError(f"No aggregation “{method}”; choose one of {', '.join(AGGREGATIONS)}.")
    known = normalised.where(normalised >= 0)
    return (known ** part).where(known.notna()).prod(axis=1, skipna=False)  # any number to the power of 0 is 1, NaN too


def composite_index(components: pd.DataFrame, weights: pd.Series, normalisation: str = "min_max",
                    aggregation: str = "arithmetic", base_year: int | None = None) -> pd.Series:
    """The index of every year of `components`; NaN in a year with a missing component.

    Normalised over the complete years only, so that years without a value do not shift the rest. Its unit
    is that of the normalisation. Raises ValueError as `normalise` and `aggregate` do.
    Formula: sum w_k n(x_k), or prod n(x_k)^w_k, with n the normalisation. Source: OECD/JRC (2008).

    >>> frame = pd.DataFrame({"a": [1.0, 2.0], "b": [5.0, 9.0]}, index=[2000, 2001])
    >>> composite_index(frame, pd.Series({"a": 1, "b": 1})).tolist()
    [0.0, 1.0]
    """
    full = _complete(components)
    if full.empty:
        return pd.Series(np.nan, index=components.index)
    index = aggregate(normalise(full, normalisation, base_year), weights, aggregation)
    return index.reindex(components.index)


def multiverse(components: pd.DataFrame, weightings: dict[str, pd.Series]) -> pd.DataFrame:
    """The index under every combination of normalisation, weights and aggregation.

    A column for each combination that can be computed and varies. Each is brought to 0–100 between its own lowest
    and highest year, because the normalisations have different scales. The base year is the first
    complete one; without one there are no columns. Raises ValueError as `aggregate` does.
    Formula: (I - min I) / (max I - min I) * 100 for each I of normalisation n, weights w and aggregation a.
    Source: Steegen et al. (2016), Perspectives on Psychological Science 11, “multiverse”.

    >>> frame = pd.DataFrame({"a": [1.0, 2.0], "b": [5.0, 9.0]}, index=[2000, 2001])
    >>> multiverse(frame, {"equal": pd.Series({"a": 1, "b": 1})}).loc[2001].tolist()
    [100.0, 100.0, 100.0, 100.0, 100.0]
    """
    full = _complete(components)
    if full.empty:
        return pd.DataFrame(index=components.index)
    made = {f"{scale}, {name}, {mean}": composite_index(components, weights, scale, mean, full.index[0])
            for scale, (name, weights), mean in product(NORMALISATIONS, weightings.items(), AGGREGATIONS)
            if (scale, mean) != ("z_score", "geometric")}
    # An index that does not vary but for rounding errors would have them stretched to 0 and 100.
    return (normalise(pd.DataFrame(made).round(12), "min_max") * 100).dropna(axis=1, how="all")


def weightings(own: pd.Series) -> dict[str, pd.Series]:
    """The weights of the multiverse: the reader's, equal ones, and each component counted double.

    Weights that are equal once divided by their sum are one choice. They stand once, under the first
    name, so that no choice counts twice in the median of all.

    >>> list(weightings(pd.Series({"a": 3.0, "b": 1.0})))
    ['own', 'equal', 'a double', 'b double']
    >>> list(weightings(pd.Series({"a": 2.5, "b": 2.5})))
    ['own', 'a double', 'b double']
    """
    equal = pd.Series(1.0, index=own.index)
    doubled = {f"{name} double": equal.where(equal.index != name, 2.0) for name in own.index}
    different: dict[str, pd.Series] = {}
    for name, weights in {"own": own, "equal": equal, **doubled}.items():
        if not any(_same_parts(weights, other) for other in different.values()):
            different[name] = weights
    return different


def _same_parts(first: pd.Series, second: pd.Series) -> bool:
    """Whether two weightings give every component the same part of the whole, within rounding."""
    return np.allclose(first / first.sum(), second / second.sum(), rtol=0, atol=1e-9)


def band(universes: pd.DataFrame) -> pd.DataFrame:
    """Lowest, median and highest value of all combinations in each year, 0 to 100; NaN where none has one.

    Formula: min, median and max of the columns of `multiverse`. Source: definition.

    >>> band(pd.DataFrame({"x": [1.0], "y": [3.0]})).to_dict("list")
    {'low': [1.0], 'median': [2.0], 'high': [3.0]}
    """
    return pd.DataFrame({"low": universes.min(axis=1), "median": universes.median(axis=1),
                         "high": universes.max(axis=1)})
