"""States worth seeing, each with what to observe there."""

from engines.datasets import DATASETS
from pages.ui.chapter import AT_THE_END, Preset

from .record import AS_COLUMN, GROW, LUCK, MEASURED, MISSING, TREES

_, OUT, SHARED_OUT = MISSING
_LABEL = {name: table.label for name, table in DATASETS.items()}
PRESETS = (
    Preset(
        "Fourteen days",
        "each question sorts the days into bags. Look for a bag that is all of one "
        "kind, at how many days it holds, and at how mixed the others are.",
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
        "the first question asks which day it is. How mixed are its bags, and would "
        "it help you tomorrow?",
        numbers=AS_COLUMN,
    ),
    Preset(
        "A criterion that cannot decide",
        "misclassification counts only how many best guesses go wrong. Look for two "
        "questions that it cannot tell apart, though their bags are not alike.",
        by="Misclassification",
    ),
    Preset(
        "Numbers as questions",
        "temperature and humidity as measured, each asked at its best cut. Drag the "
        "line: what does another cut gain, and does the question keep its place?",
        table=MEASURED,
    ),
    Preset(
        "C4.5's missing cell",
        "nobody noted the outlook of day 6. Shared out, it goes into every bag of "
        "“Outlook” in parts. What is each part, and what does the gain count for?",
        table=MEASURED,
        cells=((5, 0, ""),),
        gaps=SHARED_OUT,
    ),
    Preset(
        "Three answers only",
        "only three days have a temperature. Left out, the other eleven do not count. "
        "Which question looks best, and does it still when they are shared out?",
        cells=tuple((day, 1, "") for day in range(14) if day not in (0, 1, 3)),
        gaps=OUT,
    ),
    Preset(
        "Grow Quinlan's tree",
        "the best question is asked, and two bags are still mixed. Ask on, or let the "
        "machine: each question is asked only of the rows that reach it. Which bits "
        "of the ledger does it pay for?",
        opens_at=AT_THE_END,  # all of the tree that there is
        part=GROW,
        tree=((0, "Outlook"),),  # only begun: the rest is to be bet on
    ),
    Preset(
        "A bad first question",
        "the first question is not the best one. Let the machine finish: the tree "
        "still ends without a mistake, and the bits missed at first are bought later. "
        "At what price?",
        opens_at=AT_THE_END,
        part=GROW,
        tree=((0, "Temperature"),),
    ),
    Preset(
        "Two switches",
        "neither switch alone says anything, so both gains are zero. Ask one after "
        "the other: would it be a mistake to stop at a zero gain?",
        part=GROW,
        table=_LABEL["two_switches"],
    ),
    Preset(
        "Contact lenses",
        "three answers to guess, and one of the questions settles half of the "
        "patients at once.",
        table=_LABEL["contact_lenses"],
    ),
    Preset(
        "Is it luck?",
        "deal the answers out at random, again and again, and the gains of luck pile "
        "up. Where in that pile does the real gain lie?",
        part=LUCK,
        about="Outlook",
    ),
    Preset(
        "Congress, one vote",
        "435 members, and their vote on doctors' fees. How near do shuffled parties "
        "come to what it tells?",
        part=LUCK,
        table=_LABEL["congress"],
        about="physician fee freeze",
    ),
    Preset(
        "The zoo",
        "one question has six answers, the others two each. Is more always better? "
        "Rank by gain ratio too, which makes a question pay for its answers.",
        table=_LABEL["zoo"],
    ),
    Preset(
        "Three trees",
        "three ways to grow from the same days: a child for every answer by gain, by "
        "gain ratio, and with yes/no questions only.",
        part=TREES,
    ),
)
