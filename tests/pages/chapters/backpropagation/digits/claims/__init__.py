"""Digits: what each part may say, and the questions that decide it."""

from . import draw_your_own, learn_to_read, one_digit, what_units_look_for

CLAIMS = {
    "One digit": one_digit.CLAIMS,
    "Draw your own": draw_your_own.CLAIMS,
    "Learn to read": learn_to_read.CLAIMS,
    "What units look for": what_units_look_for.CLAIMS,
}
