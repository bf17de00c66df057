"""What "The floor" tells of a step, and of the end."""

from engines.gradient_descent import predicted_floor, steps_until
from pages.words.numbers import apart, few, percent, with_error
from pages.words.sentences import counted

from .record import DRAWN, FORGOTTEN, SHUFFLED, START, Measures, Record

HINT = (
    "Bet first, then press Play: every line is a walk that asks other batches. Then "
    "move η, and watch the floor."
)
BEND = "How steeply every number pulls: f(w) is the mean of λ/2 · (w − c)² over all c."
RATE = "How far to step for each unit of slope. The edge is 2/λ."
NUMBERS = "How many numbers c there are; the bottom is their mean."
BATCH = "How many of them are asked before a step; at most all."
WALKS = "How many walks each cloud has, every one with draws of its own."
WAY = "Whose single walks are lines in the left picture; both are measured."
LEAST_SHARE = 1e-6  # that is told
UP = 1 + 1e-12  # times what ends with a 5: halves are rounded up
NEAR = 1e-20  # of a squared distance: rounding is larger
PULLED_BACK = (
    "Within an epoch every number comes once: what one batch pulls too far, the rest "
    "of the epoch pulls back."
)
NEVER_TWICE = (
    "No number is twice in a reshuffled batch, so its slope is off by less: σ² is "
    "(N − B)/(N − 1) ="
)
ADDS_UP = (
    "η·λ is above 1, so each step turns what is left of the last error to the other "
    "side, and that is where the rest of the epoch pulls, too: errors add up"
)
LAST_ALONE = (
    "η·λ is 1, so a walk stands where its last batch pulled it, and of the batches "
    "before nothing is left."
)
IN_THE_LONG_RUN = "In the long run it is ησ²/(λ(2 − ηλ)) ="
SAME = 1e-9  # of a distance: rounding


def labels(record: Record) -> list[str]:
    """Number the steps that are shown."""
    return [f"step {t} of {record.n_steps}" for t in record.shown.tolist()]


def story(record: Record, step: int) -> list[str]:
    """Say what both clouds measure after a step, and how much of it is the start."""
    t, walks = int(record.shown[step]), record.settings.n_walks
    if t == 0:
        return [
            f"**Step 0.** All {walks:,} walks of both clouds start at the same place, "
            f"{few(START)} to the right of the bottom: squared, {few(START**2)}.",
            _asked(record),
        ]
    samples = t * record.batch
    epochs = samples / record.settings.n_numbers
    return [
        f"**Step {t}.** Each walk has seen {counted(samples, 'sample')}: "
        f"{few(epochs * UP, 4)} {'epoch' if epochs == 1 else 'epochs'}.",
        f"Squared distance from the bottom, with replacement: "
        f"{_measured(record.measures[DRAWN], t)}.",
        f"Reshuffled: {_measured(record.measures[SHUFFLED], t)}.",
        *_of_the_start(record, t),
    ]


def _asked(record: Record) -> str:
    """Say how many numbers a step asks."""
    n, batch = record.settings.n_numbers, record.batch
    if batch == n:
        whole = "both" if n == 2 else f"all {n}"
        return f"Each step asks {n} numbers: drawn from {whole}, or each of them once."
    return f"Each step asks {batch} of the {n} numbers, each walk by a draw of its own."


def _measured(one: Measures, t: int) -> str:
    """Say what a cloud measures after t steps, and what is predicted."""
    predicted = float(one.predicted[t])
    if not one.is_still:
        measured, error = float(one.distances[t]), float(one.errors[t])
        return f"{with_error(measured, error)}, predicted {few(predicted, 4)}"
    if predicted < NEAR:
        return "no walk differs from another, and all are at the bottom"
    return f"{few(predicted, 4)}, for no walk differs from another"


def _of_the_start(record: Record, t: int) -> list[str]:
    """Say how much of what is predicted is what is left of the start."""
    predicted = float(record.measures[DRAWN].predicted[t])
    share = (1 - record.product) ** (2 * t) * START**2 / predicted
    if not record.has_floor or share == 1:
        return []
    much = percent(share) if share >= LEAST_SHARE else "less than a millionth"
    return [f"Of the predicted with replacement, {much} is what is left of the start."]


# --- the end --------------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say where both clouds came to, why, and what another learning rate would do."""
    if not record.has_floor:
        return [no_floor(record)]
    return [
        *_late(record),
        *_long_run(record),
        _why_in_the_long_run(record),
        _price(record),
    ]


