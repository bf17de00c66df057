"""Sentences made from the words of a table."""

from engines.datasets import DATASETS, Table
from pages.words.sentences import article


def test_what_a_row_is_called_takes_its_article():
    tables = [table for table in DATASETS.values() if isinstance(table, Table)]
    said = {article(table.row_noun) for table in tables}
    assert said == {"a day", "a case", "a patient", "a member", "an animal"}
