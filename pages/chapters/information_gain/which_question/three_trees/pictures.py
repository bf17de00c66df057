"""The pictures of "Three trees": three trees that grow beside each other."""

from pages.chapters.information_gain.which_question.three_trees.record import Record
from pages.figures.growth import growth_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the three trees beside each other."""
    table = record.settings.table
    growths = zip(record.names, record.growths, record.trees, strict=True)
    return [
        growth_panel(
            growth,
            table.codes(table.target)[0],
            tree.classes,
            title=name,
            key=f"tree_{at}",
            n_steps=record.n_steps,
        )
        for at, (name, growth, tree) in enumerate(growths)
    ]
