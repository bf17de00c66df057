"""The pictures of "Grow": the tree, the bits that are left, the rows in play."""

from pages.figures.growth import growth_panel
from pages.figures.ledger import ledger_panel
from pages.figures.panel import Panel
from pages.ui import word_tables

from .record import Record, in_play


def panels(record: Record) -> list[Panel]:
    """Draw the growing tree, and the bits that are left."""
    table, lit = record.settings.table, [() for _ in record.decisions]
    if record.path:
        lit[-1] = record.path.nodes
    tree = growth_panel(
        record.decisions,
        table.codes(table.target)[0],
        record.tree.classes,
        title="Your tree",
        key="tree",
        lit=lit,
    )
    names = [d.question.attribute for d in record.decisions[1:]]
    return [tree, ledger_panel(record.ledger, names)]


def below(record: Record, step: int) -> None:
    """Show the table, with the rows in grey that this step does not ask."""
    table, rows = record.settings.table, in_play(record, step)
    alt = f"The table; rows in play: {len(rows)} of {len(table.rows)}"
    word_tables.greyed(table.row_names, table.columns, table.rows, rows, alt)
