"""Data by address: the files of views and tables, the catalogue and citations, for programs and not for readers of pages.

    /api/views/VIEW.csv               a view; VIEW is what stands in its link after `view=`, such as total~years.2000.2010~measure.index.
                                      `shown` and `unit` are as on the chart, `value` and `source_unit` as in the tables, before any
                                      measure; `as_printed` has the digits of the source, in `printed_unit`. Where columns
                                      have units of their own, a column that ends in `_unit` says that of the numbers before it
    /api/tables/TABLE.csv             a table as “Data and sources” has it
    /api/tables.zip                   all tables as one package
    /api/large/TABLE.parquet          a large table, such as `votes` or `trade`, as the Parquet file that pages ask
    /api/sources/SOURCE.bib, .ris     the citation of a source
    /api/search/WORDS                 what is found by these words, the nearest first, as the search box shows it
    /api/catalog.json                 a Data Package of all views with what can be set of each, tables, series, sources and terms

In place of `.csv`, in capitals too, views and tables also end in `.json` (a Data Package with the rows in it), `.parquet`, `.xlsx`,
`.zip` or `.sdmx` (SDMX-CSV 2.0, where the rows are values by series, source and year). Answers have an ETag that follows from their
bytes, so that a program that has them gets 304, and of Parquet a program may ask for a part; any site may read them. What makes no
sense, anything after `?` too, gets 400 or 404 as `application/problem+json`, which says what is wrong and what is offered. Two files
are made at once, and readers of pages do not wait for them.
"""
