"""The sentences and the bet of the part "Bag": surprise, and its average."""

from engines.decision_trees import Drawing
from pages.ui.bets import Bet
from pages.words.sentences import counted, listed, measured

from ..record import NAMES, SAME, Record
from ..words import drawn, held

FALLS = "no colour does: H does not rise"


def bet(record: Record) -> Bet:
    """Ask which colour raises the entropy."""
    drawing = record.drawing
    here, now = drawing.present, drawing.entropy
    best = float(record.one_more[here].max())
    ties = [NAMES[i] for i in here if record.one_more[i] > best - SAME]
    becomes = "Whichever it is, H does not rise: it becomes at most"
    answers = [FALLS]
    if best > now + SAME:
        answers = [f"one more {name}" for name in ties]
        becomes = f"One more {listed(ties, 'or')} marble makes it"
    reason = (
        f"H is {now:.6g} now. {becomes} {best:.6g}. A little more of a colour pulls "
        "the average surprise up when that colour surprises more than the average; a "
        "whole marble also makes its own colour less surprising. "
        f"{_why(record, best)}"
    )
    return Bet(
        "You may add one marble of a colour that is in the bag already. Which raises "
        "the entropy H most?",
        answers[0],
        reason,
        options=[f"one more {NAMES[i]}" for i in here] + [FALLS],
        ties=answers[1:],
    )


def _why(record: Record, best: float) -> str:
    """Say why the rarest colour is the one to add, or why none is.

    The sum of n log₂ n grows least by a marble of the rarest colour, so none is better.
    """
    now = record.drawing.entropy
    if now < SAME:
        return "Here no colour surprises at all: there is only one."
    if record.ceiling - now < SAME:
        return "Here all colours surprise by the same, and H is at its ceiling."
    if best > now + SAME:
        return "What is rarest surprises most, and raises H most."
    return "Here that outweighs the pull, even of what is rarest and surprises most."


def story(record: Record, step: int) -> list[str]:
    """Say how much a draw surprises, or what there is before the first."""
    drawing = record.drawing
    if step == 0:
        return [held(drawing), _surprises(drawing)]
    colour = drawing.colours[step - 1]
    bits, mean = drawing.surprises[colour], drawing.mean(drawing.surprise)[step - 1]
    gap = bits - drawing.entropy
    side = "as much as" if abs(gap) < SAME else "more than" if gap > 0 else "less than"
    return [
        drawn(drawing, step),
        f"Its share is p = {drawing.shares[colour]:.4g}, so it surprises by "
        f"{measured(bits, 'bit')}: {side} the average H = {drawing.entropy:.6g}.",
        f"So far {measured(drawing.surprise[step], 'bit')} in "
        f"{counted(step, 'draw')}: {mean:.6g} a draw.",
    ]


def _surprises(drawing: Drawing) -> str:
    """Say how much each colour would surprise."""
    here, bits = drawing.present, measured(drawing.entropy, "bit")
    if len(here) == 1:
        return "Every draw is certain, so no draw can surprise: H = 0 bits."
    if len({drawing.counts[i] for i in here}) == 1:
        return f"Every draw surprises by the same: so H = {bits}. Press Play to draw."
    parts = [f"{measured(drawing.surprises[i], 'bit')} ({NAMES[i]})" for i in here]
    return (
        f"A draw surprises by {listed(parts, 'or')}; averaged over many draws that is "
        f"H = {bits}. Press Play to draw."
    )


def ending(record: Record) -> list[str]:
    """Say what the average surprise comes to, and how near it is to its ceiling."""
    drawing, k = record.drawing, len(record.drawing.present)
    bits, mean = drawing.entropy, drawing.mean(drawing.surprise)[-1]
    comes = (
        f"After {drawing.n_draws} draws the average surprise is "
        f"{measured(mean, 'bit')}; in the long run it comes to H = {bits:.6g}."
    )
    if k == 1:
        return [comes, "One colour: H = 0, the least there is. Nothing is left to ask."]
    is_even = record.ceiling - bits < SAME
    sign, why = ("=", "are all equal") if is_even else ("<", "are not all equal")
    below = (
        f"0 < H = {bits:.6g} {sign} log₂ {k} = {record.ceiling:.6g}, the ceiling for "
        f"{k} colours, because the shares {why}."
    )
    return [comes, below] if is_even else [comes, below, _rarest(drawing)]


def _rarest(drawing: Drawing) -> str:
    """Say what the rarest colour, or all that are as rare, adds to the average."""
    here = drawing.present
    fewest = min(drawing.counts[i] for i in here)
    rare = [i for i in here if drawing.counts[i] == fewest]
    names = listed([NAMES[i] for i in rare])
    bits = measured(drawing.surprises[rare[0]], "bit")
    comes = f"comes in only {drawing.shares[rare[0]]:.4g} of the draws and adds"
    adds = f"{comes} {drawing.terms[rare[0]]:.4g} to H."
    if len(rare) == 1:
        return f"The rarest colour, {names}, surprises most, {bits}, but it {adds}"
    return f"The rarest colours, {names}, surprise most, {bits} each, but each {adds}"
