"""How the features are made, what κ is, and what a step does, as LaTeX."""

from pages.words.formulas import aligned, bracketed, tex

from .record import Record, Side


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return how the right's feature is made, both κ, both steps, and the way back."""
    found = [("The feature on the right, and κ where the weights are 0", _made(record))]
    steps = [line for side in record.sides for line in _step(record, side, step)]
    if steps:
        found.append(("The next step of both", aligned(steps)))
    return [*found, ("The weights on the right, turned back", _back(record, step))]


def _made(record: Record) -> str:
    """Return the feature as it is made of the length, and what κ is of both sides."""
    made = record.prepared.ground.made
    mean, scale = made.means[0], made.scales[0]
    return aligned(
        [
            rf"z &= (x - m)/s = (x - {bracketed(mean)})/{tex(scale)}",
            *(_kappa(side) for side in record.sides),
        ]
    )


def _kappa(side: Side) -> str:
    """Return what κ is of one side."""
    low, high = side.ground.bends.tolist()
    return (
        rf"\kappa &= \lambda_{{\max}}/\lambda_{{\min}} = {tex(high)}/{tex(low)}"
        rf" = {tex(side.ground.kappa)} \text{{ ({side.name})}}"
    )


def _step(record: Record, side: Side, step: int) -> list[str]:
    """Return what a step makes of both weights, if there is one."""
    if step >= side.n_steps:
        return []
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
    rows = zip(*letters, now, made.scales.tolist(), then, strict=False)
    lines = [
        rf"{raw} &= {here}/s = {tex(x)}/{tex(s)} = {tex(y)}"
        for raw, here, x, s, y in rows
    ]
    if not record.has_two:
        mean = bracketed(float(made.means[0]))
        lines.append(
            rf"b &= b_z - w\,m = {tex(now[1])} - {bracketed(then[0])} \cdot {mean}"
            rf" = {tex(then[1])}"
        )
    return aligned(lines)
