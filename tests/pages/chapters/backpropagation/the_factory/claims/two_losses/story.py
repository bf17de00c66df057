"""What "Two losses" says at each update."""

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.two_losses.seen import (
    sigmoid,
)


def _one(which: str):
    def holds(told: Told) -> bool:
        way, gap = getattr(told.seen, which), 0.0
        gap = way.mistake(told.step)
        side = "on the right side" if gap < 0.5 else "on the wrong side"
        side = "right between the two" if gap == 0.5 else side
        reads = told.reads(
            z=way.z[told.step], a=way.says(told.step), d=way.felt(told.step)
        )
        return reads and told.word("side") == side

    return holds


def _multiplied(told: Told) -> bool:
    way, step = told.seen.squares, told.step
    passed = way.says(step) * sigmoid(-way.z[step])
    mistakes = way.mistake(step), told.seen.entropy.mistake(step)
    between = 0.1 <= max(mistakes) and mistakes[0] <= 0.9
    return between and told.reads(p=passed, m=mistakes[1])


def _nearly(told: Told) -> bool:
    low, high = sorted(
        (told.seen.squares.mistake(told.step), told.seen.entropy.mistake(told.step))
    )
    reads = told.reads(low=low) and ("high" not in told.said or told.reads(high=high))
    return reads and high < 0.1 and ("high" in told.said or low == high)


SIDES = "{side:on the right side|on the wrong side|right between the two}"
STORY = (
    Claim(
        "At first, of a unit that should say {y}:",
        lambda t: t.step == 0 and t["y"] == t.record.settings.target,
    ),
    Claim(
        "After update {k}, of a unit that should say {y}:",
        lambda t: t["k"] == t.step > 0 and t["y"] == t.record.settings.target,
    ),
    *(
        Claim(
            f"{name}: z = {{z}}, so it says {almost}{{a}}, {SIDES}; the slope dE/dz is "
            "{d}.",
            lambda t, which=which, almost=almost: (
                _one(which)(t)
                and bool(almost)
                == (t.said["a"] == "1" and getattr(t.seen, which).says(t.step) != 1)
            ),
        )
        for name, which in (("Squared error", "squares"), ("Cross-entropy", "entropy"))
        for almost in ("", "almost ")
    ),
    *(
        Claim(
            f"Under squared error the mistake, {almost}{{m}}, is passed through the "
            "sigmoid's slope, and that is only {p} out here: the unit is wrong and "
            "hardly feels it.",
            lambda t, almost=almost: (
                t.reads(
                    m=t.seen.squares.mistake(t.step),
                    p=t.seen.squares.says(t.step) * sigmoid(-t.seen.squares.z[t.step]),
                )
                and t.seen.squares.mistake(t.step) > 0.9
                and bool(almost) == (t.said["m"] == "1")
            ),
        )
        for almost in ("", "almost ")
    ),
    Claim(
        "Both are nearly right, off by {low} and {high}, and both slopes are small, as "
        "they should.",
        _nearly,
    ),
    Claim(
        "Both are nearly right, off by {low}, and both slopes are small, as they "
        "should.",
        _nearly,
    ),
    Claim(
        "Under squared error the sigmoid's slope, {p}, is multiplied in; under "
        "cross-entropy it cancels, and the slope is the mistake itself, {m}.",
        _multiplied,
    ),
)
