"""The tables as text, their build into Parquet, reading and exporting. No Streamlit, no formulas."""
