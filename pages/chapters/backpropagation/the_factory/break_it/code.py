"""Which lines of the engine each step of "Break it" runs."""

from engines.backpropagation import grade_of
from engines.slips.factory import back, measured_gradients_of, rounds, there
from pages.words.source import lines_of

from .record import Record, planted

CODE = (
    there.go_there,
    there.as_used,
    back.go_back,
    back.errors_of,
    back._factor_of_errors,
    back.slopes_of,
    back._weight_grads,
    back._named,
    back._bias_grads,
    back._mixed_up,
    rounds._velocity,
    rounds._updates,
    measured_gradients_of,
    grade_of,
)
# Where each bug is planted.
LINES = {
    "update_first": (back.go_back, 'has("update_first")', "weights = np.where(first"),
    "no_slope": (back.slopes_of, 'has("no_slope")'),
    "transposed": (back._mixed_up, 'has("transposed")'),
    "no_half": (back._factor_of_errors, 'has("no_half")'),
    "sign": (back._factor_of_errors, '"sign"', "factor = np.where(faults.has(name)"),
    "no_bias": (back._bias_grads, 'has("no_bias"', "np.where(forgets"),
    "leftover": (rounds._velocity, 'has("leftover"'),
    "slope_at_activation": (back.slopes_of, "twice =", "twice, slope"),
    "no_output_slope": (back.slopes_of, 'has("no_output_slope")'),
    "mistake_handed_back": (back.go_back, 'has("mistake_handed_back")'),
    "slope_at_target": (back.slopes_of, "at_target =", 'has("slope_at_target")'),
    "slope_of_pair": (back.slopes_of, "pair =", "np.where(pair"),
    "no_two": (back._factor_of_errors, 'has("no_two")'),
    "targets_exchanged": (back.errors_of, "exchanged =", "np.where(exchanged"),
    "bias_left_out": (there.go_there, 'has("bias_left_out")'),
    "swapped_weights": (there.as_used, 'has("swapped_weights")'),
    "sent_z": (back._weight_grads, 'has("sent_z")'),
    "step_added": (rounds._updates, '"step_added"', "rate = np.where(faults.has(name"),
    "no_rate": (rounds._updates, 'has("no_rate"'),
    "rate_twice": (rounds._updates, 'has("rate_twice"'),
}


def ran(record: Record, step: int) -> str:
    """Return the lines of the bugs at first, then those that grade a parameter."""
    if step:
        measures = lines_of(measured_gradients_of, "return np.imag")
        return measures + "\n" + lines_of(grade_of, "if not relative_error")
    lines = [lines_of(*LINES[bug]) for bug in planted(record.settings)]
    honest = lines_of(back.go_back, "delta = faults.rounded", "blame = faults.rounded(")
    return "\n".join(dict.fromkeys(lines)) or honest
