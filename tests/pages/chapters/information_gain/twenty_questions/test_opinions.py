"""Second opinions on twenty questions: they agree, and notice a wrong number."""

import re
from itertools import product

import pytest

from engines.decision_trees import new_game, play_greedy, replay
from pages.chapters.information_gain.twenty_questions.games.opinions import by_trees
from pages.chapters.information_gain.twenty_questions.plans_compared.record import (
    lengths,
)
from pages.chapters.information_gain.twenty_questions.record import (
    ANIMAL,
    NO_LIE,
    ONE_LIE,
    PETS,
    PRIORS,
    TYPE,
    YES_NO,
    rules,
)
from tests.pages.chapters.information_gain.twenty_questions.playing import (
    MILK,
    ZOO,
    played,
)
from tests.sampling import sampled


def test_scikit_learn_finds_the_same_gains():
    for values in ({}, {"find": TYPE, "prior": PETS}, {"legs": YES_NO}):
        game = played(**values)
        opinion = game.part.reference(game.record)
        assert opinion.difference <= opinion.allowed
    wary = played(lies=ONE_LIE)
    assert wary.part.reference(wary.record) is None


def test_a_wrong_gain_is_noticed_by_scikit_learn():
    game = new_game(ZOO)
    play = replay(game, ())
    play.gains[0, MILK] += 1e-3
    assert by_trees(game, play).difference > by_trees(game, replay(game, ())).allowed


WAYS_TO_PLAY = list(product(PRIORS, [ANIMAL, TYPE], [NO_LIE, ONE_LIE]))


@pytest.mark.parametrize("way", sampled(WAYS_TO_PLAY, 5), ids=str)
def test_every_opinion_on_a_game_agrees_at_every_step(way):
    prior, find, lies = way
    game = played(animal="seal", lies=lies, find=find, prior=prior, lie_at=2)
    opinions = game.part.opinions(game.record)
    for step in game.steps:
        for opinion in (*opinions, *game.part.opinions_at(game.record, step)):
            assert opinion.difference <= opinion.allowed, opinion
        for _, latex in game.part.formulas(game.record, step):
            assert not re.search(r"\b(nan|inf|None)\b", latex)


def test_a_wrong_number_is_noticed_by_counting():
    for wrong in ("entropies", "gains"):
        game = played()
        assert not differ(game)
        getattr(game.record.play, wrong)[1] += 1e-6
        assert differ(game), wrong


def differ(game) -> bool:
    part, record = game.part, game.record
    found = (*part.opinions(record), *part.opinions_at(record, 1))
    return any(opinion.difference > opinion.allowed for opinion in found)


def test_each_animal_played_by_itself_takes_as_many_questions():
    game = rules(ANIMAL, "As a number", PETS)
    each = [play_greedy(game, row).n_turns for row in range(len(game.weights))]
    n_turns, paid = lengths(game)
    assert n_turns.tolist() == paid.tolist() == each
