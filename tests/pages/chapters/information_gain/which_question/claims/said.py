"""How numbers, names and counts are said, and whether they are said so."""

from collections.abc import Callable, Sequence

from tests.claims import Told


def word(text: str) -> str:
    """Return a word as a sentence has it."""
    return " ".join(text.split()) or "(missing)"


def listed(names: Sequence[str], joint: str = "and", most: int = 6) -> str:
    """Return names as a list in a sentence."""
    names = [word(name) for name in names]
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    *first, last = names
    return f"{', '.join(first)} {joint} {last}" if first else last


def decimals(told: Told, name: str) -> int:
    """Return with how many digits after the point a number is written."""
    return len(told.said[name].partition(".")[2])


def adds_up(told: Told, first: str, second: str, total: str) -> bool:
    """Tell whether the written numbers add up to the written total, digit by digit."""
    grain = 10.0 ** -max(decimals(told, name) for name in (first, second, total))
    return abs(told[first] + told[second] - told[total]) < 0.6 * grain


def compared(told: Told, **values: float) -> bool:
    """Tell whether two numbers are so, and look different."""
    first, second = values
    return told.reads(**values) and told.said[first] != told.said[second]


def goes(told: Told, n: str, noun: str, one: str, many: str) -> bool:
    """Tell whether the noun fits its number."""
    return told.word(noun) == (one if told[n] == 1 else many)


Counts = Callable[[Told], tuple[int, int]]


def some_of(
    noun: str, one: str, many: str, counts: Counts
) -> list[tuple[str, Callable[[Told], bool]]]:
    """Return the ways to say how many of some do a thing, and when each is so.

    `counts` finds out by itself how many of how many.
    """

    def none(told: Told) -> bool:
        k, n = counts(told)
        return k == 0 and n > 1 and told.reads(of=n)

    def few(told: Told) -> bool:
        k, n = counts(told)
        verb = told.word("does") == (one if k == 1 else many)
        return 0 < k < n and told.reads(k=k, of=n) and verb

    def every(told: Told) -> bool:
        k, n = counts(told)
        return k == n > 2 and told.reads(of=n)

    return [
        (f"Not one of the {{of}} {noun}s {one}", none),
        (f"{{k}} of the {{of}} {noun}s {{does:{one}|{many}}}", few),
        (f"All {{of}} {noun}s {many}", every),
        (f"Both {noun}s {many}", lambda told: counts(told) == (2, 2)),
        (f"The only {noun} {one}", lambda told: counts(told) == (1, 1)),
        (f"Not even the only {noun} {one}", lambda told: counts(told) == (0, 1)),
    ]
