"""The formulas that the parts of "Marbles" share, as LaTeX."""

from engines.decision_trees import Drawing
from pages.figures.marbles import present
from pages.words.formulas import aligned, tex

IN_A_LINE = 3  # products side by side on a phone


def share(drawing: Drawing, i: int) -> str:
    """Write a colour's share of the bag."""
    return rf"\tfrac{{{drawing.counts[i]:.0f}}}{{{drawing.counts.sum():.0f}}}"


def bits(value: float) -> str:
    """Write an amount of information."""
    number = tex(value)
    return rf"{number} \text{{ {'bit' if number == '1' else 'bits'}}}"


def added_up(symbol: str, rule: str, parts: list[str], result: str) -> str:
    """Write a sum over the colours, a few products a line."""
    rows = [
        " + ".join(parts[at : at + IN_A_LINE]) for at in range(0, len(parts), IN_A_LINE)
    ]
    middle = r" \\ &\quad + ".join(rows)
    return aligned([f"{symbol} &= {rule}", f"&= {middle}", f"&= {result}"])


def entropy(drawing: Drawing) -> tuple[str, str]:
    """Return the entropy as a sum over the colours."""
    parts = [
        rf"{share(drawing, i)} \cdot {tex(drawing.surprises[i])}"
        for i in present(drawing)
    ]
    rule = r"\textstyle\sum p \cdot (-\log_2 p)"
    says = "The entropy: every surprise times how often it comes"
    return says, added_up("H", rule, parts, bits(drawing.entropy))


def average(total: float, step: int, mean: float) -> tuple[str, str]:
    """Return the average of the draws so far."""
    return "The average so far", rf"\frac{{{tex(total)}}}{{{step}}} = {tex(mean)}"
