"""Views of the large tables: single votes (`votes.py`) and trade by industry (`composition.py`), each with all views of its page.

`answers.py` asks the questions of `data/large/` and keeps what they give, `drawn.py` draws it, `waiting.py` shows how far a long one is.
"""
