"""The claims of the story of "Side by side"."""

from math import acos, degrees

import numpy as np

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.side_walks import NAMES, Seen

SOME = (
    "everyone|the table|one guest|everyone and the table|everyone and one guest|"
    "the table and one guest|everyone, the table and one guest"
)
BEGUN = SOME.replace("|the", "|The").replace("|one", "|One").replace("|e", "|E")
BEGUN = "E" + BEGUN[1:]
ONE = "Everyone|The table|One guest"


def called(some: list[int]) -> str:
    """The names of some as a list."""
    names = [NAMES[at] for at in some]
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def are(some: list[int]) -> str:
    return "is" if len(some) == 1 else "are"


def now(told: Told) -> int:
    return told.seen.moment(told.step)


def starts(told: Told) -> bool:
    return told.reads(L=float(told.seen.walks[0].losses[0]))


def lowest_is(told: Told) -> bool:
    return told.seen.lowest is not None and told.reads(low=told.seen.lowest)


def asks(told: Told) -> bool:
    sizes = [walk.size for walk in told.seen.walks]
    return sizes == [told["n"], told["b"], 1] and told["n"] == told.seen.n


def taken(told: Told) -> bool:
    seen, n = told.seen, now(told)
    rows = [walk.row(n) for walk in seen.walks]
    asked = told["s"] == n if "s" in told.said else n == 1 or bool(seen.flown(n))
    return asked and rows == [told["a"], told["b"], told["c"]]


def two_ends(told: Told, *names: str) -> bool:
    """Who is lowest and who is highest, with the verbs that fit."""
    order = told.seen.order(now(told))
    ends = order[0], order[-1]
    said = [told.word("who"), told.word("last")]
    verbs = [told.word("v"), told.word("w")]
    high = [told.seen.height(some[0], now(told)) for some in ends]
    numbers = dict(zip("xy"[2 - len(names) :], high[2 - len(names) :], strict=True))
    return (
        len(order) > 1
        and said == [called(some) for some in ends]
        and verbs == [are(some) for some in ends]
        and told.reads(**numbers)
    )


def at_bottom(told: Told) -> bool:
    order = told.seen.order(now(told))
    return two_ends(told, "y") and told.seen.height(order[0][0], now(told)) == 0


def alone(told: Told) -> bool:
    """All that are left share a place."""
    order = told.seen.order(now(told))
    if len(order) != 1:
        return False
    name = called(order[0])
    right = told.word("who") == name[0].upper() + name[1:]
    return right and told.word("v") == are(order[0])


def alone_height(told: Told) -> float:
    return told.seen.height(told.seen.order(now(told))[0][0], now(told))


def alone_at(told: Told) -> bool:
    return alone(told) and told.reads(x=alone_height(told))


def flew(told: Told) -> bool:
    """The step after its last one leads too far."""
    seen = told.seen
    at = [*NAMES].index(told.word("who").lower())
    walk, n = seen.walks[at], len(seen.walks[at].losses)
    right = at in seen.flown(now(told)) and told["t"] == n
    right = right and told["s"] == n * walk.size and told["p"] == 10**9
    return right and abs(after(seen, at)).max() > 0.999 * told["p"]


def after(seen: Seen, at: int) -> np.ndarray:
    """Where one more step would lead, of a line."""
    walk = seen.walks[at]
    batch = seen.record.learners[at].batches[len(walk.losses) - 1]
    w, b = walk.weights[-1]
    wrong = seen.y[batch] - (w * seen.x[batch] + b)
    pull = np.array([(wrong * seen.x[batch]).mean(), wrong.mean()])
    return walk.weights[-1] + seen.rate * pull


def angle(seen: Seen, at: int, n: int) -> float:
    """How far the slope of the next batch is off everyone's, in degrees."""
    walk, record = seen.walks[at], seen.record
    t, (size, settings) = walk.row(n), (walk.size, record.settings)
    generator, per_epoch = np.random.default_rng(settings.seed), seen.n // size
    for _ in range(t // per_epoch + 1):
        order = generator.permutation(seen.n)
    first = t % per_epoch * size
    w, b = walk.weights[t]
    z = w * seen.x + b
    wrong = seen.y - (z if seen.is_line else 0.5 + 0.5 * np.tanh(z / 2))
    pulls = np.stack([wrong * seen.x, wrong], axis=1)
    one, every = pulls[order[first : first + size]].sum(axis=0), pulls.sum(axis=0)
    share = one @ every / np.hypot(*one) / np.hypot(*every)
    return degrees(acos(min(max(share, -1.0), 1.0)))


def off(told: Told) -> bool:
    seen, n = told.seen, now(told)
    return told.reads(g=angle(seen, 2, n), t=angle(seen, 1, n))


CLAIMS = (
    Claim(
        "All three start at w = 0, b = 0, with L = {L}.",
        starts,
    ),
    Claim("The lowest of all is L = {low}.", lowest_is),
    Claim("No loss is the lowest here.", lambda told: told.seen.lowest is None),
    Claim(
        "Before each step, everyone asks all {n} samples (full batch), the table asks "
        "{b} (mini-batch), one guest asks 1.",
        asks,
    ),
    Claim(
        "Steps taken for {s} samples each: everyone {a}, the table {b}, one guest {c}.",
        taken,
    ),
    Claim(
        "Steps taken for 1 sample each: everyone {a}, the table {b}, one guest {c}.",
        taken,
    ),
    Claim(
        f"Lowest {{v:is|are}} {{who:{SOME}}}, {{x}} above the lowest loss; highest "
        f"{{w:is|are}} {{last:{SOME}}}, {{y}} above the lowest loss.",
        lambda told: two_ends(told, "x", "y"),
    ),
    Claim(
        f"Lowest {{v:is|are}} {{who:{SOME}}}, at the lowest loss; highest "
        f"{{w:is|are}} {{last:{SOME}}}, {{y}} above the lowest loss.",
        at_bottom,
    ),
    Claim(
        f"Lowest {{v:is|are}} {{who:{SOME}}}, at L = {{x}}; highest {{w:is|are}} "
        f"{{last:{SOME}}}, at L = {{y}}.",
        lambda told: told.seen.lowest is None and two_ends(told, "x", "y"),
    ),
    Claim(
        f"{{who:{BEGUN}}} {{v:is|are}} {{x}} above the lowest loss.",
        lambda told: told.seen.lowest is not None and alone_at(told),
    ),
    Claim(
        f"{{who:{BEGUN}}} {{v:is|are}} at the lowest loss.",
        lambda told: alone(told) and alone_height(told) == 0,
    ),
    Claim("Steps taken: everyone {a}, the table {b}, one guest {c}.", taken),
    Claim(
        f"{{who:{ONE}}} flew off: step {{t}}, after {{s}} samples, leads beyond {{p}}.",
        flew,
    ),
    Claim(
        "The next guest's slope is {g}° off everyone's there, the next table's {t}°.",
        off,
    ),
)
