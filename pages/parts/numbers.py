"""Numbers as a reader wants them."""

import pandas as pd


def number(value: float, decimals: int) -> str:
    """A number with thousands separators and a true minus sign; a dash if there is none."""
    return "–" if pd.isna(value) else f"{value:,.{decimals}f}".replace("-", "−")
