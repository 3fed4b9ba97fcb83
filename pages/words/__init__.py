"""Words, numbers and colours by their meaning: headings, units, the sentence above a chart, the names of pages.

The sentence above a chart is computed from the rows that are drawn (`headlines.py`, from the facts of `indicators/shown/`). None
rests on values of low reliability or of another definition; what it leaves out it says. `tests/pages/words/sentences.txt` keeps
all of them as they were read, so that a changed rule shows what it changes.
"""
