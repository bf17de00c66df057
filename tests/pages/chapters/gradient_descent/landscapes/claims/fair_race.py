"""What "Fair race" may say: budgets, the rates that are kept, and who wins."""

from math import inf

from engines.gradient_descent import SCHEDULES
from pages.chapters.gradient_descent.ground_controls import GROUNDS, OWN_GROUND
from pages.chapters.gradient_descent.landscapes.fair_race.record import (
    NOISES,
    STARTS,
    TRIES,
)
from pages.chapters.gradient_descent.landscapes.words import CORRECTIONS, FORMS
from tests.claims import Claim, Claims

from .fair_race_own import (
    Judged,
    differs,
    ends,
    is_as_low,
    leaders_said,
    lowest_said,
    middle,
    won_said,
)

NAMES = (
    *("Gradient descent", "Momentum", "Nesterov"),
    *("AdaGrad", "RMSProp", "Adam"),
)
WHO = "{who:" + "|".join(NAMES) + "}"
FORMULAS = (
    *("x^4 + y^4 - 4x*y + 1", "log(x) + y^2", "3", "x*y", "exp(x^2 + y^2)"),
    *("abs(x) + abs(y)", "1000x^2 + y^2 + 10^6", "sqrt(x)", "sqrt(x*y)", "log(x)"),
    *("1e9*exp(-x)", "x^3 - y", "1e-13*(x^2 + y^2)"),
)


def settings(rng):
    """Return any race: few walkers or all, short walks and long ones."""
    some = rng.sample(NAMES, rng.choice([1, 2, 3, 5, 6]))
    found = {
        "landscape": rng.choice([*GROUNDS, OWN_GROUND]),
        "formula": rng.choice(FORMULAS),
        "walkers": tuple(name for name in NAMES if name in some),
        "steps": rng.choice([10, 30, 50, 100, 100, 200]),
        "tries": rng.choice(TRIES),
        "starts": rng.choice([8, *STARTS[:2]]),
        "noise": rng.choice([0.0, 0.0, rng.choice(NOISES)]),
        "seed": rng.randint(0, 999),
        "beta": round(rng.choice([0.0, 0.5, 0.9, 0.99, rng.uniform(0, 0.99)]), 2),
    }
    if rng.random() < 0.3:
        found["form"] = rng.choice([*FORMS])
        found["correction"] = rng.choice([*CORRECTIONS])
        found["schedule"] = rng.choice([one.label for one in SCHEDULES.values()])
    return found


# --- tuning ---------------------------------------------------------------------------


def budget(told, noisy, many):
    """Tell whether the counts are those of the walks that were walked."""
    seen, now = told.seen, told.record.settings
    walks = seen.n_walks * len(seen.rates)
    draws = told["d"] if noisy else 1
    return (
        told.step == 0
        and (now.noise > 0) == noisy
        and (len(seen.names) > 1) == many
        and (many or told.word("who") == seen.names[0])
        and told["m"] == len(seen.rates)
        and told["n"] == now.n_starts
        and draws * now.n_starts == seen.n_walks
        and told["t"] == now.n_steps
        and told["g"] == walks * now.n_steps
    )


def kept(told, kind):
    """Tell whether someone keeps that rate, and its median walk ends so."""
    walker = told.step - 1
    as_low = told.seen.as_low(walker)
    median = told.seen.tried[walker][as_low[0]]
    ends_so = {"lost": median == inf, "falls": median == -inf}.get(kind)
    if ends_so is None:
        ends_so = ends(told, "f", median)
    return (
        told.word("who") == told.seen.names[walker]
        and told.reads(x=told.seen.rates[as_low[0]])
        and ends_so
    )


def default(told, kind):
    """Tell whether the median walk with the default rate ends so."""
    walker = told.step - 1
    height = told.seen.default[walker]
    ends_so = {"lost": height == inf, "falls": height == -inf}.get(kind)
    if ends_so is None:
        ends_so = ends(told, "f", height)
    return ends_so and told.reads(x=told.seen.defaults[walker])


def ties(told):
    """Return the rates that do as well as the one that is kept."""
    return told.seen.as_low(told.step - 1)


