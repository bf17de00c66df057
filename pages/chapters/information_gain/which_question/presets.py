"""States worth seeing, each with what to observe there, and what the symbols mean."""

from engines.datasets import DATASETS
from engines.decision_trees import grow_id3
from pages.chapters.information_gain.which_question import moves
from pages.chapters.information_gain.which_question.settings import (
    AS_COLUMN,
    FIRST,
    GROW,
    LEFT_OUT,
    LUCK,
    RANK,
    TREES,
)
from pages.ui.old_chapter import Preset


def _preset(name: str, observe: str, tree: tuple = (), **values: object) -> Preset:
    plain = {"table": FIRST, "numbers": LEFT_OUT, "part": RANK, "tree": tree}
    return Preset(name, plain | values, observe)


_LABEL = {name: table.label for name, table in DATASETS.items()}
PRESETS = (
    _preset(
        "Fourteen days",
        "the overcast days are all of one kind, so asking for the outlook removes "
        "most uncertainty, though it settles no other day.",
        by="Gain",
    ),
    _preset(
        "Eight days",
        "two questions only, and here every bag they make is less mixed than the one "
        "before. Elsewhere a bag may come out more mixed; weighed by their sizes, the "
        "bags of one question together never do.",
        table=_LABEL["eight_days"],
        by="Gain",
    ),
    _preset(
        "The row-number trap",
        "ask which day it is, and nothing is left to find out. It wins by gain and by "
        "gain ratio, and says nothing about tomorrow.",
        numbers=AS_COLUMN,
        by="Gain",
    ),
    _preset(
        "A criterion that cannot decide",
        "misclassification counts only how many best guesses go wrong, so two "
        "questions tie that entropy tells apart.",
        by="Misclassification",
    ),
    _preset(
        "Grow Quinlan's tree",
        "each question is asked only of the rows that reach it, and every bit that "
        "was unknown at first is paid for, question by question.",
        tree=((0, "Outlook"), (1, "Humidity"), (3, "Wind")),
        part=GROW,
        by="Gain",
    ),
    _preset(
        "A bad first question",
        "the tree still ends without a mistake, but it needs more questions: the "
        "bits missed at first are bought later.",
        tree=moves.as_picks(
            grow_id3(DATASETS["fourteen_days"], picks=[(0, "Temperature")])
        ),
        part=GROW,
        by="Gain",
    ),
    _preset(
        "Two switches",
        "neither switch alone says anything, so both gains are zero; asked one after "
        "the other they tell all. Stopping at a zero gain would be a mistake.",
        tree=((0, "Left"), (1, "Right"), (2, "Right")),
        table=_LABEL["two_switches"],
        part=GROW,
        by="Gain",
    ),
    _preset(
        "Contact lenses",
        "three answers to guess, and tear production settles half of the patients "
        "at once.",
        table=_LABEL["contact_lenses"],
        by="Gain",
    ),
    _preset(
        "Is it luck?",
        "deal the answers out at random, again and again: luck alone often gains as "
        "much as the outlook does. Fourteen days are too few to be sure.",
        part=LUCK,
        about="Outlook",
    ),
    _preset(
        "Congress: no luck",
        "no shuffle of the parties comes anywhere near what this vote tells.",
        table=_LABEL["congress"],
        part=LUCK,
        about="physician fee freeze",
    ),
    _preset(
        "The zoo",
        "the number of legs has the most answers and wins by gain. Divide by the bits "
        "the answers cost, and three plain questions tie: every bit of them is gain.",
        table=_LABEL["zoo"],
        by="Gain",
    ),
    _preset(
        "Three trees",
        "three ways to grow from the same days: a child for every answer by gain, by "
        "gain ratio, and with yes/no questions only.",
        part=TREES,
    ),
)

SYMBOLS = (
    ("H", "entropy, in bits: how much is still to find out about a row of the bag"),
    ("p", "a class's share of a bag, or, for luck, the share of shuffles as good"),
    ("n, N", "how many rows are in a bag, and in the whole table"),
    ("gain", "the impurity before a question less what is to be expected after it"),
    (
        "split information",
        "the entropy of the answers themselves: many answers, many bits",
    ),
    (
        "gain ratio",
        "gain divided by split information: bits gained for each bit of answer",
    ),
    ("Gini", "how often a guess drawn from the bag itself would be wrong"),
    ("misclassification", "how often the best single guess is wrong"),
    ("regret", "bits the best question would have gained more than the one asked"),
    ("shuffle", "the column to guess, dealt out at random among the rows"),
)
