"""The reader: whatever the bytes, a table within the limits or a kind refusal."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from pages.ui.csv_encodings import ENCODINGS, decode, guess_encoding
from pages.ui.csv_grid import DELIMITERS, Grid
from pages.ui.csv_limits import Limits, Refusal
from pages.ui.csv_lines import COMMENT
from pages.ui.csv_reader import guess_delimiter, split
from pages.ui.csv_sheet import Sheet, guess_header
from tests.pages.ui.csv_corpus import TABLES, WEATHER, Broken, lines, read


@pytest.mark.parametrize("broken", TABLES, ids=str)
def test_a_broken_table_is_read_with_all_its_rows_and_columns(broken: Broken):
    sheet = read(broken.content)
    assert isinstance(sheet, Sheet)
    assert (sheet.n_rows, len(sheet.names)) == broken.shape
    assert {len(column) for column in sheet.columns} == {sheet.n_rows}
    assert len({*sheet.names}) == len(sheet.names) and all(sheet.names)


def test_cells_come_as_written():
    content = b'"a","b"\n"x, y"," 1 "\n"z ""w""",NA\n,007\n'
    sheet = read(content)
    assert sheet.names == ("a", "b")
    assert sheet.columns == (("x, y", 'z "w"', ""), ("1", "NA", "007"))


# --- guesses ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("größe", "utf-8"),
        ("größe", "cp1252"),
        ("größe", "utf-16-le"),
        ("größe", "utf-16-be"),
        ("plain", "utf-8"),
    ],
)
def test_the_encoding_is_guessed(text: str, encoding: str):
    content = f"{text},b\n1,2\n".encode(encoding)
    assert guess_encoding(content) == encoding
    assert decode(content, encoding).startswith(text)


def test_a_byte_order_mark_decides_and_is_no_part_of_the_first_name():
    content = "a,größe\nx,1\ny,2\n".encode("utf-16")  # with a mark
    assert guess_encoding(content) == "utf-16-le"
    assert (
        read(content).names
        == read(b"\xef\xbb\xbfa,gr\xc3\xb6\xc3\x9fe\nx,1\ny,2\n").names
    )
    assert read(content).names == ("a", "größe")


def test_the_encoding_can_be_told():
    content = "ağaç,dağ\nvar,yok\nyok,var\n".encode("cp1254")
    assert guess_encoding(content) == "cp1252"  # Icelandic letters look as right
    assert read(content, encoding="cp1254").names == ("ağaç", "dağ")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("1,5;2,5;3,5\n3,5;4,5;6,5\n", ";"),  # the comma cuts as evenly
        ("when,where\n12;30,a\n14;15,b\n", ","),
        ('a,b\n"x;y;z",2\n"p;q",3\n"r",3\n', ","),
        ("a\tb\nwords, words\t1\nmore, and, more\t2\n", "\t"),
        ("sep=|\na,b|c\nx,y|z\n", "|"),
        ("words\nand\nwords\n", ","),
        ('a;b\n"x;1\ny;2\nz;3\n', ";"),  # an open quote
        ("x" * 140_000 + ";a\n", ","),  # a cell csv refuses, beyond the sample
    ],
)
def test_the_separator_is_guessed(text: str, delimiter: str):
    assert guess_delimiter(text) == delimiter


def test_the_sample_for_the_separator_ends_with_a_whole_line():
    text = "a;b,c\n" * 100 + "a;b\n" * 5000
    assert guess_delimiter(text) == ";"


def test_the_separator_can_be_told():
    sheet = read(b"a;b,c\n1;2,3\n4;5,6\n", delimiter=",")
    assert sheet.names == ("a;b", "c")


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("sky,play\nsun,no\nrain,yes\n", True),
        ("sky,height\nsun,1\nrain,2\n", True),
        ("k,n\nk,1\nx,2\n", True),  # the number column is surer than the answer again
        (",n\nx,1\ny,2\n", True),  # an index without a name
        ("sun,no\nrain,yes\nsun,yes\n", False),
        ("sun,1\nrain,2\nrain,2\n", False),
        ("sun,NA\nrain,2\nsun,2\n", False),  # a missing cell is no name
        ("sun,1.5e3\nrain,x\n", False),
    ],
)
def test_the_header_is_guessed(text: str, header: bool):
    assert guess_header(split(text, ",")) is header


def test_the_header_can_be_told():
    assert read(WEATHER, header=False).n_rows == 5
    assert read(WEATHER, header=False).names == ("column 1", "column 2", "column 3")
    assert read(b"1,2\n3,4\n5,6\n", header=True).names == ("1", "2")


