"""The words of twenty questions: every question can be asked, every oddity is one."""

import numpy as np
import pytest

from engines.decision_trees import new_game
from pages.chapters.information_gain.twenty_questions.games.endings import (
    ODDITIES,
    oddities,
)
from pages.chapters.information_gain.twenty_questions.record import (
    ALIKE,
    PETS,
    TYPES,
    weights,
)
from pages.chapters.information_gain.twenty_questions.speech import SPOKEN, spoken
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    ZOO,
)


def test_every_question_can_be_spoken():
    for yes_no_only in (False, True):
        for question in new_game(ZOO, yes_no_only=yes_no_only).questions:
            assert spoken(question).endswith("?")
    assert set(SPOKEN) == set(ZOO.attributes)


def test_an_oddity_is_quoted_from_the_table():
    for name, column, says, _ in ODDITIES:
        cells = ZOO.column(column)
        rows = [row for row, other in enumerate(ZOO.row_names) if other == name]
        assert any(cells[row] == says for row in rows), name
        assert any(name in " ".join(oddities([row], [column])) for row in rows)


def test_what_was_not_asked_is_not_odd():
    crab = ZOO.row_names.index("crab")
    assert oddities([crab], ["milk"]) == []
    assert oddities([ZOO.row_names.index("bear")], ZOO.attributes) == []


def test_priors_weigh_what_they_say():
    assert weights(ZOO, ALIKE) is None
    pets = dict(zip(ZOO.row_names, weights(ZOO, PETS), strict=True))
    assert pets["pony"] == 3 * pets["bear"]
    per_type = np.bincount(ZOO.codes("type")[0], weights=weights(ZOO, TYPES))
    assert per_type == pytest.approx(np.ones(7))
