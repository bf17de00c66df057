"""The pictures of "Three trees": three trees that grow beside each other."""

from collections.abc import Callable
from functools import partial

from pages.figures.fitted_tree import drawn_alike
from pages.figures.growth import growth_panel, growth_so_far
from pages.figures.panel import Panel
from pages.figures.trees_so_far import panels_so_far

from .. import tree_lists
from .record import Record


def panels(record: Record) -> list[Panel]:
    """Draw the three trees beside each other."""
    n_steps, trees = record.n_steps, _trees(record, growth_panel)
    return drawn_alike([tree(n_steps=n_steps) for tree in trees])


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them so that no gap or size tells how many leaves are to come."""
    trees = [tree() for tree in _trees(record, growth_so_far)]
    return panels_so_far(trees, record.n_steps)


def _trees(record: Record, drawn: Callable) -> list[Callable]:
    table = record.settings.table
    codes, _ = table.codes(table.target)
    return [
        partial(
            drawn,
            growth,
            codes,
            record.trees[name].classes,
            title=name,
            beside=(*record.growths,),
            key=f"tree_{at}",
        )
        for at, (name, growth) in enumerate(record.growths.items())
    ]


def below(record: Record, step: int) -> None:
    """Offer the trees of a step as lists."""
    tree_lists.show_growths(record.growths, step)
