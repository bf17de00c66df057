"""States worth seeing, each with what to observe there."""

from engines.datasets import DATASETS
from pages.ui.chapter import AT_THE_END, Preset

from .grow.rule import BY_RULE
from .record import (
    AS_COLUMN,
    AT_A_CUT,
    BEST,
    GROW,
    LUCK,
    MEASURED,
    MISSING,
    NODES,
    TREES,
)

_, OUT, SHARED_OUT = MISSING
_LABEL = {name: table.label for name, table in DATASETS.items()}
_TOGETHER = tuple(  # Play is Yes where humidity is high and the wind strong, or neither
    (day, 4, play)
    for play, days in (("No", (2, 3, 6, 10)), ("Yes", (1, 13)))
    for day in days
)
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
        "A stop at zero",
        "a question must gain more than nothing here, and neither switch does alone. "
        "Nothing is asked, and half of the cases are told wrongly. What would two "
        "questions tell?",
        part=GROW,
        table=_LABEL["two_switches"],
        stop=BY_RULE,
        least="0",
    ),
    Preset(
        "Learned by heart",
        "a third of Congress is held out, and the rule stops nothing. Let the machine "
        "finish: in the end it tells all learned rows rightly. When were those held "
        "out told best?",
        part=GROW,
        table=_LABEL["congress"],
        stop=BY_RULE,
    ),
    Preset(
        "One vote and no more",
        "one question on a path, and then the rule closes every bag. How many members "
        "that are held out does a single vote tell?",
        part=GROW,
        table=_LABEL["congress"],
        stop=BY_RULE,
        deepest="1",
        tree=((0, "physician fee freeze"),),
    ),
    Preset(
        "Stopped too soon",
        "one question on a path again, now in the zoo. Would those held out be told "
        "better if the machine asked on?",
        part=GROW,
        table=_LABEL["zoo"],
        stop=BY_RULE,
        deepest="1",
        tree=((0, "legs"),),
    ),
    Preset(
        "Large bags only",
        "a bag of fewer than 30 members is asked nothing. Let the machine finish: "
        "which bags are left mixed, and does that cost anything among those held out?",
        part=GROW,
        table=_LABEL["congress"],
        stop=BY_RULE,
        fewest=30,
    ),
    Preset(
        "A day without its humidity",
        "numbers are asked at their best cut, and of the new day nobody measured the "
        "humidity: it goes down both ways, in parts. What do they say together?",
        part=GROW,
        table=_LABEL["measured_days"],
        cut=AT_A_CUT,
        gaps=SHARED_OUT,
        tree=((0, "Outlook"), (1, "Humidity"), (3, "Wind")),
        row=((0, 0), (2, ""), (3, 1)),
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
        "Luck in Congress",
        "the first vote gains far more than luck ever does. Go on to nodes with few "
        "members, and look at how much luck gains there.",
        part=NODES,
        table=_LABEL["congress"],
    ),
    Preset(
        "A tree of nothing",
        "the parties are dealt out among the members at random, so no vote knows "
        "anything. How large a tree does gain grow from it, and where does the test "
        "stop?",
        part=NODES,
        table=_LABEL["congress"],
        dealt=True,
    ),
    Preset(
        "A least gain",
        "the tree on the left keeps a question that luck matches, and drops one that "
        "luck never does. Is there a better least gain?",
        part=NODES,
        table=_LABEL["congress"],
        over=0.3,
    ),
    Preset(
        "Two switches tested",
        "the first question gains nothing, so luck always does as well. What becomes "
        "of the lamp if you stop there?",
        part=NODES,
        table=_LABEL["two_switches"],
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
    Preset(
        "The best small tree",
        "the same days, and two questions on a path at most. Greedy never looks "
        "further than one question: does it pay for that here?",
        part=BEST,
    ),
    Preset(
        "Congress in three questions",
        "435 members, and three questions on a path at most. Where do the two trees "
        "part, and what does the smaller gain buy further down?",
        part=BEST,
        table=_LABEL["congress"],
        at_most=3,
    ),
    Preset(
        "The zoo in fewest questions",
        "every animal can be settled with four questions on a path at most. Legs gain "
        "most: is that the way to begin if you want to ask as little as you can?",
        part=BEST,
        table=_LABEL["zoo"],
        at_most=4,
        aim="Questions a row",
    ),
    Preset(
        "Two that go together",
        "six days have another answer now: Humidity and Wind tell it together, and "
        "next to nothing alone. What does greedy ask first, and what does that cost?",
        part=BEST,
        cells=_TOGETHER,
    ),
    Preset(
        "No gain at first",
        "neither switch gains anything alone. With two questions on a path the best "
        "tree asks one all the same: is greedy any worse here, and what is left of "
        "both trees if only one question is allowed?",
        part=BEST,
        table=_LABEL["two_switches"],
    ),
)
