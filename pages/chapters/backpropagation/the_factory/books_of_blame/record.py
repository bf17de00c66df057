"""What "Books of blame" computes: what each hidden unit sent and is charged."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import BooksOfBlame, Network, Parameters, forward, sum_of
from engines.reference import numeric_gradient
from pages.figures.network_names import Names
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import Settings, Trip, measured, there_and_back
from ..script import pass_script

COLUMNS = ("sender", "receiver", "sent forward", "handed back", "account")


@dataclass(frozen=True, eq=False)
class Record:
    """The pass, and the books between the hidden units and the outputs.

    They are opened; then each hidden unit sends, the blame comes to the
    outputs, each hidden unit is charged, and the books are shared out and balanced.
    """

    settings: Settings
    trip: Trip
    ledger: BooksOfBlame  # between the hidden units and the outputs
    made: np.ndarray  # (n_hidden,) by the hidden units
    deltas: np.ndarray  # (n_outputs,) the blame of the outputs' z
    sent: np.ndarray  # (n_hidden,) what each sent in all
    back: np.ndarray  # (n_hidden,) what each is charged in all: dE/dh
    by_receiver: np.ndarray  # (n_outputs,) the accounts added up
    by_sender: np.ndarray  # (n_hidden,) the same, the other way
    total: float  # of all accounts

    @property
    def names(self) -> Names:
        """What units and parameters are called."""
        return self.settings.names

    @property
    def units(self) -> list[str]:
        """The hidden units' names."""
        return self.names.units(1)

    @property
    def outputs(self) -> list[str]:
        """The outputs' names."""
        return self.names.units(2)

    @property
    def weights(self) -> np.ndarray:
        """The weights between them, (n_hidden, n_outputs)."""
        return self.trip.numbers.parameters.weights[1]

    @property
    def stages(self) -> list[tuple[str, int]]:
        """What every step is about, and which hidden unit."""
        numbers = range(len(self.units))
        sends, charged = ([(what, j) for j in numbers] for what in ("sends", "charged"))
        ends = [("shares", 0), ("balance", 0)]
        return [("opened", 0), *sends, ("delta", 0), *charged, *ends]

    def n_sent(self, step: int) -> int:
        """Return how many hidden units have sent by a step."""
        return min(step, len(self.units))

    def n_charged(self, step: int) -> int:
        """Return how many hidden units have been charged by a step."""
        return max(0, min(step - len(self.units) - 1, len(self.units)))

    def is_balanced(self, step: int) -> bool:
        """Tell whether the accounts are added up."""
        return self.stages[step][0] == "balance"


def run(settings: Settings) -> Record:
    """Pass forward and back, and open the books."""
    trip = there_and_back(settings)
    ledger = trip.books[1]
    return Record(
        settings,
        trip,
        ledger,
        made=trip.values[1],
        deltas=trip.numbers.back.pre_activation_grads[1][0],
        sent=sum_of(ledger.sent),
        back=sum_of(ledger.returned),
        by_receiver=sum_of(ledger.accounts, axis=0),
        by_sender=sum_of(ledger.accounts, axis=1),
        total=float(sum_of(ledger.accounts.ravel())),
    )


def opinions(record: Record) -> list[Opinion]:
    """Measure each hidden unit's blame from E alone, and add the books up."""
    return [_nudged(record), _balance(record), measured(record.trip)]


def _nudged(record: Record) -> Opinion:
    """Measure how E changes with what each hidden unit makes."""
    network, first, *_ = record.settings.problem
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
    return agree(record.back, grads, "central differences", what, 1e-6, size)


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
    ledger = record.ledger
    held, rows = (ledger.sent, ledger.returned, ledger.accounts), []
    for j, unit in enumerate(record.units):
        for k, output in enumerate(record.outputs):
            rows.append((unit, output, *(float(one[j, k]) for one in held)))
    totals = [float(part.sum()) for part in (ledger.sent, ledger.returned)]
    return Table(COLUMNS, [*rows, ("all", "all", *totals, record.total)])


def reached(record: Record, step: int) -> int:
    """Return how many rows are whole at a step."""
    whole = record.n_charged(step) * len(record.outputs)
    return whole + 1 if record.is_balanced(step) else whole


def script(record: Record) -> Script:
    """Write the accounts as a script that books them again."""
    says = "The books of blame between the hidden units and the outputs: the sums."
    return pass_script(record.settings, says, SCRIPT, COLUMNS[2:], step=False)


SCRIPT = """# The books: a row for each hidden unit, a column for each output.
sent = h[:, np.newaxis] * v
handed_back = v * delta_out
accounts = h[:, np.newaxis] * handed_back
print(repr(float(sent.sum())))
print(repr(float(handed_back.sum())))
print(repr(float(accounts.sum())))"""
