"""The bet of the part "One stack": how much of the blame arrives."""

from dataclasses import dataclass

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart

from ..verdict import NOTHING, OVERFLOWS, powers_of
from .pictures import wide_span
from .record import Record, ratio, sized
from .words import lost

LARGER, SMALLER = "larger than the inputs", "smaller than the inputs"


@dataclass(frozen=True)
class PowerBet(Bet):
    """A bet on a power of ten, which is shown as a formula."""

    def said(self, guess: str | float) -> str:
        """Return a guess as a power of ten, or in words where there is no number."""
        if np.isinf(guess):
            return NOTHING if guess < 0 else OVERFLOWS
        return f"$10^{{{guess:.4g}}}$"


def bet(record: Record) -> Bet:
    """Ask how much of the blame arrives; of one layer, what happens to the values."""
    if record.settings.depth == 1:
        return _one_layer(record)
    line, last = record.line, record.settings.depth
    (low, high), tolerance = wide_span(last), 0.03 * np.diff(wide_span(last)).item()
    question = (
        f"The blame starts back in layer {last}. Of what size is it in layer 1, "
        f"compared with layer {last}, in powers of ten? (0: as much as started; −3: a "
        "thousandth; 3: a thousand times; the ends stand for all beyond them, for "
        "nothing at all and for numbers that overflow.)"
    )
    return PowerBet(
        question,
        line.powers,
        _reason(record),
        span=(float(low), float(high)),
        tolerance=tolerance,
        first=0.0,
        told_at=_told_at(record, tolerance),
    )


def _reason(record: Record) -> str:
    line, last = record.line, record.settings.depth
    if np.isinf(line.powers):
        return lost(record, 0)
    first, started = sized(line.sizes[0]), sized(line.sizes[-1])
    return f"δ has size {started} in layer {last} and {first} in layer 1."


def _told_at(record: Record, tolerance: float) -> int:
    """Return the first step on the way back that wins if the line goes straight on."""
    sizes, stops = record.line.sizes, record.stops
    back = [stop.back for stop in stops if stop.back is not None]
    first = len(stops) - len(back)
    powers = record.line.powers
    if np.isinf(powers):
        is_lost = [not 0 < sizes[layer - 1] < np.inf for layer in back]
        return first + is_lost.index(True)
    last = record.settings.depth
    return next(
        first + at
        for at, layer in enumerate(back)
        if layer < last and abs(_gone_on(sizes, layer) - powers) <= tolerance
    )


def _gone_on(sizes: np.ndarray, layer: int) -> float:
    """Return where the way back would end if it went on as it has gone so far."""
    n_steps = len(sizes) - 1
    return powers_of(sizes[layer - 1 :]) / (len(sizes) - layer) * n_steps


def _one_layer(record: Record) -> Bet:
    pixels, layer = record.activations.middle[:2].tolist()
    question = (
        "One hidden layer: no blame can get lost between layers. But what about the "
        "values: are the layer's activations larger or smaller than its inputs?"
    )
    answer = LARGER if layer > pixels else SMALLER
    if ratio(layer, pixels) is None:
        reason = f"Size {sized(layer)} against {sized(pixels)}."
    else:
        reason = "Size {} against {}.".format(*apart(layer, pixels))
    return Bet(question, answer, reason, options=(LARGER, SMALLER), told_at=1)
