"""Traps: what its parts may say, and what decides it."""

from . import which_hold

CLAIMS = {
    "Which hold": which_hold.WHICH_HOLD,
}
