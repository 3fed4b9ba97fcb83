"""Data by address: the files of views and tables, the catalogue and citations, for programs and not for readers of pages."""
