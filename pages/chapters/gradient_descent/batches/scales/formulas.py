"""How the features are made, what κ is, and what a step does, as LaTeX."""

from pages.words.formulas import aligned, bracketed, tex

from .record import Record, Side


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return how the right's feature is made, both κ, both steps, and the way back."""
    found = [("What the walk on the right is given", _made(record))]
    for side in record.sides:
        found.append((f"κ where the weights are 0, {side.name}", _kappa(side)))
        if step < side.n_steps:
            found.append((f"A step of the {side.name} walk", _step(record, side, step)))
    found.append(("Turned back into the unit", _back(record, step)))
    return found


def _made(record: Record) -> str:
    """Return the feature as it is made of the length as measured."""
    made = record.prepared.ground.made
    mean, scale = made.means[0], made.scales[0]
    return (
        rf"z = \frac{{x - m}}{{s}} = \frac{{x - {bracketed(mean)}}}{{{tex(scale)}}},"
        rf" \quad x \text{{ in {record.settings.unit}}}"
    )


def _kappa(side: Side) -> str:
    """Return κ, the edge, and η."""
    low, high = side.ground.bends.tolist()
    lines = [
        r"\kappa &= \frac{\lambda_{\max}}{\lambda_{\min}} ="
        rf" \frac{{{tex(high)}}}{{{tex(low)}}} = {tex(side.ground.kappa)}",
        rf"\frac{{2}}{{\lambda_{{\max}}}} &= {tex(side.ground.edge)}, \quad"
        rf" \eta = {tex(side.learning_rate)}",
    ]
    return aligned(lines)


def _step(record: Record, side: Side, step: int) -> str:
    """Return what a step makes of both weights."""
    walk, row = side.trajectory, side.at(step)
    lines = []
    for at, symbol in enumerate(_symbols(record)):
        now, then = walk.points[row : row + 2, at].tolist()
        slope = float(walk.gradients[row, at])
        lines.append(
            rf"{symbol} &\leftarrow {symbol} - \eta \frac{{\partial L}}"
            rf"{{\partial {symbol}}} = {tex(now)} - {tex(side.learning_rate)} \cdot"
            rf" {bracketed(slope)} = {tex(then)}"
        )
    return aligned(lines)


def _symbols(record: Record) -> tuple[str, ...]:
    return ("w_1", "w_2") if record.has_two else ("w", "b")


def _back(record: Record, step: int) -> str:
    """Return the right's weights as those of the features as they were measured."""
    side = record.prepared
    made, now = side.ground.made, side.trajectory.points[side.at(step)]
    then = side.ground.turned_back(now)
    one, other = _symbols(record)
    first = rf"{one} &= \frac{{v}}{{s}} = " + _share(now[0], made.scales[0], then[0])
    if record.has_two:
        second = rf"{other} &= \frac{{v_2}}{{s_2}} = "
        second += _share(now[1], made.scales[1], then[1])
        first = first.replace(r"\frac{v}{s}", r"\frac{v_1}{s_1}")
    else:
        mean = bracketed(float(made.means[0]))
        second = (
            rf"{other} &= c - w\,m = {tex(float(now[1]))} -"
            rf" {bracketed(float(then[0]))} \cdot {mean} = {tex(float(then[1]))}"
        )
    return aligned([first, second])


def _share(now: float, scale: float, then: float) -> str:
    return rf"\frac{{{tex(float(now))}}}{{{tex(float(scale))}}} = {tex(float(then))}"
