"""The rule of Metropolis with a step's numbers in it, and Boltzmann's, as LaTeX."""

import numpy as np

from engines.gradient_descent import COOLINGS
from pages.words.formulas import aligned, bracketed, tex

from .record import MANY, Record
from .words import PRACTICALLY_0

EVERYWHERE = r"\text{chance to stand at } (x, y) \propto e^{-f(x, y) / T}"
BOLTZMANN = (
    r"b = \frac{\int_{\text{nearest}} e^{-f / T}}{\int_{\text{window}} e^{-f / T}}"
)


def formulas(record: Record, step: int, is_over: bool = True) -> list[tuple[str, str]]:
    """Return the formulas of a step; where many are shown, those of their shares.

    Before the bet `is_over` Boltzmann's share, which may be its answer, is not told.
    """
    t = record.shown[step]
    cooled = ("The temperature", _temperature(record, min(t, record.n_steps - 1)))
    if record.settings.chain_view == MANY:
        tells_all = is_over or not record.asks_of_both
        return [cooled, *(_shares(record, step) if tells_all else [])]
    if t == record.n_steps:
        return [("The ground", record.settings.surface.formula), cooled]
    return [
        cooled,
        ("The proposal", _proposal(record, t)),
        ("Its chance", _chance(record, t)),
    ]


def _temperature(record: Record, t: int) -> str:
    settings = record.settings
    cooling, first = COOLINGS[settings.cooling], settings.temperature
    factor = float(cooling.factors(record.n_steps)[t])
    now = rf"T_{{{t}}} = {tex(first)} \cdot {tex(factor)} = {tex(first * factor)}"
    return rf"T_t = T_0 \cdot {cooling.formula}, \; n = {record.n_steps}: \quad {now}"


def _proposal(record: Record, t: int) -> str:
    chain, stride = record.chain, record.settings.stride
    x, y = chain.points[t].tolist()
    moves = (chain.proposals[t] - chain.points[t]).tolist()
    there = ",\\; ".join(map(tex, chain.proposals[t].tolist()))
    return aligned(
        [
            rf"(x', y') &= (x, y) + s\,(u_1, u_2), \quad s = {tex(stride)}, \;"
            r" u_1, u_2 \text{ even in } [-1, 1]",
            rf"&= ({tex(x)} + {bracketed(moves[0])},\; "
            rf"{tex(y)} + {bracketed(moves[1])}) = ({there})",
        ]
    )


def _chance(record: Record, t: int) -> str:
    chain = record.chain
    if not chain.inside[t]:
        return r"(x', y') \text{ is outside the window}: \quad \alpha = 0"
    before, after = float(chain.values[t]), float(chain.proposed_values[t])
    if not np.isfinite(after):
        return r"f(x', y') \text{ is not defined}: \quad \alpha = 0"
    if not np.isfinite(before):
        return (
            r"f(x, y) \text{ is not defined, } f(x', y') \text{ is}: \quad \alpha = 1"
        )
    rise, temperature = float(chain.rises[t]), float(chain.temperatures[t])
    chance, dice = float(chain.chances[t]), float(chain.dice[t])
    lines = [
        rf"\Delta &= f(x', y') - f(x, y) = {tex(after)} - {bracketed(before)}"
        rf" = {tex(rise)}"
    ]
    equal = f"= {tex(chance)}" if chance >= PRACTICALLY_0 else r"\approx 0"
    if temperature:
        lines.append(
            r"\alpha &= \min\left(1,\; e^{-\Delta / T}\right) = \min\left(1,\; "
            rf"e^{{-{bracketed(rise)} / {tex(temperature)}}}\right) {equal}"
        )
    else:
        lines.append(rf"T &= 0: \quad \alpha = {tex(chance)}")
    sign, verdict = ("<", "accepted") if chain.accepted[t] else (r"\ge", "refused")
    lines.append(
        rf"\text{{dice}} &= {tex(dice)} {sign} \alpha: \quad \text{{{verdict}}}"
    )
    return aligned(lines)


def _shares(record: Record, step: int) -> list[tuple[str, str]]:
    """Return Boltzmann's share of the first row of hollows, and its sampling error."""
    crowd = record.crowd
    if not record.hollows.rows or not np.isfinite(crowd.predicted[step, 0]):
        return [("In the long run", EVERYWHERE)]
    wanted, n = float(crowd.predicted[step, 0]), crowd.n
    seen, row = float(crowd.shares[step, 0]), record.hollows.rows[0]
    _, error = crowd.off(step)
    return [
        (f"In the long run: {row.words}", rf"{BOLTZMANN} = {tex(wanted, 4)}"),
        (
            "The sampling error",
            rf"\sqrt{{b (1 - b) / N}} = \sqrt{{{tex(wanted, 4)} \cdot "
            rf"{tex(1 - wanted, 4)} / {n}}} = {tex(error, 3)}; \quad "
            rf"\text{{counted}}: {tex(seen, 4)}",
        ),
    ]
