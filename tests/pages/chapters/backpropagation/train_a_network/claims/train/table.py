"""The table of what "Train" may say, and the trainings over which it is judged."""

from pages.chapters.backpropagation.train_a_network.controls import (
    NAMES,
    PLANS,
    RATES,
    RULES,
    STARTS,
    TASKS,
    UNITS,
)
from pages.chapters.backpropagation.train_a_network.looks import PACES
from pages.chapters.backpropagation.train_a_network.train.challenges import CHALLENGES
from tests.claims import Claims

from . import doctor, ending, observed, offers, story
from .own import Trained

EASY = ("Circle", "Two clouds", "Moons", "XOR", "Slope (numbers)")
MADE = [name for name in TASKS if not name.startswith("Your own")]


def settings(rng):
    """Return any small training: every option is met, and some of the extremes."""
    n_hidden = rng.choice([0, 1, 1, 2, 2, rng.randint(3, 6)])
    found = {
        "data": rng.choice([*EASY, rng.choice(MADE)]),
        "layers": n_hidden,
        "rate": rng.choice([0.1, 0.3, rng.choice(RATES)]),
        "epochs": rng.choice([1.0, 3.0, 10.0, 30.0, 60.0]),
        "samples": rng.choice([20.0, 100.0, 300.0]),
        "noise": rng.choice([0, 0, 20, 50]),
        "seed": rng.randint(0, 999),
    }
    found |= {f"units{at}": rng.randint(1, 8) for at in range(1, n_hidden + 1)}
    return found | _odd(rng)


def _odd(rng):
    """Return some of the settings that are mostly left as they are."""
    names = [*NAMES]
    chosen = set(rng.sample(names, rng.randint(1, len(names))))
    every = {
        "act": rng.choice([*UNITS]),
        "rule": rng.choice([*RULES]),
        "features": tuple(name for name in names if name in chosen),
        "batch": rng.choice([1.0, 5.0, 30.0, 250.0]),
        "l1": rng.choice([0.001, 0.1]),
        "l2": rng.choice([0.01, 10.0]),
        "init": rng.choice([*STARTS]),
        "scale": rng.choice([0.1, 3.0]),
        "plan": rng.choice([*PLANS]),
        "standard": True,
        "pace": rng.choice([*PACES]),
        "challenge": rng.choice([*CHALLENGES]),
        "hand": ((0, 0, 0, 2.5, rng.randint(0, 1)),),
    }
    return {name: value for name, value in every.items() if rng.random() < 0.25}


def of(challenge, **more):
    """Return a training with a challenge."""
    return {"challenge": challenge, **more}


SPIRAL = {"data": "Spiral", "layers": 1, "units1": 8, "samples": 500.0}
ALSO = (
    of("Break it", rate=10.0),
    of("Break it", rate=0.3),
    of("In three epochs", layers=0, features=("x²", "y²"), rate=1.0),
    of("In three epochs", layers=0, features=("x²", "y²"), rate=3.0, epochs=3.0),
    of("In three epochs"),
    {"data": "Slope (numbers)", "layers": 0, "epochs": 3.0},
    of("XOR, two units", data="XOR", layers=1, units1=1, features=("xy",)),
    of("XOR, two units", data="XOR", layers=1, units1=2),
    of("Spiral, few weights", **SPIRAL, features=("x", "y", "sin x"), epochs=30.0),
    {"data": "Slope (numbers)", "rate": 0.3, "l2": 10.0},
    {"act": "ReLU", "layers": 3, "scale": 0.01, "rate": 10.0, "epochs": 30.0},
    {"data": "Your own points", "epochs": 30.0, "points": ((1.0, 1.0, 2),)},
    {"data": "Slope (numbers)", "layers": 0, "rate": 0.3},
    {"layers": 1, "units1": 2},
    {
        "act": "ReLU",
        "units1": 4,
        "units2": 1,
        "scale": 3.0,
        "rate": 1.0,
        "epochs": 10.0,
        "seed": 4,
    },
    {"init": "Zeros", "epochs": 3.0},
    {"init": "Zeros", "epochs": 3.0, "act": "Sigmoid"},
    {"act": "Identity", "epochs": 10.0},
)
CLAIMS = Claims(
    (
        *(*story.CLAIMS, *ending.CLAIMS, *observed.CLAIMS),
        *(*doctor.CLAIMS, *offers.OFFERED),
    ),
    evidence=Trained,
    answers=lambda seen: seen.quarter,
    settings=settings,
    also=ALSO,
    few=6,
    many=400,
)
