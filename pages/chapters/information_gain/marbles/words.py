"""The sentences and bets of the chapter "Marbles", made from the record."""

from engines.decision_trees import Drawing, QuestionTree
from pages.chapters.information_gain.marbles.settings import (
    BAG,
    MEASURES,
    NAMES,
    QUESTIONS,
    Record,
    Settings,
)
from pages.figures.marbles import present
from pages.ui.bets import Bet

SAME = 1e-12  # bits nearer than this are the same: the rest is rounding
FALLS = "no colour does: H does not rise"


def many(number: float, noun: str) -> str:
    """Return a number with its noun: 1 bit, 2 bits, 1.5 bits."""
    text = f"{number:.6g}"
    return f"{text} {noun}{'' if text == '1' else 's'}"


def listed(words: list[str], last: str = "and") -> str:
    """Return words as a list in a sentence: a, b and c."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def held(drawing: Drawing) -> str:
    """Return what is in the bag: 6 marbles: 4 blue and 2 green."""
    here, total = present(drawing), drawing.counts.sum()
    if len(here) == 1:
        return many(total, f"{NAMES[here[0]]} marble")
    parts = [f"{drawing.counts[i]:.0f} {NAMES[i]}" for i in here]
    return f"{many(total, 'marble')}: {listed(parts)}"


def commonest(drawing: Drawing) -> str:
    """Return the colour that the best single guess names."""
    return NAMES[int(drawing.counts.argmax())]


# --- the bet ------------------------------------------------------------------------


def bet(settings: Settings, record: Record) -> Bet:
    """Ask what this view of the bag is about."""
    ask = {BAG: _which_raises, QUESTIONS: _how_many, MEASURES: _how_often_wrong}
    return ask[settings.view](record)


def _which_raises(record: Record) -> Bet:
    drawing = record.drawing
    here, now = present(drawing), drawing.entropy
    after = record.one_more[here]
    best = float(after.max())
    ties = [NAMES[i] for i in here if record.one_more[i] > best - SAME]
    told = "Whichever it is, H does not rise: it becomes at most"
    answers = [FALLS]
    if best > now + SAME:
        answers = [f"one more {name}" for name in ties]
        told = f"One more {listed(ties, 'or')} marble makes it"
    reason = (
        f"H is {now:.6g} now. {told} {best:.6g}. A little more of a colour pulls the "
        "average surprise up when that colour surprises more than the average; a whole "
        f"marble also makes its own colour less surprising. {_why(record)}"
    )
    return Bet(
        "You may add one marble of a colour that is in the bag already. Which raises "
        "the entropy H most?",
        answers[0],
        reason,
        options=[f"one more {NAMES[i]}" for i in here] + [FALLS],
        ties=answers[1:],
    )


def _why(record: Record) -> str:
    """Say why the rarest colour is the one to add, or why none is.

    The sum of n log₂ n grows least by a marble of the rarest colour, so none is better.
    """
    drawing = record.drawing
    if drawing.entropy < SAME:
        return "Here no colour surprises at all: there is only one."
    if record.ceiling - drawing.entropy < SAME:
        return "Here all colours surprise by the same, and H is at its ceiling."
    if record.one_more[present(drawing)].max() > drawing.entropy + SAME:
        return "What is rarest surprises most, and raises H most."
    return "Here that outweighs the pull, even of what is rarest and surprises most."


def _how_many(record: Record) -> Bet:
    tree, bits = record.drawing.tree, record.drawing.entropy
    parts = [
        f"{record.drawing.shares[i]:.4g} × {tree.lengths[i]}"
        for i in present(record.drawing)
    ]
    reason = (
        f"Each colour's share times its questions: {' + '.join(parts)} = "
        f"{tree.expected_questions:.6g}. The entropy is {bits:.6g} bits, and no "
        "questions can do with fewer than that on average."
    )
    return Bet(
        "Someone draws a marble, and you find out its colour with the questions of "
        "this tree. How many questions do you need on average?",
        tree.expected_questions,
        reason,
        span=(0.0, 3.0),
        tolerance=0.1,
        first=0.0,
    )


def _how_often_wrong(record: Record) -> Bet:
    drawing = record.drawing
    reason = (
        "The guess is right when two independent draws have the same colour, which "
        f"happens with the sum of p² = {1 - drawing.gini:.6g}. So it is wrong in "
        f"{drawing.gini:.6g} of the draws: that is the Gini impurity. Always naming "
        f"{commonest(drawing)} would be wrong in {drawing.misclassification:.6g}: "
        "the misclassification."
    )
    return Bet(
        "Someone draws a marble. Your guess is a draw of your own from the same bag. "
        "How often are you wrong, from 0 (never) to 1 (always)?",
        drawing.gini,
        reason,
        tolerance=0.05,
        first=0.0,
    )


# --- what happened ------------------------------------------------------------------


def story(settings: Settings, record: Record, step: int) -> list[str]:
    """Tell one draw, or what there is before the first."""
    drawing = record.drawing
    if step == 0:
        return [f"**The bag** holds {held(drawing)}.", _BEFORE[settings.view](drawing)]
    colour = int(drawing.colours[step - 1])
    article = "an" if NAMES[colour][0] in "aeiou" else "a"
    told = f"**Draw {step}** of {drawing.n_draws}: {article} {NAMES[colour]} marble."
    return [told, *_DRAWN[settings.view](drawing, step, colour)]


def _bag_before(drawing: Drawing) -> str:
    if len(present(drawing)) == 1:
        return "Every draw is certain, so no draw can surprise: H = 0 bits."
    here, bits = present(drawing), many(drawing.entropy, "bit")
    if len({drawing.counts[i] for i in here}) == 1:
        return f"Every draw surprises by the same: so H = {bits}. Press Play to draw."
    parts = [f"{many(drawing.surprises[i], 'bit')} ({NAMES[i]})" for i in here]
    return (
        f"A draw surprises by {listed(parts, 'or')}; averaged over many draws that is "
        f"H = {bits}. Press Play to draw."
    )


def _questions_before(drawing: Drawing) -> str:
    if len(present(drawing)) == 1:
        return "There is nothing to ask: you know the colour before the draw."
    asked = _question(drawing.tree, 0)
    return (
        "Someone draws a marble and hides it. You may ask yes/no questions; "
        f"Huffman's tree begins with “{asked}”"
    )


def _guesses_before(drawing: Drawing) -> str:
    return (
        f"Two people guess each draw. One always says {commonest(drawing)}, the "
        "commonest colour; the other draws a guess from the bag itself."
    )


def _bag_drawn(drawing: Drawing, step: int, colour: int) -> list[str]:
    bits, mean = drawing.surprises[colour], drawing.mean(drawing.surprise)[step - 1]
    gap = bits - drawing.entropy
    side = "as much as" if abs(gap) < SAME else "more than" if gap > 0 else "less than"
    return [
        f"Its share is p = {drawing.shares[colour]:.4g}, so it surprises by "
        f"{many(bits, 'bit')}: {side} the average H = {drawing.entropy:.6g}.",
        f"So far {many(drawing.surprise[step], 'bit')} in {many(step, 'draw')}: "
        f"{mean:.6g} a draw.",
    ]


def _questions_drawn(drawing: Drawing, step: int, colour: int) -> list[str]:
    tree, way = drawing.tree, drawing.tree.path(colour)
    asked = [
        f"“{_question(tree, node)}” {'yes' if tree.yes[node] == after else 'no'}"
        for node, after in zip(way, way[1:], strict=False)
    ]
    n, total = int(tree.lengths[colour]), drawing.questions[step]
    told = f"{', '.join(asked)}. Found" if asked else "Known"
    mean = drawing.mean(drawing.questions)[step - 1]
    return [
        f"{told} after {many(n, 'question')}, for a surprise of "
        f"{many(drawing.surprises[colour], 'bit')}.",
        f"So far {many(total, 'question')} in {many(step, 'draw')}: {mean:.6g} a draw.",
    ]


def _guesses_drawn(drawing: Drawing, step: int, colour: int) -> list[str]:
    guess = int(drawing.guesses[step - 1])
    drawn, best = drawing.drawn_guess_mistakes, drawing.best_guess_mistakes
    drawn_wrong = "right" if guess == colour else "wrong"
    best_wrong = "wrong" if best[step] > best[step - 1] else "right"
    return [
        f"The drawn guess was {NAMES[guess]}: {drawn_wrong}. "
        f"The guess {commonest(drawing)}: {best_wrong}.",
        f"Mistakes in {many(step, 'draw')} so far: {drawn[step]:.0f} by drawn guesses, "
        f"{best[step]:.0f} by always saying {commonest(drawing)}.",
    ]


_BEFORE = {BAG: _bag_before, QUESTIONS: _questions_before, MEASURES: _guesses_before}
_DRAWN = {BAG: _bag_drawn, QUESTIONS: _questions_drawn, MEASURES: _guesses_drawn}


def _question(tree: QuestionTree, node: int) -> str:
    return f"Is it {listed(list(tree.under[tree.yes[node]]), 'or')}?"
