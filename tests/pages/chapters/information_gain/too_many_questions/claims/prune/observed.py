"""What the presets of "Prune" ask to observe."""

from tests.claims import Claim
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.ends import (
    held,
)


def changed(told) -> float:
    """Return the share of the labels learned from that are wrong."""
    return told.seen.halves.n_changed / told.seen.n


CLAIMS = (
    Claim(
        "one label in ten is wrong, and the tree has learned them all.",
        lambda told: (
            told.seen.is_path
            and abs(changed(told) - 0.1) < 0.005
            and told.seen.right(told.seen.trees[0])[0] == told.seen.n
        ),
    ),
    Claim(
        "What does the held-out line do as leaves go?",
        lambda told: 0 < told.seen.best < len(told.seen.trees) - 1,
    ),
    Claim(
        "no label is wrong, and XOR has clear borders.",
        lambda told: told.seen.halves.n_changed == 0 and told.seen.best == 0,
    ),
    Claim(
        "Does the held-out line rise, or fall, as leaves go?",
        lambda told: (
            (held(told.seen, 0) > held(told.seen, len(told.seen.trees) - 1))
            and told.seen.halves.n_changed == 0
        ),
    ),
    Claim(
        "three labels in ten are wrong, and the tree has learned them all.",
        lambda told: (
            abs(changed(told) - 0.3) < 0.005
            and told.seen.right(told.seen.trees[0])[0] == told.seen.n
        ),
    ),
    Claim(
        "How much of it would you keep?",
        lambda told: len(told.seen.trees[told.seen.best]) == 2,
    ),
    Claim(
        "28 rows are all that it learns from.",
        lambda told: told.seen.n == 28,
    ),
    Claim(
        "What can cutting mend, and what not?",
        lambda told: (
            held(told.seen, 0) < held(told.seen, told.seen.best) <= 0.8 * told.seen.m
        ),
    ),
    Claim("one cut is made.", lambda told: len(told.record.cuts) == 1),
    Claim(
        "Can you make a tree whose line dips below the bold one?",
        lambda told: told.seen.is_hand and len(told.record.cuts) == 1,
    ),
)
