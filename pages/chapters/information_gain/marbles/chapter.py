"""Marbles: what entropy counts, drawn from a bag of up to six colours.

After it the reader understands that entropy, in bits, is the number of yes/no questions
that a questioner with a good plan needs on average to name the colour of a drawn
marble, because it is the average surprise; and that whoever believes in another bag is
surprised by more, the Kullback-Leibler divergence.
"""

from collections.abc import Callable

from pages.ui.chapter import Chapter, Part
from pages.ui.control import Values, where
from pages.ui.controls import Beside, Number, Seed, Slider

from . import words
from .logarithm import logarithm
from .my_number_is_different.part import MY_NUMBER
from .my_number_is_different.presets import PRESETS as ON_PAPER
from .parts import BAG, MEASURES, QUESTIONS, THE_WRONG_BAG, YOU_ASK, YOUR_COUNTS
from .presets import PRESETS
from .record import MOST, NAMES, Settings
from .your_counts.presets import PRESETS as OF_COUNTS

PARTS = (BAG, QUESTIONS, YOU_ASK, THE_WRONG_BAG, MEASURES, YOUR_COUNTS, MY_NUMBER)
AT_FIRST = (4, 2, 2, 0, 0, 0)  # marbles of each colour
# Where another bag is believed in, that one is to be tried first.
IS_MAIN = where("view", *(part.title for part in PARTS if part != THE_WRONG_BAG))


def in_all_but(*parts: Part) -> Callable[[Values], bool]:
    """Return what tells whether another part than these is shown."""
    return where("view", *(part.title for part in PARTS if part not in parts))


WITH_MARBLES = in_all_but(YOUR_COUNTS, MY_NUMBER)


def marbles(colour: str, at_first: int) -> Number:
    """Return the box for how many marbles of a colour are in the bag."""
    main = IS_MAIN if colour == NAMES[0] else False
    look = {"main": main, "shown": WITH_MARBLES}
    return Number(colour, colour.capitalize(), (0, MOST), at_first, 1, **look)


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
            shown=in_all_but(YOU_ASK, YOUR_COUNTS, MY_NUMBER),
        ),
        Seed(
            "seed",
            again="Draw again",
            help=words.SEED,
            stays=True,
            shown=WITH_MARBLES,
        ),
        logarithm(in_all_but(YOU_ASK, THE_WRONG_BAG)),
    ),
    parts=PARTS,
    presets=(*PRESETS, *OF_COUNTS, *ON_PAPER),
    symbols=words.SYMBOLS,
)
