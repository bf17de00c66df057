"""The learner's network as a worked example, with the page's names for all in it."""

from engines.slips import FactoryExample, Quantity
from pages.chapters.my_number.case import Case
from pages.figures.network_names import Names, Place
from pages.words.formulas import derivative

from ..settings import Settings

PARAMETERS = {"gradient": "∂E/∂{}", "update": "Δ{}", "new": "new {}"}


def example_of(settings: Settings) -> FactoryExample:
    """Return the network, its numbers and its samples, and what is done with them."""
    n_rounds = settings.round
    if settings.one_by_one:
        before = (settings.round - 1) * len(settings.sample)
        n_rounds = before + settings.followed + 1
    return FactoryExample(
        *settings.problem,
        settings.learning_rate,
        settings.moves,
        settings.momentum,
        together=not settings.one_by_one,
        n_rounds=n_rounds,
        velocity=settings.velocity_at_first,
    )


def case_of(settings: Settings) -> Case:
    """Return the example with its names."""
    example = example_of(settings)
    said = Said(settings.names, example)
    names = {said.name(quantity): quantity for quantity in example.quantities}
    return Case(example, names, said.latex)


class Said:
    """What everything in an example is called, in words and in formulas."""

    def __init__(self, names: Names, example: FactoryExample) -> None:
        self.names, self.last = names, example.network.n_layers - 1
        self.by_z = example.network.loss_function.wants_logits
        self.many = len(example.batches[-1]) > 1

    def name(self, quantity: Quantity) -> str:
        """Return what a quantity is called on the page."""
        what, place = quantity
        if what in PARAMETERS:
            return PARAMETERS[what].format(self.names.parameter(Place(*place)))
        if what in ("loss", "new_loss"):
            mean = "mean " if self.many else ""
            return mean + {"loss": "E", "new_loss": "new E"}[what]
        if what == "sample_loss":
            return f"E of sample {place[0] + 1}"
        layer, sample, number = place
        unit = self.names.unit(layer + 1, number)
        return self._of_unit(what, unit) + (
            f", sample {sample + 1}" if self.many else ""
        )

    def _of_unit(self, what: str, unit: str) -> str:
        error = "∂E/∂z of {}" if self.by_z else "∂E/∂{}"
        return {
            "z": "z of {}",
            "activation": "{}",
            "error": error,
            "blame": "∂E/∂{}",
            "slope": "slope of {}",
            "delta": "δ of {}",
        }[what].format(unit)

    def latex(self, quantity: Quantity) -> str:
        """Return what a quantity is called in a formula."""
        what, place = quantity
        if what in ("loss", "new_loss", "sample_loss"):
            marks = {"new_loss": r"_{\text{new}}", "loss": ""}
            return "E" + marks.get(what, f"_{{{(*place, 0)[0] + 1}}}")
        if what in PARAMETERS:
            letter = self.names.parameter_latex(Place(*place))
            new = rf"{letter}^{{\text{{new}}}}"
            by = {"gradient": derivative("E", letter), "update": rf"\Delta {letter}"}
            return by.get(what, new)
        layer, sample, number = place
        latex = self._unit_latex(what, layer, number)
        return rf"{latex}^{{({sample + 1})}}" if self.many else latex

    def _unit_latex(self, what: str, layer: int, number: int) -> str:
        unit = self.names.unit_latex(layer + 1, number)
        z = self.names.pre_activation_latex(layer + 1, number)
        return {
            "z": z,
            "activation": unit,
            "error": derivative("E", z if self.by_z else unit),
            "blame": derivative("E", unit),
            "slope": f"g'({z})",
            "delta": self.names.delta_latex(layer + 1, number),
        }[what]
