"""What is left of the blame, and the factor per layer, with a rung's numbers in it."""

from pages.words.formulas import tex
from pages.words.sentences import counted

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put a rung's sizes into what is left, and into the factor per layer."""
    first, last = record.sizes[step, [0, -1]].tolist()
    depth, steps = record.settings.depth, record.settings.depth - 1
    if not last:
        names = rf"\delta_1 = \delta_{{{depth}}}" if steps else r"\delta_1"
        return [("No blame comes back at all:", f"{names} = 0")]
    kept = tex(float(record.kept[step]))
    says = (
        "The first layer's blame over the last one's (root mean squares, median of "
        f"{record.n_seeds} networks):"
    )
    share = rf"\frac{{|\delta_1|}}{{|\delta_{{{depth}}}|}}"
    left = rf"{share} = \frac{{{tex(first)}}}{{{tex(last)}}} = {kept}"
    if not steps:
        return [(says, left)]
    each = f"What one layer multiplies by, on average over {counted(steps, 'step')}:"
    factor = tex(float(record.factors[step]))
    return [
        (says, left),
        (each, rf"\left( {kept} \right)^{{1/{steps}}} = {factor}"),
    ]
