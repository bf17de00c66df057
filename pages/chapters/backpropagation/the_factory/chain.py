"""The part "Chain rule": the gradient of one weight as a product of local factors."""

from dataclasses import dataclass
from itertools import accumulate
from operator import mul

import numpy as np
import streamlit as st

from engines.backpropagation import ChainPath, Factor, chain_paths, sum_of
from engines.backpropagation.chain import links_back
from pages.chapters.backpropagation.the_factory import chain_words, pass_script
from pages.chapters.backpropagation.the_factory.part import (
    PassRecord,
    gradient_opinion,
    pass_record,
    scikit_learn_opinion,
)
from pages.chapters.backpropagation.the_factory.passing import told_of
from pages.chapters.backpropagation.the_factory.settings import KEY, Settings
from pages.figures.chain_tiles import Chain, chain_panel, tiles_panel
from pages.figures.network_names import Names, Place
from pages.figures.network_places import Grid
from pages.figures.panel import Panel
from pages.ui import exports, links
from pages.ui.bets import Bet
from pages.ui.figure import jump
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part

WEIGHT = f"{KEY}_weight"
COLUMNS = ("path", "factor", "value", "product so far")
PRINTS = ("value",)


@dataclass(frozen=True, eq=False)
class Record(PassRecord):
    """The pass, and the chain of one parameter."""

    chain: Chain
    measured: float  # its gradient by the complex step


class ChainRule(Part):
    """One weight's gradient, factor by factor."""

    code = (chain_paths, links_back, ChainPath, Factor)

    def ask(self, settings: Settings) -> Place:
        """Ask for the weight or bias; each factory has its own."""
        parameters = settings.names.parameters()
        names, state = list(parameters), st.session_state
        if WEIGHT not in state:
            wanted = "Weight: the number of a weight or bias, from 0"
            known = [at for (at,) in links.counts(WEIGHT, 1, wanted) if at < len(names)]
            state[WEIGHT] = names[known[0]] if known else names[0]
        if state[WEIGHT] not in names:
            state[WEIGHT] = names[0]
        chosen = st.selectbox(
            "Weight or bias",
            names,
            key=WEIGHT,
            persist_state="session",
            on_change=jump,
            args=(KEY, 0),
            help="Or click on its label in the drawing.",
        )
        # Not bound to the address by Streamlit, which writes a value set by a click
        # only if the box was there before.
        at = names.index(chosen)
        links.write(WEIGHT, str(at) if at else None)
        return parameters[chosen]

    def clicked(self, settings: Settings, point: dict) -> None:
        """Choose the weight whose label was clicked, and begin its story."""
        if point["panel"] == 0:
            place = Grid(settings.names.sizes).place_at(point["x"], point["y"])
            st.session_state[WEIGHT] = settings.names.parameter(place)
            jump(KEY, 0)

    def run(self, settings: Settings) -> Record:
        """Pass forward and back, and follow every path to the parameter."""
        plain, place = pass_record(settings), settings.more
        done = plain.done
        paths = chain_paths(
            done.network,
            done.parameters,
            done.passed,
            place.layer,
            place.unit,
            place.source,
        )
        so_far = tuple(
            tuple(accumulate((factor.value for factor in path.factors), mul))
            for path in paths
        )
        total = float(sum_of(np.array([path.value for path in paths])))
        told = told_of(plain)
        chain = Chain(told, settings.names, place, paths, so_far, total)
        at = list(settings.names.places()).index(place)
        return Record(done, plain.check, chain, float(plain.check.numeric[at]))

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the factors, the sum and the check."""
        return chain_words.labels(record.chain)

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the network with the line lit, and the tiles."""
        return [chain_panel(record.chain), tiles_panel(record.chain)]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask for the weakest link, or where two paths pull."""
        return chain_words.bet(record.chain)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell this step's factor."""
        return chain_words.story(record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say what decided the size of the gradient."""
        return chain_words.ending(record.chain), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Write the products as far as they have come."""
        chain = record.chain
        rows = [
            (str(n), chain.name(factor), factor.value, product)
            for n, (path, products) in enumerate(
                zip(chain.paths, chain.so_far, strict=True), 1
            )
            for factor, product in zip(path.factors, products, strict=True)
        ]
        gradient = f"∂E/∂{settings.names.parameter(chain.place)}"
        rows.append(("all", gradient, chain.total, chain.total))
        reached = len(rows) if chain.is_summed(step) else chain.n_known(step)
        return Numbers(chain_words.formulas(chain, step), COLUMNS, rows, reached)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Measure the gradients from E alone; the chain's own most of all."""
        at = list(settings.names.places()).index(record.chain.place)
        gap = abs(record.chain.total - float(record.check.numeric[at]))
        name = settings.names.parameter(record.chain.place)
        what = f"The sum of the products, against E with {name} nudged (complex step)"
        own = Opinion(f"the measured gradient of {name}", gap, 1e-10, what)
        return [own, gradient_opinion(record)]

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for the gradients."""
        return scikit_learn_opinion(settings, record)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the factors, and a script that multiplies them again."""
        rows = self.numbers(settings, record, 0).rows
        name = settings.names.parameter(record.chain.place)
        says = f"The chain rule: the gradient of {name} as a sum over paths."
        end = _script(settings.names, record.chain.place)
        body = pass_script.body(settings, end, step=False)
        code = exports.script(says, pass_script.SOURCES, body)
        return exports.TakeHome(COLUMNS, rows, code, PRINTS)


def _script(names: Names, place: Place) -> str:
    """Return the lines that multiply along every path and add the products."""
    unit = place.unit
    came = "1.0" if place.source is None else f"{'xh'[place.layer]}[{place.source}]"
    if place.layer == 1:
        product = f"error_grad[{unit}] * slope_out[{unit}] * {came}"
        return f"# One path only: mistake, slope, input.\nprint(repr(float({product})))"
    return f"""# One path through each output: mistake, slope, weight, slope, input.
gradient = 0.0
for k in range({names.sizes[2]}):
    path = error_grad[k] * slope_out[k] * v[{unit}, k] * slope[{unit}] * {came}
    gradient += path
print(repr(float(gradient)))"""
