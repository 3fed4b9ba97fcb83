"""Views of the large tables: single votes (`votes.py`) and trade by industry (`composition.py`).

Each begins with what the views of its page share: what can be set, what is said of the data, what stands behind a value. `answers.py`
asks the questions of `data/large/`, keeps what they give and shows how far a long one is, `drawn.py` draws it.
"""
