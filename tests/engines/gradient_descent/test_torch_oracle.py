"""Our optimizers stand where torch.optim stands, after 1, 10, 100 and 1000 steps.

torch_oracle.json was written once, by the script below and the torch version named in
it, in float64; the tests do not need torch.

    import json
    import torch

    CHECKPOINTS = (1, 10, 100, 1000)
    START = (1.0, -0.8)

    def bowl(w):
        x, y = w
        return 0.5 * (x - 0.3) ** 2 + 10.0 * (x + y) ** 2

    def hills(w):
        x, y = w
        return torch.sin(2 * x) * torch.cos(y) + 0.1 * (x**4 + y**4) + 0.3 * x * y

    SURFACES = {"bowl": bowl, "hills": hills}
    OPTIMIZERS = {
        "gradient_descent": (torch.optim.SGD, dict(lr=0.02)),
        "momentum": (torch.optim.SGD, dict(lr=0.01, momentum=0.9)),
        "nesterov": (torch.optim.SGD, dict(lr=0.01, momentum=0.9, nesterov=True)),
        "adagrad": (torch.optim.Adagrad, dict(lr=0.1, eps=1e-10)),
        "rmsprop": (torch.optim.RMSprop, dict(lr=0.001, alpha=0.99, eps=1e-8)),
        "adam": (torch.optim.Adam, dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8)),
    }

    def walk(function, optimizer, settings):
        w = torch.tensor(START, dtype=torch.float64, requires_grad=True)
        optimizer = optimizer([w], **settings)
        points = {}
        for step in range(1, max(CHECKPOINTS) + 1):
            optimizer.zero_grad()
            function(w).backward()
            optimizer.step()
            if step in CHECKPOINTS:
                points[str(step)] = [float(f"{x:.17g}") for x in w.tolist()]
        return points

    oracle = {
        "torch": torch.__version__.split("+")[0],
        "start": START,
        "settings": {name: settings for name, (_, settings) in OPTIMIZERS.items()},
        "points": {
            surface: {name: walk(f, o, s) for name, (o, s) in OPTIMIZERS.items()}
            for surface, f in SURFACES.items()
        },
    }
    print(json.dumps(oracle, indent=1))
"""

import json
from pathlib import Path

import numpy as np
import pytest

from engines.gradient_descent import OPTIMIZERS

ORACLE = json.loads(Path(__file__).with_name("torch_oracle.json").read_text())
OUR_WORDS = {"lr": "learning_rate", "alpha": "decay", "eps": "epsilon"}


def bowl_gradient(points):
    x, y = points[..., 0], points[..., 1]
    return np.stack([x - 0.3 + 20.0 * (x + y), 20.0 * (x + y)], axis=-1)


def hills_gradient(points):
    x, y = points[..., 0], points[..., 1]
    along = 2 * np.cos(2 * x) * np.cos(y) + 0.4 * x**3 + 0.3 * y
    across = -np.sin(2 * x) * np.sin(y) + 0.4 * y**3 + 0.3 * x
    return np.stack([along, across], axis=-1)


GRADIENTS = {"bowl": bowl_gradient, "hills": hills_gradient}


def in_our_words(settings):
    settings = {OUR_WORDS.get(key, key): value for key, value in settings.items()}
    settings.pop("nesterov", None)
    if "betas" in settings:
        settings["beta1"], settings["beta2"] = settings.pop("betas")
    return settings


def gap(name, surface, **changed):
    """Return the largest relative difference from torch over all checkpoints."""
    optimizer = OPTIMIZERS[name](**(in_our_words(ORACLE["settings"][name]) | changed))
    theirs = ORACLE["points"][surface][name]
    point = np.array(ORACLE["start"])
    state, ours = optimizer.init(point), []
    # Not with descend, which stops when it has settled: torch never does.
    for step in range(1, 1001):
        update, state = optimizer.update(GRADIENTS[surface](point), state)
        point = point + update
        if str(step) in theirs:
            ours.append(point)
    theirs = np.array(list(theirs.values()))
    return np.abs((np.array(ours) - theirs) / theirs).max()


@pytest.mark.parametrize("surface", GRADIENTS)
@pytest.mark.parametrize("name", ORACLE["settings"])
def test_our_optimizer_stands_where_torch_stands(name, surface):
    assert gap(name, surface) < 1e-12


@pytest.mark.parametrize("surface", GRADIENTS)
@pytest.mark.parametrize("name", ORACLE["settings"])
def test_the_oracle_notices_a_learning_rate_off_by_a_millionth(name, surface):
    rate = ORACLE["settings"][name]["lr"] * (1 + 1e-6)
    assert gap(name, surface, learning_rate=rate) > 1e-9


def test_the_oracle_covers_every_optimizer_that_torch_has():
    assert set(ORACLE["settings"]) == set(OPTIMIZERS) - {"newton"}
