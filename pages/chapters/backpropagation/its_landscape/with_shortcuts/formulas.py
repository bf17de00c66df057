"""What a shortcut adds, and the losses of this depth."""

from pages.words.formulas import tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Show both layers' formulas, and put this depth's losses in."""
    plain, shortcuts = record.both(step)
    forms = r"a_{l+1} = g(a_l W + b) \quad\text{or}\quad a_{l+1} = a_l + g(a_l W + b)"
    ends = rf"L = {tex(plain.loss)} \quad\text{{or}}\quad L = {tex(shortcuts.loss)}"
    return [
        ("A hidden layer, without and with a shortcut around it:", forms),
        ("The loss in the end, without and with:", ends),
    ]
