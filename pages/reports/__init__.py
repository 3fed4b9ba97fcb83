"""The views that a reader keeps as a document: one HTML file that needs no network and prints to A4."""
