"""One neuron. After it the reader understands that learning is blame in proportion:

a neuron compares its answer with the truth, blames each input by its size times the
mistake, and moves each weight by that much; done again and again this is a walk down
an error surface.
"""

import numpy as np

from engines.gradient_descent import (
    GradientDescent,
    answer_curves,
    batch_losses,
    batches,
    exact_answers,
    fit_neuron,
    lowest_weights,
    neuron_surface,
    quadratic_path,
    stopping,
    value_grid,
    window_around,
)
from engines.reference import least_squares, numeric_gradient
from pages.chapters.gradient_descent.one_neuron import formulas, words
from pages.chapters.gradient_descent.one_neuron.settings import (
    COLUMNS,
    MOST_PARTED,
    PRESETS,
    RATES,
    SYMBOLS,
    Record,
    Settings,
    ask,
)
from pages.figures import neuron as figures
from pages.figures.error_surface import bowl_panel, weight_panel
from pages.figures.panel import Panel
from pages.ui import exports, tables
from pages.ui.bets import Bet
from pages.ui.old_chapter import Chapter, Numbers, Opinion, Preset, Remedy


class OneNeuron(Chapter):
    """Hours studied, passed or not: one neuron learns it by the delta rule."""

    slug = "one_neuron"
    key = "gd_neuron"
    title = "One neuron"
    question = (
        "A neuron guesses from your hours of study whether you passed, and is wrong. "
        "Which of its weights is to blame, and by how much?"
    )
    presets = PRESETS
    symbols = SYMBOLS
    code = (
        fit_neuron,
        batches.learn_by_batches,
        batches.shuffled_batches,
        stopping.until_stop,
        GradientDescent,
        neuron_surface,
        quadratic_path,
    )

    def controls(self) -> Settings:
        """Ask for the samples, the neuron, the first weights and the learning rate."""
        return ask()

    def run(self, settings: Settings) -> Record:
        """Train the neuron and look at the surface it walked on."""
        fit = fit_neuron(
            settings.inputs,
            settings.targets,
            settings.weights,
            settings.learning_rate,
            settings.n_epochs,
            settings.activation,
            settings.batch_size,
        )
        surface = neuron_surface(settings.inputs, settings.targets, settings.activation)
        bends = np.linalg.eigvalsh(surface.hessian(fit.weights[-1]))
        in_parts = settings.in_parts and fit.n_steps <= MOST_PARTED
        return Record(fit, surface, bends, figures.moments_of(fit.n_steps, in_parts))

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name each position: the update, and the part of it."""
        total, parts = record.fit.n_steps, len(record.frames) > record.fit.n_steps + 1
        names = [
            f"update {frame.update + 1} of {total}: {frame.stage}"
            if parts
            else f"after {frame.update} of {total}"
            for frame in record.frames
        ]
        return [*names[:-1], f"after {total} of {total}"]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the samples, and the error surface from above and from the side."""
        fit, frames = record.fit, record.frames
        answers = answer_curves(settings.inputs, fit.weights, settings.activation)
        samples, unit = np.array(settings.rows), COLUMNS[0].name
        panels = [figures.data_panel(samples, answers, fit, frames, unit)]
        window = _window(record)
        field = value_grid(record.surface, 61, window)
        if settings.view != "3-D":
            lines = exact_answers(
                settings.inputs, settings.targets, settings.activation, window
            )
            bottom = next(iter(record.surface.minima), None)
            panels.append(weight_panel(field, lines, bottom, fit, frames))
        if settings.view != "From above":
            panels.append(bowl_panel(field, fit, frames))
        return panels

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask what becomes of the loss."""
        if record.fit.n_steps == 0:
            return None
        return words.bet(settings, record.fit)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell the part of the update that is shown."""
        return words.story(settings, record.fit, record.frames[step])

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say how the training ends; offer a learning rate that is safe."""
        sharpest = record.curvatures[-1]
        lowest = record.fit.weights[-1]
        if settings.activation == "linear":
            lowest = lowest_weights(record.surface, record.fit.weights[0])
        least = float(record.surface.value(lowest))
        sentences = words.ending(settings, record.fit, record.curvatures, lowest, least)
        if settings.learning_rate * sharpest < 2 or settings.activation != "linear":
            return sentences, None
        safe = max((rate for rate in RATES if rate <= 1 / sharpest), default=RATES[0])
        return sentences, Remedy(f"Take η = {safe:g}, at most 1/λ", {"eta": safe})

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put the samples and weights of this update into the delta rule."""
        fit = record.fit
        columns = ("update", "w₀", "w₁", "a", "y − a", "loss L")
        if len(settings.rows) > 1:
            columns = (
                "update",
                "w₀",
                "w₁",
                "largest |y − a|",
                "mean |y − a|",
                "loss L",
            )
        gaps = np.abs(fit.errors)
        first = fit.activations[:, 0] if len(settings.rows) == 1 else gaps.max(axis=1)
        second = fit.errors[:, 0] if len(settings.rows) == 1 else gaps.mean(axis=1)
        values = np.column_stack([fit.weights, first, second, fit.losses])
        rows = [(t, *row) for t, row in enumerate(values.tolist())]
        frame = record.frames[step]
        told = formulas.delta_rule(settings, fit, frame)
        return Numbers(told, columns, rows, frame.state + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Check each update's gradient numerically, and the weights by algebra."""
        fit = record.fit
        found = [_numeric(settings, record)]
        if settings.activation == "linear" and settings.batch_size is None:
            steps, rate = np.arange(len(fit.weights)), settings.learning_rate
            exact = quadratic_path(record.surface, fit.weights[0], rate, steps)
            gap = np.abs(fit.weights - exact) / np.maximum(1, np.abs(exact))
            found.append(
                Opinion(
                    "the closed form",
                    float(gap.max()),
                    1e-9,
                    f"The weights after each of {fit.n_steps} updates",
                )
            )
        return found

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Compare the bottom of our surface with scikit-learn's least squares."""
        if settings.activation != "linear":
            return None
        theirs = least_squares(settings.inputs, settings.targets)
        ours = lowest_weights(record.surface, record.fit.weights[0])
        heights = record.surface.value(np.array([ours, theirs]))
        what = (
            "The lowest loss that any weights can reach (not this training's last), "
            f"{heights[0]:.6g} by our surface and {heights[1]:.6g} by its weights"
        )
        return Opinion(
            "scikit-learn's least squares", float(np.ptp(heights)), 1e-12, what
        )

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the table of updates, and the training as a script."""
        fit = record.fit
        numbers = self.numbers(settings, record, 0)
        says = "One neuron, the delta rule: last weights w0, w1 and last loss."
        code = exports.script(says, (), formulas.script(settings, fit))
        return exports.TakeHome(
            numbers.columns, numbers.rows, code, ("w₀", "w₁", "loss L")
        )

    def apply(self, values: dict) -> None:
        """Set controls as usual, and the table too."""
        plain = dict(values)
        if "data" in plain:
            tables.put("gd_neuron_data", plain.pop("data"))
        super().apply(plain)

    def shows(self, preset: Preset) -> bool:
        """Tell whether controls and table stand at this preset."""
        plain = dict(preset.values)
        rows = plain.pop("data")
        rest = Preset(preset.name, plain, preset.observe)
        return tables.rows_of("gd_neuron_data") == rows and super().shows(rest)


def _window(record: Record) -> tuple:
    """Return the part of the error surface to show: the path, and the bottom."""
    weights, losses = record.fit.weights, record.fit.losses
    for bottom in record.surface.minima:
        weights = np.vstack([weights, bottom])
        losses = np.append(losses, record.surface.value(np.array(bottom)))
    return window_around(weights, losses)


def _numeric(settings: Settings, record: Record) -> Opinion:
    """Compare every update's gradient with central differences of its batch's loss."""
    fit, gap = record.fit, 0.0
    sizes = np.array([len(batch) for batch in fit.batches])
    for size in set(sizes.tolist()):  # of an epoch's batches the last may be smaller
        at = np.flatnonzero(sizes == size)
        batches = np.array([fit.batches[t] for t in at])
        samples = settings.inputs, settings.targets
        losses = batch_losses(*samples, batches, settings.activation)
        numeric = numeric_gradient(losses, fit.weights[at])
        largest = np.maximum(1.0, np.abs(numeric).max(axis=1))
        gaps = np.abs(numeric - fit.weight_grads[at]).max(axis=1) / largest
        gap = max(gap, float(gaps.max()))
    what = f"The gradients of all {fit.n_steps} updates"
    return Opinion("central differences", gap, 1e-6, what)
