"""The bookings with a step's numbers in them, as LaTeX."""

from pages.chapters.backpropagation.the_factory.books_of_blame.record import Record
from pages.figures.books import Accounts
from pages.figures.network_names import Place
from pages.words.formulas import aligned, bracketed, tex


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Write this step's bookings with their numbers."""
    books = record.books
    kind, at = books.at(step)
    book, names = books.record.books[1], books.names
    n_out = len(books.outputs)
    deltas = books.record.done.back.pre_activation_grads[1][0]
    if kind == "sends":
        made = tex(books.record.done.passed.activations[1][0, at])
        lines = [
            rf"{names.unit_latex(1, at)} \cdot "
            rf"{names.parameter_latex(Place(1, k, at))} &= {made} \cdot "
            rf"{bracketed(books.weight(at, k))} = {tex(book.sent[at, k])}"
            for k in range(n_out)
        ]
        return [("What it sends: its value times the weight:", aligned(lines))]
    if kind == "charged":
        unit = names.unit_latex(1, at)
        terms = " + ".join(
            rf"{bracketed(delta)} \cdot {bracketed(books.weight(at, k))}"
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
