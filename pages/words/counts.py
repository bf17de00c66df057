"""A bag and its groups as counts: read as people write them, and written again."""

import re
from collections import Counter
from collections.abc import Sequence

from engines.decision_trees import SplitByHand
from pages.words.count_rows import LIKE, Row, rows_in
from pages.words.literal import one_line, quoted
from pages.words.sentences import counted, listed

CLASSES, GROUPS = (2, 6), (2, 8)  # how few and how many there may be
MOST = 999_999  # of a count
LONGEST = 30  # letters of a name
MOST_LETTERS = 3000  # of a text
BAG = {
    *("bag", "the bag", "whole bag", "the whole bag", "total", "totals", "all", "sum"),
    *("parent", "before", "root", "whole", "overall", "together", "whole set"),
}
TOTAL = {"total", "totals", "sum", "all"}
BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')  # not inside quotation marks
RULE = re.compile(r"[\s|:+=-]*")  # a line between a table's head and its rows
CELL = re.compile(r'"([^"]*)"|([^,\t|"]+)')
HEAD = "classes"
Named = tuple[str, tuple[int, ...]]  # a group's name, and its counts


def read_counts(text: str) -> SplitByHand:
    """Read a bag and its groups; a ValueError is a sentence on what is wrong."""
    if len(text) > MOST_LETTERS:
        raise ValueError(
            f"That is {len(text):,} letters; a bag and its groups take {MOST_LETTERS:,}"
            " at most."
        )
    pieces = [
        piece for line in text.splitlines() for piece in BETWEEN.split(line.strip())
    ]
    pieces = [piece.strip() for piece in pieces if not RULE.fullmatch(piece)]
    if not pieces:
        raise ValueError(f"There are no counts yet; {LIKE}.")
    heads = [piece for piece in pieces if _told_classes(piece) or _head(piece)]
    late = next((head for head in heads if head is not pieces[0]), None)
    if late is not None:
        raise ValueError(f"{quoted(late)} holds no counts; {LIKE}.")
    rows = [row for piece in pieces if piece not in heads for row in rows_in(piece)]
    width = max((len(row.counts) for row in rows), default=0)
    return made(rows, _names_in(heads[0], width) if heads else [])


def _told_classes(piece: str) -> list[str]:
    """Return the names after "classes:", just as they are."""
    first, mark, rest = piece.partition(":")
    return _cells(rest) if mark and first.strip().casefold() == HEAD else []


def _names_in(head: str, width: int) -> list[str]:
    """Return the classes' names that a head of a table says.

    Its first word may stand above the groups' names, its last above their sums.
    """
    if told := _told_classes(head):
        return told
    names = _head(head)
    has_sums = names[-1].casefold() in TOTAL
    names = names[:-1] if has_sums else names
    return names[1:] if len(names) > width - has_sums else names


def _head(piece: str) -> list[str]:
    """Return the cells of a line, where it has nothing but names."""
    bare = re.sub(r'"[^"]*"', "w", piece)
    cells = _cells(piece)
    if len(cells) < 2 and not re.search(r"\d", bare):
        cells = piece.split()
    if re.search(r"\d", bare) and not re.search(r"[\t|]", piece):
        return []
    return [] if any(re.fullmatch(r"[\d.]+", cell) for cell in cells) else cells


def _cells(text: str) -> list[str]:
    found = [one_line(a or b).strip() for a, b in CELL.findall(text)]
    return [cell for cell in found if cell]


# --- rows into a split --------------------------------------------------------------


def made(rows: Sequence[Row], head: Sequence[str]) -> SplitByHand:
    """Return the bag and its groups; a ValueError says what does not fit."""
    if not rows:
        raise ValueError(f"There are no counts yet; {LIKE}.")
    rows = joined(rows)
    known = _known(rows, head)
    rows = [row.knowing(known) for row in rows]
    classes = _classes(rows, head)
    bag, groups = _sorted([(row, aligned(row, classes)) for row in rows])
    return checked(classes, bag, groups)


def checked(
    classes: Sequence[str], bag: Sequence[int], groups: Sequence[Named]
) -> SplitByHand:
    """Return the split; a ValueError says what is too much, too little or twice."""
    within(len(classes), CLASSES, "class", "classes")
    if groups:
        within(len(groups), GROUPS, "group", "groups", ", or none for a bag alone")
    for name in (*classes, *(name for name, _ in groups)):
        if len(name) > LONGEST or name != one_line(name).strip() or '"' in name:
            raise ValueError(
                f"The name {quoted(name)} has {len(name)} letters; take {LONGEST} at "
                "most, on one line and without quotation marks."
            )
    apart(classes, "classes")
    apart([name for name, _ in groups], "groups")
    most = max(max(row, default=0) for row in (bag, *(counts for _, counts in groups)))
    if most > MOST:
        raise ValueError(f"{most:,} is too large; a count is {MOST:,} at most.")
    if most == 0:
        raise ValueError("All counts are 0; give at least one above 0.")
    return SplitByHand(tuple(classes), tuple(bag), tuple(groups))


