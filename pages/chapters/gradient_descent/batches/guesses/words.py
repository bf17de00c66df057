"""What "Guesses" says of each batch size, and of them all."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few, holding, with_error
from pages.words.sentences import capitalised, out_of

from .record import KEPT, RETURNED, SIZES, WAYS, Record

HINT = (
    "Bet first, then press Play: the batches grow. Then click the loss, and guess from "
    "another place."
)
PLACE = "Slope w and height b of what is fitted. Or click the loss."
COUNT = "How many batches of each size are drawn."
WAY = "Whose guesses are in the two pictures to the left; the right one has both."
NONE, FEW = "none of them", "some, but fewer than one in ten"
SOME, MANY = "from one in ten to one in three", "more than one in three"
TENTH, THIRD = 0.1, 1 / 3
OPTIONS = (NONE, FEW, SOME, MANY)
ABOUT = ("samples", "guess_at")
ERROR = "root mean square error"


def labels(record: Record) -> list[str]:
    """Name everyone's slope, and then each batch size."""
    n = record.ground.n_samples
    return ["everyone's slope", *(f"B = {size} of {n}" for size in record.sizes)]


def story(record: Record, step: int) -> list[str]:
    """Say what everyone tells, or how far guesses of one size are off."""
    if step == 0:
        return _everyone(record)
    at, n = step - 1, record.settings.n_guesses
    size = record.sizes[at]
    what = "slope of one flower" if size == 1 else f"mean slope of {size} flowers"
    return [
        f"**B = {size}.** Each way there are {n:,} guesses, each of them the {what}.",
        "Squared distance from everyone's slope, with replacement: "
        f"{_measured(record, RETURNED, at)}.",
        f"Nothing put back: {_measured(record, KEPT, at)}.",
        *_uphill(record, at),
    ]


def _everyone(record: Record) -> list[str]:
    n, at = record.ground.n_samples, where(record)
    if not record.leads:
        return [f"All {n} flowers are asked at {at}: there is no slope."]
    g, h = map(few, record.slope.tolist())
    return [
        f"All {n} flowers are asked at {at}: the slope is ({g}, {h}), "
        f"{few(record.length)} long.",
        "A step against it leads downhill.",
    ]


def where(record: Record) -> str:
    """Write the place with so many digits that the slope there is the one told."""
    neuron = record.ground.neuron

    def length(*weights: float) -> float:
        return float(np.hypot(*neuron.gradient(np.array(weights))))

    if not record.leads:
        w, b = (few(one, 12) for one in record.settings.guess_at)
        minimum = "the minimum, " if record.ground.surface.minima else ""
        return f"{minimum}w = {w}, b = {b}"
    w, b, _ = holding(length, *record.settings.guess_at, digits=3)
    return f"w = {w}, b = {b}"


def _measured(record: Record, way: str, at: int) -> str:
    """Say what was measured for one size, and what is predicted."""
    mean, error = (float(one[at]) for one in record.measured[way])
    predicted = float(record.scatters[way][at])
    if predicted == 0:
        return "0, for every guess is everyone's slope"
    return f"{with_error(mean, error)}, predicted {few(predicted)}"


def _uphill(record: Record, at: int) -> list[str]:
    """Say how many of the guesses that are drawn lead uphill."""
    if not record.leads:
        return []
    way, n = record.settings.guess_way, record.settings.n_guesses
    count = int(record.uphill[way][at])
    return [f"{way}, {out_of(count, n, 'slope', 'leads', 'lead')} uphill."]


# --- the end --------------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say how scatter falls with B, and what is left where all are asked."""
    n, one = record.ground.n_samples, float(record.scatters[RETURNED][0])
    size = SIZES[-1]
    alone = apart(one / size, float(record.scatters[KEPT][len(SIZES) - 1]))
    share = few((n - size) / (n - 1))
    return [
        f"One flower alone is off by {few(one)}, squared; B of them, with replacement, "
        f"by a B-th of that: {alone[0]} at B = {size}.",
        f"Nothing put back, that is (N − B)/(N − 1) = {share} times as much: {alone[1]}"
        f". At B = {n} nothing is left of it, with replacement {few(one / n)}.",
        *_worth(record),
        _within(record),
    ]


def _within(record: Record) -> str:
    """Say how many measures are within two standard errors of what is predicted."""
    off = [_off(record, way) for way in WAYS]
    gaps = np.concatenate(off)
    near = out_of(int((gaps <= 2).sum()), len(gaps), "measure", "is", "are")
    return (
        f"{capitalised(near)} within two standard errors of the predicted, the "
        f"farthest {apart(float(gaps.max()), 2)[0]} off; by the normal curve 19 of 20 "
        "are expected there."
    )


def _off(record: Record, way: str) -> np.ndarray:
    """Return how many standard errors each measure is off that can be off at all."""
    mean, error = record.measured[way]
    some = record.scatters[way] > 0
    return np.abs(mean - record.scatters[way])[some] / error[some]


def _worth(record: Record) -> list[str]:
    """Say from which size on a guess is off by less than the slope is long."""
    if not record.leads:
        return []
    off = np.sqrt(record.scatters[RETURNED])
    small = np.flatnonzero(off < record.length)
    if not len(small):
        far, long = apart(float(off[-1]), record.length)
        return [
            f"Even at B = {record.sizes[-1]}, with replacement, the {ERROR} is more "
            f"than the slope is long: {far} against {long}."
        ]
    at = int(small[0])
    far, long = apart(float(off[at]), record.length)
    whose = f"A single flower's {ERROR}"
    if at:
        size = record.sizes[at]
        whose = f"Of the sizes drawn, from B = {size} on, with replacement, the {ERROR}"
    return [f"{whose} is less than the slope is long: {far} against {long}."]


# --- the bet --------------------------------------------------------------------------


def bet(record: Record) -> Bet | None:
    """Ask how many flowers alone would lead uphill; where it is level, nothing."""
    if not record.leads:
        return None
    return Bet(
        f"Each of the {record.ground.n_samples} flowers tells a slope of its own at "
        f"{where(record)}. A step against it leads uphill if it is turned more than "
        "90° from everyone's slope. Of how many flowers is that so?",
        answer(record),
        _reason(record),
        options=OPTIONS,
        told_at=1,
    )


def answer(record: Record) -> str:
    """Return which of the options it is."""
    share = record.alone_uphill / record.ground.n_samples
    if share == 0:
        return NONE
    if share < TENTH:
        return FEW
    return SOME if share <= THIRD else MANY


def _reason(record: Record) -> str:
    off = float(np.sqrt(record.scatters[RETURNED][0]))
    far, long = apart(off, record.length)
    count = record.alone_uphill
    said = out_of(count, record.ground.n_samples, "flower", "leads", "lead")
    said = said.replace("none", "Not one")
    return (
        f"{said} uphill. A single flower's {ERROR} is {far}, and "
        f"everyone's slope is {long} long."
    )
