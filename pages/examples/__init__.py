"""The worked examples of the measures on real figures, for the page Methods."""
