"""The script of "10,000 steps": the same step in a loop, in plain NumPy."""

from pages.ui.chapter import Script

from ..script import OUTPUTS, network_script
from .record import Record


def script(record: Record) -> Script:
    """Write the loop; it prints E and what comes out after the last step."""
    settings, names = record.settings, record.settings.names.units(2)
    blame = OUTPUTS[settings.network.loss][3]
    softmax = settings.network.loss_function.wants_logits
    over = "v - eta * grad_v" if settings.update_first else "v"
    slip = "  # <- the slip: the moved weights" if settings.update_first else ""
    still = (
        ""
        if settings.biases
        else "    grads[n_in * n_hidden + n_hidden * n_out :] = 0\n"
    )
    shares = "np.exp(out - log_sum_exp(out))" if softmax else "out"
    body = f"""eta = {settings.learning_rate!r}

for _ in range({record.counts[-1]}):
    w, v, b, c = split(p)
    z_hidden, h, z_out, out = forward(p, x)
    delta_out = ({blame}) * output_slope(z_out)
    grad_v = h.T @ delta_out
    blame = delta_out @ ({over}).T{slip}
    delta_hidden = blame * hidden_slope(z_hidden)
    grads = x.T @ delta_hidden, grad_v, delta_hidden, delta_out
    grads = np.concatenate([grad.ravel() for grad in grads])
{still}    p = p - eta * grads

print(repr(float(error(p, x, y))))
out = forward(p, x)[-1]
for made in {shares}[0]:
    print(repr(float(made)))
"""
    says = f"The same step of gradient descent, {record.counts[-1]:,} times."
    return network_script(settings, says, body, ("E", *names))
