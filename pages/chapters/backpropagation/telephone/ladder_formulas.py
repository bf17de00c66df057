"""What is left of the blame, and the factor per layer, with a rung's numbers in it."""

from pages.words.formulas import tex
from pages.words.sentences import counted


def formulas(record, step: int) -> list[tuple[str, str]]:
    """Put a rung's sizes into what is left, and into the factor per layer."""
    first, last = record.sizes[step, 0], record.sizes[step, -1]
    if not last:
        return [("No blame comes back at all:", r"\delta_1 = \delta_L = 0")]
    kept = tex(float(record.kept[step]))
    lines = [
        (
            "The first layer's blame over the last one's (root mean squares, median "
            f"of {record.n_seeds} networks):",
            rf"\frac{{|\delta_1|}}{{|\delta_{{{record.depth}}}|}} = "
            rf"\frac{{{tex(float(first))}}}{{{tex(float(last))}}} = {kept}",
        )
    ]
    if record.depth > 1:
        power = rf"1/{record.depth - 1}"
        factor = tex(float(record.factors[step]))
        lines.append(
            (
                f"What one layer multiplies by, on average over "
                f"{counted(record.depth - 1, 'step')}:",
                rf"\left( {kept} \right)^{{{power}}} = {factor}",
            )
        )
    return lines
