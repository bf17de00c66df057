"""When a number has the digits told, where the paths part, what a question is worth."""

from engines.slips import Question, Told
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.names import short_label
from pages.words.formulas import aligned, tex

RULE = (
    r"\lvert \text{found} - \text{yours} \rvert \le \tfrac12 \cdot 10^{-d}"
    r"\quad (d \text{ decimals})"
)
DIGITS = 9


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the rule, a number's distances, or where paths part and what to ask."""
    if step == 0:
        return [("A cause fits a number with d decimals where", RULE)]
    if step <= len(record.told):
        return [_one(record, step - 1)]
    return [*_parting(record), *_gain(record)]


def _one(record: Record, at: int) -> tuple[str, str]:
    """Put the right number, and what the first suspect finds, into the rule."""
    verdict, told = record.verdict, record.told[at]
    column, lines = verdict.columns[at], []
    for cause in dict.fromkeys([0, *verdict.suspects[:2]]):
        value = float(verdict.values[cause, column])
        is_cut = verdict.causes[cause].is_cut and not told.fits(value)
        lines.append(
            rf"\text{{{short_label(verdict.causes[cause])}:}}\ & \lvert "
            rf"{tex(value, DIGITS)} - {_typed(told.text)} \rvert = "
            rf"{tex(abs(value - told.value), 3)} {_held(told, value, is_cut)}"
        )
    name = record.case.latex(told.quantity)
    return f"${name}$, held against yours:", aligned(lines)


def _held(told: Told, value: float, is_cut: bool) -> str:
    """Hold a distance against half a last digit; where digits are cut, a whole one."""
    unit = rf"10^{{{-told.decimals}}}"
    if is_cut and told.fits(value, is_cut):
        return f"< {unit}"
    sign = r"\le" if told.fits(value) else ">"
    return rf"{sign} \tfrac12 \cdot {unit}"


def _typed(text: str) -> str:
    text = text.strip().replace(",", ".").replace("−", "-")
    return f"({text})" if text.startswith("-") else text


def _parting(record: Record) -> list[tuple[str, str]]:
    """Say where the first suspects leave the right way, and with which numbers."""
    verdict, lines = record.verdict, []
    for cause in verdict.departing[:3]:
        parts_at = verdict.parts_at(cause)
        if parts_at is None:
            continue
        column = verdict.example.quantities.index(parts_at)
        right, other = (float(verdict.values[at, column]) for at in (0, cause))
        label = short_label(verdict.causes[cause])
        lines.append(
            rf"\text{{{label}:}}\ & {record.case.latex(parts_at)} = "
            rf"{tex(other)} \text{{ for }} {tex(right)}"
        )
    return [("The first number that comes out otherwise:", aligned(lines))] * bool(
        lines
    )


def _gain(record: Record) -> list[tuple[str, str]]:
    """Put the best question's answers into its gain."""
    if not record.verdict.questions:
        return []
    best: Question = record.verdict.questions[0]
    n = len(record.verdict.suspects)
    sizes = sorted((len(whose) for _, whose in best.answers), reverse=True)
    shown = [
        rf"\tfrac{{{size}}}{{{n}}} \log_2 \tfrac{{{size}}}{{{n}}}" for size in sizes
    ]
    if len(shown) > 5:
        shown = [*shown[:4], r"\dots"]
    sums = " - ".join(shown)
    name = record.case.latex(best.quantity)
    return [
        (
            f"What ${name}$ tells, when each of the {n} is as likely:",
            rf"-{sums} = {tex(best.gain)} \text{{ bits}}",
        )
    ]
