"""What can be chosen for the factory: the network, its numbers, and what to look at."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import streamlit as st

from engines.backpropagation import Network, Parameters
from pages.chapters.backpropagation.the_factory.factories import FACTORIES, Factory
from pages.figures.network_names import Names
from pages.ui import old_controls as controls
from pages.ui import tables

KEY = "bp_factory"
PASS, CHAIN, BOOKS, STEP = "One pass", "Chain rule", "Books of blame", "One step"
BREAK, CHECK, LOSSES, NUDGE = "Break it", "The check", "Two losses", "Nudging"
PARTS = (PASS, CHAIN, BOOKS, STEP, BREAK, CHECK, LOSSES, NUDGE)
WITH_NETWORK = PARTS[:6]  # the others have numbers of their own
WITH_STEP = (PASS, STEP, BREAK)  # the others only look
ACTIVATIONS = {"Sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "relu"}
# Learning rates: from a nudge to far too much.
RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]
LARGEST_INPUT, LARGEST_WEIGHT = 5.0, 10.0


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from."""

    part: str
    factory: Factory
    activation: str  # of the hidden units
    sample: tables.Rows  # one row: the inputs, then the targets
    first: tables.Rows  # weights into the hidden units, the last row their biases
    second: tables.Rows  # weights into the outputs, the last row their biases
    learning_rate: float
    biases: bool  # whether the step moves the biases too
    more: Hashable = None  # what a part asks for itself

    @property
    def network(self) -> Network:
        """The network as the engine wants it."""
        return Network(
            self.factory.sizes,
            self.activation,
            self.factory.output_activation,
            self.factory.loss,
        )

    @property
    def names(self) -> Names:
        """What its units and parameters are called."""
        return Names(self.factory.sizes)

    @property
    def parameters(self) -> Parameters:
        """The weights and biases of both layers."""
        first, second = np.array(self.first), np.array(self.second)
        return Parameters((first[:-1], second[:-1]), (first[-1], second[-1]))

    @property
    def inputs(self) -> np.ndarray:
        """The one sample's inputs, shape (1, n_inputs)."""
        return np.array(self.sample)[:, : self.factory.sizes[0]]

    @property
    def targets(self) -> np.ndarray:
        """What the outputs should have been, shape (1, n_outputs)."""
        return np.array(self.sample)[:, self.factory.sizes[0] :]


def table_key(factory: Factory, which: str) -> str:
    """Return the key of one of a factory's tables: "x", "w" or "v"."""
    return f"{KEY}_{factory.code}_{which}"


def ask() -> Settings:
    """Draw the controls that several parts share; return the settings so far."""
    part = controls.choice("What to do", f"{KEY}_part", PARTS, PASS, most_buttons=8)
    first = next(iter(FACTORIES))
    if part not in WITH_NETWORK:
        return fixed(part, FACTORIES[first])
    label = controls.choice("Factory", f"{KEY}_net", list(FACTORIES), first)
    factory = FACTORIES[label]
    activation = controls.choice(
        "Hidden units", f"{KEY}_act", list(ACTIVATIONS), "Sigmoid"
    )
    rows = _ask_numbers(factory)
    idle = part not in WITH_STEP
    unused = " This part takes no step." if idle else ""
    rate = controls.scale(
        "Learning rate η", f"{KEY}_eta", RATES, 0.5, unused.strip() or None, idle
    )
    biases = controls.switch(
        "The step moves the biases too",
        f"{KEY}_biases",
        False,
        "Both published examples leave the biases where they are." + unused,
        idle,
    )
    return Settings(part, factory, ACTIVATIONS[activation], *rows, rate, biases)


def fixed(part: str, factory: Factory) -> Settings:
    """Return settings for a part that does not look at the learner's network."""
    rows = (factory.sample, factory.first, factory.second)
    return Settings(part, factory, "sigmoid", *rows, 0.5, False)


def _ask_numbers(factory: Factory) -> tuple[tables.Rows, tables.Rows, tables.Rows]:
    """Let every number of the factory be changed in its table."""
    names, (n_in, n_hidden, n_out) = Names(factory.sizes), factory.sizes
    inputs = [names.unit(0, i) for i in range(n_in)]
    hidden = [names.unit(1, i) for i in range(n_hidden)]
    outputs = [names.unit(2, i) for i in range(n_out)]
    sample = [_column(name, LARGEST_INPUT) for name in inputs]
    sample += [
        tables.Column(names.target(i), 0, 1, "What should have come out, 0 to 1.")
        for i in range(n_out)
    ]
    asked = (
        ("x", "Inputs and targets", sample, factory.sample, ["sample"]),
        ("w", "Weights into the hidden units", hidden, factory.first, inputs),
        ("v", "Weights into the outputs", outputs, factory.second, hidden),
    )
    rows = []
    for which, title, columns, default, senders in asked:
        if which != "x":
            columns = [_column(f"→ {name}", LARGEST_WEIGHT) for name in columns]
            senders = [*(f"{name} →" for name in senders), "bias"]
        key = table_key(factory, which)
        n_rows = len(default)
        rows.append(tables.editable(key, columns, default, n_rows, senders, title))
    st.caption(
        f"Click on a number to change it: inputs from −{LARGEST_INPUT:g} to "
        f"{LARGEST_INPUT:g}, targets from 0 to 1, weights and biases from "
        f"−{LARGEST_WEIGHT:g} to {LARGEST_WEIGHT:g}."
    )
    return tuple(rows)


def _column(name: str, largest: float) -> tables.Column:
    return tables.Column(name, -largest, largest, f"From −{largest:g} to {largest:g}.")
