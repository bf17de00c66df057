"""The claims of how "Side by side" ends."""

import numpy as np

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.side_steps import SOME, called
from tests.pages.chapters.gradient_descent.batches.claims.side_walks import NAMES, Seen

EDGE = 1e-13  # of what changes for single samples: near it a rise may be rounding
ONE = "everyone|the table|one guest"


def ranked(told: Told) -> bool:
    """Everybody's last loss, the lowest first, and who got lost."""
    seen = told.seen
    order, lost = seen.ranking, seen.lost
    places = [name for name in "abc" if name in told.said]
    if told["s"] != seen.asked or len(order) != len(places):
        return False
    said = [told.word(name) for name in places]
    high = [seen.height(some[0], seen.asked) for some in order]
    numbers = dict(zip("xyz", high, strict=False))
    gone = called(lost) if lost else ""
    right = told.said.get("l", "") == gone
    return right and said == [*map(called, order)] and told.reads(**numbers)


def rises(seen: Seen, at: int, first: int = 0) -> tuple[int, int]:
    """How many steps led up, at least and at most: rounding may decide some."""
    changes = exact(seen, seen.walks[at].weights[first:])
    gains = changes.mean(axis=1) / (abs(changes).mean(axis=1) + 1e-300)
    return int((gains > 10 * EDGE).sum()), int((gains > EDGE / 10).sum())


def exact(seen: Seen, weights: np.ndarray) -> np.ndarray:
    """What each step changes for each sample, with four digits more than usual."""
    w, b = weights.astype(np.longdouble).T[..., np.newaxis]
    z = w * seen.x.astype(np.longdouble) + b
    if seen.is_line:
        return np.diff((seen.y - z) ** 2 / 2, axis=0)
    wrong = np.where(seen.y == 1, -z, z)
    each = np.maximum(wrong, 0) + np.log1p(np.exp(-abs(wrong)))
    return np.diff(each, axis=0)


def led_up(told: Told) -> bool:
    for at, (up, of) in enumerate(("aA", "bB", "cC")):
        low, high = rises(told.seen, at)
        n = len(told.seen.walks[at].losses) - 1
        if not low <= told[up] <= high or told[of] != n:
            return False
    return True


def everyone_came(told: Told) -> bool:
    seen = told.seen
    before, after = (seen.high(float(loss)) for loss in seen.walks[0].losses[-2:])
    ends = {"x": before, "y": after} if "y" in told.said else {"x": before}
    at_bottom = "y" in told.said or after == 0
    down = after < before and at_bottom and 0 not in seen.lost
    return down and told["n"] == seen.n and told.reads(**ends)


def went_on(told: Told) -> bool:
    seen = told.seen
    walk = seen.walks[2]
    high = [seen.high(float(loss)) for loss in walk.losses[-1 - seen.n :]]
    first = len(walk.losses) - 1 - seen.n
    came_back = max(high[1:]) > high[0] and first >= seen.n  # it is not coming down
    both_ways = 0 < rises(seen, 2, first)[1] and rises(seen, 2, first)[0] < seen.n
    said = told.reads(x=min(high), y=max(high)) and told["n"] == seen.n
    return both_ways and said and came_back and 2 not in seen.lost


def jumps(told: Told) -> bool:
    """The best line passes through the means: everyone is mirrored in it."""
    seen = told.seen
    slope = float((seen.x * seen.y).mean() / (seen.x**2).mean())
    here, there = seen.walks[0].weights[-2:] - [slope, float(seen.y.mean())]
    far = abs(here).max()
    return seen.is_line and far > 0.1 and abs(here + there).max() < 1e-8 * far


def overshot(told: Told) -> bool:
    """The sharpest bend, by the formula for two by two, and what a step brings."""
    seen = told.seen
    bend = sharp(seen.x)
    lost = 0 in seen.lost and seen.is_line and told["two"] == 2 < seen.rate * bend
    return lost and told.reads(l=bend, p=seen.rate * bend, f=1 - seen.rate * bend)


def grew(told: Told) -> bool:
    """Of a line's loss, what is above the lowest is half the squared distance."""
    seen = told.seen
    at = [*NAMES].index(told.word("who").lower())
    changes = exact(seen, seen.walks[at].weights).mean(axis=1)
    high = seen.walks[at].losses - seen.lowest
    farther, n = int((changes > 0).sum()), len(changes)
    all_did = "k" not in told.said
    count = farther == n if all_did else told["k"] == farther < n
    times = float((high[-1] / high[0]) ** 0.5)
    lost = at in seen.lost and seen.is_line and count and told["n"] == n
    return lost and told.reads(x=times, f=times ** (1 / n)) and told["f"] > 1


