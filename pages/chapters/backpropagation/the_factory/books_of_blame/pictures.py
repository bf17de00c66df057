"""The pictures of "Books of blame": what is sent, handed back, and the accounts."""

from pages.chapters.backpropagation.the_factory.books_of_blame.record import Record
from pages.figures.books import accounts_panel, flows_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw what goes forward, what comes back, and the accounts."""
    books = record.books
    forward, back = flows_panel(books, True), flows_panel(books, False)
    return [forward, back, accounts_panel(books)]
