"""Telephone: what each part may say, and the questions that decide it."""

from . import one_stack

CLAIMS = {"One stack": one_stack.CLAIMS}
