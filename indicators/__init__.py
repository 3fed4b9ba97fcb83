"""Indicator calculations: pandas in, pandas or numbers out. No files, no clock, no Streamlit."""
