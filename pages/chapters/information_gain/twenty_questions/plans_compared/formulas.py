"""What each plan costs, and the floor below them all, as LaTeX."""

from collections.abc import Iterator

import numpy as np

from pages.words.formulas import tex

from .record import Record

MOST_TERMS = 6
Formula = tuple[str, str]


def formulas(record: Record, step: int) -> list[Formula]:
    """Return what each plan costs, and the floor; this answers the bet."""
    says = "What {} costs: the chance, before each question, that it is asked"
    if record.heedless:
        says = "What {} pays: before each question, the price of those that ask it"
    costs = [(says.format(name), formula) for name, formula in _costs(record)]
    return [*costs, _floor(record)]


def floor_only(record: Record, step: int) -> list[Formula]:
    """Return what may be seen before the bet is over."""
    return [_floor(record)]


def _costs(record: Record) -> Iterator[Formula]:
    for name, plan in record.plans.items():
        if name == "random":
            continue
        running = np.diff(plan.paid_after)
        terms = [tex(round(float(p), 6)) for p in running[: plan.most]]
        more = [r"\cdots"] if len(terms) > MOST_TERMS else []
        shown = " + ".join(terms[:MOST_TERMS] + more)
        called = f"the {name}" if name == "exact optimum" else name
        yield called, rf"E = {shown} = {tex(plan.expected_price)}"


def _floor(record: Record) -> Formula:
    says, formula = _floor_of_questions(record)
    if not record.heedless:
        return says, formula
    least, cheapest = tex(record.floor.expected), tex(min(record.game.prices))
    paid = rf"E_{{\text{{coins}}}} \ge {least} \cdot {cheapest} = {tex(record.least)}"
    return "The floor, in questions and in coins", rf"{formula}, \quad {paid}"


def _floor_of_questions(record: Record) -> Formula:
    floor = record.floor
    bits, least = tex(floor.entropy), tex(floor.expected)
    if floor.wide_bits:
        more = tex(floor.wide_bits)
        formula = rf"E \ge H - (H_{{\text{{legs}}}} - 1) = {bits} - {more}"
        return "The floor", rf"{formula} = {least}"
    return "The floor", rf"H = {bits} \le E_{{\text{{Huffman}}}} = {least} \le E"
