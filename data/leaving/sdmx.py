"""A table of values as SDMX-CSV 2.0, which statistical programs read (sdmx.org), written by pysdmx."""

import pandas as pd

# The concepts of SDMX's cross-domain list, with the columns of this project that hold them. Series, source and year tell rows apart.
DIMENSIONS = {"SERIES": "series_id", "SOURCE": "source_id", "TIME_PERIOD": "year"}
MEASURE, VALUES = "OBS_VALUE", ("shown", "value")
ATTRIBUTES = {"OBS_STATUS": "obs_status", "UNIT_MEASURE": "unit", "TITLE": "series", "COMMENT_OBS": "note"}
STRUCTURE = ("CHINA_RUSSIA", "OBSERVATIONS", "1.0.0")


class NotInSdmx(ValueError):
    """A table has no series, sources, years and values, or several values for the same of them."""


def fault(table: pd.DataFrame) -> str:
    """Why a table has no form as SDMX-CSV; empty if it has."""
    if not set(VALUES) & set(table) or not set(DIMENSIONS.values()) <= set(table):
        return "SDMX-CSV holds values by series, source and year, which this table has not."
    if table.duplicated(list(DIMENSIONS.values())).any():
        return "SDMX-CSV holds one value for a series, source and year; this table has several."
    return ""


def sdmx_csv(table: pd.DataFrame) -> bytes:
    """The rows with a value or the status of a gap, in UTF-8. Raises NotInSdmx."""
    from pysdmx.io.csv.sdmx20.writer import write
    from pysdmx.io.pd import PandasDataset
    from pysdmx.model import Component, Components, Concept, DataType, Role, Schema

    if why := fault(table):
        raise NotInSdmx(why)
    value = next(name for name in VALUES if name in table)
    attributes = {concept: name for concept, name in ATTRIBUTES.items() if name in table}
    frame = pd.DataFrame({concept: table[name] for concept, name in {**DIMENSIONS, MEASURE: value, **attributes}.items()})
    kinds = dict.fromkeys(DIMENSIONS, DataType.STRING) | {"TIME_PERIOD": DataType.PERIOD}
    dimensions = [Component(concept, True, Role.DIMENSION, Concept(concept), kind) for concept, kind in kinds.items()]
    values = Component(MEASURE, False, Role.MEASURE, Concept(MEASURE), DataType.DOUBLE)
    others = [Component(concept, False, Role.ATTRIBUTE, Concept(concept), DataType.STRING, attachment_level="O") for concept in attributes]
    agency, name, version = STRUCTURE
    structure = Schema("datastructure", agency, name, Components([*dimensions, values, *others]), version)
    return write([PandasDataset(structure=structure, data=frame)]).encode()