def test_titles_and_blank_lines_are_counted_as_lines():
    content = b"My days\n\n" + WEATHER + b"sun\n"
    assert "Line 8 has fewer cells" in " ".join(read(content).notes)


def test_excels_note_is_counted_as_a_line():
    assert split("sep=,\na,b\n1,2\n", ",").lines == (2, 3)


# --- limits -------------------------------------------------------------------------


def test_the_limits_are_said_in_words():
    assert Limits().sentence == (
        "Limits: 1 MB, 2,000 rows, 30 columns, and 12 different words in a column to "
        "guess."
    )
    assert "500 bytes" in Limits(most_bytes=500).sentence


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(most_bytes=len(WEATHER) - 1), "60 bytes; the limit is 59"),
        (Limits(most_rows=3), "more than 3 rows"),
        (Limits(most_columns=2), "more than 2 columns"),
    ],
)
def test_a_table_just_beyond_a_limit_is_refused(limits: Limits, says: str):
    refusal = read(WEATHER, limits)
    assert isinstance(refusal, Refusal) and says in refusal.why


def test_a_table_at_every_limit_is_read():
    limits = Limits(most_bytes=len(WEATHER), most_rows=4, most_columns=3)
    assert read(WEATHER, limits).n_rows == 4


def test_empty_columns_and_blank_lines_do_not_count_against_the_limits():
    rows = [*["a,b,c"], *["x,y,z,,,,"[:-3], ""] * 4]
    sheet = read(lines(*rows), Limits(most_rows=4, most_columns=3))
    assert (sheet.n_rows, len(sheet.names)) == (4, 3)


# --- laws ---------------------------------------------------------------------------

LIMITS = Limits(most_bytes=3_000, most_rows=20, most_columns=5)
TABLE_LIKE = any_.text(alphabet='a1,;\t|"\n\r .NA?é=', max_size=300).map(str.encode)
ANY_BYTES = any_.one_of(any_.binary(max_size=4_000), TABLE_LIKE)


@given(
    ANY_BYTES,
    any_.sampled_from([None, *ENCODINGS]),
    any_.sampled_from([None, *DELIMITERS]),
    any_.sampled_from([None, True, False]),
)
def test_any_bytes_give_a_table_within_the_limits_or_a_refusal(
    content: bytes, encoding: str | None, delimiter: str | None, header: bool | None
):
    sheet = read(content, LIMITS, encoding, delimiter, header)
    if isinstance(sheet, Refusal):
        assert sheet.why.strip()
        return
    assert 2 <= sheet.n_rows <= LIMITS.most_rows
    assert 2 <= len(sheet.names) == len(sheet.columns) <= LIMITS.most_columns
    assert all(len(column) == sheet.n_rows for column in sheet.columns)
    assert all(sheet.names) and len({*sheet.names}) == len(sheet.names)
    assert all(cell == cell.strip() for column in sheet.columns for cell in column)


WORD = any_.text(
    any_.characters(codec="cp1252", exclude_categories=["C", "Z"]), max_size=8
)
FILLED = WORD.filter(
    # What begins as a comment does may be one: no table says.
    lambda word: word not in {"", "\ufeff"} and not COMMENT.match(word)
)


@any_.composite
def well_formed(draw):
    width = draw(any_.integers(2, 5))
    names = draw(any_.lists(FILLED, min_size=width, max_size=width, unique=True))
    row = any_.tuples(FILLED, *[WORD] * (width - 2), FILLED)
    rows = draw(any_.lists(row, min_size=2, max_size=15))
    return tuple(names), rows


@given(
    well_formed(),
    any_.sampled_from([mark for mark in DELIMITERS if mark not in " ，"]),
    any_.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]),
    any_.sampled_from(["\n", "\r\n"]),
)
def test_a_table_written_by_the_csv_module_comes_back(table, delimiter, encoding, end):
    names, rows = table
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([names, *rows])
    guess = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    content = out.getvalue().encode(encoding)
    if encoding in {"utf-8-sig", "utf-16"}:
        assert guess_encoding(content) == guess
    sheet = read(content, LIMITS, guess, delimiter, True)
    assert isinstance(sheet, Sheet), sheet
    assert sheet.names == names
    assert [*zip(*sheet.columns, strict=True)] == rows


def test_a_grid_keeps_ragged_rows_apart_from_empty_cells():
    grid = split("a,b,c\n1\n1,,\n", ",")
    assert isinstance(grid, Grid)
    assert [len(row) for row in grid.rows] == [3, 1, 3]
