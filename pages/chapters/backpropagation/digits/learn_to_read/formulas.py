"""Share right, the difference from the baseline and its error, with a step's counts."""

from pages.words.formulas import tex

from .record import Record, advantage, error_of


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this epoch's counts in."""
    n, (_, held, base) = len(record.labels), record.right(step)
    right = ("Share right of the digits it never saw:", _share(held, n))
    if record.is_baseline:
        return [right]
    alone, behind = advantage(record, step)
    return [
        right,
        ("The linear baseline's:", _share(base, n)),
        (
            f"The difference: it alone has {alone} right, the baseline alone {behind}:",
            rf"\frac{{{alone} - {behind}}}{{{n}}} = {tex((alone - behind) / n)}",
        ),
        (
            "The standard error of that:",
            rf"\frac{{1}}{{{n}}} \sqrt{{{alone} + {behind} - "
            rf"\frac{{({alone} - {behind})^2}}{{{n}}}}} = "
            f"{tex(error_of(alone, behind, n))}",
        ),
    ]


def _share(count: int, n: int) -> str:
    return rf"\frac{{{count}}}{{{n}}} = {tex(count / n)}"