def no_floor(record: Record) -> str:
    """Say which inequality keeps the walks from sinking."""
    if record.product == 2:
        return (
            "η·λ is 2: on average a step multiplies the distance by −1. What noise "
            "adds stays, so there is no floor."
        )
    product = record.product
    return (
        f"η·λ = {apart(product, 2)[0]} is above 2: on average a step multiplies the "
        f"distance by {apart(1 - product, -1)[0]}, so there is no floor."
    )


def _late(record: Record) -> list[str]:
    """Say what both clouds measure over the second half of the steps."""
    drawn, shuffled = (record.measures[way] for way in (DRAWN, SHUFFLED))
    found = [
        f"Over the last {drawn.n_late} steps the squared distance is "
        f"{_late_measured(drawn)} with replacement, {_late_measured(shuffled)} "
        "reshuffled."
    ]
    if not record.is_late:
        found.append(
            "The start is not forgotten there: a hundredth of its distance is left "
            f"only after {counted(record.forgets_in, 'step')}."
        )
    return found


def _late_measured(one: Measures) -> str:
    predicted = few(one.late_predicted)
    if one.is_still:
        return "all but 0" if one.late_predicted < NEAR else predicted
    measured, error = one.late
    return f"{with_error(measured, error)} (predicted {predicted})"


def _long_run(record: Record) -> list[str]:
    """Say what both floors are in the long run."""
    drawn, shuffled = (record.measures[way].floor for way in (DRAWN, SHUFFLED))
    if not shuffled:
        return [f"{IN_THE_LONG_RUN} {few(drawn)} with replacement, and 0 reshuffled."]
    share = shuffled / drawn
    if abs(share - 1) <= SAME:
        return [f"{IN_THE_LONG_RUN} {few(drawn)}, and as much reshuffled."]
    floors, share = apart(drawn, shuffled), apart(share, 1)[0]
    return [
        f"{IN_THE_LONG_RUN} {floors[0]} with replacement and {floors[1]} reshuffled, "
        f"{share} times that.",
        *_lowest(record),
    ]


def _lowest(record: Record) -> list[str]:
    """Say how low it is where an epoch ends, if it is lowest there."""
    cloud = record.shuffled
    floors = cloud.bowl.floors(cloud.learning_rate)
    if floors[-1] > (1 - SAME) * floors[:-1].min():
        return []
    return [
        f"Reshuffled, it is lowest where an epoch ends, {few(float(floors[-1]))}: "
        "there every number has pulled once."
    ]


def why(record: Record) -> str:
    """Say why the floors differ; beyond η·λ = 1, by how much each cause does it."""
    if record.product < 1:
        return PULLED_BACK
    if record.product == 1:
        return LAST_ALONE if record.batch == 1 else f"{_less_noise(record)}."
    drawn, shuffled = (record.measures[way].floor for way in (DRAWN, SHUFFLED))
    share, added = shuffled / drawn, f"{ADDS_UP}, which makes the floor"
    if record.batch == 1:
        return f"{added} {apart(share, 1)[0]} times as large."
    n, batch = record.settings.n_numbers, record.batch
    more, said = apart(share * (n - 1) / (n - batch), 1)[0], apart(share, 1)[0]
    whole = f"{said} times in all"
    if abs(share - 1) <= SAME:
        whole = "in all it is as large as with replacement"
    return f"{_less_noise(record)}. But {added} {more} times as large: {whole}."


def _less_noise(record: Record) -> str:
    """Say by how much less a reshuffled batch's slope is off."""
    n, batch = record.settings.n_numbers, record.batch
    return f"{NEVER_TWICE} {few((n - batch) / (n - 1))} times as large"


def _why_in_the_long_run(record: Record) -> str:
    """Say why the floors differ."""
    if not record.measures[SHUFFLED].floor:
        n = record.settings.n_numbers
        whole = "both" if n == 2 else f"all {n}"
        return (
            f"Reshuffled, every batch has {whole} numbers: "
            "there is no noise, and each walk takes the steps of plain descent."
        )
    return why(record)


def _price(record: Record) -> str:
    """Say what the learning rate buys, and what half of it would cost and buy."""
    settings = record.settings
    half = settings.floor_rate / 2
    variance = record.bowl.gradient_variance
    floor = predicted_floor(settings.bend, half, variance)
    floors = apart(floor, record.measures[DRAWN].floor)
    steps = steps_until(settings.bend, half, FORGOTTEN)
    now = record.forgets_in
    return (
        f"A hundredth of the start's distance is left after {counted(now, 'step')}: "
        f"{counted(now * record.batch, 'sample')}. With half the η: "
        f"{counted(steps, 'step')}, and a floor of {floors[0]} with replacement."
    )
