"""Telephone: a message whispered through a hundred layers.

After it the reader understands why depth is hard, and what mends it. Blame is
multiplied by one number after another on its way back, so it dies out or explodes
unless those numbers are near 1; every famous fix is a way to keep them there.
"""

from engines.backpropagation import ACTIVATIONS, SCHEMES
from pages.ui.chapter import Chapter
from pages.ui.choices import Choice, Switch
from pages.ui.control import where
from pages.ui.controls import Scale, Seed, Slider

from . import words
from .census.part import PART as CENSUS
from .does_it_learn.part import PART as LEARN
from .ladder.part import PART as LADDER
from .map.part import PART as MAP
from .one_stack.part import PART as ONE_STACK
from .presets import PRESETS
from .record import DEEPEST, SCALES, Settings

KINDS = {activation.label: name for name, activation in ACTIVATIONS.items()}
STARTS = {scheme.label: name for name, scheme in SCHEMES.items()}
WIDTHS = (4.0, 8.0, 16.0, 32.0, 64.0, 128.0)
# Where depth and width are asked for, and where all that builds a stack is.
SIZED = {"shown": where("part", *(p.title for p in (ONE_STACK, LADDER, MAP, CENSUS)))}
BUILT = {"shown": where("part", *(p.title for p in (ONE_STACK, MAP, CENSUS)))}

CHAPTER = Chapter(
    key="bp_phone",
    title="Telephone",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    controls=(
        Slider("depth", "Hidden layers", (1, DEEPEST), 20, 1, main=True, **SIZED),
        Scale("width", "Units a layer", WIDTHS, 64.0, **SIZED),
        Choice("act", "Units", KINDS, "Sigmoid", into="activation", **BUILT),
        Choice("init", "First weights", STARTS, "Xavier", into="scheme", **BUILT),
        Scale(
            "scale",
            "Scale of the first weights",
            SCALES,
            1.0,
            help=words.SCALE,
            rare=True,
            **BUILT,
        ),
        Switch("norm", "Batch normalisation", into="batch_norm", **BUILT),
        Switch("skip", "Residual connections", into="residual", **BUILT),
        Seed("seed", help=words.SEED, stays=True, rare=True),
    ),
    parts=(ONE_STACK, LADDER, MAP, CENSUS, LEARN),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
