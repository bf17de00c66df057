"""The lines of the broken pass, each bug's at its place, as the script has them."""

from collections.abc import Collection, Iterator

from engines.backpropagation import Network

BUG = "  # <- the bug"
UNITS = {
    "identity": """def identity_unit(z):
    return z


def identity_slope(z):
    return np.ones_like(z)""",
    "sigmoid": """def sigmoid_unit(z):
    return sigmoid(z)


def sigmoid_slope(z):
    return sigmoid(z) * sigmoid(-z)""",
    "tanh": """def tanh_unit(z):
    return np.tanh(z)


def tanh_slope(z):
    return 4 * sigmoid(2 * z) * sigmoid(-2 * z)""",
    "relu": """def relu_unit(z):
    return np.where(np.real(z) > 0, z, 0.0 * z)


def relu_slope(z):
    return 1.0 * (z > 0)""",
}
# The error of each sample, and how it changes with what comes out.
LOSSES = {
    "half_squared_error": ("0.5 * ((y - out) ** 2).sum(axis=-1)", "out - wanted"),
    "squared_error": ("((y - out) ** 2).sum(axis=-1)", "2 * (out - wanted)"),
    "mean_squared_error": (
        "((y - out) ** 2).mean(axis=-1)",
        "2 * (out - wanted) / y.shape[-1]",
    ),
    "binary_cross_entropy": (
        "((1 - y) * softplus(out) + y * softplus(-out)).sum(axis=-1)",
        "(1 - wanted) * sigmoid(out) - wanted * sigmoid(-out)",
    ),
    "softmax_cross_entropy": (
        "(y * (log_sum_exp(out) - out)).sum(axis=-1)",
        "np.exp(out - log_sum_exp(out)) * wanted.sum(axis=-1, keepdims=True) - wanted",
    ),
}
SHARES = {
    "binary_cross_entropy": "sigmoid(out)",
    "softmax_cross_entropy": "np.exp(out - log_sum_exp(out))",
}
AT_TARGET = {"sigmoid": "y * (1 - y)", "tanh": "1 - y * y"}
FACTORS = {"no_half": " * 2", "no_two": " / 2", "sign": " * -1"}
SPLIT = """def split(p):  # p may be one row of parameters or many at once
    weights, biases, at, many = [], [], 0, p.shape[:-1]
    for n, m in zip(sizes[:-1], sizes[1:]):
        weights.append(p[..., at : at + n * m].reshape(*many, n, m))
        at += n * m
    for m in sizes[1:]:
        biases.append(p[..., at : at + m])
        at += m
    return weights, biases


"""
IF_SQUARE = "if w.shape[0] == w.shape[1]:"
SWAPPED = f"""        if w.shape[-1] == w.shape[-2]:
            w = w.swapaxes(-1, -2){BUG}
"""


def forward_code(network: Network, bugs: Collection[str]) -> str:
    """Return code of the way there: `split`, `forward` and `error`."""
    z = "sent[-1] @ w + b[..., np.newaxis, :]"
    mark = ""
    if "bias_left_out" in bugs:
        z, mark = "sent[-1] @ w", f"{BUG}: b is left out"
    swapped = SWAPPED if "swapped_weights" in bugs else ""
    return f"""{SPLIT}def forward(p, x):
    weights, biases = split(p)
    sent, zs = [x], []
    for w, b, squash in zip(weights, biases, squashes):
{swapped}        zs.append({z}){mark}
        sent.append(squash(zs[-1]))
    return sent, zs


def error(p, x, y):
    out = forward(p, x)[0][-1]
    return ({LOSSES[network.loss][0]}).mean(axis=-1)"""


def gradient_code(network: Network, bugs: Collection[str]) -> str:
    """Return code of the way back: `gradient`, a row like p."""
    lines = [*_to_the_outputs(network, bugs), *_through_layers(network, bugs)]
    return "\n".join(["def gradient(p):", *(f"    {line}" for line in lines)])


