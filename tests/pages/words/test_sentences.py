"""Sentences made from the words of a table."""

from engines.datasets import DATASETS, Table
from pages.words.sentences import article, capitalised, measured, out_of


def test_what_a_row_is_called_takes_its_article():
    tables = [table for table in DATASETS.values() if isinstance(table, Table)]
    said = {article(table.row_noun) for table in tables}
    assert said == {"a day", "a case", "a patient", "a member", "an animal"}


def test_a_sentence_begins_with_a_capital():
    assert [*map(capitalised, ("none of 3", "1 of 3", "X"))] == [
        *("None of 3", "1 of 3", "X")
    ]


def test_an_amount_agrees_with_its_noun():
    assert [measured(amount, "bit") for amount in (0, 0.5, 1, 2)] == [
        *("0 bits", "0.5 bits", "1 bit", "2 bits")
    ]
    assert measured(1 + 1e-12, "bit") == "1 bit"
    assert measured(1.0003, "bit") == "1.0003 bits"
    assert measured(1.0003, "bit", 3) == "1 bit"


def test_none_one_and_all_have_their_words():
    assert [out_of(n, 3, "question") for n in range(4)] == [
        "none of the 3 questions is",
        "1 of the 3 questions is",
        "2 of the 3 questions are",
        "all 3 questions are",
    ]
    assert out_of(2, 2, "tree", "grows", "grow") == "both trees grow"
    assert out_of(1, 1, "row") == "the only row is"
    assert out_of(0, 1, "row") == "not even the only row is"
