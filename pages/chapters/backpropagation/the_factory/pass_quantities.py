"""All numbers of one pass, in the order in which they are computed."""

from collections.abc import Iterator

from engines.backpropagation import Stage
from pages.figures.network_names import Names
from pages.figures.network_pass import FactoryPass


def quantities(names: Names, told: FactoryPass) -> Iterator[tuple[int, str, float]]:
    """Yield (step, name, value) of every number of the pass, but for the inputs."""
    for step, stage in enumerate(told.done.stages):
        for name, value in _found(names, told, stage):
            yield step, name, float(value)


def _found(
    names: Names, told: FactoryPass, stage: Stage
) -> Iterator[tuple[str, float]]:
    done, layer = told.done, stage.layer
    passed, back = done.passed, done.back
    if stage.name == "loss":
        yield "E", passed.loss
    elif stage.name == "new_loss":
        yield "new E", done.passed_after.loss
    elif stage.name in ("gradients", "update"):
        new = stage.name == "update"
        held = done.next_parameters if new else back.parameter_grads
        for name, place in names.parameters().items():
            yield f"new {name}" if new else f"∂E/∂{name}", place.value_in(held)
    elif stage.name != "inputs":
        by = "z of " if told.is_logits else ""
        values, form = {
            "pre_activations": (passed.pre_activations[layer][0], "z of {}"),
            "activations": (
                told.said if layer else passed.activations[1][0],
                "{}",
            ),
            "output_error": (back.activation_grads[2][0], f"∂E/∂{by}{{}}"),
            "slope": (passed.slopes[layer][0], "slope of {}"),
            "delta": (back.pre_activation_grads[layer][0], "δ of {}"),
            "blame": (back.activation_grads[1][0], "∂E/∂{}"),
        }[stage.name]
        at = 1 if stage.name == "blame" else layer + 1
        for k, value in enumerate(values):
            yield form.format(names.unit(at, k)), value
