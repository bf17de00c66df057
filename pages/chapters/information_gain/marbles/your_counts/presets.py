"""Worked examples as they stand on paper, each with one thing to see."""

from engines.decision_trees import SplitByHand
from pages.ui.chapter import Preset

from .record import OUTLOOK

VIEW, LN = "Your counts", "ln: nats"
YES_NO = ("yes", "no")
PRESETS = (
    Preset(
        "Quinlan's outlook",
        "of fourteen days nine were fit to play on. Some books print 0.246 for this "
        "gain. What is the next digit, and did they round?",
        view=VIEW,
        counts=OUTLOOK,
    ),
    Preset(
        "A bag in nats",
        "with ln instead of log₂ the entropy is another number. Does your book say "
        "which logarithm it takes? Switch, and compare.",
        view=VIEW,
        counts=SplitByHand(YES_NO, (9, 5)),
        log=LN,
    ),
    Preset(
        "They do not add up",
        "a no is missing in the group rain. What is used instead of the bag, and what "
        "becomes of the gain?",
        view=VIEW,
        counts=SplitByHand(YES_NO, (9, 5), (*OUTLOOK.groups[:2], ("rain", (3, 1)))),
    ),
    Preset(
        "Many small groups",
        "eight groups of two, and most of them are pure. The gain is large; what does "
        "the gain ratio make of it?",
        view=VIEW,
        counts=SplitByHand(
            YES_NO,
            (),
            tuple(
                (f"week {at}", counts)
                for at, counts in enumerate(((2, 0), (0, 2)) * 3 + ((1, 1), (2, 0)), 1)
            ),
        ),
    ),
    Preset(
        "Titanic",
        "of the 2,201 people on board 711 lived. How much does it tell in which class "
        "somebody travelled?",
        view=VIEW,
        counts=SplitByHand(
            ("lived", "died"),
            (711, 1490),
            (
                ("first", (203, 122)),
                ("second", (118, 167)),
                ("third", (178, 528)),
                ("crew", (212, 673)),
            ),
        ),
    ),
)
