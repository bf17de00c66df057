"""States of "Rank" worth seeing, each with what to observe there."""

from pages.ui.chapter import Preset

from ..record import AS_COLUMN, GAPS, LABEL, MEASURED

_, OUT, SHARED_OUT = GAPS
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
        table=LABEL["eight_days"],
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
        "Contact lenses",
        "three answers to guess, and one of the questions settles half of the "
        "patients at once.",
        table=LABEL["contact_lenses"],
    ),
    Preset(
        "The zoo",
        "one question has six answers, the others two each. Is more always better? "
        "Rank by gain ratio too, which makes a question pay for its answers.",
        table=LABEL["zoo"],
    ),
)
