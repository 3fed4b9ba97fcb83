"""The document that is made of the views that a reader keeps: one HTML file that needs no network and prints to A4."""
