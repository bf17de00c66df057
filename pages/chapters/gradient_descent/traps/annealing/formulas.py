"""The rule of Metropolis with a step's numbers in it, and Boltzmann's, as LaTeX."""

import numpy as np

from engines.gradient_descent import COOLINGS
from pages.words.formulas import aligned, bracketed, tex

from .record import MANY, Record

BOLTZMANN = r"p \propto e^{-f(x, y) / T}"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the formulas of a step; where many are shown, those of their shares."""
    t = record.shown[step]
    cooled = ("The temperature", _temperature(record, min(t, record.n_steps - 1)))
    if record.settings.chain_view == MANY:
        return [cooled, *_shares(record, step)]
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
        return r"(x', y') \text{ is outside the window}: \quad p = 0"
    before, after = float(chain.values[t]), float(chain.proposed_values[t])
    if not np.isfinite(after):
        return r"f(x', y') \text{ is not defined}: \quad p = 0"
    if not np.isfinite(before):
        return r"f(x, y) \text{ is not defined, } f(x', y') \text{ is}: \quad p = 1"
    rise, temperature = float(chain.rises[t]), float(chain.temperatures[t])
    chance, dice = float(chain.chances[t]), float(chain.dice[t])
    lines = [
        rf"\Delta &= f(x', y') - f(x, y) = {tex(after)} - {bracketed(before)}"
        rf" = {tex(rise)}"
    ]
    if temperature:
        lines.append(
            r"p &= \min\left(1,\; e^{-\Delta / T}\right) = \min\left(1,\; "
            rf"e^{{-{bracketed(rise)} / {tex(temperature)}}}\right) = {tex(chance)}"
        )
    else:
        lines.append(rf"T &= 0: \quad p = {tex(chance)}")
    sign, verdict = ("<", "accepted") if chain.accepted[t] else (r"\ge", "refused")
    lines.append(rf"\text{{dice}} &= {tex(dice)} {sign} p: \quad \text{{{verdict}}}")
    return aligned(lines)


def _shares(record: Record, step: int) -> list[tuple[str, str]]:
    """Return Boltzmann's share of the first row of hollows, and its sampling error."""
    crowd = record.crowd
    if not record.hollows.rows or not np.isfinite(crowd.predicted[step, 0]):
        return [("In the long run", BOLTZMANN)]
    wanted, n = float(crowd.predicted[step, 0]), crowd.n
    seen, row = float(crowd.shares[step, 0]), record.hollows.rows[0]
    error = (wanted * (1 - wanted) / n) ** 0.5
    return [
        (f"In the long run: {row.words}", rf"{BOLTZMANN}: \quad {tex(wanted, 4)}"),
        (
            "The sampling error",
            rf"\sqrt{{p (1 - p) / n}} = \sqrt{{{tex(wanted, 4)} \cdot "
            rf"{tex(1 - wanted, 4)} / {n}}} = {tex(error, 3)}; \quad "
            rf"\text{{counted}}: {tex(seen, 4)}",
        ),
    ]