def _to_the_outputs(network: Network, bugs: Collection[str]) -> Iterator[str]:
    """Yield the lines up to the mistake."""
    yield "weights, _ = split(p)"
    yield "sent, zs = forward(p, x)"
    yield "out, last = sent[-1], len(weights) - 1"
    mistake = f"({LOSSES[network.loss][1]}) / len(x)"
    if "targets_exchanged" in bugs:
        yield f"wanted = y[:, ::-1]{BUG}"
    else:
        mistake = mistake.replace("wanted", "y")
    factors = "".join(text for bug, text in FACTORS.items() if bug in bugs)
    yield f"mistake = {mistake}{factors}{BUG if factors else ''}"
    yield "blame, weight_grads, bias_grads = mistake, [], []"


def _through_layers(network: Network, bugs: Collection[str]) -> Iterator[str]:
    """Yield the lines that go back through the layers."""
    yield "for layer in reversed(range(len(weights))):"
    lines = ["w = weights[layer]"]
    if "swapped_weights" in bugs:
        lines += [IF_SQUARE, f"    w = w.T{BUG}"]
    lines += [*_slope(network, bugs), "delta = blame * slope", *_grads(bugs)]
    yield from (f"    {line}" for line in lines)
    yield "grads = [*weight_grads, *bias_grads]"
    yield "return np.concatenate([grad.ravel() for grad in grads])"


def _grads(bugs: Collection[str]) -> Iterator[str]:
    """Yield the lines that find a layer's gradients, and hand its blame on."""
    if "sent_z" in bugs:
        yield f"grad = (zs[layer - 1] if layer else x).T @ delta{BUG}"
    else:
        yield "grad = sent[layer].T @ delta"
    if "update_first" in bugs:
        yield f"w = w - learning_rate * grad{BUG}"
    handed, mark = "delta", ""
    if "mistake_handed_back" in bugs:
        handed, mark = "(mistake if layer == last else delta)", BUG
    yield f"blame = {handed} @ w.T{mark}"
    if "transposed" in bugs:
        yield from (IF_SQUARE, f"    blame, grad = {handed} @ w, grad.T{BUG}")
    if "swapped_weights" in bugs:
        yield IF_SQUARE
        yield "    grad = grad.T  # by the names of the weights, which are swapped"
    yield "weight_grads.insert(0, grad)"
    if {"no_bias", "bias_left_out"} & {*bugs}:
        yield f"bias_grads.insert(0, 0 * delta.sum(axis=0)){BUG}"
    else:
        yield "bias_grads.insert(0, delta.sum(axis=0))"


def _slope(network: Network, bugs: Collection[str]) -> Iterator[str]:
    """Yield the lines that find a layer's slope."""
    if "slope_at_activation" in bugs:
        yield f"slope = slopes[layer](sent[layer + 1]){BUG}"
    else:
        yield "slope = slopes[layer](zs[layer])"
    kind = network.kind_of(network.n_layers - 1)
    at_target = AT_TARGET.get(kind, "")
    own = {"slope_at_target": at_target, "no_output_slope": "np.ones_like(y)"}
    for bug, slope in own.items():
        if bug in bugs:
            yield from ("if layer == last:", f"    slope = {slope}{BUG}")
    if "no_slope" in bugs:
        yield f"slope = np.ones_like(slope){BUG}"
    if "slope_of_pair" in bugs:
        shares = SHARES[network.loss]
        yield "if layer == last:"
        yield f"    slope = {shares} * (1 - {shares}){BUG}"


def step_code(bugs: Collection[str], moving: list[bool]) -> str:
    """Return code of the step: `step`, what is added to p."""
    factor, mark = "-learning_rate", BUG if bugs else ""
    if "no_rate" in bugs:
        factor = "-learning_rate" if "rate_twice" in bugs else "-1"
    elif "rate_twice" in bugs:
        factor = "-learning_rate * learning_rate"
    if "step_added" in bugs:
        factor = factor.removeprefix("-")
    lines = [f"update = {factor} * grads{mark}"]
    if not all(moving):
        held = "0" if not any(moving) else repr([int(one) for one in moving])
        lines.append(f"update[-{len(moving)}:] *= {held}  # biases that stay")
    lines.append("return update")
    return "\n".join(["def step(grads):", *(f"    {line}" for line in lines)])
