"""Ranking questions: published numbers, honest ties, and every row accounted for."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import MISSING, load
from engines.decision_trees import (
    CRITERIA,
    IMPURITIES,
    gain_ratio,
    impurity_after,
    rank_questions,
    with_row_numbers,
)
from tests.engines.decision_trees.tables import (
    FOURTEEN,
    TABLES,
    XOR,
    mutual_information,
    random_tables,
    table_of,
)

every_table = pytest.mark.parametrize("name", TABLES)
every_criterion = pytest.mark.parametrize("criterion", CRITERIA)
criteria = st.sampled_from(list(CRITERIA))


def rounded(table, field: str, criterion: str = "gain") -> dict[str, float]:
    questions = rank_questions(table, criterion=criterion).questions
    return {q.attribute: round(getattr(q, field), 6) for q in questions}


# --- published numbers --------------------------------------------------------------


def test_quinlans_fourteen_days():
    assert round(rank_questions(FOURTEEN).before, 6) == 0.940286
    assert rounded(FOURTEEN, "gain") == {
        "Outlook": 0.246750,
        "Temperature": 0.029223,
        "Humidity": 0.151836,
        "Wind": 0.048127,
    }
    assert rounded(FOURTEEN, "ratio") == {
        "Outlook": 0.156428,
        "Temperature": 0.018773,
        "Humidity": 0.151836,
        "Wind": 0.048849,
    }


def test_the_study_notes_eight_days():
    ranking = rank_questions(load("eight_days"))
    assert round(ranking.before, 6) == 0.954434
    assert ranking.class_counts.tolist() == [5, 3] and ranking.classes == ("Yes", "No")
    weather, wind = ranking.questions
    assert weather.answers == ("Sunny", "Overcast", "Rainy")
    assert weather.counts.tolist() == [[2, 1], [2, 0], [1, 2]]
    assert wind.counts.tolist() == [[4, 1], [1, 2]]
    assert rounded(load("eight_days"), "gain") == {
        "Weather": 0.265712,
        "Wind": 0.158868,
    }


def test_zoo_gains():
    ranking, gains = rank_questions(load("zoo")), rounded(load("zoo"), "gain")
    assert round(ranking.before, 6) == 2.390560
    assert [gains[name] for name in ("legs", "milk", "toothed")] == [
        1.363047,
        0.974320,
        0.865694,
    ]
    top = sorted(gains.values(), reverse=True)
    assert [ranking.questions[at].attribute for at in ranking.order[:2]] == [
        "legs",
        "milk",
    ]
    assert top[:2] == [1.363047, 0.974320]


@pytest.mark.parametrize("criterion", ["gain", "gain_ratio", "gini"])
def test_a_column_of_row_numbers_wins_the_fourteen_days(criterion):
    days = with_row_numbers(FOURTEEN)
    ranking = rank_questions(days, criterion=criterion)
    assert ranking.ties == ("Day",)
    day = ranking.question("Day")
    assert round(day.information_gain, 6) == 0.940286
    assert round(day.ratio, 6) == 0.246966
    assert day.after == 0 and day.sizes.tolist() == [1] * 14


def test_misclassification_cannot_tell_outlook_from_humidity():
    ranking = rank_questions(FOURTEEN, criterion="misclassification")
    assert ranking.ties == ("Outlook", "Humidity") and ranking.best == "Outlook"
    assert rank_questions(FOURTEEN, criterion="gini").ties == ("Outlook",)


# --- what the record holds ----------------------------------------------------------


@settings(deadline=None)
@given(random_tables(), criteria)
def test_the_children_share_out_the_rows(table, criterion):
    ranking = rank_questions(table, criterion=criterion)
    labels = table.column("y")
    assert len(ranking.rows) + ranking.n_unlabelled == len(table.rows)
    assert ranking.class_counts.sum() == len(ranking.rows)
    for question in ranking.questions:
        cells = table.column(question.attribute)
        shared = np.concatenate([*question.rows, []]).tolist()
        assert sorted(shared) == ranking.rows.tolist()
        assert question.sizes.tolist() == [len(rows) for rows in question.rows]
        for answer, rows, counts in zip(
            question.answers, question.rows, question.counts, strict=True
        ):
            assert {cells[row] for row in rows} == {answer}
            given_labels = [labels[row] for row in rows]
            assert [given_labels.count(c) for c in ranking.classes] == counts.tolist()


@settings(deadline=None)
@given(random_tables(), criteria)
def test_every_number_of_a_question_follows_from_its_counts(table, criterion):
    ranking = rank_questions(table, criterion=criterion)
    impurity = CRITERIA[criterion].impurity
    for question in ranking.questions:
        if not len(ranking.rows):
            assert question.gain == question.after == question.split_information == 0
            continue
        np.testing.assert_allclose(question.impurities, impurity(question.counts))
        expected = {
            "after": impurity_after(question.counts, impurity),
            "gain": impurity(ranking.class_counts) - question.after,
            "ratio": gain_ratio(question.counts),
            "score": question.ratio if criterion == "gain_ratio" else question.gain,
        }
        for field, value in expected.items():
            assert getattr(question, field) == pytest.approx(float(value), abs=1e-12)


@settings(deadline=None)
@given(random_tables())
def test_gain_is_the_mutual_information_of_answer_and_class(table):
    labelled = table.take(at for at, row in enumerate(table.rows) if row[-1] != MISSING)
    for question in rank_questions(table).questions:
        common = mutual_information(
            labelled.column(question.attribute), labelled.column("y")
        )
        assert question.gain == pytest.approx(common, abs=1e-12)
        assert question.information_gain == question.gain >= 0


@settings(deadline=None)
@given(random_tables(), criteria)
def test_bits_and_ratio_do_not_depend_on_the_criterion(table, criterion):
    pairs = zip(
        rank_questions(table).questions,
        rank_questions(table, criterion=criterion).questions,
        strict=True,
    )
    for by_gain, other in pairs:
        assert by_gain.information_gain == other.information_gain
        assert by_gain.ratio == other.ratio


def test_answers_come_in_the_order_of_the_whole_table_and_only_those_given():
    rows = np.array([13, 0, 2])  # rain, sunny, overcast
    question = rank_questions(FOURTEEN, rows=rows).question("Outlook")
    assert question.answers == ("Sunny", "Overcast", "Rain")
    assert rank_questions(FOURTEEN, rows=[13, 0]).question("Outlook").answers == (
        "Sunny",
        "Rain",
    )


def test_classes_keep_their_places_when_one_is_gone():
    ranking = rank_questions(FOURTEEN, rows=[2, 3, 4])
    assert ranking.classes == ("No", "Yes")
    assert ranking.class_counts.tolist() == [0, 3]
    assert ranking.question("Wind").counts.tolist() == [[0, 3]]


@every_table
def test_some_rows_are_as_a_table_of_those_rows(name):
    table = load(name)
    rows = np.arange(0, len(table.rows), 3)
    some, alone = rank_questions(table, rows=rows), rank_questions(table.take(rows))
    for one, other in zip(some.questions, alone.questions, strict=True):
        assert one.gain == pytest.approx(other.gain, abs=1e-12)
        assert sorted(one.sizes) == sorted(other.sizes)


def test_another_target_can_be_guessed():
    ranking = rank_questions(FOURTEEN, "Wind")
    assert ranking.classes == ("Weak", "Strong")
    assert [q.attribute for q in ranking.questions] == [
        "Outlook",
        "Temperature",
        "Humidity",
        "Play",
    ]
    play = ranking.question("Play").gain
    assert play == pytest.approx(rank_questions(FOURTEEN).question("Wind").gain)


# --- best, order and ties -----------------------------------------------------------


@settings(deadline=None)
@given(random_tables(), criteria)
def test_the_order_is_by_score_and_ties_go_by_column(table, criterion):
    ranking = rank_questions(table, criterion=criterion)
    assert sorted(ranking.order) == list(range(len(table.attributes)))
    in_order = [ranking.questions[at] for at in ranking.order]
    may_win = [q for q in in_order if q.useful and q.allowed]
    assert may_win == in_order[: len(may_win)]
    for one, other in zip(may_win, may_win[1:], strict=False):
        assert one.score >= other.score - 1e-12
    if may_win:
        top = max(q.score for q in may_win)
        tied = tuple(
            q.attribute
            for q in ranking.questions
            if q.useful and q.allowed and q.score >= top - 1e-12
        )
        assert ranking.ties == tied and ranking.best == tied[0]
    else:
        assert ranking.best is None and ranking.ties == ()


def column(bags, label: int) -> list[str]:
    return [f"a{at}" for at, bag in enumerate(bags) for _ in range(bag[label])]


def test_a_difference_by_rounding_alone_is_a_tie():
    """The same bags, added up in another order, differ in the last digit."""
    bags = [(3, 4), (5, 1), (2, 7), (6, 2), (1, 3)]
    first, second = [bags[at] for at in (0, 1, 3, 2, 4)], bags
    lines = [
        f"{one} {other} {word}"
        for label, word in enumerate(("yes", "no"))
        for one, other in zip(column(first, label), column(second, label), strict=True)
    ]
    ranking = rank_questions(table_of("first second y", *lines))
    assert 0 < ranking.questions[1].gain - ranking.questions[0].gain < 1e-15
    assert ranking.ties == ("first", "second") and ranking.order == (0, 1)


def test_a_question_that_gains_nothing_can_be_the_best():
    ranking = rank_questions(XOR)
    assert ranking.best == "a" and ranking.ties == ("a", "b")
    assert [q.gain for q in ranking.questions] == [0, 0]


GUARDED = table_of(
    "rare many y",
    *["odd p yes"] * 1,
    *["even p yes", "even p yes"],
    *["even q yes", "even q no", "even q no"],
    *["even r yes", "even r no", "even r no"],
    *["even s yes", "even s no", "even s no"],
)


def test_the_ratio_is_sought_among_questions_of_average_gain_or_more():
    """One odd row makes the largest ratio and next to no gain."""
    ranking = rank_questions(GUARDED, criterion="gain_ratio")
    rare, many = ranking.questions
    assert rare.ratio > many.ratio and rare.gain < ranking.average_gain < many.gain
    assert not rare.allowed and many.allowed
    assert ranking.best == "many" and ranking.order == (1, 0)


@pytest.mark.parametrize("criterion", [c for c in CRITERIA if c != "gain_ratio"])
def test_other_criteria_have_no_guard(criterion):
    ranking = rank_questions(GUARDED, criterion=criterion)
    assert all(question.allowed for question in ranking.questions)


def test_equal_gains_all_pass_the_guard():
    ranking = rank_questions(XOR, criterion="gain_ratio")
    assert ranking.ties == ("a", "b") and ranking.average_gain == 0


def test_useless_questions_do_not_lower_the_average():
    constant = table_of("same split y", "k p yes", "k p yes", "k q no", "k q yes")
    ranking = rank_questions(constant, criterion="gain_ratio")
    assert not ranking.question("same").useful
    assert ranking.average_gain == ranking.question("split").gain
    assert ranking.order == (1, 0)


# --- missing cells, odd tables, refusals --------------------------------------------


def test_a_missing_cell_is_an_answer_of_its_own():
    table = table_of("a y", "p yes", "- no", "q yes", "- no")
    question = rank_questions(table).question("a")
    assert question.answers == ("p", MISSING, "q")
    assert question.counts.tolist() == [[1, 0], [0, 2], [1, 0]]
    assert question.gain == pytest.approx(1) and question.useful


def test_one_word_and_gaps_are_as_good_a_question_as_two_words():
    ranking = rank_questions(table_of("a b y", "p 0 yes", "- 0 no"))
    assert ranking.question("a").answers == ("p", MISSING)
    assert ranking.question("a").useful and ranking.best == "a"
    assert not ranking.question("b").useful


@every_criterion
@given(random_tables())
def test_a_gap_gains_what_any_word_in_its_place_would_gain(criterion, table):
    *attributes, labels = zip(*table.rows, strict=True) if table.rows else ((), ())
    filled = [tuple(cell or "gap" for cell in column) for column in attributes]
    rows = tuple(zip(*filled, labels, strict=True)) if table.rows else ()
    if not table.attributes:
        return
    ours = rank_questions(table, criterion=criterion)
    told = rank_questions(replace(table, rows=rows), criterion=criterion)
    assert [q.score for q in ours.questions] == [q.score for q in told.questions]
    assert (ours.ties, ours.order) == (told.ties, told.order)


def test_rows_without_a_label_are_left_out_and_counted():
    table = table_of("a y", "p yes", "q -", "q no", "r -")
    ranking = rank_questions(table)
    assert ranking.n_unlabelled == 2 and ranking.rows.tolist() == [0, 2]
    assert ranking.classes == ("yes", "no")
    assert ranking.question("a").answers == ("p", "q")
    assert rank_questions(table, rows=[0, 1]).n_unlabelled == 1


@every_criterion
@pytest.mark.parametrize(
    "table",
    [
        table_of("a y"),
        table_of("a y", "p -", "q -"),
        table_of("y", "yes", "no"),
        replace(FOURTEEN, rows=(), row_names=()),
    ],
    ids=["no rows", "no labels", "no attributes", "no days"],
)
def test_where_nothing_can_be_asked_nothing_is_best(table, criterion):
    ranking = rank_questions(table, criterion=criterion)
    assert ranking.best is None and ranking.ties == ()
    assert len(ranking.questions) == len(table.attributes) == len(ranking.order)
    assert ranking.average_gain == 0
    assert all(q.gain == q.ratio == 0 for q in ranking.questions)


def test_no_rows_to_ask_is_no_mistake():
    ranking = rank_questions(FOURTEEN, rows=[])
    assert ranking.before == 0 and ranking.class_counts.tolist() == [0, 0]
    assert ranking.question("Wind").answers == ()


@pytest.mark.parametrize(
    ("given_", "complaint"),
    [
        ({"target": "Mood"}, "No column 'Mood' to guess; there are Outlook"),
        ({"criterion": "entropy"}, "No criterion 'entropy'; choose one of gain, "),
        ({"rows": [14]}, "Row numbers go from 0 to 13"),
        ({"rows": [-1]}, "Row numbers go from 0 to 13"),
        ({"rows": [0.5]}, "whole numbers"),
        ({"rows": [True, False]}, "whole numbers"),
        ({"rows": 3}, "list of whole numbers"),
    ],
)
def test_what_means_nothing_is_refused(given_, complaint):
    with pytest.raises(ValueError, match=complaint):
        rank_questions(FOURTEEN, **given_)


def test_an_unknown_question_lists_the_known_ones():
    with pytest.raises(ValueError, match="no question 'Play'; choose one of Outlook"):
        rank_questions(FOURTEEN).question("Play")


def test_impurities_and_criteria_belong_together():
    used = {criterion.impurity_name for criterion in CRITERIA.values()}
    assert used == set(IMPURITIES)
