"""Files, schemas and queries. No Streamlit, no formulas.

The tables as text (`text/`) are checked and built (`build.py`) into Parquet (`stored/`); `large/` has its own text, build and engine,
and `leaving/` makes the files that readers take along.
"""
