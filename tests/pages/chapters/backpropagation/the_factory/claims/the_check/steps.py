"""What "The check" says at each nudge."""

import numpy as np

from pages.chapters.backpropagation.the_factory.the_check import words
from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.seen import (
    NUDGES,
    grade,
)

PLACES = (
    "wrong|uncomfortable|fine at a kink|fine at a kink, and there is none here|happy"
)


def graded(told: Told, error: float) -> bool:
    """Tell whether an error has the grade that is told, with a word on kinks."""
    said, has_kink = told.word("grade"), told.record.settings.activation == "relu"
    wanted = grade(error)
    if wanted == "fine at a kink" and not has_kink:
        wanted += ", and there is none here"
    return said == wanted


def _h(told: Told) -> bool:
    return told.reads(h=NUDGES[told.step])


def _worst(told: Told) -> bool:
    seen, error = told.seen, told.seen.worst[told.step]
    who = [
        name
        for name, one in zip(told.record.names, seen.errors[told.step], strict=True)
        if one == error
    ]
    said = told.word("who").replace(" and ", ", ").split(", ")
    if said[-1].endswith("more"):
        more = int(said[-1].split()[0])
        named = said[:-1] == who[: len(said) - 1] and more == len(who) - len(said) + 1
    else:
        named = said == who
    counts = told["n"] == len(told.record.names)
    return named and counts and told.reads(e=error) and graded(told, error)


def _median(told: Told, n: int | None) -> bool:
    some = np.sort(told.seen.errors[told.step][told.seen.told != 0])
    middle = (some[(len(some) - 1) // 2] + some[len(some) // 2]) / 2
    is_count = len(some) == (n or len(told.record.names))
    return is_count and told.reads(m=middle)


def _n_lost(told: Told) -> int:
    measured = told.seen.measured[told.step]
    return int(((measured == 0) & (told.seen.told != 0)).sum())


def _counted(told: Told, n: int, verb: str = "are") -> bool:
    """Tell whether a count in words is n of all."""
    total = len(told.record.names)
    says = f"{n} of the {total} gradients {'is' if n == 1 else verb}"
    says = f"All {total} gradients {verb}" if n == total else says
    return told.word("count").lower() == says.lower()


def _lost(way: str):
    def holds(told: Told) -> bool:
        n = _n_lost(told)
        return told.seen.way == way and n > 0 and _counted(told, n)

    return holds


STEPS = (
    Claim("h = {h}.", _h),
    Claim(
        f"The largest relative error of {{n}} gradients is {{e}}, that of {{who:*}}: "
        f"{{grade:{PLACES}}}.",
        _worst,
    ),
    Claim("The median is {m}.", lambda t: _median(t, None)),
    Claim(
        "The median of the {k} that are not 0 is {m}.",
        lambda t: _median(t, int(t["k"])),
    ),
    Claim("Of the only one that is not 0 it is {m}.", lambda t: _median(t, 1)),
    Claim(
        "All {n} gradients are measured to their last digit.",
        lambda t: t["n"] == len(t.record.names) and t.seen.worst[t.step] == 0,
    ),
    *(
        Claim(f"{{count:*}} measured as 0 without being 0: {says}.", _lost(way))
        for way, says in words.UNCHANGED.items()
    ),
    Claim(
        "A kink: the z of a hidden unit is exactly 0, just where its ReLU has its "
        "corner.",
        lambda t: t.seen.is_at_kink,
    ),
    Claim(
        "A nudge one way changes E, a nudge the other way does not; so what is "
        "measured depends on the way.",
        lambda t: t.seen.is_at_kink and _one_sided(t),
    ),
    Claim("No h mends that.", lambda t: t.seen.is_at_kink and t.seen.least > 1e-2),
    Claim(
        "All gradients are 0, and so they are measured.",
        lambda t: not t.seen.told.any() and not t.seen.measured[t.step].any(),
    ),
    Claim(
        "All gradients are 0, yet {count:*} measured as something else, {who:*} as "
        "{m}.",
        lambda t: (
            not t.seen.told.any()
            and _counted(t, int((t.seen.measured[t.step] != 0).sum()))
            and t.reads(m=t.seen.measured[t.step, t.record.names.index(t.word("who"))])
            and abs(t["m"]) > 0
        ),
    ),
    Claim(
        "Beside 0 every error is as large as can be: {e}.",
        lambda t: t["e"] == 1 == t.seen.worst[t.step] and not t.seen.told.any(),
    ),
    Claim(
        "The bend decides: within the nudge E is not straight, and that alone would "
        "make an error of {e}.",
        lambda t: any(_reason(t, at, "bend", 0) for at in (t.step, t.seen.best)),
    ),
    Claim(
        "A corner decides: the nudge takes z of {unit:h₁|h₂|h₃} to 0, where its ReLU "
        "has its corner, and beyond; so within the nudge E is not straight, and that "
        "alone would make an error of {e}.",
        lambda t: any(
            _reason(t, at, "bend", 0) and t.word("unit") == t.seen.crossed(at)
            for at in (t.step, t.seen.best)
        ),
    ),
    Claim(
        "Rounding decides: the two values of E agree in most of their digits, and only "
        "the few that differ count, and that alone would make an error of {e}.",
        lambda t: (
            t.seen.way != "complex"
            and any(_reason(t, at, "rounding", 1) for at in (t.step, t.seen.best))
        ),
    ),
    Claim(
        "That is rounding in the last digits.",
        lambda t: any(0 < t.seen.worst[at] < 1e-14 for at in (t.step, t.seen.best)),
    ),
    Claim(
        "By itself the bend would make {a}, rounding {b}.",
        lambda t: any(_both(t, at) for at in (t.step, t.seen.best)),
    ),
    Claim(
        "Its gradient is 0, and something is measured as {why:E bends|digits are "
        "lost|the nudge reaches across ReLU's corner}.",
        lambda t: any(_of_zero(t, at) for at in (t.step, t.seen.best)),
    ),
    Claim(
        "No difference of two nearly equal numbers is taken, so nothing is lost: what "
        "is left is rounding in the last digits.",
        lambda t: (
            t.seen.way == "complex"
            and any("rounding" in _causes(t, at) for at in (t.step, t.seen.best))
        ),
    ),
)


def _causes(told: Told, step: int) -> set[str]:
    """Return what makes an error; in float64's last digits nobody can tell."""
    bend, _ = told.seen.at(step)
    return told.seen.cause(step) | ({"rounding"} if bend < 1e-13 else set())


def _reason(told: Told, step: int, cause: str, at: int) -> bool:
    return cause in told.seen.cause(step) and told.seen.is_part(told["e"], step, at)


def _both(told: Told, step: int) -> bool:
    near = [told.seen.is_part(told[name], step, at) for at, name in enumerate("ab")]
    return all(near) and "both" in told.seen.cause(step)


def _of_zero(told: Told, step: int) -> bool:
    k = int(told.seen.errors[step].argmax())
    said = told.word("why")
    cause = "rounding" if said == "digits are lost" else "bend"
    is_corner = bool(told.seen.crossed(step)) or "corner" not in said
    return told.seen.told[k] == 0 and cause in told.seen.cause(step) and is_corner


def _one_sided(told: Told) -> bool:
    """Tell whether E changes with a nudge one way only, of what stands at a corner."""
    seen, own = told.seen, told.seen.own
    k = told.record.names.index(seen.at_corner[0])
    nudge = 0.1 * np.eye(len(seen.told))[k]
    here, up, down = (float(own.error(own.start + by * nudge)) for by in (0, 1, -1))
    return (up == here) != (down == here)