def sharp(x: np.ndarray) -> float:
    a, b = float((x**2).mean()), float(x.mean())
    return (a + 1) / 2 + (((a - 1) / 2) ** 2 + b**2) ** 0.5


def cut(told: Told) -> bool:
    samples = told.seen.record.ground.samples
    lengths, y = samples.columns[:, 0], samples.targets
    low, high = float(lengths[y == 0].max()), float(lengths[y == 1].min())
    return low < high and not told.seen.is_line and told.reads(a=low, b=high)


def twice(told: Told) -> bool:
    seen = told.seen
    at = [*NAMES].index(told.word("who"))
    w, b = weights = seen.walks[at].weights[-1]
    right = ((w * seen.x + b > 0) == (seen.y == 1)).all()
    now, then = seen.losses(np.stack([weights, 2 * weights])).tolist()
    best = seen.ranking[0] == [at]
    return right and best and told.reads(x=then, y=now)


CLAIMS = (
    Claim(
        f"Above the lowest loss after {{s}} samples each: {{a:{SOME}}} {{x}}, "
        f"{{b:{SOME}}} {{y}}, {{c:{SOME}}} {{z}}.",
        ranked,
    ),
    Claim(
        f"Above the lowest loss after {{s}} samples: {{a:{SOME}}} {{x}}, "
        f"{{b:{SOME}}} {{y}}; {{l:{SOME}}} got lost.",
        ranked,
    ),
    Claim(
        f"Above the lowest loss after {{s}} samples: {{a:{SOME}}} {{x}}; "
        f"{{l:{SOME}}} got lost.",
        ranked,
    ),
    Claim(
        f"L after {{s}} samples each: {{a:{SOME}}} {{x}}, {{b:{SOME}}} {{y}}, "
        f"{{c:{SOME}}} {{z}}.",
        lambda told: told.seen.lowest is None and ranked(told),
    ),
    Claim(
        "Everyone, the table and one guest got lost.",
        lambda told: len(told.seen.lost) == 3,
    ),
    Claim(
        "Steps that led up: everyone {a} of {A}, the table {b} of {B}, one guest {c} "
        "of {C}.",
        led_up,
    ),
    Claim(
        "Everyone's last step, worth {n} samples, led from {x} to {y} above the lowest "
        "loss.",
        lambda told: told.seen.lowest is not None and everyone_came(told),
    ),
    Claim(
        "Everyone's last step, worth {n} samples, led from {x} to the lowest loss.",
        lambda told: told.seen.lowest is not None and everyone_came(told),
    ),
    Claim(
        "Everyone's last step, worth {n} samples, led from L = {x} to L = {y}.",
        lambda told: told.seen.lowest is None and everyone_came(told),
    ),
    Claim(
        "For its last {n} samples one guest went up and down between {x} and {y} above "
        "the lowest loss: what one says is not what all say.",
        lambda told: told.seen.lowest is not None and went_on(told),
    ),
    Claim(
        "For its last {n} samples one guest went up and down between L = {x} and {y}: "
        "what one says is not what all say.",
        lambda told: told.seen.lowest is None and went_on(told),
    ),
    Claim(
        "Everyone jumps to and fro: each step leads to the other side of the best "
        "weights, and as far from them as before.",
        jumps,
    ),
    Claim(
        "Everyone got lost: the loss bends by λ = {l}, and η·λ = {p} is above {two}, "
        "so each step multiplies the distance from the best weights by {f}.",
        overshot,
    ),
    *(
        Claim(
            f"{{who:The table|One guest}} got lost: {some} of its {{n}} steps led "
            "farther from the best weights, and all together to {x} times the first "
            "distance: on average each multiplied it by {f}.",
            grew,
        )
        for some in ("all", "{k}")
    ),
    Claim(
        "All petals up to {a} cm are of one kind, all from {b} cm on of the other: the "
        "steeper the curve between, the lower the loss, so there is no minimum.",
        cut,
    ),
    Claim(
        f"With the last weights of {{who:{ONE}}} every flower is on its right side: "
        "twice these weights would have L = {x} instead of {y}.",
        twice,
    ),
)
