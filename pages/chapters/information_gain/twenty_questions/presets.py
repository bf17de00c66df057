"""States of the chapter that are worth seeing, and the symbols it uses."""

from engines.decision_trees.twenty_questions import LIE_CHANCE
from pages.chapters.information_gain.twenty_questions.settings import (
    ALIKE,
    ANIMAL,
    ASK,
    DUEL,
    FIRST_ANIMAL,
    HIDDEN,
    MINE,
    NO_LIE,
    NUMBER,
    ONE_LIE,
    PLANS,
    PRIORS,
    SHOWN,
    TYPE,
    WATCH,
    YES_NO,
    says_of,
)
from pages.ui.old_chapter import Preset


def _preset(name: str, observe: str, **values: object) -> Preset:
    plain = {
        "game": WATCH,
        "animal": FIRST_ANIMAL,
        "number": 1,
        "find": ANIMAL,
        "legs": NUMBER,
        "prior": ALIKE,
        "lies": NO_LIE,
        "lie_at": 0,
        "gains": SHOWN,
        "turns": (),
    }
    return Preset(name, plain | values, observe)


PRESETS = (
    _preset(
        "The platypus",
        "six or seven yes-or-no questions would be enough for 101 animals if each "
        "split what is left in half. The number of legs splits it in six, and comes "
        "first.",
    ),
    _preset(
        "The honest tie",
        "the table says the same of ten predators, word for word. No plan and no luck "
        "can tell them apart, and the last 3.3 bits stay.",
        animal="lion",
    ),
    _preset(
        "A lie nobody expects",
        "one false answer at the start, and every true one after it leads further "
        "astray: the machine is sure, and wrong.",
        animal="dolphin",
        lie_at=1,
    ),
    _preset(
        "One lie allowed",
        "the same lie, but the machine knows that one answer may be false. It rules "
        "an animal out only when two answers deny it, and asks some things twice.",
        animal="dolphin",
        lie_at=1,
        lies=ONE_LIE,
    ),
    _preset(
        "Not sure",
        "twice the answer was “not sure”. Nothing is lost but a question: the machine "
        "goes round it and finds the penguin all the same.",
        game=MINE,
        turns=((12, 2), (6, 0), (15, 1), (0, 0), (1, 1), (4, 2), (5, 1)),
    ),
    _preset(
        "You ask",
        "each button tells what its question would remove now. Always press the "
        "largest, and you play as the machine does.",
        game=ASK,
        number=9,
    ),
    _preset(
        "A duel",
        "the same animal for both, and you do not see the gains. Look for questions "
        "that split what is left in half.",
        game=DUEL,
        number=4,
        gains=HIDDEN,
    ),
    _preset(
        "A duel, replayed",
        "four questions against five: won, with questions that promised less. Step "
        "through both games side by side.",
        game=DUEL,
        number=4,
        turns=((3, 1), (5, 1), (11, 1), (12, 2)),
    ),
    _preset(
        "Greedy loses",
        "when only the type is asked for, the number of legs tells most at once, but "
        "“milk” first settles all mammals with one question.",
        game=PLANS,
        find=TYPE,
    ),
    _preset(
        "Greedy nearly wins",
        "for the animal itself the best plan there is takes a long search to prove. "
        "Greedy looks one question ahead only; chance does not look at all.",
        game=PLANS,
        legs=YES_NO,
    ),
)

SYMBOLS = (
    ("H (bits)", "the entropy: what is missing to know, 1 bit for each halving"),
    ("p", "how likely something is now: its share of what is left"),
    ("gain", "the bits a question is expected to remove, averaged over its answers"),
    ("gained", "the bits this answer did remove: rare answers remove more"),
    ("greedy", "the plan that always asks the question of the largest gain"),
    ("exact optimum", "the plan that needs fewest questions on average, of all plans"),
    (
        "E",
        "the expected number of questions: the average over the animals, each weighed "
        "by how likely it is beforehand",
    ),
    *((f"likely beforehand: {prior}", says_of(prior)) for prior in PRIORS),
    (
        "floor",
        "a number of questions on average that no plan can beat: where all questions "
        "are yes or no, that of Huffman's tree; where the number of legs is one "
        "question, the bits to find out less what it can tell beyond 1",
    ),
    ("regret", "the bits by which the question asked promised less than the best"),
    (
        "one lie",
        f"any one answer may be false; each is with a chance of {LIE_CHANCE:.0%}, "
        "until one was",
    ),
)
