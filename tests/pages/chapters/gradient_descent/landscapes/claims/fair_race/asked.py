"""What "Fair race" asks and lets one look for, and what counts as the same height."""

from tests.claims import Claim

from .own import differs, middle

ASKED = ": who wins most of the {n} races, ties counted for all who tie?"
NEAR = "Heights nearer than 10⁻¹², or than that share of a height beyond 1, count"


def many(told, n):
    """Tell whether so many race."""
    return len(told.seen.names) == n


def question(told, n):
    """Tell whether that many race so often."""
    return many(told, n) and told["n"] == told.seen.n_races


def counted_as_same(told):
    """Tell whether heights that differ count as the same lowest one at a step."""
    seen, done = told.seen, told.step - len(told.seen.names)
    if done <= 0:
        return told.step > 0 and differs(seen.tried[told.step - 1])
    return any(differs([h[done - 1] for h in one]) for one in (seen.own, seen.tuned))


def counted_in_the_end(told):
    """Tell whether they did so in a race, or of someone's two medians."""
    seen = told.seen
    columns = [row for one in (seen.own, seen.tuned) for row in zip(*one, strict=True)]
    pairs = zip(seen.own, seen.tuned, strict=True)
    return any(map(differs, (*columns, *([*map(middle, pair)] for pair in pairs))))


def set_so(told, **wanted):
    """Tell whether settings are these."""
    return all(getattr(told.record.settings, k) == v for k, v in wanted.items())


OBSERVED = (
    Claim(
        "who is first with the rates that optimizers come with, and is it the same one "
        "when all are tuned?",
        lambda t: many(t, 6) and all(t.seen.first),
    ),
    Claim(
        "four rates from 10⁻⁵ to 10: who happens to have a good one among them?",
        lambda t: (
            [0.0] * 4
            == [
                round(r / 10**k - 1, 6)
                for r, k in zip(t.seen.rates, (-5, -3, -1, 1), strict=False)
            ]
            and len(t.seen.rates) == 4
        ),
    ),
    Claim(
        "{n} steps around the bend: is a brake for each coordinate worth more once its "
        "η is found?",
        lambda t: set_so(t, landscape="rosenbrock", n_steps=t["n"]),
    ),
    Claim(
        "κ = {k}: does a velocity help in a narrow valley, whatever the η?",
        lambda t: set_so(t, landscape="elongated_bowl", condition_number=t["k"]),
    ),
    Claim(
        "at the bottom the noise of the slopes decides: how far are the winners apart "
        "now?",
        lambda t: t.record.settings.noise > 0,
    ),
)
SAME = (
    Claim(f"{NEAR} as the same.", counted_as_same),
    Claim(f"{NEAR}ed as the same.", counted_in_the_end),
)
ASKS = (
    Claim(f"When both are tuned{ASKED}", lambda t: question(t, 2)),
    Claim(f"When all {{k}} are tuned{ASKED}", lambda t: question(t, t["k"])),
)
