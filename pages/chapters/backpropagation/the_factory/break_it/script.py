"""The script of the part "Break it": the broken pass, written out, and the check."""

from itertools import pairwise

from engines.backpropagation import applies
from pages.ui.chapter import Script

from ..record import Settings
from ..script import OUTPUTS, network_script
from .record import LOST, SMALL, Record

BUG = "  # <- the bug"


def script(record: Record) -> Script:
    """Write a script that has the same bugs, and finds them."""
    settings = record.settings
    bugs = {bug for bug in settings.bugs if applies(bug, settings.network)}
    body = f"""learning_rate = {settings.learning_rate!r}


{_broken(settings, bugs)}

{_leftover(settings.biases) if "leftover" in bugs else "backprop = gradient(p)"}
nudges = 1e-20j * np.eye(len(p))  # an imaginary nudge of every parameter alone
measured = np.imag(error(p + nudges, x, y)) / 1e-20
gap, size = np.abs(backprop - measured), np.maximum(np.abs(backprop), np.abs(measured))
errors = np.divide(gap, size, out=np.zeros_like(gap), where=size > 0)
largest = size.max()
if largest > 0:  # gaps of rounding only: a share of the largest gradient
    errors = np.where(gap <= 1e-11 * largest, gap / largest, errors)
errors = np.where(gap <= {LOST!r}, np.minimum(errors, gap / {SMALL!r}), errors)
print(repr(float(backprop[-1])))  # of the last parameter
print(repr(float(measured[-1])))
print(repr(float(errors[-1])))
"""
    says = "Backpropagation with bugs planted in it, and the check that finds them."
    prints = "backprop", "measured", "relative error"
    return network_script(settings, says, body, prints)


def _broken(settings: Settings, bugs: set[str]) -> str:
    """Write the backward pass with every fault at its place."""

    def line(right: str, wrong: str, is_wrong: bool) -> str:
        return f"    {wrong}{BUG}" if is_wrong else f"    {right}"

    error = OUTPUTS[settings.network.loss][3]
    factors = [text for bug, text in FACTORS.items() if bug in bugs]
    blame = f"blame = ({error})"
    first, second = (
        "transposed" in bugs and n_in == n_out
        for n_in, n_out in pairwise(settings.factory.sizes)
    )
    flat = "no_slope" in bugs
    lines = [
        line(blame, blame + "".join(factors), bool(factors)),
        line("delta_out = blame * output_slope(z_out)", "delta_out = blame", flat),
        "    grad_v = h.T @ delta_out",
        f"    v = v - learning_rate * grad_v{BUG}" if "update_first" in bugs else "",
        line("blame = delta_out @ v.T", "blame = delta_out @ v", second),
        line(
            "delta_hidden = blame * hidden_slope(z_hidden)",
            "delta_hidden = blame",
            flat,
        ),
        "    grad_w = x.T @ delta_hidden",
        f"    grad_w = grad_w.T{BUG}" if first else "",
        f"    grad_v = grad_v.T{BUG}" if second else "",
        "    grad_b, grad_c = delta_hidden, delta_out",
        f"    grad_b, grad_c = 0 * grad_b, 0 * grad_c{BUG}"
        if "no_bias" in bugs
        else "",
    ]
    return "\n".join([HEAD, *filter(None, lines), END])


def _leftover(biases: bool) -> str:
    still = "update[n_in * n_hidden + n_hidden * n_out :] = 0  # not the biases"
    lines = [
        "first = gradient(p)",
        "update = -learning_rate * first",
        "" if biases else still,
        "p = p + update",
        "backprop = first + gradient(p)  # the first one was never cleared: the bug",
    ]
    return "\n".join(filter(None, lines))


FACTORS = {"no_half": " * 2", "sign": " * -1"}
HEAD = """def gradient(p):
    w, v, b, c = split(p)
    z_hidden, h, z_out, out = forward(p, x)"""
END = """    grads = grad_w, grad_v, grad_b, grad_c
    return np.concatenate([grad.ravel() for grad in grads])"""
