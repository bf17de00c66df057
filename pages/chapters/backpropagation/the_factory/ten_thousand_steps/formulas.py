"""The step that is repeated, and how steep E falls, with this look's numbers."""

from math import log10

from pages.words.formulas import tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this look's numbers into the error, and into the slope since the last."""
    return [_error(record, step), *_slope(record, step)]


def _error(record: Record, step: int) -> tuple[str, str]:
    """Put what comes out and what should into E."""
    count, settings = record.counts[step], record.settings
    pairs = list(zip(settings.targets[0], record.answers[count], strict=True))
    loss = tex(record.losses[count])
    if settings.network.loss_function.wants_logits:
        terms = " ".join(rf"- {tex(y)} \ln {tex(p)}" for y, p in pairs if y)
        return (
            "The error: the cross-entropy of the shares",
            rf"E = {terms or 0} = {loss}",
        )
    terms = " + ".join(rf"({tex(y)} - {tex(a)})^2" for y, a in pairs)
    inner = terms if len(pairs) == 1 else rf"\left[{terms}\right]"
    return "The error: half the squares", rf"E = \tfrac12 {inner} = {loss}"


def _slope(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the last two looks into the slope on axes of powers of ten."""
    if step < 2:
        return []
    before, now = record.counts[step - 1], record.counts[step]
    old, new = record.losses[before], record.losses[now]
    if min(old, new) <= record.rest:
        return []
    slope = log10(new / old) / log10(now / before)
    return [
        (
            "The slope on these axes since the last look",
            rf"\frac{{\log {tex(new)} - \log {tex(old)}}}"
            rf"{{\log {now} - \log {before}}} = {tex(slope, 3)}",
        )
    ]
