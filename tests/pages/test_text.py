"""Sentences made from words that may be anything."""

import pytest

from pages.ui.text import article


@pytest.mark.parametrize(
    "said", ["an animal", "a day", "a patient", "an hour", "a unit", "an Iris", "a row"]
)
def test_a_noun_takes_the_article_it_sounds_like(said):
    assert article(said.split()[1]) == said
