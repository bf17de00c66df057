"""What each plan costs, and the floor below them all, as LaTeX."""

from collections.abc import Iterator

from pages.words.formulas import tex

from .record import Record

MOST_TERMS = 6
Formula = tuple[str, str]


def formulas(record: Record, step: int) -> list[Formula]:
    """Return what each plan costs, and the floor; this answers the bet."""
    says = "What {} costs: the chance, before each question, that it is asked"
    costs = [(says.format(name), formula) for name, formula in _costs(record)]
    return [*costs, _floor(record)]


def floor_only(record: Record, step: int) -> list[Formula]:
    """Return what may be seen before the bet is over."""
    return [_floor(record)]


def _costs(record: Record) -> Iterator[Formula]:
    for name, plan in record.plans.items():
        if name == "random":
            continue
        running = 1 - plan.over_after
        terms = [tex(round(float(p), 6)) for p in running[: plan.most]]
        more = [r"\cdots"] if len(terms) > MOST_TERMS else []
        shown = " + ".join(terms[:MOST_TERMS] + more)
        called = "greedy" if name == "greedy" else f"the {name}"
        yield called, rf"E = {shown} = {tex(plan.expected)}"


def _floor(record: Record) -> Formula:
    floor = record.floor
    bits, least = tex(floor.entropy), tex(floor.expected)
    if floor.wide_bits:
        more = tex(floor.wide_bits)
        formula = rf"E \ge H - (H_{{\text{{legs}}}} - 1) = {bits} - {more}"
        return "The floor", rf"{formula} = {least}"
    return "The floor", rf"H = {bits} \le E_{{\text{{Huffman}}}} = {least} \le E"
