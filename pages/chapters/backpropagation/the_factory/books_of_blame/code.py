"""Which lines of the engine each step of "Books of blame" runs."""

from engines.backpropagation import BooksOfBlame, backward, books_of_blame
from pages.words.source import lines_of

from .record import Record

CODE = (books_of_blame, BooksOfBlame, backward)
LINES = {
    "opened": (books_of_blame, "held = passed"),
    "sends": (books_of_blame, "sent = held"),
    "delta": (backward, "delta = blame"),
    "charged": (books_of_blame, "returned = weights", "accounts = sent"),
    "shares": (books_of_blame, "sizes = np.abs", "shares = sizes"),
    "balance": (books_of_blame, "charges = (", "credits = held"),
}


def ran(record: Record, step: int) -> str:
    """Return the lines that book what is new at a step."""
    what, _ = record.stages[step]
    return lines_of(*LINES[what])
