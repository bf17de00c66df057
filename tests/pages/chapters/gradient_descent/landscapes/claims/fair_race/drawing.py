"""Which races are judged: few walkers or all, and grounds where nobody can walk."""

from engines.gradient_descent import SCHEDULES
from pages.chapters.gradient_descent.ground_controls import GROUNDS, OWN_GROUND
from pages.chapters.gradient_descent.landscapes.fair_race.record import (
    NOISES,
    STARTS,
    TRIES,
)
from pages.chapters.gradient_descent.landscapes.words import CORRECTIONS, FORMS

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


# Told only where the learner's own ground is undefined nearly everywhere.
NOWHERE = {
    "landscape": OWN_GROUND,
    "formula": "log(-1 - x^2 - y^2)",
    "walkers": NAMES,
    "starts": 8,
}
# Here walks are lost below their starts, and none has fallen.
NEVER_FALLEN = "sqrt(x*y)", "log(x)", "1e9*exp(-x)"
ALSO = (
    *({**NOWHERE, "seed": seed} for seed in range(4)),
    *({**NOWHERE, "formula": formula} for formula in NEVER_FALLEN),
)
