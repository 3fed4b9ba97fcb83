"""Views of the large tables: single votes (`votes_*.py`) and trade by industry (`composition_*.py`).

`votes.py` and `composition.py` hold what the views of a page share: what can be set, what is said of the data, what stands behind a
value. `answers.py` asks the questions of `data/large/` and keeps what they give, `drawn.py` draws it, `waiting.py` shows how far a
long one is.
"""
