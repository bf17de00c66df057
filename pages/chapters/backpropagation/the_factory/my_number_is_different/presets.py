"""Numbers that people have asked about, as they stand on their paper."""

from pages.chapters.my_number.words import TITLE
from pages.ui.chapter import Preset

from ..factories import OWN

PRESETS = (
    Preset(
        "A weight, one slip",
        "somebody has worked out this weight with one slip. Which cause leads to it, "
        "and where in the network do the paths part?",
        part=TITLE,
    ),
    Preset(
        "The printed error",
        "half the web prints this error for Mazur's example, with nine digits. How "
        "many causes lead to it?",
        part=TITLE,
        net="2-2-2",
        told=(("new E", "0.291027924"),),
    ),
    Preset(
        "Four printed weights",
        "four new weights of the 2-2-1 with 0.35 and 0.9, as many pages print them. "
        "No single cause leads to all four: which two do?",
        part=TITLE,
        net=OWN,
        own_x=((0.35, 0.9, 0.5),),
        own_w=((0.1, 0.4), (0.8, 0.6), (0.0, 0.0), (0.0, 0.0)),
        own_v=((0.3,), (0.9,), (0.0,), (0.0,)),
        eta=1.0,
        told=(
            ("new w₁₁", "0.09916"),
            ("new w₂₁", "0.7978"),
            ("new w₁₂", "0.3972"),
            ("new w₂₂", "0.5928"),
        ),
    ),
    Preset(
        "Rounded on the way",
        "three decimals were kept at every step. Is the third one of the answer to be "
        "trusted?",
        part=TITLE,
        told=(("ŷ", "0.639"),),
    ),
    Preset(
        "Two decimals",
        "two digits prove little. How many causes lead to them, and which number "
        "should be computed next?",
        part=TITLE,
        told=(("new w₁₁", "0.40"),),
    ),
)
