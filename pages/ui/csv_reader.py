"""From letters to rows of cells: the separator, guessed or chosen, and what is no row.

A guess is one function and can be overruled. What cannot be read ends in a `Refusal`
that says what was given and how to mend it; nothing here raises.
"""

import csv
import io
import re
from collections import Counter

from pages.ui.csv_arff import is_arff, read_arff
from pages.ui.csv_grid import DELIMITERS, Grid
from pages.ui.csv_letters import FOREIGN, look_wrong
from pages.ui.csv_limits import (
    EMPTY,
    LIMITS,
    Limits,
    Refusal,
    too_many_columns,
    too_many_rows,
)
from pages.ui.csv_lines import without_extras
from pages.ui.csv_orange import with_types
from pages.ui.csv_wrapped import (
    RULED,
    fits_blanks,
    unwrapped,
    with_tabs,
    without_rules,
)
from pages.ui.imports import need_pandas
from pages.words.sentences import counted

UNREAD = "\ufffd"  # stands for a letter that could not be read
SAMPLE = 20_000  # letters that the guesses look at; csv refuses cells of 131,072
DECIMAL = re.compile(r"(?<=\d),(?=\d)")
SEP_LINE = re.compile(r"sep=([,;\t|])\n", re.IGNORECASE)  # a note that Excel heeds


def guess_delimiter(letters: str) -> str:
    """Return the separator that cuts the lines into equally many whole cells."""
    if note := SEP_LINE.match(letters):
        return note[1]
    if is_arff(letters):
        return ","
    sample = letters[:SAMPLE]
    if len(letters) > SAMPLE and "\n" in sample:
        sample = sample[: sample.rindex("\n")]
    sample = without_rules(unwrapped(sample)[0])[0].replace(RULED, "")
    rows = [line for line in sample.split("\n") if line and line[0] != "#"]
    sample = "\n".join(rows) if len(rows) > 2 else sample
    fits = {mark: _fit(sample, mark) for mark in DELIMITERS if mark != " "}
    best = max(fits, key=fits.get)
    return " " if fits_blanks(sample, fits[best][0]) else best


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    """Return how well a separator fits: agreeing lines, uncut cells; then the width."""
    rows = [*csv.reader(io.StringIO(sample), delimiter=delimiter)]
    widths = Counter(len(row) for row in rows if any(row))
    (width, n_agreeing), *_ = widths.most_common(1) or [(1, 0)]
    if width == 1:
        return 0.0, 1
    cells = [cell for row in rows for cell in row]
    others = {*DELIMITERS} - {delimiter, " "}
    uncut = [cell for cell in cells if others.isdisjoint(DECIMAL.sub("", cell))]
    return n_agreeing / widths.total() * len(uncut) / len(cells), width


def split(letters: str, delimiter: str, limits: Limits = LIMITS) -> Grid | Refusal:
    """Return the cells of every line that has any."""
    body = SEP_LINE.sub("", letters, count=1) if SEP_LINE.match(letters) else letters
    if "\x00" in body:
        return Refusal(
            "It is not text: it holds zero bytes. If it is a table, save it as CSV; "
            "if it is a CSV, choose another encoding."
        )
    if not body.strip():
        return Refusal(EMPTY)
    if is_arff(body):
        return read_arff(body, limits)
    notes = []
    for work in (unwrapped, without_rules):
        body, note = work(body)
        notes += [note] if note else []
    body = with_tabs(body) if delimiter == " " else body
    mark = "\t" if delimiter == " " else delimiter
    rows = _parse(body, mark, limits)
    if rows is None:
        where = _unpaired(body)
        if re.search(rf'"[^"\n{mark}]*[{mark}][^"\n]*"', body):
            return Refusal(f"{where}. Mend it and give the table again.")
        notes.append(f"{where}, so all are read as ordinary letters.")
        rows = _parse(body, mark, limits, csv.QUOTE_NONE)
    if isinstance(rows, Refusal):
        return rows
    if n_unread := body.count(UNREAD):
        notes.append(_unread(body, n_unread))
    elif wrong := look_wrong(body):
        notes.append(wrong)
    line = 1 + bool(SEP_LINE.match(letters))
    grid = _without_blanks(rows, line, delimiter, notes)
    return with_types(without_extras(grid)) if grid.rows else Refusal(EMPTY)


def _parse(
    body: str, delimiter: str, limits: Limits, quoting: int = csv.QUOTE_MINIMAL
) -> list[tuple[str, ...]] | Refusal | None:
    """Return the rows as they are, ragged; None where quotation marks do not pair.

    A line with fewer cells than `names` is filled up with NaN, which no cell is.
    """
    need_pandas()
    import pandas as pd

    most_lines = 2 * limits.most_rows + 100  # every second one may be blank
    names = range(limits.most_columns + 2)
    try:
        first = next(
            csv.reader(io.StringIO(body), delimiter=delimiter, quoting=quoting)
        )
        if len(first) > len(names):  # pandas would take the others for an index
            return too_many_columns(limits)
        frame = pd.read_csv(
            io.StringIO(body),
            sep=delimiter,
            quoting=quoting,
            header=None,
            names=names,
            skipinitialspace=True,
            dtype=str,
            na_filter=False,
            skip_blank_lines=False,
            nrows=most_lines + 1,
            engine="python",
        )
    except (pd.errors.ParserError, csv.Error) as error:
        if "fields in line" in str(error):
            return too_many_columns(limits)
        if quoting == csv.QUOTE_NONE:
            longest = counted(csv.field_size_limit(), "letter")
            return Refusal(f"A cell is longer than {longest}. Shorten or remove it.")
        return None
    if len(frame) > most_lines:
        return too_many_rows(limits)
    rows = frame.itertuples(index=False, name=None)
    return [tuple(cell for cell in row if isinstance(cell, str)) for row in rows]


def _unread(body: str, n_unread: int) -> str:
    """Say that letters could not be read, and whether the encoding is to blame."""
    n_foreign = len(FOREIGN.findall(body)) - n_unread
    why = "Perhaps another encoding fits."
    if n_foreign > n_unread:
        why = "The others were read well, so the file is damaged there."
    lost = f"{counted(n_unread, 'letter')} could not be read and became {UNREAD}."
    return f"{lost} {why}"


def _unpaired(body: str) -> str:
    lines = enumerate(body.split("\n"), start=1)
    odd = next((number for number, line in lines if line.count('"') % 2), None)
    where = f" (look at line {odd})" if odd else ""
    return f"A quotation mark has no partner or stands in an odd place{where}"


def _without_blanks(
    raw: list[tuple[str, ...]], line: int, delimiter: str, notes: list[str]
) -> Grid:
    rows, lines, n_blank, n_trimmed, n_broken = [], [], 0, 0, 0
    for cells in raw:
        row = tuple(cell.strip() for cell in cells)
        if any(row):
            rows.append(row)
            lines.append(line)
            n_trimmed += sum(map(str.__ne__, row, cells))
            n_broken += sum("\n" in cell for cell in row)
        elif cells[:1] != (RULED,):
            n_blank += 1
        line += 1 + sum(cell.count("\n") for cell in cells)
    if n_blank:
        notes.append(f"{counted(n_blank, 'blank line')} left out.")
    if n_trimmed and delimiter not in "| ":
        notes.append(f"Blanks around {counted(n_trimmed, 'cell')} taken away.")
    if n_broken:
        notes.append(f"{counted(n_broken, 'cell')} with a line break inside, kept.")
    return Grid(tuple(rows), tuple(lines), delimiter, tuple(notes))
