"""What "Which question?" may say, part by part."""

from .grow import GROW
from .luck import LUCK
from .rank import RANK
from .three_trees import THREE_TREES

CLAIMS = {"Rank": RANK, "Grow": GROW, "Luck": LUCK, "Three trees": THREE_TREES}
