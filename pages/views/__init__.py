"""One module for each kind of view: its settings, and the exhibit that all of page, file, report and address show of it."""
