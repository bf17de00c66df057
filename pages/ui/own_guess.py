"""Whether a learner's own table can be used as it is guessed at first."""

from pages.ui.csv_choice import OwnTable, examine, first_choice, prepare
from pages.ui.csv_columns import marks_in
from pages.ui.csv_encodings import decode, guess_encoding
from pages.ui.csv_limits import Limits, Refusal, refuse_file
from pages.ui.csv_reader import guess_delimiter, split
from pages.ui.csv_sheet import guess_header, tidy
from pages.ui.given import Given, once


def as_guessed(key: str, given: Given, kind: str, limits: Limits) -> bool:
    """Tell whether the table can be used, read as it is guessed at first."""
    if refuse_file(given.content, limits):
        return False
    encoding = "utf-8"
    if given.is_file:
        encoding = once(key, guess_encoding, given.content)
    letters = decode(given.content, encoding)
    grid = once(key, split, letters, once(key, guess_delimiter, letters), limits)
    if isinstance(grid, Refusal):
        return False
    sheet = once(key, tidy, grid, once(key, guess_header, grid), limits)
    if isinstance(sheet, Refusal):
        return False
    columns = once(key, examine, sheet, tuple(marks_in(sheet.columns)[1]))
    choice = first_choice(columns, kind, limits)
    found = prepare(given.name, sheet, columns, choice, limits)
    return isinstance(found, OwnTable)
