"""What a reader sets, declared once for each view: `setting.py` says what a setting is, the view which it has.

From the declaration follow the widget (`widgets.py`), the test of an address, the permalink and back (`text.py`), and the words in
files and reports. The address has one `view=` for each view of a page, made of ids, such as
`?view=total~years.2000.2010~measure.index`. It is read when a reader arrives and kept true afterwards by `address.js`: another view is
a step in the browser's history, what is set of it is none, so that Back leads to the view before as it was left. Links of earlier
versions open for ever (`former.py`, `former_links.csv`). A phone brings what a choice has opened into sight (`in_sight.js`).
"""
