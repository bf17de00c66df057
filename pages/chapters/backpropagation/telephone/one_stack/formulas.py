"""The formulas of the part "One stack", with the values of a step."""

import numpy as np

from pages.words.formulas import tex

from .record import Record

LARGE = r"\text{too large}"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the sizes that a step has reached into the formulas."""
    stop = record.stops[step]
    back = stop.back
    if back is None:
        return [_values(record, stop.there)]
    return [_blame(record, back), *_kept(record, back), _gradient(record, back)]


def _latex(size: float) -> str:
    return tex(float(size)) if np.isfinite(size) else LARGE


def _values(record: Record, layer: int) -> tuple[str, str]:
    size = _latex(record.activations.middle[layer])
    name, says = "x", "The size of the inputs, over all pixels and digits:"
    if layer:
        name = f"a_{{{layer}}}"
        says = "The size of this layer's activations, over all units and digits:"
    root = rf"\sqrt{{\text{{mean of }} {name}^2}}"
    return says, rf"|{name}| = {root} = {size}"


def _blame(record: Record, layer: int) -> tuple[str, str]:
    size = _latex(record.deltas.middle[layer - 1])
    back = rf"\delta_{{{layer + 1}}} W_{{{layer + 1}}}^T"
    if layer == record.settings.depth:
        back = r"(p - y)\, W_{\text{out}}^T"
    extra = r" + \text{residual}" if record.settings.residual else ""
    if record.settings.batch_norm:
        rule = rf"\text{{normalised}}\left(\sigma' \odot ({back}{extra})\right)"
    else:
        rule = rf"\sigma'(z_{{{layer}}}) \odot ({back}{extra})"
    return (
        "Blame is what the layer after hands back, times this layer's slopes:",
        rf"\delta_{{{layer}}} = {rule}, \quad |\delta_{{{layer}}}| = {size}",
    )


def _kept(record: Record, layer: int) -> list[tuple[str, str]]:
    """Say how much is left since the last layer, and by what factor a layer."""
    depth, kept = record.settings.depth, record.kept(record.deltas, layer)
    if kept is None or layer == depth:
        return []
    steps = depth - layer
    names = rf"\frac{{|\delta_{{{layer}}}|}}{{|\delta_{{{depth}}}|}}"
    power = rf"\left({tex(kept)}\right)^{{1/{steps}}}"
    factor = tex(kept ** (1 / steps))
    each = rf",\quad {power} = {factor}" if steps > 1 else ""
    says = "What is left of the blame, and what one layer made of it on average:"
    return [(says, rf"{names} = {tex(kept)}{each}")]


def _gradient(record: Record, layer: int) -> tuple[str, str]:
    before = f"a_{{{layer - 1}}}" if layer > 1 else "x"
    came_in = _latex(record.activations.middle[layer - 1])
    delta = _latex(record.deltas.middle[layer - 1])
    size = _latex(record.weight_grads.middle[layer - 1])
    n = record.n_networks
    return (
        f"The gradient is made of both (sizes of the middle of {n} networks; the sum "
        "over the digits cancels in part):",
        rf"\frac{{\partial L}}{{\partial W_{{{layer}}}}} = \tfrac1n {before}^T "
        rf"\delta_{{{layer}}}, \quad |{before}| = {came_in},\ "
        rf"|\delta_{{{layer}}}| = {delta},\ "
        rf"\left|\frac{{\partial L}}{{\partial W_{{{layer}}}}}\right| = {size}",
    )
