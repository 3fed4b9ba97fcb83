"""What leaves the dashboard: files of a view or a table, the same from a page's buttons and from an address."""
