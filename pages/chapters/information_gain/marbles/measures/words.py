"""The sentences and the bet of the part "Measures": two guessers and their mistakes."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.sentences import counted

from ..record import NAMES, SAME, SPLITS, Record
from ..words import commonest, drawn, held


def bet(record: Record) -> Bet:
    """Ask how often a guess drawn from the bag is wrong."""
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
        told_at=1,
    )


def story(record: Record, step: int) -> list[str]:
    """Judge both guesses of a draw, or say who will guess."""
    drawing, named = record.drawing, commonest(record.drawing)
    if step == 0:
        guessers = (
            f"Two people guess each draw. One always says {named}, the commonest "
            "colour; the other draws a guess from the bag itself."
        )
        return [held(drawing), guessers]
    colour, guess = drawing.colours[step - 1], drawing.guesses[step - 1]
    by_draw, by_name = drawing.drawn_guess_mistakes, drawing.best_guess_mistakes
    return [
        drawn(drawing, step),
        f"The drawn guess was {NAMES[guess]}: {_verdict(guess == colour)}. "
        f"The guess {named}: {_verdict(by_name[step] == by_name[step - 1])}.",
        f"Mistakes in {counted(step, 'draw')} so far: {by_draw[step]:.0f} by drawn "
        f"guesses, {by_name[step]:.0f} by always saying {named}.",
    ]


def _verdict(is_right: bool) -> str:
    return "right" if is_right else "wrong"


def ending(record: Record) -> list[str]:
    """Say which guesser does better, and which measure cannot tell two splits apart."""
    drawing = record.drawing
    by_draw, by_name = drawing.drawn_guess_mistakes[-1], drawing.best_guess_mistakes[-1]
    low, high = drawing.misclassification, drawing.gini
    return [
        f"Misclassification {low:.6g} {'=' if high - low < SAME else '<'} Gini "
        f"{high:.6g}: in the long run, naming the commonest colour is never worse "
        f"than drawing the guess. Of these {drawing.n_draws} draws the first missed "
        f"{by_name:.0f}, the second {by_draw:.0f}.",
        _splits(record),
    ]


def _splits(record: Record) -> str:
    """Say what each measure sees of the two splits."""
    wrong = [children.min(axis=1) for _, children in SPLITS]
    in_a, in_b = (" + ".join(map(str, parts)) for parts in wrong)
    rows = SPLITS[0][1].sum()
    tie = np.isclose(*record.gains["misclassification"], rtol=0, atol=SAME)
    same = "the same number" if tie else "not the same number"
    ginis, bits = record.gains["gini"], record.gains["entropy"]
    return (
        f"**The split they disagree on.** Split A leaves {in_a} of {rows} rows on the "
        f"wrong side of the best guess, split B {in_b}: {same}, and misclassification "
        "counts nothing else. But the second child of B is pure, and a pure child "
        "needs no more questions. Entropy and Gini see it: their gains are "
        f"{bits[0]:.4f} < {bits[1]:.4f} bits and {ginis[0]:.4f} < {ginis[1]:.4f}."
    )
