"""Train a network: what each part may say, and the questions that decide it."""

from . import side_by_side
from .many_starts import table as many_starts
from .train import table
from .what_went_wrong import table as what_went_wrong

CLAIMS = {
    "Train": table.CLAIMS,
    "Side by side": side_by_side.CLAIMS,
    "Many starts": many_starts.CLAIMS,
    "What went wrong": what_went_wrong.CLAIMS,
}
