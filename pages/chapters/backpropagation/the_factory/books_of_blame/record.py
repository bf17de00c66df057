"""What "Books of blame" computes: what each hidden unit sent and is charged."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import BooksOfBlame, Network, Parameters, forward, sum_of
from engines.reference import numeric_gradient
from pages.chapters.backpropagation.the_factory import script as written
from pages.chapters.backpropagation.the_factory.record import (
    Settings,
    Trip,
    measured,
    there_and_back,
)
from pages.figures.books import Accounts
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree

COLUMNS = ("sender", "receiver", "sent forward", "handed back", "account")


@dataclass(frozen=True, eq=False)
class Record:
    """The pass, and the books between the hidden units and the outputs."""

    settings: Settings
    trip: Trip
    ledger: BooksOfBlame  # between the hidden units and the outputs
    made: np.ndarray  # (n_hidden,) by the hidden units
    deltas: np.ndarray  # (n_outputs,) the blame of the outputs' z
    books: Accounts


def run(settings: Settings) -> Record:
    """Pass forward and back, and open the books."""
    trip = there_and_back(settings)
    done, ledger = trip.numbers.done, trip.numbers.books[1]
    made = done.passed.activations[1][0]
    deltas = done.back.pre_activation_grads[1][0]
    sent, back = ledger.sent.sum(axis=1), sum_of(ledger.returned)
    total = float(ledger.accounts.sum())
    books = Accounts(trip.numbers, settings.names, sent, back, total)
    return Record(settings, trip, ledger, made, deltas, books)


def opinions(record: Record) -> list[Opinion]:
    """Measure each hidden unit's blame from E alone, and add the books up."""
    return [_nudged(record), _balance(record), measured(record.trip)]


def _nudged(record: Record) -> Opinion:
    """Measure how E changes with what each hidden unit makes."""
    done = record.trip.numbers.done
    network, first = done.network, done.parameters
    rest = Network(
        network.layer_sizes[1:],
        output_activation=network.output_activation,
        loss=network.loss,
    )
    parameters = Parameters(first.weights[1:], first.biases[1:])

    def errors(made: np.ndarray) -> np.ndarray:
        targets = np.tile(record.settings.targets, (len(made), 1))
        return forward(rest, parameters, made, targets).losses

    grads = numeric_gradient(errors, record.made)
    what = "What is handed back to each hidden unit, against E when that unit is nudged"
    size = max(1.0, float(np.abs(grads).max()))
    return agree(record.books.back, grads, "central differences", what, 1e-6, size)


def _balance(record: Record) -> Opinion:
    """Add the accounts up by receiver and by sender, and compare."""
    ledger, accounts = record.ledger, record.ledger.accounts
    added = np.concatenate([accounts.sum(axis=0), accounts.sum(axis=1)])
    held = np.concatenate([ledger.charges, ledger.credits])
    what = "The accounts by receiver and by sender, against z and ∂E/∂h of the pass"
    size = max(1.0, float(np.abs(accounts).max()))
    return agree(added, held, "the books' own balance", what, 1e-12, size)


def table(record: Record) -> Table:
    """List the accounts, and their sums."""
    ledger, names = record.ledger, record.settings.names
    held, rows = (ledger.sent, ledger.returned, ledger.accounts), []
    for j in range(names.sizes[1]):
        for k in range(names.sizes[2]):
            numbers = [float(one[j, k]) for one in held]
            rows.append((names.unit(1, j), names.unit(2, k), *numbers))
    totals = [float(part.sum()) for part in (ledger.sent, ledger.returned)]
    return Table(COLUMNS, [*rows, ("all", "all", *totals, record.books.total)])


def reached(record: Record, step: int) -> int:
    """Return how many rows are whole at a step."""
    books = record.books
    whole = books.n_charged(step) * len(record.deltas)
    return whole + 1 if books.is_balanced(step) else whole


def script(record: Record) -> Script:
    """Write the accounts as a script that books them again."""
    says = "The books of blame between the hidden units and the outputs: the sums."
    body = written.pass_code(record.settings, SCRIPT, step=False)
    return Script(exports.script(says, written.SOURCES, body), COLUMNS[2:])


SCRIPT = """# The books: a row for each hidden unit, a column for each output.
sent = h[:, np.newaxis] * v
handed_back = v * delta_out
accounts = h[:, np.newaxis] * handed_back
print(repr(float(sent.sum())))
print(repr(float(handed_back.sum())))
print(repr(float(accounts.sum())))"""
