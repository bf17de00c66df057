"""The sentences of the part "Books of blame", made from the record."""

import numpy as np

from pages.chapters.backpropagation.the_factory.books_of_blame.record import Record
from pages.chapters.backpropagation.the_factory.words import (
    comparative,
    each,
    four,
    four_bracketed,
    have,
)
from pages.figures.books import Accounts
from pages.figures.network_names import Place
from pages.ui.bets import Bet
from pages.words.numbers import percent
from pages.words.sentences import listed

TOLERANCE = 5.0  # percent
TIE = 1e-12


def labels(record: Record) -> list[str]:
    """Name the steps: each unit sends, the δ, each unit is charged, the balance."""
    units = record.books.units
    sends = [f"{unit} sends" for unit in units]
    charged = [f"{unit} is charged" for unit in units]
    return ["closed books", *sends, "δ of the outputs", *charged, "shares", "balance"]


def bet(record: Record) -> Bet:
    """Ask for the first hidden unit's share of the blame."""
    books = record.books
    share = 100 * float(books.record.books[1].shares[0])
    question = (
        f"Add up the sizes of the blame handed back to the hidden units. How many "
        f"percent of it does {books.units[0]} get?"
    )
    return Bet(
        question,
        share,
        " ".join(_shares(books)),
        span=(0.0, 100.0),
        tolerance=TOLERANCE,
        after="%",
    )


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the book-keeping."""
    books = record.books
    kind, unit = books.at(step)
    if kind in _OF_A_UNIT:
        return _OF_A_UNIT[kind](books, unit)
    return _OF_ALL[kind](books)


def _closed(books: Accounts) -> list[str]:
    outs = listed(books.outputs)
    made = books.record.done.passed.activations[1][0]
    return [
        f"**The books are open between the hidden units and {outs}.** The units made "
        f"{each(books.units, made)}. What did each of them send forward, and what is "
        "it charged with when the mistake comes back?"
    ]


def _sends(books: Accounts, j: int) -> list[str]:
    book, name = books.record.books[1], books.units[j]
    made = four(books.record.done.passed.activations[1][0, j])
    parts = []
    for k, output in enumerate(books.outputs):
        weight = books.weight(j, k)
        over = books.names.parameter(Place(1, k, j))
        product = f"{made} · {four_bracketed(weight)}"
        parts.append(f"{product} = {four(book.sent[j, k])} over {over} to {output}")
    said = [f"**{name} sends** {listed(parts)}."]
    if not book.sent[j].any():
        said.append("Nothing arrives from it.")
    return said


def _delta(books: Accounts) -> list[str]:
    deltas = books.record.done.back.pre_activation_grads[1][0]
    names = [f"δ of {output}" for output in books.outputs]
    said = [f"**The mistake comes back** as {each(names, deltas)}."]
    if not deltas.any():
        return [*said, "No receiver complains: there is nothing to charge."]
    return [*said, "Every receiver now sends its δ over each weight, times the weight."]


def _charged(books: Accounts, j: int) -> list[str]:
    book, name = books.record.books[1], books.units[j]
    deltas = books.record.done.back.pre_activation_grads[1][0]
    terms = [
        f"{four_bracketed(delta)} · {four_bracketed(books.weight(j, k))}"
        for k, delta in enumerate(deltas)
    ]
    sums = f"∂E/∂{name} = {' + '.join(terms)} = {four(books.back[j])}"
    said = [f"**{name} is charged** {sums}."]
    signs = {value > 0 for value in book.returned[j] if value}
    if len(signs) == 2:
        what = "a part cancels" if books.back[j] else "all of it cancels"
        said.append(f"One receiver wants more of it, another less: {what}.")
    if not books.back[j]:
        return [*said, "It is charged with nothing."]
    more = "more" if books.back[j] < 0 else "less"
    return [*said, f"E would fall if {name} made {more}."]


def _shares(books: Accounts) -> list[str]:
    shares, units = books.record.books[1].shares, books.units
    if not shares.any():
        return ["**Shares.** Nobody is charged with anything, so there are no shares."]
    pairs = zip(units, shares, strict=True)
    said = [f"**Shares.** {listed([f'{u} gets {percent(s)}' for u, s in pairs])}."]
    if float(np.ptp(shares)) < TIE:
        same = comparative(units, "Both", "All")
        return [*said, f"{same} get the same."]
    blamed, sent = _most(units, shares), _most(units, np.abs(books.sent))
    if not books.sent.any():
        return [*said, "Yet nothing was sent: blame asks for the weights and the δ."]
    amount = comparative(units, "more", "most")
    if set(blamed) & set(sent):
        return [*said, f"{listed(blamed)} {have(blamed)} also sent {amount}."]
    return [
        *said,
        f"Yet {listed(sent)} {have(sent)} sent {amount}: blame asks for the weights "
        "and the δ behind them, not for how much went through.",
    ]


def _most(names: list[str], sizes: np.ndarray) -> list[str]:
    """Return those with the largest size."""
    top = float(sizes.max())
    return [n for n, s in zip(names, sizes, strict=True) if s >= top * (1 - TIE)]


def _balance(books: Accounts) -> list[str]:
    book = books.record.books[1]
    both = (book.charges, book.credits)
    by_receiver, by_sender = (listed([four(value) for value in one]) for one in both)
    return [
        "**The balance.** Each account is what was sent, times the receiver's δ. Added "
        f"up by receiver: {by_receiver}; by sender: {by_sender}.",
        f"Both ways the books come to {four(books.total)}: no blame is lost, none is "
        "invented.",
    ]


def ending(record: Record) -> list[str]:
    """Say what decides the shares, and that the books balance."""
    books = record.books
    return [*_shares(books), *_balance(books)[1:]]


_OF_A_UNIT = {"sends": _sends, "charged": _charged}
_OF_ALL = {"closed": _closed, "delta": _delta, "shares": _shares, "balance": _balance}
