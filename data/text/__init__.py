"""The tables as authored text: what is declared of each (`schema.py`), how its files are read, and every check of the build (`check.py`)."""
