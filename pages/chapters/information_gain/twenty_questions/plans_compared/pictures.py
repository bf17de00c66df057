"""The pictures of the plans: their cost, the games that are over, the bits left."""

import numpy as np

from engines.decision_trees import Plan
from pages.chapters.information_gain.twenty_questions.plans_compared.record import (
    Record,
)
from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.plans import Way, cost_panel, games_panel, left_panel

LOOKS = {
    "random": (theme.CURVE, "dot"),
    "greedy": (theme.PATH, "solid"),
    "exact optimum": (theme.SLOPE, "dash"),
}


def panels(record: Record) -> list[Panel]:
    """Draw the cost, the games that are over, and the bits left."""
    ways = [_way(name, plan) for name, plan in record.plans.items()]
    n_steps = record.n_steps
    return [
        cost_panel(ways, record.floor.expected, n_steps),
        games_panel(ways, n_steps),
        left_panel(ways, n_steps),
    ]


def _way(name: str, plan: Plan) -> Way:
    asked = np.concatenate([[0.0], np.cumsum(1 - plan.over_after)[:-1]])
    colour, dash = LOOKS[name]
    return Way(name, plan.over_after, plan.bits_after, asked, colour, dash)
