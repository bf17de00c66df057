"""How a number in a sentence is held against the truth, and which moment is told."""

from tests.claims import Told, reads_as
from tests.pages.chapters.gradient_descent.one_neuron.claims.evidence import Seen

NOTHING = 1.1e-12  # a mistake so small beside its terms is rounding


def reads(told: Told, digits: int, **values: float) -> bool:
    """Tell whether each place shows its value, to so many digits at least."""
    return all(
        shows(told.said[name], told[name], now, digits) for name, now in values.items()
    )


def shows(text: str, said: float, value: float, digits: int) -> bool:
    """Tell whether a text is a value to so many digits."""
    near = abs(said - value) <= 0.501 * 10.0 ** (1 - digits) * abs(value)
    grain = (1, 1 + 1e-9, 1 - 1e-9)
    return near and any(reads_as(text, value * by) for by in grain)


def zero(seen: Seen, loss: float, w) -> bool:
    """Tell whether a loss is but the rounding of the answers."""
    return loss <= (NOTHING * size_of(seen, w)) ** 2


def size_of(seen: Seen, w) -> float:
    """Return how large what a mistake is made of may be: rounding is a share of it."""
    terms = [abs(w[0]) + abs(w[1]) * time for time in seen.times]
    return max([1.0, *map(abs, seen.targets), *(terms if seen.is_linear else ())])


def loss(told: Told, name: str, value: float, w, digits: int = 4) -> bool:
    """Tell whether a place shows a loss; what is rounding is 0."""
    if told[name] == 0:
        return zero(told.seen, value, w)
    return reads(told, digits, **{name: value})


def moment(told: Told) -> tuple[int, str]:
    """Return the update that is told, from 0, and the part of it."""
    steps = len(told.record.moments)
    if steps == told.seen.last + 1:
        return told.step, "compare"
    if told.step == steps - 1:
        return told.seen.last, "compare"
    return told.step // 4, ("predict", "compare", "blame", "step")[told.step % 4]


def before(told: Told):
    """Return the weights before the update that is told."""
    return told.seen.path[moment(told)[0]]


def after(told: Told):
    """Return the weights after it."""
    return told.seen.path[moment(told)[0] + 1]


def different(told: Told, *names: str) -> bool:
    """Tell whether what is compared is written differently."""
    return len({told.said[name] for name in names}) == len(names)
