"""What "Luck at each node" may say."""

from tests.claims import Claims

from . import drawing
from .node_ends import BET, ENDS
from .node_presets import OBSERVE
from .node_story import STORY
from .notes import NOTES
from .tested import Tested

LUCK_AT_EACH_NODE = Claims(
    (*STORY, *ENDS, *BET, *OBSERVE, *NOTES),
    evidence=Tested,
    answers=lambda seen: seen.right,
    settings=drawing.luck_at_each_node,
    few=40,
    many=1500,
)
