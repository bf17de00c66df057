"""Which lines of the engine each step of "Break it" runs."""

from engines.backpropagation import bugs, check_gradients, faulty_gradients, grade_of
from pages.words.source import lines_of

from .record import Record

CODE = (bugs.faulty_backward, faulty_gradients, check_gradients, grade_of)
# Where each bug is planted.
LINES = {
    "update_first": (bugs.faulty_backward, 'if "update_first"', "weights = weights -"),
    "no_slope": (bugs.faulty_backward, "delta = blame if"),
    "transposed": (bugs.faulty_backward, "mixed_up = ", "blame = delta @"),
    "no_half": (bugs.faulty_backward, "blame = blame * (2"),
    "sign": (bugs.faulty_backward, "blame = blame * (2"),
    "no_bias": (bugs.faulty_backward, "bias_grads.append"),
    "leftover": (faulty_gradients, "grads = grads.with_vector"),
}


def ran(record: Record, step: int) -> str:
    """Return the lines of the bugs at first, then those that grade a parameter."""
    if step:
        measures = lines_of(check_gradients, "return GradientCheck")
        return measures + "\n" + lines_of(grade_of, "if not relative_error")
    planted = [lines_of(*LINES[bug]) for bug in record.settings.bugs]
    honest = lines_of(bugs.faulty_backward, "delta = blame if", "blame = delta @")
    return "\n".join(dict.fromkeys(planted)) or honest
