"""The sentences of One digit at each step, made from its record."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted

from ..words import a, goes
from .record import (
    AFTER,
    ANSWER,
    BLAMED,
    OUTPUTS,
    PICTURE,
    PIXELS,
    UNITS,
    UPDATE,
    Record,
)

HINT = (
    "Bet, then press Play: the digit is read, its blame goes back to the pixels, and "
    "one update is made on it alone."
)
NUMBER = "One of the digits that were held out, so that the network never saw it."
RATE = "Of one plain gradient descent update on this digit alone, without weight decay."
NAMES = {
    PICTURE: "The picture",
    UNITS: "Hidden units",
    ANSWER: "Ten probabilities",
    OUTPUTS: "Blame at the outputs",
    BLAMED: "Blame at the units",
    PIXELS: "Blame on the pixels",
    UPDATE: "The update",
    AFTER: "The answer after it",
}
MORE, SAME, FEWER = "More of them", "As many", "Fewer of them"


def own_words(settings: object) -> str:
    """Return what is said above a digit that no preset has."""
    return "Another digit: which pixels will be blamed?"


def labels(record: Record) -> list[str]:
    """Name the steps."""
    return [NAMES[stage] for stage in record.stages]


def story(record: Record, step: int) -> list[str]:
    """Tell what happens at a step."""
    return TOLD[record.stages[step]](record)


def _picture(record: Record) -> list[str]:
    return [
        f"**The picture** shows {a(record.label)}: 64 pixels with 0 to 16 of ink, of "
        "which each becomes one input.",
        f"It is digit {record.row} of the {record.others.shape[1] + 1}, counted from "
        "0, that the network never learned from.",
    ]


def _units(record: Record) -> list[str]:
    high = record.passed.activations[1][0]
    at, n = int(high.argmax()), len(high)
    above = int((high > 0).sum())
    return [
        f"**Hidden units:** {above} of {n} are above 0; the highest is unit {at + 1}, "
        f"{few(float(high[at]))}."
    ]


def _answer(record: Record) -> list[str]:
    says, label = record.says[0], record.label
    loss = few(float(record.losses[0]))
    if says == label:
        sure = percent(float(record.shares[label]))
        return [f"**It says {says},** rightly, by {sure}.", f"Its loss is {loss}."]
    shares = [percent(float(record.shares[digit])) for digit in (says, label)]
    return [
        f"**It says {says},** wrongly, by {shares[0]}; the right {label} has "
        f"{shares[1]}.",
        f"Its loss is {loss}.",
    ]


def _outputs(record: Record) -> list[str]:
    blame, label = record.handed.pre_activation_grads[-1][0], record.label
    if not blame.any():
        return ["**Blame at the outputs:** none is left, as far as digits go."]
    wrong = np.delete(np.arange(10), label)
    most = int(wrong[blame[wrong].argmax()])
    return [
        f"**Blame at the outputs** is p, less 1 at the right digit: "
        f"{few(float(blame[label]))} at the {label}, which should be higher.",
        f"Of the others the {most} has most, {few(float(blame[most]))}: it should be "
        "lower.",
    ]


def _blamed(record: Record) -> list[str]:
    blame = record.handed.pre_activation_grads[0][0]
    high, low = int(blame.argmax()), int(blame.argmin())
    silent = int((blame == 0).sum())
    lines = [
        f"**Blame at the units:** unit {high + 1} should be lower, δ = "
        f"{few(float(blame[high]))}, and unit {low + 1} higher, "
        f"{few(float(blame[low]))}."
    ]
    if not blame[low] < 0 < blame[high]:
        lines = ["**Blame at the units:** it does not pull both ways."]
    if silent:
        has = "gets" if silent == 1 else "get"
        lines += [f"{silent} of {len(blame)} {has} none."]
    return lines


def _pixels(record: Record) -> list[str]:
    blame = record.pixel_blame
    up, down = int(blame.argmax()), int(blame.argmin())
    both = "; ".join(
        f"in {place(at)} it would {word} by {few(abs(float(blame[at])))}"
        for at, word in ((up, "rise"), (down, "fall"))
    )
    if not blame[down] < 0 < blame[up]:
        return ["**Blame on the pixels:** it does not pull both ways."]
    return [
        "**Blame on the pixels:** how fast the loss changes with the ink of each of "
        f"the {len(blame)}. For one level more {both}, were it a straight line.",
        _where(record),
    ]


def _where(record: Record) -> str:
    """Say how much of the blame is on pixels without ink."""
    size = np.abs(record.pixel_blame)
    share = float(size[record.ink == 0].sum() / size.sum())
    return f"Pixels without ink carry {percent(share)} of it."


def _update(record: Record) -> list[str]:
    size = record.settings.one_rate * record.gradient_size
    weights = float(np.linalg.norm(record.before.vector))
    return [
        f"**The update** −η∇L moves {counted(record.before.count, 'number')}, weights "
        f"and biases, by {few(size)} in all; together they are {few(weights)} long.",
        f"Were the loss a straight line, it would fall by {few(_forecast(record))}.",
    ]


def _forecast(record: Record) -> float:
    """Return η |∇L|², by how much the loss falls to first order."""
    return record.settings.one_rate * record.gradient_size**2


def _after(record: Record) -> list[str]:
    says, label = record.says[1], record.label
    shares = (float(one[label]) for one in (record.shares, record.after_shares))
    word = "rightly" if says == label else "wrongly"
    return [
        f"**After the update it says {says},** {word}. For the {label} the probability "
        f"{goes(*shares)}.",
        _loss(record),
    ]


def _loss(record: Record) -> str:
    """Compare its loss before and after."""
    before, after = record.losses.tolist()
    word = "falls" if after < before else "rises"
    texts = apart(before, after)
    if texts[0] == texts[1]:
        return f"Its loss stays at {texts[0]}."
    return f"Its loss {word} from {texts[0]} to {texts[1]}."


TOLD = {
    PICTURE: _picture,
    UNITS: _units,
    ANSWER: _answer,
    OUTPUTS: _outputs,
    BLAMED: _blamed,
    PIXELS: _pixels,
    UPDATE: _update,
    AFTER: _after,
}


def place(pixel: int) -> str:
    """Name a pixel by its row and column, from 1."""
    row, column = divmod(int(pixel), 8)
    return f"row {row + 1}, column {column + 1}"


def bet(record: Record) -> Bet:
    """Ask whether one update mends a mistake, or what it does to the others."""
    return _bet_others(record) if record.says[0] == record.label else _bet_own(record)


def _bet_own(record: Record) -> Bet:
    (says, after), label = record.says, record.label
    options = (f"{label}, rightly", f"Still {says}", "Another wrong one")
    answer = {label: options[0], says: options[1]}.get(after, options[2])
    question = (
        f"It takes this {label} for {a(says)}. What does it say after one update on "
        f"it alone, with η = {record.settings.one_rate:g}?"
    )
    return Bet(question, answer, f"After the update it says {after}.", options=options)


def _bet_others(record: Record) -> Bet:
    before, after = record.right
    n = record.others.shape[1]
    answer = MORE if after > before else FEWER if after < before else SAME
    question = (
        f"It reads this {record.label} rightly, and {before} of the {n} others that it "
        "never saw. How many of those after one update on this digit alone, with "
        f"η = {record.settings.one_rate:g}?"
    )
    reason = f"Of the {n} others {after} are named rightly then, before it {before}."
    return Bet(question, answer, reason, options=(MORE, SAME, FEWER))
