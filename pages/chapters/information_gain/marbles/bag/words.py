"""The sentences and the bet of the part "Bag": surprise, and its average."""

import numpy as np

from engines.decision_trees import Drawing
from pages.ui.bets import Bet
from pages.words.numbers import apart, few, holding
from pages.words.sentences import counted, listed

from ..record import NAMES, SAME, Record
from ..words import drawn, entropy_said, held, in_unit, with_unit

FALLS = "no colour does: H does not rise"


def bet(record: Record) -> Bet:
    """Ask which colour raises the entropy."""
    drawing = record.drawing
    here, now = drawing.present, drawing.entropy
    best = float(record.one_more[here].max())
    ties = [NAMES[i] for i in here if record.one_more[i] > best - SAME]
    before, after, _ = apart(now, best, record.ceiling, digits=4)
    rises = best > now + SAME
    answers = [f"one more {name}" for name in ties] if rises else [FALLS]
    which = "the only colour" if len(here) == 1 else f"one of the {len(here)} colours"
    becomes = "Whichever it is, H does not rise: it becomes at most"
    if len(here) == 1:
        becomes = f"With one more {NAMES[here[0]]} marble it stays"
    if rises:
        becomes = f"One more {listed(ties, 'or')} marble makes it"
    return Bet(
        f"You may add one marble of {which} in the bag. Which raises the entropy H, "
        f"{with_unit(before, record.unit)} now, most?",
        answers[0],
        f"H is {before} now. {becomes} {after}. {_why(record, rises)}",
        options=[f"one more {NAMES[i]}" for i in here] + [FALLS],
        ties=answers[1:],
    )


def _why(record: Record, rises: bool) -> str:
    """Say why the rarest colour is the one to add, or why none is.

    The sum of n log₂ n grows least by a marble of the rarest colour, so none is better.
    """
    drawing, now = record.drawing, record.drawing.entropy
    k = len(drawing.present)
    if now < SAME:
        return "Here no colour surprises at all: there is only one."
    if record.ceiling - now < SAME:
        same = in_unit(now, record.unit)
        which = "both" if k == 2 else f"all {k}"
        return f"Here {which} colours surprise by the same {same}: H is at its ceiling."
    rarest = min(drawing.present, key=drawing.counts.__getitem__)
    top = float(drawing.surprises[rarest])
    bits, mean, _ = apart(top, now, record.ceiling, digits=4)
    pull = (
        f"What is rarest surprises by {bits} {record.unit.many}, more than the average "
        f"{mean}"
    )
    if rises:
        return f"{pull}: more of it pulls the average up, and nothing pulls more."
    after = np.log2((drawing.counts.sum() + 1) / (drawing.counts[rarest] + 1))
    bits, less = apart(top, record.unit.of(float(after)), digits=4)
    return (
        f"{pull}, and a little more of it would pull the average up. But a whole "
        f"marble makes it less surprising, {less} {record.unit.many} after {bits}: "
        "here that outweighs the pull."
    )


def story(record: Record, step: int) -> list[str]:
    """Say how much a draw surprises, or what there is before the first."""
    drawing = record.drawing
    if step == 0:
        return [held(drawing), _surprises(record)]
    colour = drawing.colours[step - 1]
    bits = drawing.surprises[colour]
    gap = bits - drawing.entropy
    side = "as much as" if abs(gap) < SAME else "more than" if gap > 0 else "less than"
    its, average, _ = apart(float(bits), drawing.entropy, record.ceiling, digits=4)
    total, each = holding(lambda bits: bits / step, float(drawing.surprise[step]))
    return [
        drawn(drawing, step),
        f"Its share is p = {few(drawing.shares[colour], 4)}, so it surprises by "
        f"{with_unit(its, record.unit)}: {side} the average H = {average}.",
        f"So far {with_unit(total, record.unit)} in {counted(step, 'draw')}: {each} a "
        "draw.",
    ]


def _surprises(record: Record) -> str:
    """Say how much each colour would surprise."""
    drawing, unit = record.drawing, record.unit
    here, bits = drawing.present, with_unit(entropy_said(drawing, unit), unit)
    if len(here) == 1:
        return f"Every draw is certain, so no draw can surprise: H = 0 {unit.many}."
    if len({drawing.counts[i] for i in here}) == 1:
        return f"Every draw surprises by the same: so H = {bits}."
    parts = [f"{in_unit(drawing.surprises[i], unit)} ({NAMES[i]})" for i in here]
    return (
        f"A draw surprises by {listed(parts, 'or')}; averaged over many draws that is "
        f"H = {bits}."
    )


def ending(record: Record) -> list[str]:
    """Say what the average surprise comes to, and how near it is to its ceiling."""
    drawing, k = record.drawing, len(record.drawing.present)
    mean = drawing.mean(drawing.surprise)[-1]
    average, bits, most = apart(mean, drawing.entropy, record.ceiling, digits=4)
    comes = (
        f"After {drawing.n_draws} draws the average surprise is "
        f"{with_unit(average, record.unit)}; in the long run it comes to H = {bits}."
    )
    if k == 1:
        return [comes, "One colour: H = 0, the least there is, and nothing is to ask."]
    is_even = record.ceiling - drawing.entropy < SAME
    sign, why = ("=", "are all equal") if is_even else ("<", "are not all equal")
    below = (
        f"0 < H = {bits} {sign} {record.unit.log} {k} = {most}, the ceiling for {k} "
        f"colours, because the shares {why}."
    )
    return [comes, below] if is_even else [comes, below, _rarest(record)]


def _rarest(record: Record) -> str:
    """Say what the rarest colour, or all that are as rare, adds to the average.

    It comes seldom and surprises most: which of the two decides is not to be known
    beforehand.
    """
    drawing, unit = record.drawing, record.unit
    rare = _with(drawing, -drawing.counts)
    names, bits = _named(rare), in_unit(drawing.surprises[rare[0]], unit)
    share = few(drawing.shares[rare[0]], 4)
    adds = f"with its share of {share} {{}} adds {_judged(drawing, rare)}"
    if len(rare) == 1:
        said = adds.format("it")
        return f"The rarest colour, {names}, surprises most, {bits}; {said}."
    said = adds.format("each")
    return f"The rarest colours, {names}, surprise most, {bits} each; {said}."


def _judged(drawing: Drawing, rare: list[int]) -> str:
    """Say what a rarest colour adds to H, and whether any adds more."""
    most = _with(drawing, drawing.terms)
    if rare[0] in most:
        alone = len(most) == len(rare)
        more = "more than any other colour" if alone else "and no colour adds more"
        return f"{few(drawing.terms[rare[0]], 4)} to H, {more}"
    its, best = apart(*drawing.terms[[rare[0], most[0]]].tolist(), digits=4)
    verb, each = ("adds", "") if len(most) == 1 else ("add", " each")
    return f"{its} to H, while {_named(most)} {verb} most, {best}{each}"


def _with(drawing: Drawing, sizes: np.ndarray) -> list[int]:
    """Return the colours in the bag of the largest of these sizes."""
    largest = sizes[drawing.present].max()
    return [i for i in drawing.present if sizes[i] > largest - SAME]


def _named(colours: list[int]) -> str:
    return listed([NAMES[i] for i in colours])
