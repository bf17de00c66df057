"""The products along every path as LaTeX, as far as they have come."""

from pages.chapters.backpropagation.the_factory.chain_rule.record import Record
from pages.figures.chain_tiles import Chain
from pages.words.formulas import aligned, bracketed, tex


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Write the path that is followed, as far as it has come; then the sum."""
    chain = record.chain
    name = chain.names.parameter_latex(chain.place)
    head = rf"\frac{{\partial E}}{{\partial {name}}}"
    at = chain.at(step)
    if at is not None:
        return [("Along the line, factor by factor:", _product(chain, *at))]
    if not chain.is_summed(step):
        return [("What is to be found:", head)]
    lines = []
    for path in chain.paths:
        values = r" \cdot ".join(bracketed(factor.value) for factor in path.factors)
        lines.append(rf"&{values} = {tex(path.value)}")
    parts = " + ".join(bracketed(path.value) for path in chain.paths)
    sums = rf"{parts} = " if len(chain.paths) > 1 else ""
    return [
        ("The product along each path:", aligned(lines)),
        ("So the gradient is", rf"{head} = {sums}{tex(chain.total)}"),
    ]


def _product(chain: Chain, n: int, k: int) -> str:
    """Write one path's factors up to number k, as symbols and as numbers."""
    known = chain.paths[n].factors[: k + 1]
    symbols = r" \cdot ".join(chain.latex(factor) for factor in known)
    values = r" \cdot ".join(bracketed(factor.value) for factor in known)
    if k == 0:
        return f"{symbols} = {tex(known[0].value)}"
    product = tex(chain.so_far[n][k])
    return aligned([rf"&{symbols}", rf"&\quad = {values} = {product}"])
