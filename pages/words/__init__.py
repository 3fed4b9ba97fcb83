"""Words, numbers and colours by their meaning: headings, units, measures, the sentence above a chart, the names of pages.

The sentence above a chart is computed from the rows that are drawn: `headlines.py`, for lines beside each other `comparisons.py`, from
the facts of `indicators/shown/`, the words for how a line went (`moves.py`) and the names of things in a sentence (`subjects.py`). None
rests on values of low reliability or of another definition; what it leaves out it says. `tests/pages/words/sentences.txt` keeps
all of them as they were read, so that a changed rule shows what it changes.
"""
