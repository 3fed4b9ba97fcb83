"""Files and schemas: authored tables, their build into Parquet, and reading them. No formulas."""