def at_the_end(told):
    """Tell whether the largest rate alone is best."""
    return ties(told) == [len(told.seen.rates) - 1]


# --- races ----------------------------------------------------------------------------


def race(told):
    """Tell whether a race was run from there, and who was lowest."""
    seen, now = told.seen, told.record.settings
    at = told.step - len(seen.names) - 1
    x, y = told.record.fair.fresh_starts[at * now.n_starts // seen.n_races]
    return (
        told["i"] == at + 1
        and told["n"] == seen.n_races
        and told.reads(x=x, y=y)
        and told.word("own") == lowest_said(seen, seen.own, at)
        and told.word("tuned") == lowest_said(seen, seen.tuned, at)
    )


def standing(told):
    """Tell whether those in the lead are."""
    seen, done = told.seen, told.step - len(told.seen.names)
    return told.word("own") == leaders_said(seen, seen.own, done) and told.word(
        "tuned"
    ) == leaders_said(seen, seen.tuned, done)


def lower(told):
    """Return how many have a lower median tuned than with the default rate."""
    pairs = zip(told.seen.own, told.seen.tuned, strict=True)
    medians = [(middle(own), middle(tuned)) for own, tuned in pairs]
    return sum(t < o and not is_as_low(o, t) for o, t in medians)


def lead(told):
    """Return by how many races the first is ahead of the second."""
    wins = sorted(told.seen.wins(told.seen.tuned, told.seen.n_races))
    return wins[-1] - wins[-2]


def many(told, n):
    """Tell whether so many race."""
    return len(told.seen.names) == n


def question(told, n):
    """Tell whether that many race so often."""
    return many(told, n) and told["n"] == told.seen.n_races


def shared(told, had, has):
    """Tell whether one of the first stays so, who had, or has, the place alone."""
    before, now = told.seen.first
    both = [told.seen.names[k] for k in before & now]
    return (
        both == [told.word("who")]
        and (len(before) == 1) == had
        and (len(now) == 1) == has
    )


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
# Told only where the learner's own ground is undefined nearly everywhere.
NOWHERE = {
    "landscape": OWN_GROUND,
    "formula": "log(-1 - x^2 - y^2)",
    "walkers": NAMES,
    "starts": 8,
}
# Here walks are lost below their starts, and none has fallen.
NEVER_FALLEN = "sqrt(x*y)", "log(x)", "1e9*exp(-x)"
TRY = "{m} learning rates from {n} starts"
WALKS = "{t} steps a walk: {g} gradients"
FIND = ", to find the η whose median walk ends lowest."
NOISY = ", with {d} draws of noise"
LOWER = " lower tuned than with the default rate."
ASKED = ": who wins most of the {n} races, ties counted for all who tie?"
NEAR = "Heights nearer than 10⁻¹², or than that share of a height beyond 1, count"
CLAIMS = Claims(
    (
        *(
            Claim(
                f"{who} {TRY}{NOISY if noisy else ''}, {WALKS}{each}{FIND}",
                lambda t, noisy=noisy, several=several: budget(t, noisy, several),
            )
            for noisy in (False, True)
            for who, each, several in (
                ("Each optimizer tries", " each", True),
                (f"{WHO} tries", "", False),
            )
        ),
        Claim(
            f"{WHO} keeps η = {{x}}: its median walk ends at f = {{f}}.",
            lambda t: kept(t, "ends"),
        ),
        Claim(
            f"{WHO} keeps η = {{x}}: its median walk falls for ever.",
            lambda t: kept(t, "falls"),
        ),
        Claim(
            f"{WHO} is lost on most walks at every η, so it keeps the lowest, {{x}}.",
            lambda t: kept(t, "lost"),
        ),
        Claim(
            "With its default, η = {x}, it ends at f = {f}.",
            lambda t: default(t, "ends"),
        ),
        Claim("With its default, η = {x}, it is lost.", lambda t: default(t, "lost")),
        Claim(
            "With its default, η = {x}, it falls for ever.",
            lambda t: default(t, "falls"),
        ),
        Claim(
            "All the rates do as well, so it keeps the lowest.",
            lambda t: 0 < t.step and len(ties(t)) == len(t.seen.rates),
        ),
        Claim(
            "{n} rates do as well; it keeps the lowest of them.",
            lambda t: t["n"] == len(ties(t)) < len(t.seen.rates),
        ),
        Claim(
            "That is the largest rate it may try: a larger one may do better.",
            lambda t: 0 < t.step and at_the_end(t),
        ),
        Claim(
            "Race {i} of {n}, from ({x}, {y}): with default rates {own:*}; tuned, "
            "{tuned:*}.",
            race,
        ),
        Claim(
            "Most races won so far: with default rates, {own:*}; tuned, {tuned:*}.",
            standing,
        ),
        Claim(
            "Nobody has won a race so far.",
            lambda t: (
                t.step > len(t.seen.names)
                and not any(
                    any(t.seen.wins(one, t.step - len(t.seen.names)))
                    for one in (t.seen.own, t.seen.tuned)
                )
            ),
        ),
        Claim(
            "With default rates {own:*}.",
            lambda t: t.word("own") == won_said(t.seen, t.seen.own),
        ),
        Claim(
            "Tuned, {tuned:*}.",
            lambda t: t.word("tuned") == won_said(t.seen, t.seen.tuned),
        ),
        Claim(
            "Tuning did not change who is first.",
            lambda t: t.seen.first[0] == t.seen.first[1] != set(),
        ),
        Claim(
            "Tuning changed who shares the first place.",
            lambda t: (
                t.seen.first[0] != t.seen.first[1]
                and t.seen.first[0] & t.seen.first[1] != set()
                and (
                    len(t.seen.first[0] & t.seen.first[1]) > 1
                    or min(map(len, t.seen.first)) > 1
                )
            ),
        ),
        Claim(
            f"Tuned, {WHO} shares the first place, which it had alone.",
            lambda t: shared(t, True, False),
        ),
        Claim(
            f"Tuned, {WHO} has the first place alone, which it shared.",
            lambda t: shared(t, False, True),
        ),
        Claim(
            "Tuning changed who is first: a default rate tells little of an optimizer.",
            lambda t: all(t.seen.first) and not t.seen.first[0] & t.seen.first[1],
        ),
        Claim(
            f"In median, none of the {{n}} optimizers ends{LOWER}",
            lambda t: many(t, t["n"]) and lower(t) == 0,
        ),
        Claim(
            f"In median, all {{n}} optimizers end{LOWER}",
            lambda t: many(t, t["n"]) and lower(t) == t["n"],
        ),
        Claim(
            f"In median, both optimizers end{LOWER}",
            lambda t: many(t, 2) and lower(t) == 2,
        ),
        Claim(
            f"In median, {{k}} of the {{n}} optimizers {{end:ends|end}}{LOWER}",
            lambda t: (
                many(t, t["n"])
                and 0 < t["k"] == lower(t) < t["n"]
                and (t.word("end") == "ends") == (t["k"] == 1)
            ),
        ),
        Claim(
            f"In median, the only optimizer ends{LOWER}",
            lambda t: many(t, 1) and lower(t) == 1,
        ),
        Claim(
            f"In median, not even the only optimizer ends{LOWER}",
            lambda t: many(t, 1) and lower(t) == 0,
        ),
        Claim(
            "The lead is {n} race{s:s|}: other starts may turn it.",
            lambda t: (
                t["n"] == lead(t) in (1, 2) and (t.word("s") == "s") == (t["n"] != 1)
            ),
        ),
        Claim(f"{NEAR} as the same.", counted_as_same),
        Claim(f"{NEAR}ed as the same.", counted_in_the_end),
        *OBSERVED,
        Claim(f"When both are tuned{ASKED}", lambda t: question(t, 2)),
        Claim(f"When all {{k}} are tuned{ASKED}", lambda t: question(t, t["k"])),
    ),
    evidence=Judged,
    answers=lambda seen: {seen.names[k] for k in seen.first[1]},
    settings=settings,
    also=(
        *({**NOWHERE, "seed": seed} for seed in range(4)),
        *({**NOWHERE, "formula": formula} for formula in NEVER_FALLEN),
    ),
    few=12,
    many=1500,
)
