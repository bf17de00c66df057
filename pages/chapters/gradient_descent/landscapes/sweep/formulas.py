"""The formulas of the sweep with their numbers in them, as LaTeX."""

from pages.words.formulas import bracketed, tex

from .across import place_said
from .edges import formula, has_edges, sharpest
from .record import Record
from .values import BETA

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
    settings, name = record.settings, NAMES[record.settings.swept]
    factor, own = tex(settings.apart), tex(float(record.drawn[record.own]))
    low, high = -record.own, len(record.drawn) - 1 - record.own
    ks = rf"k = {low}, \ldots, {high}"
    if settings.swept == BETA:
        law = rf"1 - {name}_k \approx (1 - {own}) \cdot {factor}^{{-k}}"
        return "The nine values, in steps of the slider", rf"{law}, \quad {ks}"
    return "The nine values", rf"{name}_k = {own} \cdot {factor}^k, \quad {ks}"


def _update(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the step that the own walk takes."""
    t, at, walks = int(record.shown[step]), record.own, record.walks
    if t >= walks.n_steps[at]:
        return []
    points, updates = walks.points[t, at].tolist(), walks.updates[t, at].tolist()
    after = walks.points[t + 1, at].tolist()
    lines = [
        rf"{name} &= {tex(old)} + {bracketed(by)} = {tex(new)}"
        for name, old, by, new in zip("xy", points, updates, after, strict=True)
    ]
    says = f"Your walk's step {t + 1}: the place, plus the update Δ"
    return [(says, r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}")]


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
