"""The large tables: single votes and trade by industry, queried on an engine; tables in, small results out."""
