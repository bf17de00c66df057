"""The pictures of "Grow": the tree, rows told rightly, the bits left, rows in play."""

from pages.figures.growth import growth_panel
from pages.figures.ledger import ledger_panel
from pages.figures.panel import Panel
from pages.ui import word_tables

from .curve import curve_panel
from .record import Record, in_play, on_the_way

ROOM = 310  # pixels for the tree's key: on a phone there are no more


def panels(record: Record) -> list[Panel]:
    """Draw the growing tree, and who is told rightly, or the bits that are left."""
    table, lit = record.settings.table, [() for _ in record.decisions]
    if record.path:
        lit[-1] = on_the_way(record)
    tree = growth_panel(
        record.decisions,
        table.codes(table.target)[0],
        record.tree.classes,
        title="Your tree",
        key="tree",
        lit=lit,
        room=ROOM,
    )
    if len(record.judged.held):
        return [tree, curve_panel(record)]
    names = [d.question.attribute for d in record.decisions[1:]]
    return [tree, ledger_panel(record.ledger, names)]


def below(record: Record, step: int) -> None:
    """Show the table: rows that this step does not ask in grey, held-out ones named."""
    table, rows = record.settings.table, in_play(record, step)
    held = set(record.judged.held.tolist())
    aside = f", held out: {len(held)}" if held else ""
    alt = f"The table; rows in play: {len(rows)} of {len(table.rows)}{aside}"
    cells = table.row_names, table.columns, table.rows
    word_tables.greyed(*cells, rows, alt, held)
