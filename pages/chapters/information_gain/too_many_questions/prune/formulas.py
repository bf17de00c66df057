"""The weakest link, and what a tree costs, with a step's numbers in them."""

from pages.words.formulas import tex

from .controls import BY_HAND, REDUCED
from .record import Record
from .words import decided

DIGITS = 4


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Write the link that is cut next; by hand the bound; else what errors decide."""
    if record.way == BY_HAND:
        return _bound(record)
    if record.way == REDUCED:
        return [*_errors(record, step), _cost(record, step, None)]
    return [*_weakest(record, step), _cost(record, step, record.alpha_at(step))]


def _weakest(record: Record, step: int) -> list[tuple[str, str]]:
    nodes = record.weakest(step)
    if not len(nodes):
        return []
    one = record.link(step, int(nodes[0]))
    top = f"{tex(one.cost, DIGITS)} - {tex(one.below, DIGITS)}"
    return [
        (
            "The weakest link: what each of its leaves but one takes off R.",
            rf"g(t) = \frac{{R(t) - R(T_t)}}{{|T_t| - 1}} = "
            rf"\frac{{{top}}}{{{one.n_leaves} - 1}} = {tex(one.strength, DIGITS)}",
        )
    ]


def _cost(record: Record, step: int, alpha: float | None) -> tuple[str, str]:
    cost, n = float(record.costs[step]), int(record.n_leaves[step])
    if alpha is None:
        return "What the tree costs on the rows learned from.", (
            rf"R(T) = {tex(cost, DIGITS)}, \quad |T| = {n}"
        )
    total = tex(cost + alpha * n, DIGITS)
    return (
        "What the tree costs at its α: no tree costs less there.",
        rf"R(T) + \alpha |T| = {tex(cost, DIGITS)} + {tex(alpha, DIGITS)} \cdot {n} "
        rf"= {total}",
    )


def _bound(record: Record) -> list[tuple[str, str]]:
    n, cost = record.tree.n_leaves, float(record.costs[-1])
    alpha, least = record.bound(n)
    leaves = rf"{tex(alpha, DIGITS)} \cdot {n}"
    total = tex(cost + alpha * n, DIGITS)
    return [
        (
            "What your tree costs where the path says most of it; least of all trees.",
            rf"R(T) + \alpha |T| = {tex(cost, DIGITS)} + {leaves} = {total} "
            rf"\ge {tex(least, DIGITS)}",
        )
    ]


def _errors(record: Record, step: int) -> list[tuple[str, str]]:
    at = decided(record, step) if step else None
    if at is None:
        return []
    alone, below = int(record.reduced.as_leaf[at]), int(record.reduced.as_subtree[at])
    sign = r"\le" if alone <= below else ">"
    return [
        (
            "Held-out errors of the first question looked at, as a leaf and as it is.",
            rf"e(t) = {alone} {sign} {below} = e(T_t)",
        )
    ]
