"""The weakest link, and what a tree costs, with a step's numbers in them."""

from pages.words.formulas import tex
from pages.words.numbers import digits_apart, digits_holding

from .alphas import digits_at
from .controls import BY_HAND, REDUCED
from .levels import decided
from .links import SAME, taken_off
from .record import Record

DIGITS = 4


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Write the link that is cut next; by hand the bound; else what errors decide."""
    if record.way == BY_HAND:
        return _bound(record) if record.cuts else [_cost(record, step)]
    if record.way == REDUCED:
        return [*_errors(record, step), _cost(record, step)]
    return [*_weakest(record, step), _least(record, step)]


def _weakest(record: Record, step: int) -> list[tuple[str, str]]:
    nodes = record.weakest(step)
    if not len(nodes):
        return []
    one, state = record.link(step, int(nodes[0])), int(record.shown[step]) + 1
    asks = one.n_leaves - 1
    digits = max(DIGITS, digits_at(record.path, state))
    both = one.cost, one.below
    enough = digits_holding(
        lambda cost, below: taken_off(cost, below) / asks, *both, digits=digits
    )
    top = " - ".join(tex(value, enough) for value in both)
    return [
        (
            "The weakest link: what each of its leaves but one takes off R.",
            rf"g(t) = \frac{{R(t) - R(T_t)}}{{|T_t| - 1}} = "
            rf"\frac{{{top}}}{{{one.n_leaves} - 1}} = {tex(one.strength, digits)}",
        )
    ]


def _cost(record: Record, step: int) -> tuple[str, str]:
    cost, n = float(record.costs[step]), int(record.n_leaves[step])
    return "What the tree costs on the rows learned from.", (
        rf"R(T) = {tex(cost, DIGITS)}, \quad |T| = {n}"
    )


def _least(record: Record, step: int) -> tuple[str, str]:
    cost, n = float(record.costs[step]), int(record.n_leaves[step])
    digits = max(DIGITS, digits_at(record.path, int(record.shown[step])))
    sum_of = _sum(cost, record.alpha_at(step), n, digits)
    return "What the tree costs at its α: no tree costs less there.", sum_of


def _sum(cost: float, alpha: float, n: int, digits: int) -> str:
    """Write R + α·leaves, so that it holds in what is shown."""
    enough = digits_holding(lambda r, a: r + a * n, cost, alpha, digits=digits)
    return (
        rf"R(T) + \alpha |T| = {tex(cost, enough)} + {tex(alpha, enough)} \cdot {n} "
        rf"= {tex(cost + alpha * n, digits)}"
    )


def _bound(record: Record) -> list[tuple[str, str]]:
    n, cost = record.tree.n_leaves, float(record.costs[-1])
    alpha, least = record.bound(n)
    total = cost + alpha * n
    same = total - least < SAME
    digits = DIGITS if same else digits_apart(total, least, digits=DIGITS)
    sum_of = _sum(cost, alpha, n, digits)
    return [
        (
            "What your tree costs at the α from which on the path's has as many leaves "
            "or fewer, and the least that any costs there.",
            rf"{sum_of} {'=' if same else '>'} {tex(total if same else least, digits)}",
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
            "Held-out errors of the question told of above: as a leaf, and as it is.",
            rf"e(t) = {alone} {sign} {below} = e(T_t)",
        )
    ]
