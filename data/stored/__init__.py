"""The built tables: a set of Parquet files that is written in one step, and read whole or not at all."""
