"""The views that a reader keeps, and the document that is made of them: one HTML file that needs no network and prints to A4."""
