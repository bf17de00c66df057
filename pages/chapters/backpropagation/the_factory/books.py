"""The part "Books of blame": what each hidden unit sent, and what it is charged."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    BooksOfBlame,
    Network,
    books_of_blame,
    forward,
    sum_of,
)
from engines.reference import numeric_gradient
from pages.chapters.backpropagation.the_factory import books_words, pass_script
from pages.chapters.backpropagation.the_factory.part import (
    PassRecord,
    gradient_opinion,
    pass_record,
    scikit_learn_opinion,
)
from pages.chapters.backpropagation.the_factory.passing import told_of
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.figures.books import Accounts as Record
from pages.figures.books import accounts_panel, flows_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part

COLUMNS = ("sender", "receiver", "sent forward", "handed back", "account")
PRINTS = COLUMNS[2:]


@dataclass(frozen=True, eq=False)
class BooksRecord(PassRecord):
    """The pass, and the books between the hidden units and the outputs."""

    books: Record


class Books(Part):
    """The books of blame."""

    code = (books_of_blame, BooksOfBlame)

    def run(self, settings: Settings) -> BooksRecord:
        """Pass forward and back, and open the books."""
        plain = pass_record(settings)
        told = told_of(plain)
        book = told.books[1]
        books = Record(
            told,
            settings.names,
            sent=book.sent.sum(axis=1),
            back=sum_of(book.returned),
            total=float(book.accounts.sum()),
        )
        return BooksRecord(plain.done, plain.check, books)

    def labels(self, settings: Settings, record: BooksRecord) -> list[str]:
        """Name what is booked."""
        return books_words.labels(record.books)

    def panels(self, settings: Settings, record: BooksRecord) -> list[Panel]:
        """Draw what goes forward, what comes back, and the accounts."""
        books = record.books
        return [flows_panel(books, True), flows_panel(books, False)] + [
            accounts_panel(books)
        ]

    def bet(self, settings: Settings, record: BooksRecord) -> Bet:
        """Ask for a hidden unit's share of the blame."""
        return books_words.bet(record.books)

    def story(self, settings: Settings, record: BooksRecord, step: int) -> list[str]:
        """Tell what is booked at this step."""
        return books_words.story(record.books, step)

    def ending(
        self, settings: Settings, record: BooksRecord
    ) -> tuple[list[str], Remedy | None]:
        """Say that the books balance, and what decides the shares."""
        return books_words.ending(record.books), None

    def numbers(self, settings: Settings, record: BooksRecord, step: int) -> Numbers:
        """Write this step's bookings; list those that are whole."""
        books, names = record.books, settings.names
        book, rows = books.record.books[1], []
        for j in range(names.sizes[1]):
            for k in range(names.sizes[2]):
                held = (book.sent, book.returned, book.accounts)
                numbers = [float(one[j, k]) for one in held]
                rows.append((names.unit(1, j), names.unit(2, k), *numbers))
        totals = [float(part.sum()) for part in (book.sent, book.returned)]
        rows.append(("all", "all", *totals, books.total))
        reached = books.n_charged(step) * names.sizes[2]
        reached = len(rows) if books.is_balanced(step) else reached
        return Numbers(books_words.formulas(books, step), COLUMNS, rows, reached)

    def opinions(
        self, settings: Settings, record: BooksRecord, step: int
    ) -> list[Opinion]:
        """Measure each hidden unit's blame from E alone, and add the books up."""
        return [
            _measured(settings, record),
            _balance(record),
            gradient_opinion(record),
        ]

    def reference(self, settings: Settings, record: BooksRecord) -> Opinion | None:
        """Ask scikit-learn for the gradients."""
        return scikit_learn_opinion(settings, record)

    def take_home(self, settings: Settings, record: BooksRecord) -> exports.TakeHome:
        """Give the accounts, and a script that books them again."""
        rows = self.numbers(settings, record, 0).rows
        says = "The books of blame between the hidden units and the outputs: the sums."
        body = pass_script.body(settings, SCRIPT, step=False)
        code = exports.script(says, pass_script.SOURCES, body)
        return exports.TakeHome(COLUMNS, rows, code, PRINTS)


SCRIPT = """# The books: a row for each hidden unit, a column for each output.
sent = h[:, np.newaxis] * v
handed_back = v * delta_out
accounts = h[:, np.newaxis] * handed_back
print(repr(float(sent.sum())))
print(repr(float(handed_back.sum())))
print(repr(float(accounts.sum())))"""


def _measured(settings: Settings, record: BooksRecord) -> Opinion:
    """Measure how E changes with what each hidden unit makes."""
    done = record.done
    (_, n_hidden, n_out), network = settings.factory.sizes, done.network
    rest = Network(
        (n_hidden, n_out),
        output_activation=network.output_activation,
        loss=network.loss,
    )
    parameters = type(done.parameters)(
        done.parameters.weights[1:], done.parameters.biases[1:]
    )

    def errors(made: np.ndarray) -> np.ndarray:
        targets = np.tile(settings.targets, (len(made), 1))
        return forward(rest, parameters, made, targets).losses

    measured = numeric_gradient(errors, done.passed.activations[1][0])
    size = max(1.0, float(np.abs(measured).max()))
    gap = float(np.abs(measured - record.books.back).max()) / size
    what = "What is handed back to each hidden unit, against E when that unit is nudged"
    return Opinion("central differences", gap, 1e-6, what)


def _balance(record: BooksRecord) -> Opinion:
    """Add the accounts up by receiver and by sender, and compare."""
    book = record.books.record.books[1]
    size = max(1.0, float(np.abs(book.accounts).max()))
    what = "The accounts by receiver and by sender, against z and ∂E/∂h of the pass"
    return Opinion("the books' own balance", book.imbalance / size, 1e-12, what)
