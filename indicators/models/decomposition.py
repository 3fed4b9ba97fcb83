"""Split the change of a value V = P * Q into a price part and a volume part.

Each function takes price and quantity of two periods and returns a Series with the parts `price`,
`volume` and `interaction`, in the unit of the value, which add up exactly to `total`.
NaN throughout if an input is missing.
"""

import numpy as np
import pandas as pd


def laspeyres(price_0: float, price_1: float, quantity_0: float, quantity_1: float) -> pd.Series:
    """Each part at the other's old level; what changes together is the interaction.

    Formula: price = Q0 dP; volume = P0 dQ; interaction = dP dQ. Source: IMF price index manual (2009), ch. 16.

    >>> laspeyres(1.0, 2.0, 10.0, 15.0).to_dict()
    {'price': 10.0, 'volume': 5.0, 'interaction': 5.0, 'total': 20.0}
    """
    rise, growth = float(price_1) - price_0, float(quantity_1) - quantity_0
    return _parts(quantity_0 * rise, price_0 * growth, rise * growth)


def paasche(price_0: float, price_1: float, quantity_0: float, quantity_1: float) -> pd.Series:
    """Each part at the other's new level; the interaction is then counted twice and taken off once.

    Formula: price = Q1 dP; volume = P1 dQ; interaction = -dP dQ. Source: IMF price index manual (2009), ch. 16.

    >>> paasche(1.0, 2.0, 10.0, 15.0).to_dict()
    {'price': 15.0, 'volume': 10.0, 'interaction': -5.0, 'total': 20.0}
    """
    rise, growth = float(price_1) - price_0, float(quantity_1) - quantity_0
    return _parts(quantity_1 * rise, price_1 * growth, -rise * growth)


def bennet(price_0: float, price_1: float, quantity_0: float, quantity_1: float) -> pd.Series:
    """Each part at the mean of the other's old and new level; nothing is left over.

    Formula: price = (Q0 + Q1) / 2 dP; volume = (P0 + P1) / 2 dQ. Source: Bennet (1920).

    >>> bennet(1.0, 2.0, 10.0, 15.0).to_dict()
    {'price': 12.5, 'volume': 7.5, 'interaction': 0.0, 'total': 20.0}
    """
    return _parts((float(quantity_0) + quantity_1) / 2 * (float(price_1) - price_0),
                 (float(price_0) + price_1) / 2 * (float(quantity_1) - quantity_0))


def lmdi(price_0: float, price_1: float, quantity_0: float, quantity_1: float) -> pd.Series:
    """Logarithmic mean Divisia index: parts by the logarithms of price and quantity; nothing left over.

    NaN unless all inputs are above zero. Formula: price = L(V0, V1) ln(P1 / P0), volume likewise, with
    L(a, b) = (b - a) / (ln b - ln a). Source: Ang (2004), Energy Policy 32.

    >>> lmdi(1.0, 2.0, 10.0, 10.0).round(6).to_dict()
    {'price': 10.0, 'volume': 0.0, 'interaction': 0.0, 'total': 10.0}
    """
    if not all(0 < value < np.inf for value in (price_0, price_1, quantity_0, quantity_1)):
        return _parts(np.nan, np.nan)
    first, second = price_0 * quantity_0, price_1 * quantity_1
    # the logarithmic mean of both, which lies between the geometric and the arithmetic one
    weight = first if np.isclose(first, second, rtol=1e-12, atol=0) else (second - first) / np.log(second / first)
    return _parts(weight * np.log(price_1 / price_0), weight * np.log(quantity_1 / quantity_0))


def _parts(price: float, volume: float, interaction: float = 0.0) -> pd.Series:
    """The parts and their sum; all of them are missing where one is."""
    parts = pd.Series({"price": price, "volume": volume, "interaction": interaction,
                       "total": price + volume + interaction}, dtype=float)
    return parts if np.isfinite(parts).all() else parts * np.nan


SPLITS = {"Bennet": bennet, "LMDI": lmdi, "Laspeyres": laspeyres, "Paasche": paasche}
