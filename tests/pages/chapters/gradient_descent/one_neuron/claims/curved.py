"""The claims of a sigmoid neuron's endings: what the S passes on, and who is wrong."""

from tests.claims import Claim, Told

from .evidence import Seen
from .reading import reads

DEAF = 0.02


def hears(seen: Seen, row: int) -> float:
    """Return the most that the S passes on of a mistake."""
    return max(seen.passes_on(seen.path[row]))


def _start(told: Told) -> bool:
    seen = told.seen
    is_most = max(told["most"], hears(seen, 0)) == 0.25 == told["most"]
    return not seen.is_linear and is_most and reads(told, 2, a=hears(seen, 0))


def wrong(told: Told, row: int) -> bool:
    """Tell whether so many answers are off by more than a half."""
    seen = told.seen
    count = sum(abs(error) > 0.5 for error in seen.errors(seen.path[row]))
    who = told.word("who")
    if seen.n == 1:
        return who == ("the answer is" if count else "the answer is not")
    if count == 0:
        return who == f"none of the {seen.n} answers is"
    if count == seen.n:
        return who == (
            "both answers are" if seen.n == 2 else f"all {seen.n} answers are"
        )
    return who == f"{count} of the {seen.n} answers {'is' if count == 1 else 'are'}"


def _saturated(told: Told) -> bool:
    w = told.seen.path[0]
    is_sure = all(min(a, 1 - a) < 0.021 for a in told.seen.answers(w))
    return not told.seen.is_linear and is_sure and wrong(told, 0)


def _carried(told: Told) -> bool:
    seen, out = told.seen, int(told["t"])
    if seen.is_linear or not 1 <= out <= seen.last:
        return False
    heard = [hears(seen, row) for row in range(out - 1, seen.last + 1)]
    before, since = heard[0], max(heard[1:])
    is_so = before >= DEAF * (1 - 1e-9) and since < DEAF
    return is_so and reads(told, 2, a=hears(seen, out)) and wrong(told, -1)


def _beyond(told: Told) -> bool:
    seen = told.seen
    count = sum(not 0 < target < 1 for target in seen.targets)
    some = f"{count} of the {seen.n} samples"
    who = (
        some
        if count < seen.n
        else "the sample"
        if seen.n == 1
        else "any of the samples"
    )
    return count > 0 and told.word("who") == who


HALF = "off by more than a half."
CLAIMS = (
    Claim(
        "At the start the S passes on at most {a} of a mistake ({most} is the most it "
        "ever does).",
        _start,
    ),
    Claim(
        "That neuron is saturated: sure of every answer, and almost deaf to its "
        "mistakes; {who:*} " + HALF,
        _saturated,
    ),
    Claim(
        "Update {t} carries it onto the flat ends of the S, where at most {a} of a "
        "mistake gets through; at the end {who:*} " + HALF,
        _carried,
    ),
    Claim(
        "Its surface is no bowl, so no single λ decides.",
        lambda told: not told.seen.is_linear,
    ),
    Claim(
        "The S comes near 0 and 1 but reaches neither, so no line of exact answers is "
        "drawn for {who:*}.",
        _beyond,
    ),
)
