""" "For ever": what it may say, and what decides it."""

from tests.claims import Claims

from . import ever_asked, ever_told
from .ever_walks import Ever

CLAIMS = Claims(
    (*ever_told.STORY, *ever_told.ENDINGS, *ever_told.ASIDE, *ever_asked.CLAIMS),
    evidence=Ever,
    answers=ever_asked.answers,
    few=10,
    many=1500,
    also=(
        {"x_two_bends": 0.0},
        {"eta_two_bends": 0.05, "beta_two_bends": 0.99},
        {"eta_two_bends": 0.111, "beta_two_bends": 0.99},
        {"eta_two_bends": 0.137, "beta_two_bends": 0.99, "x_two_bends": 0.05},
        {"eta_two_bends": 0.04, "beta_two_bends": 0.0, "far": 100},
        {"eta_two_bends": 0.16, "beta_two_bends": 0.1, "far": 100},
    ),
)
