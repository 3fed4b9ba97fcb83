"""An Excel workbook of a table: its values, what the columns mean, its sources, and what it is."""

import datetime
import io

import pandas as pd

from data.leaving.export import whole_numbers
from data.leaving.package import About, Field, filled

# A cell is what the table says: text stays text, also where it begins like a formula or an address.
AS_IT_IS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
ALWAYS = datetime.datetime(1980, 1, 1)
OF_A_SOURCE = ["attribution_short", "citation_full", "url_main", "date_published", "date_accessed", "license_name", "license_url", "note"]


def workbook(about: About, frame: pd.DataFrame, fields: tuple[Field, ...]) -> bytes:
    """The workbook, with the numbers as exact as Excel keeps them (16 digits)."""
    told = [("Title", about.title), *filled(about).items(), *(("Note", text) for text in about.notes),
            *(("Cite", reference.text) for reference in about.references)]
    sheets = {"Values": whole_numbers(frame), "Columns": pd.DataFrame(fields).drop(columns="sources"),
              "Sources": about.sources[OF_A_SOURCE], "About": pd.DataFrame(told, columns=["what", "text"])}
    whole = io.BytesIO()
    with pd.ExcelWriter(whole, engine="xlsxwriter", engine_kwargs={"options": AS_IT_IS}) as writer:
        writer.book.set_properties({"title": about.title, "created": ALWAYS})
        for name, sheet in sheets.items():
            sheet.to_excel(writer, sheet_name=name, index=False)
            writer.sheets[name].freeze_panes(1, 0)
            writer.sheets[name].autofit(max_width=400)
    return whole.getvalue()
