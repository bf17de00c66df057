"""Numbers that people bring, and what may have made them."""

from pages.chapters.my_number.words import TITLE
from pages.ui.chapter import Preset

from ..from_paper.presets import AND, table_of


def _preset(name: str, observe: str, **values: object) -> Preset:
    return Preset(name, observe, part=TITLE, **values)


PRESETS = (
    _preset(
        "0.79 for 0.85",
        "after one round somebody's neuron answers 0.79, and not 0.85. What was "
        "forgotten on the way?",
        round=2,
        told=(("a", "0.79"),),
    ),
    _preset(
        "Nielsen's neuron, twice",
        "input 1, target 0: after 300 rounds the book's neuron answers 0.09, "
        "somebody's 0.0610. Is that a slip, or another way to count, and which number "
        "would tell?",
        p_data=((1.0, 0.0),),
        p_w0=0.9,
        p_w1=0.6,
        p_eta=0.15,
        p_act="Sigmoid",
        round=301,
        told=(("a", "0.0610"),),
    ),
    _preset(
        "The slip reported most",
        "a sigmoid neuron, and a new weight with all its digits. Where was the slope "
        "taken?",
        p_act="Sigmoid",
    ),
    _preset(
        "AND from elsewhere",
        "another book's bias is 0.1 after the first round. What does its step answer "
        "where z is 0?",
        p_inputs="Two",
        p_act="Step",
        p_pairs=table_of(AND),
        p_w0=0.0,
        p_w1=0.0,
        told=(("new w₀, sample 4", "0.1"),),
    ),
)
