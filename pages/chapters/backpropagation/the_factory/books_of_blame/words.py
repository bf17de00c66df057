"""The sentences of the part "Books of blame", made from the record."""

from decimal import Decimal

import numpy as np

from pages.figures.network_names import Place
from pages.ui.bets import Bet
from pages.words.sentences import capitalised, listed

from ..words import comparative, each, four, four_bracketed, percents
from .record import Record

TOLERANCE = 5.0  # percent
TIE = 1e-12
MOST = 6  # digits after the point


def labels(record: Record) -> list[str]:
    """Name the steps: each unit sends, the δ, each unit is charged, the balance."""
    units = record.units
    sends = [f"{unit} sends" for unit in units]
    charged = [f"{unit} is charged" for unit in units]
    return ["books opened", *sends, "δ of the outputs", *charged, "shares", "balance"]


def bet(record: Record) -> Bet | None:
    """Ask for the first hidden unit's share of the blame, if there is any."""
    if not record.ledger.shares.any():
        return None
    question = (
        "The sizes of the blame handed back to the hidden units are added up. How many "
        f"percent of that does {record.units[0]} get?"
    )
    return Bet(
        question,
        100 * float(record.ledger.shares[0]),
        " ".join(_shares(record)),
        span=(0.0, 100.0),
        tolerance=TOLERANCE,
        after="%",
        told_at=2 * len(record.units) + 1,  # all of them are charged
    )


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the book-keeping."""
    kind, unit = record.stages[step]
    if kind in _OF_A_UNIT:
        return _OF_A_UNIT[kind](record, unit)
    return _OF_ALL[kind](record)


def _opened(record: Record) -> list[str]:
    outs, made = listed(record.outputs), each(record.units, record.made)
    return [
        f"**The books are opened between the hidden units and {outs}:** what does each "
        "unit send forward, and what is it charged with when the mistake comes back?",
        f"The units made {made}.",
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
    who = "It now goes" if len(names) == 1 else "Each of them now goes"
    return [*said, f"{who} back over every line, times the weight there."]


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
    return [*said, f"E would fall if {name} made a little {more}."]


def _shares(record: Record) -> list[str]:
    shares, units = record.ledger.shares, record.units
    if not shares.any():
        return ["**Shares.** Nobody is charged with anything, so there are no shares."]
    pairs = zip(units, _adding_up(shares), strict=True)
    said = [f"**Shares.** {listed([f'{unit} gets {share}' for unit, share in pairs])}."]
    if not record.ledger.sent.any():
        return [*said, "Yet nothing was sent: blame asks for the weights and the δ."]
    if float(np.ptp(shares)) < TIE:
        same = comparative(units, "Both", "All")
        return [*said, f"{same} get the same."]
    return [*said, *_who_sent_most(record)]


def _adding_up(shares: np.ndarray) -> list[str]:
    """Write shares so that what is written adds up to 100%, where that can be."""
    texts = percents(shares)
    if _is_whole(texts):
        return texts
    for digits in range(1, MOST):
        fine = [f"{100 * s:.{digits}f}%" if s else "0%" for s in shares]
        told = [text for text, share in zip(fine, shares, strict=True) if share]
        if _is_whole(fine) and len({*fine}) >= len({*texts}) and all(map(_some, told)):
            return fine
    return texts


def _is_whole(texts: list[str]) -> bool:
    """Tell whether percentages add up to 100, as they are written."""
    if not all(text[0].isdigit() and "×" not in text for text in texts):
        return False
    return sum(Decimal(text.rstrip("%")) for text in texts) == 100


def _some(text: str) -> bool:
    return 0 < Decimal(text.rstrip("%")) < 100


def _who_sent_most(record: Record) -> list[str]:
    """Say whether those that are blamed most also sent most."""
    units, amounts = record.units, np.abs(record.sent)
    if not amounts.any():
        return ["What each of them sent adds up to 0, so none sent more in all."]
    blamed, sent = _most(units, record.ledger.shares), _most(units, amounts)
    if len(sent) == len(units):
        same = comparative(units, "Both", "All")
        return [
            f"Yet {same.lower()} sent as much in all: blame asks for the weights and "
            "the δ behind them."
        ]
    amount = f"{comparative(units, 'more', 'most')} in all was sent by {listed(sent)}"
    if blamed == sent:
        return [f"{capitalised(amount)} too."]
    if {*blamed} & {*sent}:
        return [f"{capitalised(amount)}."]
    return [
        f"Yet {amount}: blame asks for the weights and the δ behind them, not for how "
        "much went through."
    ]


def _most(names: list[str], sizes: np.ndarray) -> list[str]:
    """Return those with the largest size."""
    top = float(sizes.max())
    return [n for n, s in zip(names, sizes, strict=True) if s >= top * (1 - TIE)]


def _balance(record: Record) -> list[str]:
    both = (record.by_receiver, record.by_sender)
    by_receiver, by_sender = (listed([four(value) for value in one]) for one in both)
    return [
        "**The balance.** Each account is what was sent, times the receiver's δ. Added "
        f"up by receiver: {by_receiver}; by sender: {by_sender}.",
        f"Both ways the books come to {four(record.total)}: no blame is lost, "
        "none is invented.",
    ]


def ending(record: Record) -> list[str]:
    """Say what decides the shares, and that the books balance."""
    return [*_shares(record), *_what_decides(record), *_balance(record)[1:]]


def _what_decides(record: Record) -> list[str]:
    """Say what the shares are made of."""
    if not record.ledger.shares.any():
        return []
    if len(record.outputs) > 1:
        return [
            "Each output's δ comes back times the weight it came over, and what comes "
            "to a unit over several lines is added, signs and all."
        ]
    weights = [record.names.parameter(Place(1, 0, j)) for j in range(len(record.units))]
    return [
        "One δ goes back over all lines, so the weights alone decide: the shares are "
        f"as the sizes of {listed(weights)}."
    ]


_OF_A_UNIT = {"sends": _sends, "charged": _charged}
_OF_ALL = {"opened": _opened, "delta": _delta, "shares": _shares, "balance": _balance}
