"""What the parts that are games have in common."""

from collections.abc import Callable
from functools import partial
from typing import Any

from engines.decision_trees import play_greedy, question_gains, replay
from engines.decision_trees.twenty_questions import likelihoods, next_moment
from pages.chapters.information_gain.twenty_questions.games import (
    endings,
    opinions,
    pictures,
    record,
    words,
)
from pages.chapters.information_gain.twenty_questions.games.formulas import formulas
from pages.ui.chapter import Part


def game(title: str, story: Callable = words.story, **own: Any) -> Part:
    """Return a game's part: what is its own, and what all games share."""
    return Part(
        title,
        labels=words.labels,
        panels=pictures.panels,
        story=story,
        before_bet={
            "panels": partial(pictures.panels, before_bet=True),
            "story": partial(story, before_bet=True),
        },
        ending=endings.ending,
        formulas=formulas,
        table=record.table,
        opinions=opinions.opinions,
        opinions_at=opinions.opinions_at,
        reference=opinions.reference,
        script=record.script,
        code=(replay, next_moment, likelihoods, question_gains, play_greedy),
        **own,
    )
