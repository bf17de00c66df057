"""The tables of words: textbook ones, typed in from print, and real ones, as files."""

from dataclasses import replace
from pathlib import Path

from engines.datasets.table import Table, read_csv

# The lamp is lit when the switches differ: no switch alone says anything.
_SWITCHES = """
down down off
down up on
up down on
up up off
"""

FILES = Path(__file__).parent / "files"

_EIGHT = """
Sunny Light Yes
Sunny Light Yes
Sunny Strong No
Overcast Light Yes
Overcast Strong Yes
Rainy Light Yes
Rainy Light No
Rainy Strong No
"""

# Numbered as in the article; its columns Outlook, Temperature, Humidity, Wind, Play.
_FOURTEEN = """
Sunny Hot High Weak No
Sunny Hot High Strong No
Overcast Hot High Weak Yes
Rain Mild High Weak Yes
Rain Cool Normal Weak Yes
Rain Cool Normal Strong No
Overcast Cool Normal Strong Yes
Sunny Mild High Weak No
Sunny Cool Normal Weak Yes
Rain Mild Normal Weak Yes
Sunny Mild Normal Strong Yes
Overcast Mild High Strong Yes
Overcast Hot Normal Weak Yes
Rain Mild High Strong No
"""

# The same days in the order of the book, with what was measured.
_MEASURED = """
Sunny 75 70 Strong Yes
Sunny 80 90 Strong No
Sunny 85 85 Weak No
Sunny 72 95 Weak No
Sunny 69 70 Weak Yes
Overcast 72 90 Strong Yes
Overcast 83 78 Weak Yes
Overcast 64 65 Strong Yes
Overcast 81 75 Weak Yes
Rain 71 80 Strong No
Rain 65 70 Strong No
Rain 75 80 Weak Yes
Rain 68 80 Weak Yes
Rain 70 96 Weak Yes
"""

ANIMAL_TYPES = {
    "1": "mammal",
    "2": "bird",
    "3": "reptile",
    "4": "fish",
    "5": "amphibian",
    "6": "insect",
    "7": "other",
}


def _numbered(noun: str, count: int) -> tuple[str, ...]:
    return tuple(f"{noun} {number}" for number in range(1, count + 1))


def _typed(
    name: str,
    label: str,
    source: str,
    columns: str,
    text: str,
    noun: str = "day",
    numbers: tuple[str, ...] = (),
    class_order: tuple[str, ...] = (),
) -> Table:
    rows = tuple(tuple(line.split()) for line in text.split("\n") if line)
    names = _numbered(noun, len(rows))
    header = tuple(columns.split())
    table = Table(name, label, source, header, rows, header[-1], names, noun)
    return replace(table, numbers=numbers, class_order=class_order)


def _contact_lenses() -> Table:
    header, rows = read_csv(FILES / "contact_lenses.csv")
    return Table(
        "contact_lenses",
        "Contact lenses (24 patients)",
        "Cendrowska 1987, by way of the UCI repository (Lenses, CC BY 4.0).",
        tuple(name.replace("_", " ") for name in header),
        tuple(rows),
        "lenses",
        _numbered("patient", len(rows)),
        "patient",
    )


def _congress() -> Table:
    header, rows = read_csv(FILES / "congress_votes_1984.csv")
    return Table(
        "congress",
        "The 1984 Congress (435 members)",
        "Schlimmer 1987: UCI Congressional Voting Records (CC BY 4.0). "
        "“Neither” means neither yea nor nay; it is an answer, not a missing cell.",
        tuple(name.replace("_", " ") for name in header),
        tuple(rows),
        "party",
        _numbered("member", len(rows)),
        "member",
    )


def _zoo() -> Table:
    header, rows = read_csv(FILES / "zoo.csv")
    spoken = {"0": "no", "1": "yes"}
    legs, type_ = header.index("legs"), header.index("type")
    cells = tuple(
        tuple(
            ANIMAL_TYPES[cell] if at == type_ else cell if at == legs else spoken[cell]
            for at, cell in enumerate(row)
            if at
        )
        for row in rows
    )
    return Table(
        "zoo",
        "The zoo (101 animals)",
        "Forsyth 1990: UCI Zoo (doi 10.24432/C5R59V), as kept by the aima-data "
        "collection (CC BY 4.0); the names of the seven types are ours.",
        header[1:],
        cells,
        "type",
        tuple(row[0] for row in rows),
        "animal",
    )


TABLES: tuple[Table, ...] = (
    _typed(
        "eight_days",
        "Eight days of tennis",
        "The study note “How Machines Ask Smart Questions”, which gives the counts; "
        "the rows are one table that has them.",
        "Weather Wind Play",
        _EIGHT,
    ),
    _typed(
        "fourteen_days",
        "Fourteen days of tennis",
        "Quinlan 1986, “Induction of Decision Trees”, Machine Learning 1, 81–106.",
        "Outlook Temperature Humidity Wind Play",
        _FOURTEEN,
    ),
    _typed(
        "measured_days",
        "Fourteen days, measured",
        "Quinlan 1993, C4.5: Programs for Machine Learning, chapter 2; in its words, "
        "days without wind are “Weak” here, windy ones “Strong”.",
        "Outlook Temperature Humidity Wind Play",
        _MEASURED,
        numbers=("Temperature", "Humidity"),
        class_order=("No", "Yes"),  # as among the same days in words
    ),
    _typed(
        "two_switches",
        "Two switches and a lamp",
        "Made for this page.",
        "Left Right Lamp",
        _SWITCHES,
        "case",
    ),
    _contact_lenses(),
    _congress(),
    _zoo(),
)
