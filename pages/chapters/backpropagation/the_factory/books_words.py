"""The sentences and formulas of the part "Books of blame", made from the record."""

import numpy as np

from pages.chapters.backpropagation.the_factory.pass_formulas import aligned, signed
from pages.chapters.backpropagation.the_factory.phrases import are, each, four, most_of
from pages.figures.books import Accounts
from pages.figures.network_names import Place
from pages.ui.bets import Bet
from pages.words.formulas import tex
from pages.words.numbers import percent
from pages.words.sentences import listed

TOLERANCE = 5.0  # percent
TIE = 1e-12


def labels(books: Accounts) -> list[str]:
    """Name the steps: each unit sends, the δ, each unit is charged, the balance."""
    units = books.units
    sends = [f"{unit} sends" for unit in units]
    charged = [f"{unit} is charged" for unit in units]
    return ["closed books", *sends, "δ of the outputs", *charged, "shares", "balance"]


def bet(books: Accounts) -> Bet:
    """Ask for the first hidden unit's share of the blame."""
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


def story(books: Accounts, step: int) -> list[str]:
    """Tell one step of the book-keeping."""
    kind, at = books.at(step)
    return {
        "closed": _closed,
        "sends": _sends,
        "delta": _delta,
        "charged": _charged,
        "shares": lambda books, at: _shares(books),
        "balance": lambda books, at: _balance(books),
    }[kind](books, at)


def _closed(books: Accounts, at: int) -> list[str]:
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
        product = f"{made} · {_in_brackets(weight)}"
        parts.append(f"{product} = {four(book.sent[j, k])} over {over} to {output}")
    said = [f"**{name} sends** {listed(parts)}."]
    if not book.sent[j].any():
        said.append("Nothing arrives from it.")
    return said


def _delta(books: Accounts, at: int) -> list[str]:
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
        f"{_in_brackets(delta)} · {_in_brackets(books.weight(j, k))}"
        for k, delta in enumerate(deltas)
    ]
    said = [f"**{name} is charged** ∂E/∂{name} = {' + '.join(terms)}"]
    said[0] += f" = {four(books.back[j])}."
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
        same = most_of(units, "Both", "All")
        return [*said, f"{same} get the same."]
    blamed, sent = _most(units, shares), _most(units, np.abs(books.sent))
    if not books.sent.any():
        return [*said, "Yet nothing was sent: blame asks for the weights and the δ."]
    amount = most_of(units, "more", "most")
    verb = are(sent).replace("is", "has").replace("are", "have")
    if set(blamed) & set(sent):
        return [*said, f"{listed(blamed)} {_also(blamed)} sent {amount}."]
    return [
        *said,
        f"Yet {listed(sent)} {verb} sent {amount}: blame asks for the weights and the "
        "δ behind them, not for how much went through.",
    ]


def _also(names: list[str]) -> str:
    return "has also" if len(names) == 1 else "have also"


def _most(names: list[str], sizes: np.ndarray) -> list[str]:
    """Return those with the largest size."""
    top = float(sizes.max())
    return [n for n, s in zip(names, sizes, strict=True) if s >= top * (1 - TIE)]


def _balance(books: Accounts) -> list[str]:
    book = books.record.books[1]
    by_receiver, by_sender = listed(_few(book.charges)), listed(_few(book.credits))
    return [
        "**The balance.** Each account is what was sent, times the receiver's δ. Added "
        f"up by receiver: {by_receiver}; by sender: {by_sender}.",
        f"Both ways the books come to {four(books.total)}: no blame is lost, none is "
        "invented.",
    ]


def ending(books: Accounts) -> list[str]:
    """Say what decides the shares, and that the books balance."""
    return [*_shares(books), *_balance(books)[1:]]


def _few(values: np.ndarray) -> list[str]:
    return [four(value) for value in values]


def _in_brackets(value: float) -> str:
    return f"({four(value)})" if value < 0 else four(value)


def formulas(books: Accounts, step: int) -> list[tuple[str, str]]:
    """Write this step's bookings with their numbers."""
    kind, at = books.at(step)
    book, names = books.record.books[1], books.names
    n_out = len(books.outputs)
    deltas = books.record.done.back.pre_activation_grads[1][0]
    if kind == "sends":
        made = tex(books.record.done.passed.activations[1][0, at])
        lines = [
            rf"{names.unit_latex(1, at)} \cdot "
            rf"{names.parameter_latex(Place(1, k, at))} &= {made} \cdot "
            rf"{signed(books.weight(at, k))} = {tex(book.sent[at, k])}"
            for k in range(n_out)
        ]
        return [("What it sends: its value times the weight:", aligned(lines))]
    if kind == "charged":
        unit = names.unit_latex(1, at)
        terms = " + ".join(
            rf"{signed(delta)} \cdot {signed(books.weight(at, k))}"
            for k, delta in enumerate(deltas)
        )
        head = rf"\frac{{\partial E}}{{\partial {unit}}}"
        line = f"{head} = {terms} = {tex(books.back[at])}"
        return [("What it is charged: every δ times the weight:", line)]
    return _sums(books, kind)


def _sums(books: Accounts, kind: str) -> list[tuple[str, str]]:
    """Write the formulas of the steps that are about all units."""
    book, names = books.record.books[1], books.names
    deltas = books.record.done.back.pre_activation_grads[1][0]
    if kind == "delta":
        lines = [
            rf"{names.delta_latex(2, k)} &= {tex(delta)}"
            for k, delta in enumerate(deltas)
        ]
        return [("The blame of each output's z:", aligned(lines))]
    if kind == "shares":
        sizes = " + ".join(tex(abs(value)) for value in books.back)
        lines = [
            rf"\frac{{{tex(abs(back))}}}{{{sizes}}} &= {tex(share)}"
            for back, share in zip(books.back, book.shares, strict=True)
            if book.shares.any()
        ]
        says = "Each one's part of all that is handed back, signs left aside:"
        return [(says, aligned(lines) if lines else "0")]
    if kind == "balance":
        rule = r"\sum_k (z_k - c_k)\, \delta_k = \sum_j h_j \frac{\partial E}"
        rule += rf"{{\partial h_j}} = {tex(books.total)}"
        return [("By receiver and by sender:", rule)]
    made = books.record.done.passed.activations[1][0]
    lines = [
        rf"{names.unit_latex(1, j)} &= {tex(value)}" for j, value in enumerate(made)
    ]
    return [("What the hidden units made:", aligned(lines))]
