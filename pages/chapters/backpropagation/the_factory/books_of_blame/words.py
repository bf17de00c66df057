"""The sentences of the part "Books of blame", made from the record."""

import numpy as np

from pages.figures.network_names import Place
from pages.ui.bets import Bet
from pages.words.numbers import percent
from pages.words.sentences import listed

from ..words import comparative, each, four, four_bracketed, they
from .record import Record

TOLERANCE = 5.0  # percent
TIE = 1e-12


def labels(record: Record) -> list[str]:
    """Name the steps: each unit sends, the δ, each unit is charged, the balance."""
    units = record.units
    sends = [f"{unit} sends" for unit in units]
    charged = [f"{unit} is charged" for unit in units]
    return ["closed books", *sends, "δ of the outputs", *charged, "shares", "balance"]


def bet(record: Record) -> Bet:
    """Ask for the first hidden unit's share of the blame."""
    share = 100 * float(record.ledger.shares[0])
    question = (
        f"Add up the sizes of the blame handed back to the hidden units. How many "
        f"percent of it does {record.units[0]} get?"
    )
    return Bet(
        question,
        share,
        " ".join(_shares(record)),
        span=(0.0, 100.0),
        tolerance=TOLERANCE,
        after="%",
    )


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the book-keeping."""
    kind, unit = record.stages[step]
    if kind in _OF_A_UNIT:
        return _OF_A_UNIT[kind](record, unit)
    return _OF_ALL[kind](record)


def _closed(record: Record) -> list[str]:
    outs, made = listed(record.outputs), each(record.units, record.made)
    return [
        f"**The books are open between the hidden units and {outs}.** The units made "
        f"{made}. What did each of them send forward, and what is "
        "it charged with when the mistake comes back?"
    ]


def _sends(record: Record, j: int) -> list[str]:
    sent = record.ledger.sent[j]
    made, parts = four(record.made[j]), []
    for k, output in enumerate(record.outputs):
        over = record.names.parameter(Place(1, k, j))
        product = f"{made} · {four_bracketed(record.weights[j, k])}"
        parts.append(f"{product} = {four(sent[k])} over {over} to {output}")
    said = [f"**{record.units[j]} sends** {listed(parts)}."]
    if not sent.any():
        said.append("Nothing arrives from it.")
    return said


def _delta(record: Record) -> list[str]:
    names = [f"δ of {output}" for output in record.outputs]
    said = [f"**The mistake comes back** as {each(names, record.deltas)}."]
    if not record.deltas.any():
        return [*said, "No receiver complains: there is nothing to charge."]
    return [*said, "Every receiver now sends its δ over each weight, times the weight."]


def _charged(record: Record, j: int) -> list[str]:
    name = record.units[j]
    terms = [
        f"{four_bracketed(delta)} · {four_bracketed(weight)}"
        for delta, weight in zip(record.deltas, record.weights[j], strict=True)
    ]
    sums = f"∂E/∂{name} = {' + '.join(terms)} = {four(record.back[j])}"
    said = [f"**{name} is charged** {sums}."]
    signs = {value > 0 for value in record.ledger.returned[j] if value}
    if len(signs) == 2:
        what = "a part cancels" if record.back[j] else "all of it cancels"
        said.append(f"One receiver wants more of it, another less: {what}.")
    if not record.back[j]:
        return [*said, "It is charged with nothing."]
    more = "more" if record.back[j] < 0 else "less"
    return [*said, f"E would fall if {name} made {more}."]


def _shares(record: Record) -> list[str]:
    shares, units = record.ledger.shares, record.units
    if not shares.any():
        return ["**Shares.** Nobody is charged with anything, so there are no shares."]
    pairs = zip(units, shares, strict=True)
    said = [f"**Shares.** {listed([f'{u} gets {percent(s)}' for u, s in pairs])}."]
    if float(np.ptp(shares)) < TIE:
        same = comparative(units, "Both", "All")
        return [*said, f"{same} get the same."]
    blamed, sent = _most(units, shares), _most(units, np.abs(record.sent))
    if not record.sent.any():
        return [*said, "Yet nothing was sent: blame asks for the weights and the δ."]
    amount = comparative(units, "more", "most")
    if set(blamed) & set(sent):
        return [*said, f"{they(blamed, 'has', 'have')} also sent {amount}."]
    return [
        *said,
        f"Yet {they(sent, 'has', 'have')} sent {amount}: blame asks for the weights "
        "and the δ behind them, not for how much went through.",
    ]


def _most(names: list[str], sizes: np.ndarray) -> list[str]:
    """Return those with the largest size."""
    top = float(sizes.max())
    return [n for n, s in zip(names, sizes, strict=True) if s >= top * (1 - TIE)]


def _balance(record: Record) -> list[str]:
    both = (record.ledger.charges, record.ledger.credits)
    by_receiver, by_sender = (listed([four(value) for value in one]) for one in both)
    return [
        "**The balance.** Each account is what was sent, times the receiver's δ. Added "
        f"up by receiver: {by_receiver}; by sender: {by_sender}.",
        f"Both ways the books come to {four(record.total)}: no blame is lost, "
        "none is invented.",
    ]


def ending(record: Record) -> list[str]:
    """Say what decides the shares, and that the books balance."""
    return [*_shares(record), *_balance(record)[1:]]


_OF_A_UNIT = {"sends": _sends, "charged": _charged}
_OF_ALL = {"closed": _closed, "delta": _delta, "shares": _shares, "balance": _balance}
