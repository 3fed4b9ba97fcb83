"""Questions on trade by product as expressions: tables in, an expression out that any engine can answer.

All are of one source, because sources are never added up, and of goods where the products say what is one.
"""

import ibis
from ibis import _

from data.large.engine import Tables


def goods(tables: Tables, source: str) -> ibis.Table:
    """The trade in goods that one source has."""
    rows = tables.trade.filter(_.source == source)
    return rows if tables.goods is None else rows.filter(_.product.isin(tables.goods))


def flow(tables: Tables, source: str, exporter: str | None, importer: str | None) -> ibis.Table:
    """Value by year and product of what one economy sold to another; None stands for all."""
    rows = goods(tables, source)
    if exporter:
        rows = rows.filter(_.exporter == exporter)
    if importer:
        rows = rows.filter(_.importer == importer)
    return rows.group_by("year", "product").agg(value=_.value.sum()).order_by("year", "product")


def beside_others(tables: Tables, source: str, exporter: str) -> ibis.Table:
    """Exports by year and product: those of one economy, and those of all others together."""
    rows = goods(tables, source).mutate(own=_.exporter == exporter).group_by("year", "product", "own").agg(value=_.value.sum())
    return rows.order_by("year", "product", "own")


def totals(tables: Tables, source: str, exporter: str, importer: str) -> ibis.Table:
    """The sums of each year that trade intensity is made of; null where there is no such trade."""
    rows, value = goods(tables, source), _.value
    return rows.group_by("year").agg(
        to_partner=value.sum(where=(_.exporter == exporter) & (_.importer == importer)), exports=value.sum(where=_.exporter == exporter),
        partner_imports=value.sum(where=_.importer == importer), world=value.sum(),
        own_imports=value.sum(where=_.importer == exporter)).order_by("year")


def in_billions(tables: Tables, source: str, exporter: str, importer: str) -> ibis.Table:
    """All that one economy sold to another by year, in the billions that the series of customs' totals have."""
    rows = goods(tables, source).filter(_.exporter == exporter, _.importer == importer)
    return rows.group_by("year").agg(value=_.value.sum() / 1000).order_by("year")


def exporters(tables: Tables, source: str, year: int) -> ibis.Table:
    """Exports of one year by exporter and product."""
    rows = goods(tables, source).filter(_.year == year)
    return rows.group_by("exporter", "product").agg(value=_.value.sum()).order_by("exporter", "product")


def sources(tables: Tables) -> ibis.Table:
    """Columns: source, first_year, last_year, values. One row, wiod_2013, unless a reader's own tables are in use."""
    return tables.trade.group_by("source").agg(first_year=_.year.min(), last_year=_.year.max(), values=_.count()).order_by("source")


def economies(tables: Tables, source: str) -> ibis.Table:
    """Columns: economy, title (the code where the name is not known); in the order of the titles."""
    named = tables.trade.filter(_.source == source).select(economy="exporter").distinct().left_join(tables.economies, "economy")
    return named.select("economy", title=ibis.coalesce(_.title, _.economy)).order_by("title")


def products(tables: Tables, source: str) -> ibis.Table:
    """Columns: product, position, group, title (the code where the name is not known); in the order of the classification."""
    known = tables.products.filter(_.source == source)
    there = goods(tables, source).select("product").distinct().left_join(known, "product")
    return there.select("product", "position", "group", title=ibis.coalesce(_.title, _.product)).order_by("position", "product")
