"""Lines that hold a table otherwise than CSV does: in quotation marks, with blanks."""

import csv
import io
import re
from collections import Counter

DRAWN = re.compile(r"[-=_─═━|+:│┃║╞╡├┤┼╪┌┬┐└┴┘╔╦╗╚╩╝╠╬╣\s]+")
STROKES = re.compile(r"[-=_─═━]{3}")
BARS = "│┃║├┤┼╞╡╪╠╣╬┌┐└┘╔╗╚╝"
BARS_AS_ONE = dict.fromkeys(map(ord, "│┃║"), "|")
OF_MARKDOWN = re.compile(r"\s*:?-+:?\s*")
RULED = "\x1f"  # stands for a line that is left out, so that lines are counted right
WIDE_GAP = re.compile(r"(?<=\S)(?: {2,}| *\t[ \t]*)(?=\S)")
GAP = re.compile(r"(?<=\S)[ \t]+(?=\S)")
QUOTED = re.compile(r'"(?:[^"]|"")*"[;,\t ]*')
SAMPLE = 20_000  # letters that a guess looks at


def unwrapped(letters: str) -> tuple[str, str]:
    """Return the text without quotation marks around whole lines, and what was done.

    >>> unwrapped('"sky,play"\\n"sun,no"\\n"rain,yes"\\n')[0]
    'sky,play\\nsun,no\\nrain,yes\\n'
    """
    if '"' not in letters:
        return letters, ""
    lines = letters.split("\n")
    filled = [line for line in lines if line.strip()]
    wrapped = [line for line in filled if _is_wrapped(line)]
    if len(wrapped) < 2 or len(wrapped) < len(filled) - 1:
        return letters, ""
    inner = [_inside(line) if _is_wrapped(line) else line for line in lines]
    mark = _common_mark([line for line in inner if line.strip()])
    if not mark:
        return letters, ""
    note = "Every line stood in quotation marks as a whole; they were taken away."
    return "\n".join(inner), note


def _is_wrapped(line: str) -> bool:
    """Tell whether one pair of quotation marks holds a line with separators."""
    line = line.strip()
    if not QUOTED.fullmatch(line):
        return False
    return any(mark in _inside(line) for mark in ",;\t|")


def _inside(line: str) -> str:
    return line.strip().rstrip(";,\t ")[1:-1].replace('""', '"')


def _common_mark(lines: list[str]) -> str:
    """Return the separator that cuts all lines into as many cells, or ""."""
    for mark in ",;\t|":
        try:
            rows = [next(csv.reader([line], delimiter=mark), []) for line in lines]
        except csv.Error:  # a cell longer than csv reads
            return ""
        widths = {*map(len, rows)}
        if len(widths) == 1 and widths.pop() > 1:
            return mark
    return ""


def without_rules(letters: str) -> tuple[str, str]:
    """Return the text with `RULED` for lines that only draw, and what was done."""
    lines = letters.split("\n")
    rules = {at for at, line in enumerate(lines) if _is_rule(line)}
    if not rules:
        return letters, ""
    kept = [RULED if at in rules else line for at, line in enumerate(lines)]
    if any(set(BARS) & {*lines[at]} for at in rules):
        kept = [line.translate(BARS_AS_ONE) for line in kept]
    which = "1 line of dashes left out: it only draws"
    if len(rules) > 1:
        which = f"{len(rules):,} lines of dashes left out: they only draw"
    return "\n".join(kept), f"{which} the table."


def _is_rule(line: str) -> bool:
    if not DRAWN.fullmatch(line):
        return False
    cells = line.strip().strip("|").split("|")
    of_markdown = "|" in line and all(map(OF_MARKDOWN.fullmatch, cells))
    return of_markdown or STROKES.search(line) is not None


# --- blanks between -----------------------------------------------------------------


def fits_blanks(letters: str, best_other: float) -> bool:
    """Tell whether blanks cut the lines into as many cells, better than what else may.

    `best_other` is how well the best other separator fits, from 0 to 1.
    """
    lines = [line for line in letters[:SAMPLE].split("\n") if line.strip()]
    if len(letters) > SAMPLE:
        lines = lines[:-1]
    lines = [line for line in lines if not _is_rule(line)]
    widths = Counter(len(_tokens(line)) for line in lines)
    if len(lines) < 2:
        return False
    (width, n_agreeing), *_ = widths.most_common(1)
    wide = {len(WIDE_GAP.split(line.strip())) for line in lines}
    agrees = n_agreeing == len(lines) or len(wide) == 1 and max(wide) > 1
    agrees |= _names_of_rows(lines)
    if width == 1 or not (agrees or n_agreeing > 0.8 * len(lines)):
        return False
    return best_other < 0.5 or agrees and _only_decimal_commas(lines)


def _names_of_rows(lines: list[str]) -> bool:
    """Tell whether the first line has one cell less than all the others."""
    first, *others = [len(_tokens(line)) for line in lines]
    return {first + 1} == {*others} and first > 1


def _only_decimal_commas(lines: list[str]) -> bool:
    """Tell whether commas stand within numbers only, so that they cut nothing."""
    numbers = [cell for line in lines[1:] for cell in _tokens(line)]
    return all(re.fullmatch(r"[+-]?\d+(,\d+)?", cell) for cell in numbers) and any(
        "," in cell for cell in numbers
    )


def _tokens(line: str) -> list[str]:
    """Return the cells between blanks; quotation marks keep a cell together."""
    reader = csv.reader(io.StringIO(line.strip()), delimiter=" ", skipinitialspace=True)
    try:
        return next(reader, [])
    except csv.Error:
        return [line]


def with_tabs(letters: str) -> str:
    """Return a text with blanks between its cells with a tab there instead.

    Where two blanks or more cut all lines alike, a single one is part of a cell.
    """
    lines = [line.strip() for line in letters.split("\n")]
    filled = [line for line in lines if line]
    wide = {len(WIDE_GAP.split(line)) for line in filled}
    single = {len(_tokens(line)) for line in filled}
    if len(wide) == 1 and max(wide) > 1 and len(single) > 1:
        return "\n".join(WIDE_GAP.sub("\t", line) for line in lines)
    return "\n".join(_tabbed(line) for line in lines)


def _tabbed(line: str) -> str:
    """Return a line with a tab for each run of blanks outside quotation marks."""
    if '"' not in line:
        return GAP.sub("\t", line)
    parts = re.split(r'("(?:[^"]|"")*")', line)
    return "".join(
        part if at % 2 else re.sub(r"[ \t]+", "\t", part)
        for at, part in enumerate(parts)
    )
