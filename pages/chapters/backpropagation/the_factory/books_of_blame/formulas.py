"""The bookings with a step's numbers in them, as LaTeX."""

from pages.figures.network_names import Place
from pages.words.formulas import aligned, bracketed, derivative, product, tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Write this step's bookings with their numbers."""
    kind, unit = record.stages[step]
    if kind in _OF_A_UNIT:
        return [_OF_A_UNIT[kind](record, unit)]
    return [_OF_ALL[kind](record)]


def _sends(record: Record, j: int) -> tuple[str, str]:
    names, made = record.names, tex(record.made[j])
    lines = [
        rf"{names.unit_latex(1, j)} \cdot "
        rf"{names.parameter_latex(Place(1, k, j))} &= {made} \cdot "
        rf"{bracketed(record.weights[j, k])} = {tex(sent)}"
        for k, sent in enumerate(record.ledger.sent[j])
    ]
    return "What it sends: its value times the weight:", aligned(lines)


def _charged(record: Record, j: int) -> tuple[str, str]:
    head = derivative("E", record.names.unit_latex(1, j))
    terms = " + ".join(map(product, zip(record.deltas, record.weights[j], strict=True)))
    line = f"{head} = {terms} = {tex(record.back[j])}"
    return "What it is charged: every δ times the weight:", line


def _opened(record: Record) -> tuple[str, str]:
    made, name = enumerate(record.made), record.names.unit_latex
    lines = [f"{name(1, j)} &= {tex(value)}" for j, value in made]
    return "What the hidden units made:", aligned(lines)


def _delta(record: Record) -> tuple[str, str]:
    deltas, name = enumerate(record.deltas), record.names.delta_latex
    lines = [f"{name(2, k)} &= {tex(delta)}" for k, delta in deltas]
    return "The blame of each output's z:", aligned(lines)


def _shares(record: Record) -> tuple[str, str]:
    says = "Each one's part of all that is handed back, signs left aside:"
    shares, back = record.ledger.shares, abs(record.back)
    if not shares.any():
        return says, "0"
    sizes = " + ".join(map(tex, back))
    lines = [
        rf"\frac{{{tex(size)}}}{{{sizes}}} &= {tex(share)}"
        for size, share in zip(back, shares, strict=True)
    ]
    return says, aligned(lines)


def _balance(record: Record) -> tuple[str, str]:
    by_receiver = r"\sum_k (z_k - c_k)\, \delta_k"
    by_sender = rf"\sum_j h_j {derivative('E', 'h_j')}"
    line = f"{by_receiver} = {by_sender} = {tex(record.total)}"
    return "By receiver and by sender:", line


_OF_A_UNIT = {"sends": _sends, "charged": _charged}
_OF_ALL = {"opened": _opened, "delta": _delta, "shares": _shares, "balance": _balance}
