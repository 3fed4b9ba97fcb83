"""What leaves the dashboard: rows as CSV, Data Packages, workbooks, SDMX-CSV, citations, and the code that loads them."""
