"""What "Scales" tells of a step: both losses, and how much of the way is left."""

from pages.words.numbers import apart, few, percent

from .record import Record, Side

MOST_DIGITS = 6  # of losses that are compared: nearer ones look alike
NOTHING = 1e-9  # of the first distance: who is so near is there
UNIT = (
    "What the petal's length is measured in. The flowers stay the same, and so does "
    "what can be said of them."
)
PREPARATION = (
    "What is done to the features before the walk on the right. Centred: the mean is "
    "subtracted. Scaled: the standard deviation divides. Standardised: both."
)
FEATURES = (
    "From the length and a bias, the petal's width; or from length and width, the "
    "sepal's length. With two features all are measured from their means, and no bias "
    "is needed."
)
RATES = (
    "Each its own: 2/(λ_min + λ_max) where the weights are 0, the best there is on a "
    "bowl. Or one η for both walks."
)


def labels(record: Record) -> list[str]:
    """Number the steps that were asked for: a walk may end before."""
    n = record.n_steps
    return [f"step {step} of {n}" for step in range(n + 1)]


def story(record: Record, step: int) -> list[str]:
    """Say at which loss both are, and how much of the way to the best is left."""
    stands = " ".join(_stand(record, side, step) for side in record.sides)
    return [f"**Step {step}.** {stands}", *_smallest(record), *_ways(record, step)]


def written(record: Record, step: int) -> list[str]:
    """Write both losses, and the smallest there is, so that they can be compared."""
    losses = [side.loss(step) for side in record.sides]
    lowest = [] if record.lowest is None else [record.lowest]
    return apart(*losses, *lowest, most=MOST_DIGITS)


def _stand(record: Record, side: Side, step: int) -> str:
    """Say at which loss one is, or how its walk has ended."""
    if side.is_lost and step > side.n_steps:
        return f"The {side.name} walk has left every scale."
    has_settled = side.has_settled and step >= side.n_steps
    if has_settled and record.lowest is not None:
        return f"The {side.name} walk stands at the minimum."
    said = written(record, step)[record.sides.index(side)]
    here = f"The {side.name} walk is at loss {said}"
    if has_settled:
        return f"{here}; its slope there is too small to move it."
    if side.is_lost and step == side.n_steps:
        return f"{here}; its next step leaves every scale."
    return f"{here}."


def _smallest(record: Record) -> list[str]:
    """Name the smallest loss there is, where there is one."""
    if record.lowest is None:
        return []
    return [f"The smallest loss there is: {few(record.lowest, 4)}."]


def _ways(record: Record, step: int) -> list[str]:
    """Say how much of the way to its best weights each has left."""
    if record.lowest is None or step == 0:
        return []
    return [
        f"{side.name.capitalize()}: {_left(float(side.ways[side.at(step)]))}."
        for side in record.sides
        if step <= side.n_steps or not side.is_lost
    ]


def _left(share: float) -> str:
    """Say how much of the first distance is left."""
    if share <= NOTHING:
        return "nothing of the way to the best weights is left"
    if abs(share - 1) <= NOTHING:
        return "it is as far from the best weights as at first"
    if share < 1:
        return f"{percent(share)} of the way to the best weights is left"
    times = apart(share, 1.0)[0]
    return f"it is {times} times as far from the best weights as at first"
