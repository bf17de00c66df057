"""Marbles: what entropy counts, drawn from a bag of up to six colours.

After it the reader understands that entropy, in bits, is the number of yes/no questions
that a questioner with a good plan needs on average to name the colour of a drawn
marble, because it is the average surprise.
"""

from pages.ui.chapter import Chapter
from pages.ui.control import where
from pages.ui.controls import Beside, Number, Seed, Slider

from . import words
from .parts import BAG, MEASURES, QUESTIONS, YOU_ASK
from .presets import PRESETS
from .record import NAMES, Settings

AT_FIRST = (4, 2, 2, 0, 0, 0)  # marbles of each colour
MOST = 30


def marbles(colour: str, at_first: int) -> Number:
    """Return the box for how many marbles of a colour are in the bag."""
    first = colour == NAMES[0]
    return Number(colour, colour.capitalize(), (0, MOST), at_first, 1, main=first)


CHAPTER = Chapter(
    key="ig_marbles",
    title="Marbles",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    part_name="view",
    part_label="Show",
    parts_restart=False,  # the same draws, looked at in several ways
    controls=(
        Beside(
            "colours",
            tuple(map(marbles, NAMES, AT_FIRST)),
            wrap=False,
            note=words.empty_bag,
        ),
        Slider(
            "draws",
            "Draws",
            (10, 200),
            60,
            10,
            into="n_draws",
            stays=True,
            shown=where("view", BAG.title, QUESTIONS.title, MEASURES.title),
        ),
        Seed("seed", again="Draw again", help=words.SEED, stays=True),
    ),
    parts=(BAG, QUESTIONS, YOU_ASK, MEASURES),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
