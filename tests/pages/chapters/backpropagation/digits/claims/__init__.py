"""Digits: what each part may say, and the questions that decide it."""

from . import learn_to_read, what_units_look_for

CLAIMS = {
    "Learn to read": learn_to_read.CLAIMS,
    "What units look for": what_units_look_for.CLAIMS,
}