def joined(rows: Sequence[Row]) -> list[Row]:
    """Return rows in which a bag of a class a line, 9 yes and 5 no, is one row."""
    parts = [row for row in rows if row.is_of_one_class]
    names = [row.classes[0] for row in parts]
    if len({*names}) < max(len(names), 2) or any(row.name for row in rows[:1]):
        return [*rows]
    text, counts = (
        ", ".join(row.text for row in parts),
        [row.counts[0] for row in parts],
    )
    bag = Row(text, "", tuple(counts), tuple(names))
    return [bag, *(row for row in rows if row not in parts)]


def _classes(rows: Sequence[Row], head: Sequence[str]) -> list[str]:
    """Return the names of the classes: those of the head, or of the rows."""
    told = [name for row in rows for name in row.classes]
    if head and not told:
        return [*head]
    width = max(len(row.counts) for row in rows)
    return _in_order([*head, *told]) or [f"class {at}" for at in range(1, width + 1)]


def _known(rows: Sequence[Row], head: Sequence[str]) -> set[str]:
    """Return words that name a class for certain: a head's, or those told twice."""
    later = [name for row in rows for name in row.classes[1:]]
    firsts = [row.classes[0] for row in rows if row.classes]
    lasts = Counter(name.rpartition(" ")[2].casefold() for name in firsts)
    twice = {name for name, n in lasts.items() if n > 1}
    return {name.casefold() for name in (*head, *later)} | twice


def _in_order(names: Sequence[str]) -> list[str]:
    """Return names once each, however they are spelt: Yes is yes."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return [*found.values()]


def aligned(row: Row, classes: Sequence[str]) -> tuple[int, ...]:
    """Return a row's counts in the order of the classes."""
    counts = row.counts
    if row.classes:
        keys = [name.casefold() for name in row.classes]
        if len({*keys}) < len(keys):
            raise ValueError(
                f"{quoted(row.text)} names a class twice; once each, please."
            )
        told = dict(zip(keys, counts, strict=True))
        counts = tuple(told.get(name.casefold(), 0) for name in classes)
    n = len(classes)
    if len(counts) == n + 1 and sum(counts[:-1]) == counts[-1]:
        counts = counts[:-1]  # the last one is the sum of the others
    if len(counts) != n:
        raise ValueError(
            f"{quoted(row.text)} has {counted(len(counts), 'count')}, but there are "
            f"{n} classes ({listed([quoted(name) for name in classes])}); give one "
            "count for each."
        )
    return counts


def _sorted(rows: list[tuple[Row, tuple]]) -> tuple[tuple[int, ...], list[Named]]:
    """Return the bag, perhaps empty, and the groups with their names."""
    at = next((at for at, (row, _) in enumerate(rows) if row.key in BAG), None)
    bare = [at for at, (row, _) in enumerate(rows) if not row.name]
    if at is None and bare:
        all_bare, first = len(bare) == len(rows), rows[bare[0]][1]
        if len(rows) == 1 or not all_bare or _is_sum(first, rows[1:]):
            at = bare[0]
    if at is None and len(rows) == 1:
        at = 0
    if at is None and rows[0][0].key == "s" and _is_sum(rows[0][1], rows[1:]):
        at = 0  # S: [9+, 5−], as one book writes the whole set
    bag = () if at is None else rows[at][1]
    left = [one for number, one in enumerate(rows) if number != at]
    return bag, [
        (row.name or f"group {number}", counts)
        for number, (row, counts) in enumerate(left, 1)
    ]


def _is_sum(counts: Sequence[int], rows: list[tuple[Row, tuple]]) -> bool:
    return [*counts] == [
        sum(column) for column in zip(*(c for _, c in rows), strict=True)
    ]


def within(
    n: int, span: tuple[int, int], noun: str, plural: str, more: str = ""
) -> None:
    """Refuse too few or too many of something."""
    low, high = span
    if not low <= n <= high:
        given = counted(n, noun, plural)
        raise ValueError(f"That is {given}; give {low} to {high}{more}.")


def apart(names: Sequence[str], what: str) -> None:
    """Refuse a name that two have."""
    twice = next((name for name in names if [*names].count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"Two {what} are called {quoted(twice)}; rename one of them.")
