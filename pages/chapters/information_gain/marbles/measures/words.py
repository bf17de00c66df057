"""The sentences and the bet of the part "Measures": two guessers and their mistakes."""

import numpy as np

from engines.decision_trees import Drawing
from pages.ui.bets import Bet
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from ..record import NAMES, SAME, SPLITS, Record
from ..words import commonest, drawn, held


def bet(record: Record) -> Bet:
    """Ask how often a guess drawn from the bag is wrong."""
    drawing, named = record.drawing, commonest(record.drawing)
    low, high = _measures(record)
    reason = (
        "The guess is right when two independent draws have the same colour, which "
        f"happens with the sum of p² = {few(1 - drawing.gini, 4)}. So it is wrong in "
        f"{high} of the draws: that is the Gini impurity. Always naming {named} would "
        f"be wrong in {low}: the misclassification."
    )
    n = int(drawing.counts.sum())
    one = "the only marble" if n == 1 else f"one of the {n} marbles"
    return Bet(
        f"Someone draws {one} and puts it back, and your guess is a draw of your own "
        "from the same bag: how often are you wrong, from 0 (never) to 1 (always)?",
        drawing.gini,
        reason,
        tolerance=0.05,
        first=0.0,
        told_at=1,
    )


def _measures(record: Record) -> list[str]:
    """Return misclassification and Gini, written so that they differ where they do."""
    drawing = record.drawing
    if drawing.gini - drawing.misclassification < SAME:
        return [few(drawing.gini, 4)] * 2
    return apart(drawing.misclassification, drawing.gini, digits=4)


def story(record: Record, step: int) -> list[str]:
    """Judge both guesses of a draw, or say who will guess."""
    drawing, named = record.drawing, commonest(record.drawing)
    if step == 0:
        guessers = (
            f"Two people guess each draw: one always says {named}, {_rank(drawing)}, "
            "the other draws a guess from the bag itself."
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


def _rank(drawing: Drawing) -> str:
    """Say that no colour is commoner than the one that is always named."""
    if len(drawing.present) == 1:
        return "the only colour"
    n = int((drawing.counts == drawing.counts.max()).sum())
    return "the commonest colour" if n == 1 else f"one of the {n} commonest colours"


def _verdict(is_right: bool) -> str:
    return "right" if is_right else "wrong"


def ending(record: Record) -> list[str]:
    """Say which guesser does better, and which measure cannot tell two splits apart."""
    drawing, (low, high) = record.drawing, _measures(record)
    is_same = drawing.gini - drawing.misclassification < SAME
    sign, is_so = ("=", "no better") if is_same else ("<", "better")
    return [
        f"Misclassification {low} {sign} Gini {high}: in the long run, naming "
        f"{commonest(drawing)} every time is {is_so} than drawing the guess.",
        _missed(drawing, is_same),
        _splits(record),
    ]


def _missed(drawing: Drawing, is_same: bool) -> str:
    """Say how often the two guessers missed, and where that is chance."""
    by_draw, by_name = drawing.drawn_guess_mistakes[-1], drawing.best_guess_mistakes[-1]
    is_chance = by_name > by_draw or (is_same and by_name != by_draw)
    return (
        f"In these {drawing.n_draws} draws that missed {by_name:.0f}, drawn guesses "
        f"{by_draw:.0f}{': such a difference is chance' if is_chance else ''}."
    )


def _splits(record: Record) -> str:
    """Say what each measure sees of the two splits."""
    wrong = [children.min(axis=1) for _, children in SPLITS]
    in_a, in_b = (" + ".join(map(str, parts)) for parts in wrong)
    rows, pure = SPLITS[0][1].sum(), SPLITS[1][1][1].sum()
    tie = np.isclose(*record.gains["misclassification"], rtol=0, atol=SAME)
    same = "the same number" if tie else "not the same number"
    ginis, bits = record.gains["gini"], record.gains["entropy"]
    unit = record.unit.many
    return (
        f"**The split they disagree on:** split A leaves {in_a} of {rows} rows on the "
        f"wrong side of the best guess, split B {in_b}: {same}, and misclassification "
        f"counts nothing else. But the {pure} rows of B's second child all say yes: "
        "it is pure, and needs no more questions. Entropy and Gini see it: their gains "
        f"are {bits[0]:.4f} < {bits[1]:.4f} {unit} and {ginis[0]:.4f} < {ginis[1]:.4f}."
    )
