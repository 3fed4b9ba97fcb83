"""The large tables: single votes and trade by industry, asked on an engine; tables in, small results out.

Every vote of every state in the UN General Assembly from 1946 to 2019, and trade between 41 economies by industry from 1995 to
2011. Their text lies in `data/tables/large/`, packed and wide: a row for each roll call with a column for each state, a row for
each flow and year with a column for each industry. The build checks it, the votes against the counts of each roll call too, and
writes long Parquet files here, sorted and in row groups for what pages ask. To change a file, unpack it with `gunzip`, edit it and
pack it with `gzip -9n`. The Parquet files carry a mark of the text that they were built from and stay as long as it is the same;
a test builds them from nothing.

`CHINA_RUSSIA_TRADE` names a folder of Parquet files, such as BACI or an extract of Comtrade, that takes the place of the bundled trade
by industry. Its columns:

    year                whole number    the year
    exporter, importer  text            codes; those of ISO 3166 with three letters have their names if the bundled table has them
    product             text            code of one level of one classification, without totals
    value               number          million US dollars
    source              text            where the value is from; sources are never added up

A file of another shape is refused with its name, the column and what is expected. Sort the rows by exporter, importer, product and
year, in row groups of some 130,000 rows.

DuckDB answers within the process and needs no set-up. `CHINA_RUSSIA_ENGINE` names another engine by a URL as Ibis has them, such as
`pyspark://?spark.master=spark://HOST:7077`; install its client beside the requirements, for Spark `pyspark[connect]==4.3.0` and Java.
A test holds the results of Spark in local mode to be equal.

A question is an expression of Ibis (`votes.py`, `trade.py`), so that any engine of Ibis can answer it; `questions.py` lists what
pages may ask. The SQL of a question is made once for all ids and run with parameters (`ask` in `engine.py`), because making and
compiling it takes longer than DuckDB's answer.

An engine that has `votes`, `roll_calls`, `roll_call_issues`, `states`, `issues`, `trade`, `products` or `economies` in its catalogue
uses them; all others it reads from the Parquet files of the folder in use, which every worker must find under the same path. On a
cluster: `trade` in partitions by source and, from some 10^8 rows on, by exporter, not by year, for nearly every question asks for all
years of few countries; `votes` in none. Within a partition the order of `schema.py`. Row groups of 16,000 rows for tables of this
size, of some 130,000 for 10^7 rows and more, with the least and greatest value of each column. Whole numbers add up alike on any
engine; sums of fractions may differ in their last digits.
"""
