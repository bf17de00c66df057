"""The products along every path as LaTeX, as far as they have come."""

from engines.backpropagation import Factor
from pages.words.formulas import aligned, bracketed, derivative, product, tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Write the path that is followed, as far as it has come; then the sum."""
    head = derivative("E", record.names.parameter_latex(record.place))
    at = record.at(step)
    if at is not None:
        return [("Along the line, factor by factor:", _product(record, *at))]
    if not record.is_summed(step):
        return [("What is to be found:", head)]
    lines = []
    for path in record.paths:
        values = product(factor.value for factor in path.factors)
        lines.append(rf"&{values} = {tex(path.value)}")
    parts = " + ".join(bracketed(path.value) for path in record.paths)
    sums = rf"{parts} = " if len(record.paths) > 1 else ""
    return [
        ("The product along each path:", aligned(lines)),
        ("So the gradient is", rf"{head} = {sums}{tex(record.total)}"),
    ]


def _product(record: Record, n: int, k: int) -> str:
    """Write one path's factors up to number k, as symbols and as numbers."""
    known = record.paths[n].factors[: k + 1]
    symbols = r" \cdot ".join(_symbol(record, factor) for factor in known)
    values = product(factor.value for factor in known)
    if k == 0:
        return f"{symbols} = {tex(known[0].value)}"
    result = tex(record.so_far[n][k])
    return aligned([rf"&{symbols}", rf"&\quad = {values} = {result}"])


def _symbol(record: Record, factor: Factor) -> str:
    """Return a factor as the derivative of one thing by the next."""
    names, into = record.names, (factor.layer + 1, factor.unit)
    unit, z = names.unit_latex(*into), names.pre_activation_latex(*into)
    is_logits = record.trip.is_logits
    if factor.kind == "error":
        return derivative("E", z if is_logits else unit)
    if factor.kind == "slope":
        return "1" if is_logits and factor.layer == 1 else derivative(unit, z)
    if factor.kind == "weight":
        return derivative(z, names.unit_latex(factor.layer, factor.source))
    return derivative(z, names.parameter_latex(record.place))
