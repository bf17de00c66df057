"""States worth seeing, each with what to observe there."""

from engines.datasets import DATASETS
from engines.decision_trees import grow_id3
from pages.ui.chapter import AT_THE_END, Preset

from .grow.growths import as_picks
from .record import AS_COLUMN, GROW, LUCK, TREES

_LABEL = {name: table.label for name, table in DATASETS.items()}
_BY_TEMPERATURE = grow_id3(DATASETS["fourteen_days"], picks=[(0, "Temperature")])
PRESETS = (
    Preset(
        "Fourteen days",
        "the overcast days are all of one kind, so asking for the outlook removes "
        "most uncertainty, though it settles no other day.",
    ),
    Preset(
        "Eight days",
        "two questions only, and here every bag they make is less mixed than the one "
        "before. Elsewhere a bag may come out more mixed; weighed by their sizes, the "
        "bags of one question together never do.",
        table=_LABEL["eight_days"],
    ),
    Preset(
        "The row-number trap",
        "ask which day it is, and nothing is left to find out. It wins by gain and by "
        "gain ratio, and says nothing about tomorrow.",
        numbers=AS_COLUMN,
    ),
    Preset(
        "A criterion that cannot decide",
        "misclassification counts only how many best guesses go wrong, so two "
        "questions tie that entropy tells apart.",
        by="Misclassification",
    ),
    Preset(
        "Grow Quinlan's tree",
        "each question is asked only of the rows that reach it, and every bit that "
        "was unknown at first is paid for, question by question.",
        opens_at=AT_THE_END,  # all of the tree that is to be looked at
        part=GROW,
        tree=((0, "Outlook"), (1, "Humidity"), (3, "Wind")),
    ),
    Preset(
        "A bad first question",
        "the tree still ends without a mistake, but it needs more questions: the "
        "bits missed at first are bought later.",
        opens_at=AT_THE_END,  # all of the tree that is to be looked at
        part=GROW,
        tree=as_picks(_BY_TEMPERATURE),
    ),
    Preset(
        "Two switches",
        "neither switch alone says anything, so both gains are zero; asked one after "
        "the other they tell all. Stopping at a zero gain would be a mistake.",
        opens_at=AT_THE_END,  # all of the tree that is to be looked at
        part=GROW,
        table=_LABEL["two_switches"],
        tree=((0, "Left"), (1, "Right"), (2, "Right")),
    ),
    Preset(
        "Contact lenses",
        "three answers to guess, and tear production settles half of the patients "
        "at once.",
        table=_LABEL["contact_lenses"],
    ),
    Preset(
        "Is it luck?",
        "deal the answers out at random, again and again: luck alone often gains as "
        "much as the outlook does. Fourteen days are too few to be sure.",
        part=LUCK,
        about="Outlook",
    ),
    Preset(
        "Congress: no luck",
        "no shuffle of the parties comes anywhere near what this vote tells.",
        part=LUCK,
        table=_LABEL["congress"],
        about="physician fee freeze",
    ),
    Preset(
        "The zoo",
        "the number of legs has the most answers and wins by gain. Divide by the bits "
        "the answers cost, and three plain questions tie: every bit of them is gain.",
        table=_LABEL["zoo"],
    ),
    Preset(
        "Three trees",
        "three ways to grow from the same days: a child for every answer by gain, by "
        "gain ratio, and with yes/no questions only.",
        part=TREES,
    ),
)
