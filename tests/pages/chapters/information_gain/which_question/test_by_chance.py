"""Scripts and second opinions of tables by chance: numbers, gaps, own cuts."""

import random

import pytest

from pages.chapters.information_gain.which_question.chapter import CHAPTER
from tests.pages.chapters.information_gain.which_question.asking import PARTS
from tests.pages.chapters.information_gain.which_question.claims import drawing
from tests.pages.looking import settings_at
from tests.pages.scripts import prints

DRAWS = {"Rank": drawing.ranked, "Three trees": drawing.three_trees}


def records(title: str, n: int):
    rng = random.Random(3)
    for _ in range(n):
        yield PARTS[title].run(settings_at(CHAPTER, **DRAWS[title](rng)))


@pytest.mark.parametrize("title", DRAWS)
@pytest.mark.parametrize("n", [30, pytest.param(400, marks=pytest.mark.long)])
def test_second_opinions_agree(title, n):
    part = PARTS[title]
    for record in records(title, n):
        for opinion in [*part.opinions(record), part.reference(record)]:
            assert opinion is None or opinion.difference <= opinion.allowed


@pytest.mark.parametrize("title", DRAWS)
@pytest.mark.parametrize("n", [12, pytest.param(200, marks=pytest.mark.long)])
def test_scripts_print_the_row_they_name(title, n):
    for record in records(title, n):
        script, table = PARTS[title].script(record), PARTS[title].table(record)
        row = dict(zip(table.columns, table.rows[script.row], strict=True))
        prints(script.text, [row[name] for name in script.prints])
        if title == "Rank":
            assert row["question"] == record.ranking.best or not record.ranking.best
