"""The script of the part "Break it": the broken pass, written out, and the check."""

from engines.backpropagation import applies
from pages.chapters.backpropagation.the_factory import script_network as network
from pages.ui import exports

BUG = "  # <- the bug"


def script(settings, here) -> str:
    """Return a script that has the same bugs; `here` is where it is checked."""
    bugs = {bug for bug in settings.more if applies(bug, settings.network)}
    body = f"""{network.network_code(settings)}
learning_rate = {settings.learning_rate!r}


{_broken(settings, bugs)}

{_leftover(settings) if "leftover" in bugs else "told = gradient(p)"}
nudges = 1e-20j * np.eye(len(p))  # an imaginary nudge of every parameter alone
measured = np.imag(error(p + nudges, x, y)) / 1e-20
gap, size = np.abs(told - measured), np.maximum(np.abs(told), np.abs(measured))
errors = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
largest = size.max()
if largest > 0:  # gaps of rounding only: a share of the largest gradient
    errors = np.where(gap <= 1e-11 * largest, gap / largest, errors)
print(repr(float(told[-1])))  # of the last parameter
print(repr(float(measured[-1])))
print(repr(float(errors[-1])))
"""
    says = "Backpropagation with bugs planted in it, and the check that finds them."
    return exports.script(says, network.sources(settings), body)


def _broken(settings, bugs: set[str]) -> str:
    """Write the backward pass with every fault at its place."""
    sizes = settings.factory.sizes
    blame = network.OUTPUTS[settings.network.loss][3]
    factors = " * 2" * ("no_half" in bugs) + " * -1" * ("sign" in bugs)
    slope = "no_slope" not in bugs
    square = [a == b for a, b in zip(sizes[:-1], sizes[1:], strict=True)]
    mixed = ["transposed" in bugs and one for one in square]
    lines = [
        "def gradient(p):",
        "    w, v, b, c = split(p)",
        "    z_hidden, h, z_out, out = forward(p, x)",
        f"    blame = ({blame}){factors}" + BUG * bool(factors),
        "    delta_out = blame" + (" * output_slope(z_out)" if slope else BUG),
        "    grad_v = h.T @ delta_out",
        *["    v = v - learning_rate * grad_v" + BUG] * ("update_first" in bugs),
        "    blame = delta_out @ v" + (BUG if mixed[1] else ".T"),
        "    delta_hidden = blame" + (" * hidden_slope(z_hidden)" if slope else BUG),
        "    grad_w = x.T @ delta_hidden",
        *["    grad_w = grad_w.T" + BUG] * mixed[0],
        *["    grad_v = grad_v.T" + BUG] * mixed[1],
        "    grad_b, grad_c = delta_hidden, delta_out",
        *["    grad_b, grad_c = 0 * grad_b, 0 * grad_c" + BUG] * ("no_bias" in bugs),
        "    grads = grad_w, grad_v, grad_b, grad_c",
        "    return np.concatenate([grad.ravel() for grad in grads])",
    ]
    return "\n".join(lines)


def _leftover(settings) -> str:
    still = "update[n_in * n_hidden + n_hidden * n_out :] = 0  # not the biases"
    return "\n".join(
        [
            "first = gradient(p)",
            "update = -learning_rate * first",
            *[still] * (not settings.biases),
            "p = p + update",
            "told = first + gradient(p)  # the first one was never cleared: the bug",
        ]
    )
