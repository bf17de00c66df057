"""The neuron from paper as a worked example, with the page's names for all in it."""

from engines.slips import NeuronExample, Quantity
from pages.chapters.my_number.case import Case
from pages.words.formulas import derivative

from ..from_paper.settings import LOG
from .settings import Settings

OF_WEIGHTS = {"gradient": "∂L/∂{}", "update": "Δ{}", "new": "new {}"}
OF_SAMPLES = {
    "z": ("z", "z"),
    "activation": ("a", "a"),
    "error": ("y − a", "y - a"),
    "sample_loss": ("L of its own", "L"),
    "slope": ("slope g′(z)", "g'(z)"),
    "delta": ("δ", r"\delta"),
}
OF_ALL = {"loss": ("L", "L"), "new_loss": ("new L", r"L^{\text{new}}")}


def example_of(settings: Settings) -> NeuronExample:
    """Return the neuron, its samples, and what is done with them.

    A bias of 0 that stays is none.
    """
    w0, *weights = settings.weights
    squares = "half_squared_error" if "half" in settings.scale else "squared_error"
    return NeuronExample(
        settings.inputs[:, 1:],
        settings.targets,
        weights,
        w0 if w0 or settings.bias_learns else None,
        settings.learning_rate,
        settings.activation,
        "log" if settings.loss == LOG else squares,
        together=not (settings.one_by_one or settings.is_step),
        summed="sum" in settings.scale,
        n_rounds=settings.round,
        bias_moves=settings.bias_learns,
    )


def case_of(settings: Settings) -> Case:
    """Return the example with its names."""
    example = example_of(settings)
    said = Said(settings.names, len(settings.rows) > 1)
    names = {said.name(quantity): quantity for quantity in example.quantities}
    return Case(example, names, said.latex)


class Said:
    """What everything in an example is called, in words and in formulas."""

    def __init__(self, names: tuple[str, ...], is_of_many: bool) -> None:
        self.bias, *self.weights = names
        self.is_of_many = is_of_many

    def name(self, quantity: Quantity) -> str:
        """Return what a quantity is called on the page."""
        what, place = quantity
        if what in OF_ALL:
            return OF_ALL[what][0]
        if what in OF_WEIGHTS:
            sample, at = place
            weight = self.bias if at is None else self.weights[at]
            return OF_WEIGHTS[what].format(weight) + self._of(sample)
        return OF_SAMPLES[what][0] + self._of(place[0])

    def _of(self, sample: int | None) -> str:
        if sample is None or not self.is_of_many:
            return ""
        return f", sample {sample + 1}"

    def latex(self, quantity: Quantity) -> str:
        """Return what a quantity is called in a formula."""
        what, place = quantity
        if what in OF_ALL:
            return OF_ALL[what][1]
        if what in OF_WEIGHTS:
            return self._of_weight(what, *place)
        return self._numbered(OF_SAMPLES[what][1], place[0])

    def _of_weight(self, what: str, sample: int | None, at: int | None) -> str:
        letter = f"w_{0 if at is None else at + 1}"
        new = rf"{letter}^{{\text{{new}}}}"
        by = {"gradient": derivative("L", letter), "update": rf"\Delta {letter}"}
        return self._numbered(by.get(what, new), sample)

    def _numbered(self, latex: str, sample: int | None) -> str:
        """Say of which sample it is, where there are several."""
        if sample is None or not self.is_of_many:
            return latex
        latex = rf"({latex})" if len(latex.split()) > 1 else f"{{{latex}}}"
        return rf"{latex}_{{\text{{sample {sample + 1}}}}}"
