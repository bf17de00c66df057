"""The doctor: every oddity is named, with its column and with what was done."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from pages.ui.csv_choice import (
    Choice,
    OwnTable,
    examine,
    first_choice,
    prepare,
    targets,
    why_first,
)
from pages.ui.csv_columns import MARKS, Column, look, marks_in
from pages.ui.csv_limits import LIMITS, Limits, Refusal
from pages.ui.csv_numbers import COMMA, COMMA_GROUPED, POINT, POINT_GROUPED
from pages.ui.csv_sheet import Sheet
from tests.pages.ui.csv_corpus import (
    CORPUS,
    NO_TABLES,
    TABLES,
    WEATHER,
    Broken,
    numbered,
    read,
)

NOTHING = "Nothing that needs attention."


def doctored(
    content: bytes, kind: str = "words", limits: Limits = LIMITS, **changes
) -> OwnTable | Refusal:
    """Read a table and take every first choice, save for `changes`."""
    sheet = read(content, limits)
    if isinstance(sheet, Refusal):
        return sheet
    columns = examine(sheet, changes.pop("marks", marks_in(sheet.columns)[1]))
    first = first_choice(columns, kind, limits, changes.pop("target", None))
    fields = {"attributes": first.attributes, "numeric": first.numeric} | changes
    choice = Choice(first.target, kind, **fields)
    return prepare("own.csv", sheet, columns, choice, limits)


def column(*cells: str, marks: tuple[str, ...] = (), delimiter: str = ",") -> Column:
    return look("x", cells, frozenset(marks), delimiter)


def findings_of(content: bytes, **changes) -> str:
    return "\n".join(doctored(content, **changes).findings)


def test_where_a_gap_is_no_answer_the_doctor_only_counts_it():
    table = b"len,kind\n1,a\n,b\n2,a\n"
    assert "Missing is an answer of its own" in findings_of(table)
    told = findings_of(table, gap_is_answer=False)
    assert "Missing cells: 1 in “len”." in told and "answer" not in told


def test_numbers_that_stay_words_are_not_said_to_be_read():
    table = b"len,kind\n2.5 cm,a\n1.5 cm,b\n3 cm,a\nlong,b\nshort,a\n"
    words, numbers = (
        findings_of(table, numeric=()),
        findings_of(table, numeric=("len",)),
    )
    assert "Treated as words." in words and "is read as" not in words
    assert "count as missing" in numbers and "2.5 cm is read as 2.5" in numbers


@pytest.mark.parametrize("broken", NO_TABLES, ids=str)
def test_what_is_no_table_is_refused_with_a_reason(broken: Broken):
    refusal = doctored(broken.content)
    assert isinstance(refusal, Refusal)
    assert broken.says in refusal.why


@pytest.mark.parametrize("broken", TABLES, ids=str)
def test_what_is_broken_is_named_with_what_was_done(broken: Broken):
    table = doctored(broken.content)
    assert isinstance(table, OwnTable)
    assert broken.says in ("\n".join(table.findings) or NOTHING)


def test_a_table_with_nothing_wrong_has_no_findings():
    table = doctored(WEATHER)
    assert table.findings == () and table.target == "play" and table.n_rows == 4
    assert [c.name for c in table.columns] == ["sky", "wind", "play"]
    assert [c.kind for c in table.columns] == ["words"] * 3
    assert table.columns[0].cells == ("sun", "rain", "sun", "rain")


# --- numbers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "cell", "value"),
    [
        (POINT, "1.5", 1.5),
        (POINT, "-.5e-3", -0.0005),
        (POINT, "+2.", 2.0),
        (POINT, "−3", -3.0),
        (COMMA, "1,5", 1.5),
        (COMMA, "1,5e3", 1500.0),
        (POINT_GROUPED, "1,234,567.5", 1234567.5),
        (POINT_GROUPED, "1 234", 1234.0),
        (POINT_GROUPED, "1\u00a0234", 1234.0),
        (POINT_GROUPED, "1'234", 1234.0),
        (POINT_GROUPED, "12", 12.0),
        (COMMA_GROUPED, "-1.234.567,5", -1234567.5),
    ],
)
def test_a_number_is_read_in_its_style(style, cell: str, value: float):
    assert style.read(cell) == value


@pytest.mark.parametrize(
    ("style", "cell"),
    [
        (POINT, ""),
        (POINT, "."),
        (POINT, "1,5"),
        (POINT, "1 2"),
        (POINT, "inf"),
        (POINT, "nan"),
        (POINT, "1e999"),
        (POINT, "0x10"),
        (POINT, "1_000"),
        (POINT, "١٢"),  # digits that float() would take
        (POINT, "5 kg"),
        (COMMA, "1.5"),
        (POINT_GROUPED, "12,34"),
        (POINT_GROUPED, "1,234 567"),
        (COMMA_GROUPED, "1,234,567"),
    ],
)
def test_what_is_no_number_in_a_style_is_none(style, cell: str):
    assert math.isnan(style.read(cell))


@given(any_.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_back(value: float):
    assert POINT.read(repr(value)) == value
    assert COMMA.read(repr(value).replace(".", ",")) == value


@given(any_.integers(-(10**15), 10**15))
def test_every_grouped_number_is_read_back(value: int):
    assert POINT_GROUPED.read(f"{value:,}") == value
    assert COMMA_GROUPED.read(f"{value:,}".replace(",", ".")) == value


@pytest.mark.parametrize(
    ("cells", "delimiter", "numbers"),
    [
        (("1,5", "2"), ";", (1.5, 2.0)),
        (("1,5", "2"), "\t", (1.5, 2.0)),
        (("1,500", "2"), ",", (1500.0, 2.0)),
        (("1,500", "2"), ";", (1.5, 2.0)),
        (("1.500", "2"), ";", (1500.0, 2.0)),  # decimals are not filled up with zeros
        (("1.500", "2.250"), ";", (1.5, 2.25)),
        (("1.500", "2,5"), ";", (1500.0, 2.5)),
        (("1.5", "2.25"), ";", (1.5, 2.25)),
    ],
)
def test_a_column_is_read_in_the_style_that_fits_most_cells(cells, delimiter, numbers):
    assert column(*cells, delimiter=delimiter).numbers == numbers


def test_equal_tables_are_equal_and_hash_alike_even_with_missing_numbers():
    content = b"height,play\n1.5,no\n,yes\n2,yes\n"
    one, other = doctored(content), doctored(content)
    assert math.isnan(one.columns[0].numbers[1])
    assert one == other and hash(one) == hash(other) and one is not other


# --- kinds, and the learner's own choices -------------------------------------------


def test_kinds_are_guessed_and_can_be_changed():
    content = b"legs,zip,play\n2,01067,no\n4,10115,yes\n4,10115,yes\n"
    kinds = {c.name: c.kind for c in doctored(content).columns}
    assert kinds == {"legs": "numbers", "zip": "words", "play": "words"}
    changed = doctored(content, numeric=("zip",))
    legs, zips, play = changed.columns
    assert (legs.kind, legs.numbers) == ("words", None)
    assert (zips.kind, zips.numbers) == ("numbers", (1067.0, 10115.0, 10115.0))
    assert "zero in front" not in " ".join(changed.findings)


def test_a_mixed_column_may_be_read_as_numbers():
    content = b"doors,play\n2,no\n3,yes\n4,yes\n5more,yes\n3,no\n"
    table = doctored(content, numeric=("doors",))
    assert "The words count as missing." in " ".join(table.findings)
    assert table.columns[0].kind == "numbers" and math.isnan(
        table.columns[0].numbers[3]
    )


def test_words_are_never_read_as_numbers():
    table = doctored(WEATHER, numeric=("sky", "wind"))
    assert {c.kind for c in table.columns} == {"words"}


@pytest.mark.parametrize("name", ["c0", "c1"])
def test_an_identifier_can_be_put_back(name: str):
    content = numbered(6, "{n}", "id{n}", "{m}", "a{m}")
    assert name not in [c.name for c in doctored(content).columns]
    table = doctored(content, attributes=(name, "c2"), numeric=())
    assert [c.name for c in table.columns] == [name, "c2", "c3"]
    other = {"c0": "c1", "c1": "c0"}[name]
    assert f"Left out: “{other}”. Kept: “{name}”." in " ".join(table.findings)


def test_missing_marks_can_be_told_to_be_answers():
    content = b"vote,party\ny,a\n?,b\nn,b\nn,b\n"
    assert doctored(content).columns[0].cells == ("y", "", "n", "n")
    table = doctored(content, marks=())
    assert table.columns[0].cells == ("y", "?", "n", "n") and table.findings == ()


def test_a_minus_beside_a_plus_is_an_answer():
    assert marks_in((("+", "-"), ("a", "?"))) == (["?", "-"], ["?"])
    assert marks_in((("a", "-"), ("n/a", "NaN"))) == (["N/A", "nan", "-"],) * 2


def test_every_mark_is_found_in_any_capitals():
    for mark in MARKS:
        for cell in (mark.lower(), mark.upper()):
            assert column(cell, "a", marks=(mark.casefold(),)).n_missing == 1


def test_missing_words_stay_and_rows_without_an_answer_go():
    table = doctored(b"sky,play\nsun,no\n,yes\nrain,\nrain,yes\n")
    assert table.n_rows == 3
    assert table.columns[0].cells == ("sun", "", "rain")
    assert table.columns[1].cells == ("no", "yes", "yes")
    assert "1 row without “play” left out." in table.findings


@pytest.mark.parametrize(("kind", "target"), [("words", "play"), ("numbers", "height")])
def test_the_target_is_the_last_column_that_suits(kind: str, target: str):
    content = b"legs,height,play,name\n2,1.5,no,a\n4,2.5,yes,b\n4,3,yes,c\n2,3,no,d\n"
    table = doctored(content, kind)
    assert table.target == table.columns[-1].name == target
    assert table.columns[-1].kind == kind


def test_a_number_to_guess_leaves_out_rows_without_one():
    table = doctored(b"a,b\nx,1\ny,2\nx,?\nz,none\ny,3\n", "numbers")
    assert table.columns[-1].numbers == (1.0, 2.0, 3.0)
    assert "2 rows without “b” left out." in table.findings


@pytest.mark.parametrize(
    ("target", "kind", "says"),
    [
        ("name", "words", "“name” has 5 different answers, and at most 4 can be"),
        ("same", "words", "“same” is the same in every row"),
        ("name", "numbers", "“name” holds words, and here a number is guessed."),
        ("same", "numbers", "“same” is the same in every row"),
    ],
)
def test_a_target_that_does_not_suit_is_refused_with_those_that_do(target, kind, says):
    content = b"name,same,n,play\na,1,1,x\nb,1,2,y\nc,1,2,x\nd,1,4,y\ne,1,4,x\n"
    refusal = doctored(content, kind, Limits(most_classes=4), target=target)
    assert isinstance(refusal, Refusal) and says in refusal.why
    suitable = {"words": "“n” or “play”", "numbers": "“n”"}[kind]
    assert refusal.why.endswith(f"Choose {suitable} instead.")


def test_where_nothing_suits_it_is_said_what_would():
    assert "one with at least two different numbers" in doctored(WEATHER, "numbers").why
    content = numbered(40, "a{n}", "b{n}")
    assert "one with 2 to 12 answers" in doctored(content).why


def test_without_a_column_to_ask_about_it_is_refused():
    assert "at least one column" in doctored(WEATHER, attributes=()).why
    assert "at least one column" in doctored(WEATHER, attributes=("play",)).why


def test_exactly_as_many_classes_as_allowed_suit():
    columns = examine(read(numbered(12, "{m}", "id{n}")))
    assert targets(columns, "words", Limits(most_classes=12)) == ["c0", "c1"]
    assert targets(columns, "words", Limits(most_classes=11)) == ["c0"]


# --- what a column is ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "identifier"),
    [
        (("a", "b", "c", "d"), True),
        (("a", "b", "c", "c"), False),
        (("a", "b", "c", ""), True),  # a missing one is an answer of its own
        (("a", "b", "c"), True),  # in small tables too
        (("a", "b"), True),
        (("a", "b", "", ""), False),  # two rows say nothing
        (("1", "2", "3"), False),  # three numbers may well be measured
        (("a", "b", "c", "d", ""), True),
        (("1", "2", "3", "4"), True),
        (("101", "102", "103", "104"), True),
        (("2", "1", "4", "3"), True),
        (("3", "2", "0", "1"), True),
        (("102", "101", "104", "103"), False),  # may well be measured
        (("1.5", "2.5", "3.7", "9"), False),
        (("2024-01-01", "2024-01-02", "2024-01-05", "2024-01-04"), True),
        (("001", "007", "009", "013"), True),
    ],
)
def test_an_identifier_names_each_row(cells: tuple[str, ...], identifier: bool):
    assert column(*cells).identifier is identifier


def test_numbers_that_are_asked_about_in_parts_are_no_identifiers():
    content = numbered(6, "{n}", "{m}", "a{m}")
    kept = doctored(content, attributes=("c0", "c1"))
    assert kept.columns[0].kind == "numbers" and kept.findings == ()
    (finding,) = doctored(content, attributes=("c1",)).findings
    assert finding.startswith("A name or number for every row: “c0”. It says nothing")
    assert "best question" not in finding  # in parts it would not be
    as_words = doctored(content, attributes=("c0", "c1"), numeric=()).findings
    assert "It looks like the best question of all" in as_words[0]


def test_a_column_to_guess_that_differs_in_every_row_is_named_as_such():
    content = b"sky,who\nsun,ann\nsun,bob\nrain,cid\n"
    said = findings_of(content, target="who")
    assert said.startswith("No two rows have the same answer in “who”, the column to")
    assert "looks like the best question" not in said
    assert "No two rows" not in findings_of(content, target="sky")


def test_why_a_column_is_to_be_guessed_is_said_only_where_it_is_true():
    def why(content: bytes, kind: str = "words") -> str:
        columns = examine(read(content))
        return why_first(columns, first_choice(columns, kind), LIMITS)

    assert "the last column with 2 to 12 different answers" in why(WEATHER)
    assert "the last column of numbers" in why(b"a,b\nx,1.5\ny,2\n", "numbers")
    assert why(WEATHER, "numbers") == "" == why(numbered(6, "a{n}", "b{n}"))


@pytest.mark.parametrize(
    ("content", "target", "passed"),
    [
        (b"a,y\n1,yes\n2,no\n", "y", ""),  # of two rows, two answers
        (b"a,y\nx,yes\nz,no\n", "y", ""),
        (b"fur,name\nyes,cat\nno,dog\nyes,cow\n", "fur", "“name” (no answer comes"),
        (numbered(6, "{m}", "a{n}"), "c0", "“c1” (no answer comes twice)"),
        (b"a,note\nyes,\nno,late\nyes,\nno,\n", "a", "“note” (filled in once"),
    ],
)
def test_the_column_to_guess_is_the_last_one_that_may_be_meant(content, target, passed):
    columns = examine(read(content))
    first = first_choice(columns, "words")
    assert first.target == target
    why = why_first(columns, first, LIMITS)
    assert "the last column with 2 to 12 different answers" in why
    assert passed in why if passed else "Passed over" not in why


def test_a_last_column_of_one_answer_is_said_to_tell_nothing():
    said = "“y” has one answer only, so there is nothing to guess from it."
    assert doctored(b"a,y\n1,yes\n2,yes\n1,yes\n2,yes\n").one_answer == said
    assert doctored(b"a,y\n1,yes\n2,yes\n1,no\n2,yes\n").one_answer == ""
    assert doctored(b"a,y\n1,yes\n2,\n1,\n2,yes\n").one_answer == ""


@pytest.mark.parametrize(
    ("cells", "constant"),
    [
        (("a", "a"), True),
        (("a", ""), False),  # missing is an answer of its own among words
        (("1", ""), False),  # and among numbers
        (("", ""), True),
        (("1", "1.0"), True),
        (("a", "A"), False),
    ],
)
def test_a_constant_column_has_one_answer(cells: tuple[str, ...], constant: bool):
    assert column(*cells).constant is constant


@pytest.mark.parametrize(
    "cell", ["1.5", "1.2", "2024", "1-2", "1.2/2024", "May 5", "5"]
)
def test_what_is_no_date_is_not_taken_for_one(cell: str):
    assert not column(cell, cell).dates


def test_findings_name_no_more_columns_than_can_be_read():
    content = numbered(6, *["id{n}"] * 20, "a{m}")
    (finding,) = [f for f in doctored(content).findings if "for every row" in f]
    assert "“c0”, “c1”, “c2”, “c3”, “c4” and 15 more" in finding


# --- laws ---------------------------------------------------------------------------

SMALL = Limits(most_bytes=3_000, most_rows=20, most_columns=5, most_classes=3)
CELLS = ["", "1", "2", "1,5", "yes", "Yes", "no", "NA", "-", "+", "007", "=1", "a" * 70]
NAMES = any_.lists(any_.sampled_from(["a", "b", "a", "", "1"]), min_size=2, max_size=5)


@given(any_.data(), any_.sampled_from(["words", "numbers"]))
def test_every_choice_ends_in_a_table_within_the_limits_or_a_refusal(data, kind):
    names = data.draw(NAMES)
    row = any_.lists(any_.sampled_from(CELLS), min_size=len(names), max_size=len(names))
    rows = data.draw(any_.lists(row, min_size=1, max_size=20))
    content = "\n".join(";".join(cells) for cells in [names, *rows]).encode()
    sheet = read(content, SMALL, delimiter=";")
    if isinstance(sheet, Refusal):
        return
    some = any_.lists(any_.sampled_from(sheet.names), unique=True).map(tuple)
    target = data.draw(any_.sampled_from(sheet.names))
    choice = Choice(target, kind, data.draw(some), data.draw(some))
    columns = examine(sheet, data.draw(any_.sampled_from([(), MARKS])))
    check(prepare("own.csv", sheet, columns, choice, SMALL), choice)


def check(table: OwnTable | Refusal, choice: Choice) -> None:
    if isinstance(table, Refusal):
        assert table.why.strip()
        return
    *attributes, target = table.columns
    assert attributes and target.name == table.target == choice.target
    assert {c.name for c in attributes} == {*choice.attributes} - {choice.target}
    assert all(len(c.cells) == table.n_rows >= 2 for c in table.columns)
    assert all((c.numbers is None) == (c.kind == "words") for c in table.columns)
    assert target.kind == choice.kind
    if choice.kind == "words":
        assert (
            2 <= len({*target.cells}) <= SMALL.most_classes and "" not in target.cells
        )
    else:
        assert not any(map(math.isnan, target.numbers))
    assert hash(table) == hash(table) and all(table.findings)


@given(any_.binary(max_size=3_000))
def test_any_bytes_go_through_the_doctor(content: bytes):
    for kind in ("words", "numbers"):
        table = doctored(content, kind, SMALL)
        assert table.why if isinstance(table, Refusal) else table.n_rows >= 2


def test_the_corpus_has_no_name_twice():
    assert len({broken.name for broken in CORPUS}) == len(CORPUS) > 60
    assert isinstance(read(TABLES[0].content), Sheet)
