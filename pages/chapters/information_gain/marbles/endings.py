"""How it ends: what the averages come to, and which inequality holds."""

import numpy as np

from engines.decision_trees import Drawing
from pages.chapters.information_gain.marbles.settings import (
    AT_ONCE,
    BAG,
    MEASURES,
    NAMES,
    QUESTIONS,
    SPLITS,
    Record,
    Settings,
)
from pages.chapters.information_gain.marbles.words import SAME, listed, many
from pages.figures.marbles import present

HOW_MANY = {2: "two", 3: "three"}


def ending(settings: Settings, record: Record) -> list[str]:
    """Say what the averages come to, and which inequality holds."""
    tell = {BAG: _bag_ending, QUESTIONS: _questions_ending, MEASURES: _guesses_ending}
    return tell[settings.view](record)


def _bag_ending(record: Record) -> list[str]:
    drawing, k = record.drawing, len(present(record.drawing))
    bits, mean = drawing.entropy, drawing.mean(drawing.surprise)[-1]
    told = [
        f"After {drawing.n_draws} draws the average surprise is {many(mean, 'bit')}; "
        f"in the long run it comes to H = {bits:.6g}."
    ]
    if k == 1:
        return [*told, "One colour: H = 0, the least there is. Nothing is left to ask."]
    even = record.ceiling - bits < SAME
    sign, why = ("=", "are all equal") if even else ("<", "are not all equal")
    told.append(
        f"0 < H = {bits:.6g} {sign} log₂ {k} = {record.ceiling:.6g}, the ceiling for "
        f"{k} colours, because the shares {why}."
    )
    return told if even else [*told, _rarest(drawing)]


def _rarest(drawing: Drawing) -> str:
    """Say what the rarest colour, or all that are as rare, adds to the average."""
    here = present(drawing)
    fewest = min(drawing.counts[i] for i in here)
    rare = [i for i in here if drawing.counts[i] == fewest]
    names = listed([NAMES[i] for i in rare])
    bits = many(drawing.surprises[rare[0]], "bit")
    comes = f"comes in only {drawing.shares[rare[0]]:.4g} of the draws and adds"
    adds = f"{comes} {drawing.terms[rare[0]]:.4g} to H."
    if len(rare) == 1:
        return f"The rarest colour, {names}, surprises most, {bits}, but it {adds}"
    return f"The rarest colours, {names}, surprise most, {bits} each, but each {adds}"


def _questions_ending(record: Record) -> list[str]:
    drawing = record.drawing
    bits, asked = drawing.entropy, drawing.tree.expected_questions
    if not asked:
        return ["One colour: H = 0 bits and 0 questions. You know it beforehand."]
    exact = asked - bits < SAME
    sign = "=" if exact else "<"
    why = (
        "every share is a half, a quarter, an eighth …, so every question halves what "
        "is left, and answers exactly one bit"
        if exact
        else "some questions do not split what is left into equal halves, and their "
        "answers bring less than one bit"
    )
    told = [
        f"H = {bits:.6g} {sign} L = {asked:.6g} < H + 1 = {bits + 1:.6g}. No plan of "
        "questions needs fewer than H on average, and Huffman's always stays within "
        f"one question of it. Here {why}.",
        f"In these {drawing.n_draws} draws it took "
        f"{many(drawing.mean(drawing.questions)[-1], 'question')} a draw.",
    ]
    if not exact:
        parts = [
            f"{cost:.4g} for {HOW_MANY[n]}"
            for n, cost in zip(AT_ONCE[1:], record.together[1:], strict=True)
        ]
        told.append(
            "Finding out several draws together never costs more questions a draw: "
            f"{listed(parts)} at once. With n at once it is less than H + 1/n, so it "
            "comes as near to H as you like."
        )
    return told


def _guesses_ending(record: Record) -> list[str]:
    drawing, n = record.drawing, record.drawing.n_draws
    drawn, best = drawing.drawn_guess_mistakes[-1], drawing.best_guess_mistakes[-1]
    low, high = drawing.misclassification, drawing.gini
    sign = "=" if high - low < SAME else "<"
    wrong = [children.min(axis=1) for _, children in SPLITS]
    in_a, in_b = (" + ".join(map(str, parts)) for parts in wrong)
    rows = SPLITS[0][1].sum()
    misses, ginis, bits = (
        record.gains[key] for key in ("misclassification", "gini", "entropy")
    )
    tie = np.isclose(*misses, rtol=0, atol=SAME)
    same = "the same number" if tie else "not the same number"
    return [
        f"Misclassification {low:.6g} {sign} Gini {high:.6g}: in the long run, "
        "naming the commonest colour is never worse than drawing the guess. Of these "
        f"{n} draws the first missed {best:.0f}, the second {drawn:.0f}.",
        f"**The split they disagree on.** Split A leaves {in_a} of {rows} rows on the "
        f"wrong side of the best guess, split B {in_b}: {same}, and misclassification "
        "counts nothing else. But the second child of B is pure, and a pure child "
        "needs no more questions. Entropy and Gini see it: their gains are "
        f"{bits[0]:.4f} < {bits[1]:.4f} bits and {ginis[0]:.4f} < {ginis[1]:.4f}.",
    ]
