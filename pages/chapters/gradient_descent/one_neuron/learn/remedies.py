"""How to mend a training that went wrong: every cure is tried before it is offered."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import Fate, StopReason, fit_neurons
from pages.ui.chapter import Remedy

from .amounts import said, told_apart
from .record import RATES, Record, run
from .shares import steepest

BETTER = 0.99  # times the loss: a cure that does less is none


def remedy(record: Record) -> Remedy | None:
    """Offer what would have ended lower, where the training ends badly."""
    if not _went_wrong(record):
        return None
    cures = [*_rates(record), *_middle(record)]
    now, first = float(record.fit.losses[-1]), float(record.fit.losses[0])
    loss, label, values = min(cures, key=lambda cure: cure[0], default=(np.inf, "", {}))
    if not loss < BETTER * min(now, first):
        return None
    ends, instead = told_apart(loss, now, digits=3)
    return Remedy(f"{label}: the loss ends at {ends}, not {instead}", values)


def _went_wrong(record: Record) -> bool:
    """Tell whether the loss did not fall by a hundredth, or would fly off later."""
    fit = record.fit
    if fit.n_steps == 0 and record.settings.is_linear:
        return False
    flies = (
        fit.stop_reason is StopReason.DIVERGED or record.onward.fate is Fate.FLIES_OFF
    )
    return flies or fit.losses[-1] > BETTER * fit.losses[0]


def _rates(record: Record):
    """Yield the slider's rates that are safe, with the loss that each ends at."""
    settings, rates = record.settings, RATES
    if settings.is_linear:
        bend, _ = steepest(record)
        rates = [rate for rate in RATES if rate * bend < 2]
    if not rates:
        return
    fits = fit_neurons(
        settings.inputs,
        settings.targets,
        settings.weights,
        rates,
        settings.n_epochs,
        settings.activation,
        settings.batch_size,
    )
    for rate, loss in zip(rates, fits.losses[-1].tolist(), strict=True):
        yield loss, f"Take η = {said(rate)}", {"eta": rate}


def _middle(record: Record):
    """Yield the middle of the S as a start, where a sigmoid neuron is not there."""
    settings = record.settings
    if not settings.is_linear and settings.weights != (0, 0):
        mended = run(replace(settings, w0=0.0, w1=0.0))
        loss = float(mended.fit.losses[-1])
        yield loss, "Start at w₀ = 0, w₁ = 0", {"w0": 0.0, "w1": 0.0}
