"""How the features are made, what κ is, and what a step does, as LaTeX."""

from pages.words.formulas import aligned, bracketed, tex

from .flowers import MEASURES, UNITS, means_of_three
from .record import Record, Side


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return how the right's feature is made, both κ, both steps, and the way back."""
    what = "features" if record.has_two else "feature"
    found = [(f"The {what} on the right, and κ where the weights are 0", _made(record))]
    go_on = [side for side in record.sides if step < side.n_steps]
    if go_on:
        who = "both" if len(go_on) == 2 else f"the {go_on[0].name} walk"
        steps = [line for side in go_on for line in _step(record, side, step)]
        found.append((f"The next step of {who}", aligned(steps)))
    return [*found, (_turned_back(record, step), _back(record, step))]


def _turned_back(record: Record, step: int) -> str:
    """Name the weights on the right, and the step they are of if it is another."""
    side, said = record.prepared, "The weights on the right, turned back"
    if step <= side.n_steps or not side.is_lost:
        return said
    return f"{said}: those of step {side.n_steps}, its last"


def _made(record: Record) -> str:
    """Return the features as they are made, and what κ is of both sides."""
    made = record.prepared.ground.made
    lines = _both_made(record) if record.has_two else []
    marks = ("_1", "_2") if record.has_two else ("",)
    for mark, mean, scale in zip(marks, made.means, made.scales, strict=True):
        lines.append(
            rf"z{mark} &= (x{mark} - m{mark})/s{mark} = "
            rf"(x{mark} - {bracketed(float(mean))})/{tex(float(scale))}"
        )
    return aligned([*lines, *(_kappa(side) for side in record.sides)])


def _both_made(record: Record) -> list[str]:
    """Return what both features and the target are: each from its mean, so m is 0."""
    units = UNITS[record.settings.unit], 1.0, 1.0
    return [
        rf"{letter} &= \text{{{name}}} - {tex(mean * unit)}"
        for letter, name, mean, unit in zip(
            ("x_1", "x_2", "y"), MEASURES, means_of_three(), units, strict=True
        )
    ]


def _kappa(side: Side) -> str:
    """Return what κ is of one side."""
    low, high = side.ground.bends.tolist()
    return (
        rf"\kappa &= \lambda_{{\max}}/\lambda_{{\min}} = {tex(high)}/{tex(low)}"
        rf" = {tex(side.ground.kappa)} \text{{ ({side.name})}}"
    )


def _step(record: Record, side: Side, step: int) -> list[str]:
    """Return what a step makes of both weights."""
    walk, rate = side.trajectory, tex(side.learning_rate)
    lines = []
    for at, letter in enumerate(_letters(record, side)):
        now, then = walk.points[step : step + 2, at].tolist()
        slope = bracketed(float(walk.gradients[step, at]))
        lines.append(
            rf"{letter} - \eta\, \partial L/\partial {letter} &="
            rf" {tex(now)} - {rate} \cdot {slope} = {tex(then)}"
        )
    return lines


def _letters(record: Record, side: Side) -> tuple[str, str]:
    """Return the weights' letters: those of prepared features have a z."""
    first, second = ("w_1", "w_2") if record.has_two else ("w", "b")
    if side is record.raw:
        return first, second
    return ("w_{z1}", "w_{z2}") if record.has_two else ("w_z", "b_z")


def _back(record: Record, step: int) -> str:
    """Return the right's weights as those of the features as they were measured."""
    side = record.prepared
    made, now = side.ground.made, side.trajectory.points[side.at(step)].tolist()
    then = side.ground.turned_back(now).tolist()
    letters = [_letters(record, one) for one in record.sides]
    marks = ("_1", "_2") if record.has_two else ("",)
    rows = zip(marks, *letters, now, made.scales.tolist(), then, strict=False)
    lines = [
        rf"{raw} &= {here}/s{mark} = {tex(x)}/{tex(s)} = {tex(y)}"
        for mark, raw, here, x, s, y in rows
    ]
    if not record.has_two:
        mean = bracketed(float(made.means[0]))
        lines.append(
            rf"b &= b_z - w\,m = {tex(now[1])} - {bracketed(then[0])} \cdot {mean}"
            rf" = {tex(then[1])}"
        )
    return aligned(lines)
