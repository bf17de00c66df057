"""Bags that are worth seeing, each in one of the parts."""

from pages.ui.chapter import Preset

from .record import NAMES


def bag(*counts: int) -> dict[str, int]:
    """Return a bag with so many marbles of the first colours, and of no others."""
    return {**dict.fromkeys(NAMES, 0), **dict(zip(NAMES, counts, strict=False))}


def believed(*counts: int) -> dict[str, int]:
    """Return a belief in so many marbles of the first colours, and in no others."""
    return {f"believed_{name}": n for name, n in bag(*counts).items()}


PRESETS = (
    Preset(
        "Half, quarter, quarter",
        "half the draws surprise by 1 bit, half by 2: the average, H, lies between "
        "the two, and what you draw wanders towards the bag's own place.",
    ),
    Preset(
        "Fair coin",
        "two colours, equally many: this is what one bit is, the answer to one yes/no "
        "question that could go either way.",
        **bag(1, 1),
    ),
    Preset(
        "Certain",
        "one colour only: no draw can surprise, and there is nothing to ask.",
        **bag(8),
    ),
    Preset(
        "One in four",
        "the rare colour surprises by 2 bits, but only every fourth time, and the bag "
        "stands well above half the height of the curve: it is flat on top.",
        **bag(1, 3),
    ),
    Preset(
        "A rare marble",
        "the rare marble surprises by almost 5 bits, but only once in 30 draws. Which "
        "of the two colours makes more of H: look at the bars.",
        **bag(29, 1),
    ),
    Preset(
        "Six equal",
        "six colours, equally many: H is at its ceiling log₂ 6. Look what one "
        "more marble does to it.",
        **bag(3, 3, 3, 3, 3, 3),
    ),
    Preset(
        "Halves, quarters, eighths",
        "every share is a half, a quarter or an eighth. Can every question split what "
        "is left into equal halves, and what comes of that, draw by draw?",
        view="Questions",
        **bag(4, 2, 1, 1),
    ),
    Preset(
        "Three, two, one",
        "“Is it blue?” halves the bag exactly, but then two orange and one green "
        "cannot be halved. What does that cost beyond H?",
        view="Questions",
        **bag(3, 2, 1),
    ),
    Preset(
        "Huffman wastes",
        "29 of 30 marbles are blue, so the answer is almost known beforehand. What "
        "does a draw cost all the same, and what if two or three are asked about at "
        "once?",
        view="Questions",
        **bag(29, 1),
    ),
    Preset(
        "Your turn",
        "8 marbles of 3 colours, and you may ask about one colour or several: which "
        "answer tells a whole bit, and which less?",
        view="You ask",
    ),
    Preset(
        "One after the other",
        "a game of 17 questions, each about one colour only. Step through it: what "
        "does an answer tell, and what could another question have told?",
        view="You ask",
        seed=0,
        asked=(1, 2, 4, 8, 16, *(1, 2, 4, 8) * 2, *(1, 2) * 2),
        **bag(3, 3, 3, 3, 3, 3),
    ),
    Preset(
        "More open than before",
        "the first answer, no to “Is it blue?”, surprises by 2 bits, and yet more bits "
        "are missing after it than before. Most marbles are blue: what does that save?",
        view="You ask",
        seed=0,
        asked=(1, 2, 4, *[1] * 4),
        **bag(12, 1, 1, 1, 1),
    ),
    Preset(
        "Blue and green swapped",
        "half of the marbles are blue, and you believe that of green. All shares are "
        "halves and quarters, real or believed: what does the wrong tree cost, in bits "
        "and in questions?",
        view="The wrong bag",
        **believed(2, 2, 4),
    ),
    Preset(
        "Nothing known of the shares",
        "you know the 5 colours and nothing else, so you believe in equal shares. What "
        "would you save if you knew them all?",
        view="The wrong bag",
        **bag(8, 4, 2, 1, 1),
        **believed(1, 1, 1, 1, 1),
    ),
    Preset(
        "Half of it believed blue",
        "29 of 30 marbles are blue, and you believe that one half is. How surprising "
        "that is, and how many questions it costs, need not go together.",
        view="The wrong bag",
        **bag(29, 1),
        **believed(1, 1),
    ),
    Preset(
        "A colour not believed in",
        "one marble of 8 is pink, and you believe that none is. What does your tree "
        "say of it, and what surprise is to be expected?",
        view="The wrong bag",
        **bag(4, 2, 1, 1),
        **believed(4, 2, 2),
    ),
    Preset(
        "Believed in, but not there",
        "you believe in one pink marble of 8, and there is none. What does that cost, "
        "and what with both bags swapped?",
        view="The wrong bag",
        **bag(4, 2, 2),
        **believed(4, 2, 1, 1),
    ),
    Preset(
        "Gini and misclassification",
        "of two colours, all three measures are 0 for a pure bag and largest at the "
        "middle, but only misclassification is made of straight lines: so it cannot "
        "tell split A from split B, and the bent ones can.",
        view="Measures",
        **bag(3, 1),
    ),
    Preset(
        "Only the commonest counts",
        "the best guess is wrong as often as not: misclassification sees only the "
        "commonest colour. Move the marble from green to orange: it does not notice, "
        "entropy and Gini do.",
        view="Measures",
        **bag(4, 3, 1),
    ),
)
