"""What one economy sells another by industry, in per cent of all."""


import pandas as pd

from indicators.shown.analyses import gained_most
from indicators.topics.composition import group_amounts, product_shares
from pages.choices.setting import Chosen, Setting, Settings
from pages.choices.shared import panels
from pages.exhibits.exhibit import Exhibit
from pages.exhibits.made import made, of_lines
from pages.large.answers import answer
from pages.large.composition import claims_on, known_and_not, lower, notes, of_years, pair, pair_settings, values_behind, years_of
from pages.large.drawn import Line, Unit, labelled, over_time
from pages.reading.tables import cached
from pages.words.numbers import number
from pages.words.subjects import capital

LARGEST = 8  # industries that have a colour of their own
OTHERS, LAST = "All other goods", ("others", "other_goods")  # what stands above the named parts of a whole
GRAINS = {"largest": "The largest industries", "groups": "Groups of industries"}
PER_CENT = Unit("%", "per cent of all goods", 1)


@cached(2)
def structure_settings() -> Settings:
    """What can be set of the goods of one direction. Not to be changed."""
    grouped = lambda chosen: answer("products", chosen["source"])["group"].fillna("").ne("").any()
    return pair_settings() | {"grain": Setting("Show", "one", ("largest",), GRAINS, when=grouped, look="row")} | panels()


def parts(amounts: pd.DataFrame, grain: str, source: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Amounts by group of industries, or of the largest industries and all others together, and the titles of the parts by their ids.

    The largest stand first, the rest last.
    """
    products = answer("products", source).set_index("product")
    if grain == "groups":
        of_groups = products["group"].fillna("")
        group = of_groups.str.replace(" ", "_")
        titles = dict(zip(group, of_groups.map(capital)))
    else:
        group = pd.Series(products.index, products.index).where(products.index.isin(amounts.sum().nlargest(LARGEST).index), LAST[0])
        titles = products["title"].to_dict() | {LAST[0]: OTHERS}
    found = group_amounts(amounts, {product: part for product, part in group.items() if part})
    found = found[sorted(found, key=lambda part: (part in LAST, -found[part].sum()))]
    return found, {part: titles[part] for part in found}


def structure_exhibit(chosen: Chosen) -> Exhibit:
    """The goods of one direction by industry, in per cent of all. Raises NothingToShow if there are none in the years."""
    source, (seller, buyer) = chosen["source"], pair(chosen)
    amounts, names_of = parts(of_years(answer("flow", source, chosen["exporter"], chosen["importer"]), chosen), chosen["grain"], source)
    shares, flow = of_years(product_shares(amounts), chosen), (chosen["exporter"], chosen["importer"])
    known, without = known_and_not(shares)
    title = f"Goods from {seller} to {buyer} by industry"
    drawn = [Line("-".join((*flow, part)), f"{name}, {seller} to {buyer}", name, shares[part]) for part, name in names_of.items()]
    rows = labelled(drawn, PER_CENT, source, "Own calculation: part ÷ whole × 100")
    rows = rows.assign(value=pd.concat([amounts[part] for part in shares]).to_numpy(float), source_unit="USD m")
    of_names = known.drop(columns=[part for part in LAST if part in known]).rename(columns=names_of)
    figure = over_time(rows, title, largest_and_gained(of_names, seller, buyer), kind="bars")
    figure.update_yaxes(range=[0, 100])
    span = years_of(shares)
    return made("composition", title, stem=("composition", *flow, chosen["grain"], *span), years=span, figure=figure,
                notes=notes(chosen, (flow,), *without), behind=values_behind(source, shares.index, (flow,)),
                measures=("product_shares", "group_amounts"), claims=claims_on(source, (flow,)), **of_lines(rows, "share"))


def largest_and_gained(named: pd.DataFrame, seller: str, buyer: str) -> str:
    """The largest of the named parts in the last year, and the one that gained most since the first, as a sentence."""
    first, last = years_of(named)
    top = named.loc[last].idxmax()
    said = f"{top} made up {number(named[top][last], 0)} % of what {seller} sold {buyer} in {last}"
    if first == last:
        return said
    said += f", after {number(named[top][first], 0)} % in {first}"
    gained = gained_most(named)
    if gained in (None, top):
        return said
    return f"{said}; {lower(gained)} gained most, from {number(named[gained][first], 0)} to {number(named[gained][last], 0)} %"
