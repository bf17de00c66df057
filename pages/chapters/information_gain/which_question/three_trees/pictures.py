"""The pictures of "Three trees": three trees that grow beside each other."""

from pages.figures.growth import growth_panel
from pages.figures.panel import Panel

from .record import Record


def panels(record: Record) -> list[Panel]:
    """Draw the three trees beside each other."""
    table = record.settings.table
    codes, _ = table.codes(table.target)
    return [
        growth_panel(
            growth,
            codes,
            record.trees[name].classes,
            title=name,
            key=f"tree_{at}",
            n_steps=record.n_steps,
        )
        for at, (name, growth) in enumerate(record.growths.items())
    ]
