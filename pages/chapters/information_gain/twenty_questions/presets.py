"""States of the chapter that are worth seeing."""

from pages.ui.chapter import Preset

from .record import (
    ASK,
    COUNTED,
    DUEL,
    EXAMINED,
    HIDDEN,
    MINE,
    ONE_LIE,
    OWN,
    PLANS,
    TABLE,
    TWO_LIES,
    TYPE,
    YES_NO,
)

CHEAP = ("airborne", "aquatic")  # of the list that misleads
MISLEADING = tuple((1.0 if name in CHEAP else 3.0,) for name in TABLE.attributes)
PRESETS = (
    Preset(
        "The platypus",
        "seven yes-or-no questions would be enough for 101 animals if each split what "
        "is left in half. The number of legs splits it in six, and comes first.",
    ),
    Preset(
        "The honest tie",
        "the table says the same of ten predators, word for word: no plan and no luck "
        "can tell them apart, and the last 3.3 bits stay.",
        animal="lion",
    ),
    Preset(
        "A lie nobody expects",
        "one false answer at the start rules the dolphin out, and no true one after it "
        "brings it back. What will the machine be sure of?",
        animal="dolphin",
        lie_at=1,
    ),
    Preset(
        "One lie allowed",
        "the same lie, but the machine knows that one answer may be false. It rules "
        "an animal out only when two answers deny it, and asks some things twice.",
        animal="dolphin",
        lie_at=1,
        lies=ONE_LIE,
    ),
    Preset(
        "Two lies",
        "the first answer and the fourth are false, and the machine knows that two may "
        "be. If nobody could lie, seven questions would do: what do two lies cost?",
        animal="penguin",
        legs=YES_NO,
        lies=TWO_LIES,
        lie_at=1,
        lie_again=4,
    ),
    Preset(
        "Two answers not sure",
        "the answer was “not sure” twice. Nothing is lost but two questions: the "
        "machine goes round them and finds the penguin all the same.",
        game=MINE,
        turns=((12, 1), (6, None), (15, 0), (0, None), (1, 0), (4, 1), (5, 0)),
    ),
    Preset(
        "You ask",
        "bet on the first question, and the bars tell what each would remove. Always "
        "ask that of the longest bar, and you play as the machine does.",
        game=ASK,
        number=9,
    ),
    Preset(
        "Surprising, not telling",
        "only 8 of 101 animals are venomous: “yes” surprises by more bits than were "
        "missing to know the type, and yet most of those stay missing.",
        game=ASK,
        find=TYPE,
        number=76,
        turns=((10, 0),),
        gains=HIDDEN,
        opens_at=1,
    ),
    Preset(
        "A duel",
        "the same animal for both, and you do not see the gains. Look for questions "
        "that split what is left in half.",
        game=DUEL,
        number=4,
        gains=HIDDEN,
    ),
    Preset(
        "A duel, replayed",
        "four questions against five: won, with questions that promised less. Step "
        "through both games side by side.",
        game=DUEL,
        number=4,
        turns=((3, 0), (5, 0), (11, 0), (12, 1)),
    ),
    Preset(
        "One regret",
        "only the first question promised less than the best one then; six against "
        "five, the duel was lost. The wedge at the curve is what it promised less.",
        game=DUEL,
        number=32,
        turns=((10, 1), (12, 2), (6, 0), (15, 1), (5, 0), (7, 1)),
        opens_at=1,
    ),
    Preset(
        "Lost without a regret",
        "six questions against five, and yet none promised less than the best one "
        "then. Of equally good questions the machine asked others, and was luckier.",
        game=DUEL,
        number=21,
        turns=((12, 1), (6, 0), (5, 1), (4, 1), (15, 0), (14, 0)),
    ),
    Preset(
        "Only the type",
        "the number of legs tells most of the type at once, and “milk” settles all "
        "mammals with one question. Which of the two should come first?",
        game=PLANS,
        find=TYPE,
    ),
    Preset(
        "Only yes or no",
        "to find the animal itself, greedy looks one question ahead, the exact "
        "optimum looks all the way, and chance does not look at all. How far will "
        "they be apart?",
        game=PLANS,
        legs=YES_NO,
    ),
    Preset(
        "The price of legs",
        "to count the legs costs 3 coins, and any other question costs 1. Would you "
        "still ask for their number first?",
        game=ASK,
        number=12,
        find=TYPE,
        prices=COUNTED,
    ),
    Preset(
        "To see or to examine",
        "hair is seen at a glance, for one coin; a backbone has to be felt for, for "
        "five. How many coins does it save to look at the prices?",
        game=PLANS,
        prices=EXAMINED,
    ),
    Preset(
        "Two cheap questions",
        "to ask whether it flies, or lives in water, costs one coin, anything else "
        "three. Does it pay to begin with what is cheap?",
        game=PLANS,
        find=TYPE,
        prices=OWN,
        own_prices=MISLEADING,
    ),
)
