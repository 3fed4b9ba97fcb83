"""The charts of all themes: what can be set of them, and how each is worked out from its row in the table of charts."""
