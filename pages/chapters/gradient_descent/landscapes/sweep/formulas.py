"""The formulas of the sweep with their numbers in them, as LaTeX."""

from decimal import Decimal
from math import floor, log10

from pages.words.formulas import tex

from .across import place_said
from .edges import formula, has_edges, sharpest
from .record import Record
from .sheet import ACROSS
from .values import BETA

LEAST_DIGITS, MOST_DIGITS = 6, 15  # of the largest number of a sum
NAMES = {"eta": r"\eta", "beta": r"\beta"}


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the own update at a step, how the nine are spaced, and the boundaries."""
    return [*formulas_before_bet(record, step), *_edges(record)]


def formulas_before_bet(record: Record, step: int) -> list[tuple[str, str]]:
    """Return them without the boundaries, which tell where one arrives."""
    if not record.is_defined:
        return []
    return [_spacing(record), *_update(record, step)]


def _spacing(record: Record) -> tuple[str, str]:
    """Return the nine values, row by row as their pictures stand."""
    settings, factor = record.settings, f"{record.settings.apart:g}"
    rows = [[*map(tex, row)] for row in record.drawn.reshape(-1, ACROSS).tolist()]
    body = r" \\ ".join(r",\; & ".join(row) for row in rows)
    law = rf"{NAMES[settings.swept]} = \begin{{array}}{{lll}} {body} \end{{array}}"
    if settings.swept == BETA:
        says = (
            f"The nine values: 1 − β shrinks {factor} times from one to the next where "
            "the slider's hundredths have room, else less"
        )
        return says, law
    says = f"The nine values, each {factor} times the one before, to three digits"
    return says, law


def _update(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the step that the own walk takes."""
    t, at, walks = int(record.shown[step]), record.own, record.walks
    if t >= walks.n_steps[at]:
        return []
    points, updates = walks.points[t, at].tolist(), walks.updates[t, at].tolist()
    after = walks.points[t + 1, at].tolist()
    lines = [
        rf"{name} &= {old} + {by} = {new}"
        for name, (old, by, new) in zip(
            "xy", map(summed, points, updates, after), strict=True
        )
    ]
    says = f"Your walk's step {t + 1}: the place, plus the update Δ"
    return [(says, r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}")]


def summed(old: float, by: float, new: float) -> tuple[str, str, str]:
    """Write a sum with as many decimals as it takes to hold in what is shown."""
    largest = max(map(abs, (old, by, new)))
    first = max(LEAST_DIGITS - 1 - floor(log10(largest)), 0) if largest else 0
    for decimals in range(first, first + MOST_DIGITS - LEAST_DIGITS):
        shown = [Decimal(f"{value:.{decimals}f}") for value in (old, by, new)]
        holds = shown[0] + shown[1] == shown[2]
        if holds and (by == 0 or abs(shown[1]) >= 10 * Decimal(10) ** -decimals):
            break
    shown[2] = shown[0] + shown[1]  # thirds hold at no number of decimals
    old_text, by_text, new_text = (tex(float(one), MOST_DIGITS) for one in shown)
    return old_text, f"({by_text})" if by < 0 else by_text, new_text


def _edges(record: Record) -> list[tuple[str, str]]:
    settings = record.settings
    if not has_edges(settings) or settings.swept == BETA:
        return []
    found = []
    for bottom, edge in record.edges.items():
        bend = tex(sharpest(settings, record.bottoms[bottom]), 5)
        where = place_said(record, bottom)
        says = f"Theory's boundary at {where}, with the steepest bend there"
        law = rf"\eta = {formula(settings)} = {tex(edge, 5)}, \quad \lambda = {bend}"
        found.append((says, law))
    return found[:4]
