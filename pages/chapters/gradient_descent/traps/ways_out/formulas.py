"""The budget, a step of descent, and the chance of k restarts, with their numbers."""

import numpy as np

from pages.words.formulas import aligned, tex

from .record import N_FRESH, N_SEEDS, WANTED, Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the budget and a step of descent; in the end, what p foretells."""
    probe, plan = record.shown[step], record.plan
    said = [("The budget of the restarts", _budget(record))]
    if probe < len(record.walks.descent):
        said.append((f"Descent after probe {probe}", _step(record, probe)))
    if probe == plan.n_probes and record.proof is not None:
        said += _chances(record)
    return said


def _budget(record: Record) -> str:
    plan = record.plan
    product = rf"{plan.n_restarts} \cdot {plan.n_each}"
    return rf"k \cdot m = {product} = {plan.n_restarts * plan.n_each}"


def _step(record: Record, probe: int) -> str:
    surface, here = record.surface, record.walks.descent[probe - 1]
    slope, there = surface.gradient(here), record.walks.descent[probe]
    rate = tex(record.plan.learning_rate)
    return aligned(
        [
            rf"(x, y) - \eta\,\nabla f &= {_row(here)} - {rate} \cdot {_row(slope)}",
            rf"&= {_row(there)}",
        ]
    )


def _row(pair: np.ndarray) -> str:
    x, y = (tex(value) for value in pair.tolist())
    return rf"({x},\; {y})"


def _chances(record: Record) -> list[tuple[str, str]]:
    """Return p, the chance of all restarts, their number for 95 %, and the error."""
    k, p = record.plan.n_restarts, record.p
    said = [
        ("Measured: walks with a place below the mark", _measured(record)),
        (
            "The chance of all restarts",
            rf"1 - (1 - p)^k = 1 - (1 - {tex(p)})^{{{k}}} = {tex(record.expected)}",
        ),
    ]
    return said + (_uncertain(record) if 0 < p < 1 else [])


def _measured(record: Record) -> str:
    """Return p: who begins below the mark, and who gets there, of all walks."""
    begun, low = int(record.fresh[0]), int(record.fresh[-1])
    both = rf"\frac{{{begun} + {low - begun}}}{{{N_FRESH}}}"
    said = r"\frac{\text{begun there} + \text{came there}}{\text{all}}"
    return rf"p = {said} = {both} = {tex(record.p)}"


def _uncertain(record: Record) -> list[tuple[str, str]]:
    """Return the sampling error of the share, and the number of restarts for 95 %."""
    k, p, q = record.plan.n_restarts, record.p, record.expected
    exact = float(np.log1p(-WANTED) / np.log1p(-p))
    of_seeds = rf"\frac{{{tex(q)} \cdot {tex(1 - q)}}}{{{N_SEEDS}}}"
    of_p = rf"\frac{{{tex(p)} \cdot {tex(1 - p)}}}{{{N_FRESH}}}"
    moved = rf"\bigl({k} \cdot {tex(1 - p)}^{{{k - 1}}}\bigr)^2"
    quotient = rf"\frac{{\ln(1 - {WANTED})}}{{\ln(1 - p)}}"
    return [
        (
            "Its sampling error: of the seeds, and of p",
            rf"\sqrt{{{of_seeds} + {moved} {of_p}}} = {tex(record.error)}",
        ),
        (
            "Enough for 95 %, if p is as measured",
            rf"\left\lceil {quotient} \right\rceil = \lceil {tex(exact)} \rceil = "
            rf"{int(record.needed)}",
        ),
    ]
