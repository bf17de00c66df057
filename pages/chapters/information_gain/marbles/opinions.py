"""The same numbers, found another way."""

import numpy as np

from engines.reference import fewest_questions, mutual_information
from pages.chapters.information_gain.marbles.settings import NAMES, Record
from pages.figures.marbles import present
from pages.ui.old_chapter import Opinion


def by_counts(record: Record) -> Opinion:
    """Compare with sums over counts that never form a share."""
    drawing = record.drawing
    here = present(drawing)
    n = drawing.counts[here]
    total = n.sum()
    pairs = np.outer(n, n)
    exact = np.concatenate(
        [
            np.log2(total) - np.log2(n),
            n * (np.log2(total) - np.log2(n)) / total,
            [np.log2(total) - (n * np.log2(n)).sum() / total],
            [(pairs.sum() - pairs.trace()) / total**2, (total - n.max()) / total],
        ]
    )
    told = np.concatenate(
        [
            drawing.surprises[here],
            drawing.terms[here],
            [drawing.entropy, drawing.gini, drawing.misclassification],
        ]
    )
    what = "Every surprise, every part of H, H itself, Gini and misclassification"
    gap = float(np.abs(told - exact).max())
    return Opinion("log₂ N − Σ n log₂ n / N", gap, 1e-12, what)


def by_planning(record: Record) -> Opinion:
    """Compare Huffman's average with the best of all trees."""
    drawing = record.drawing
    gap = abs(drawing.tree.expected_questions - fewest_questions(drawing.counts))
    what = "The average number of questions; no tree of questions has a smaller one"
    return Opinion("the best of all trees", gap, 1e-12, what)


def by_counting(record: Record) -> Opinion:
    """Recount all totals from how often each colour has come so far."""
    drawing = record.drawing
    here = present(drawing)
    came = np.cumsum(drawing.colours[:, np.newaxis] == here, axis=0)
    matched = np.cumsum(drawing.colours == drawing.guesses)
    best = here.index(int(drawing.counts.argmax()))
    draws = np.arange(1, drawing.n_draws + 1)
    bits = np.log2(drawing.counts.sum()) - np.log2(drawing.counts[here])
    recounted = [
        came @ bits,
        came @ drawing.tree.lengths[here],
        draws - matched,
        draws - came[:, best],
    ]
    kept = [
        drawing.surprise,
        drawing.questions,
        drawing.drawn_guess_mistakes,
        drawing.best_guess_mistakes,
    ]
    gap = max(
        float(np.abs(total - np.concatenate([[0.0], count])).max())
        for total, count in zip(kept, recounted, strict=True)
    )
    what = f"The totals after each of {drawing.n_draws} draws"
    return Opinion("a count by colours", gap, 1e-9, what)


def by_scikit_learn(record: Record) -> Opinion:
    """Ask scikit-learn for the entropy: what the colours tell of themselves."""
    drawing = record.drawing
    colours = np.repeat(NAMES, drawing.counts.astype(int))
    theirs = mutual_information(colours, colours)
    what = (
        f"The entropy, {drawing.entropy:.6g} bits by our sum and {theirs:.6g} by its "
        "mutual information of the marbles' colours with themselves"
    )
    gap = abs(drawing.entropy - theirs)
    return Opinion("scikit-learn's mutual information", gap, 1e-12, what)
