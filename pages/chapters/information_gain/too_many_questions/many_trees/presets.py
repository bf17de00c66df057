"""States of "Many trees" that are worth seeing."""

from pages.ui.chapter import Preset

from ..settings import MANY_TREES

PRESETS = (
    Preset(
        "Draw the rows again",
        "each tree saw the same flowers in another draw. Is the first question always "
        "about the same measure, and at the same threshold?",
        part=MANY_TREES,
    ),
    Preset(
        "Noise by heart",
        "a tenth of the labels is wrong, and each tree is grown to its end. Where does "
        "the average's line run among the dots of the single trees?",
        part=MANY_TREES,
        data="Breast cancer (569 patients)",
    ),
    Preset(
        "Ragged borders",
        "every tree draws its own border between the moons. What do the colours show "
        "where the borders lie apart?",
        part=MANY_TREES,
        data="Two moons",
        trees=51,
    ),
    Preset(
        "Stumps",
        "each tree may ask one question. Can an average of one-question trees follow "
        "the moons?",
        part=MANY_TREES,
        data="Two moons",
        noise=0.0,
        each="1",
    ),
    Preset(
        "Four tight clouds",
        "no label is wrong, and the clouds hardly touch. Do trees that begin with "
        "different questions say different things of the rows?",
        part=MANY_TREES,
        data="XOR",
        spread=0.1,
        noise=0.0,
    ),
)
