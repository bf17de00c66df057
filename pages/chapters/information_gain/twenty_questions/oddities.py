"""Where the table would surprise a biologist: the machine believes its table."""

from collections.abc import Sequence

from engines.datasets import Table

# (row, column, what the table says, what a book says)
ODDITIES = (
    ("crab", "legs", "4", "a crab walks on eight and has two claws"),
    ("crayfish", "legs", "6", "a crayfish walks on eight and has two claws"),
    ("lobster", "legs", "6", "a lobster walks on eight and has two claws"),
    ("octopus", "legs", "8", "they are arms"),
    ("starfish", "legs", "5", "they are arms"),
    ("squirrel", "legs", "2", "a squirrel runs on four"),
    ("wallaby", "legs", "2", "it hops on two of its four"),
    ("clam", "aquatic", "no", "clams live in water"),
    ("seasnake", "breathes", "no", "sea snakes come up for air"),
    ("aardvark", "tail", "no", "an aardvark has a long one"),
    ("toad", "predator", "no", "toads hunt insects"),
    ("seahorse", "predator", "no", "seahorses hunt tiny shrimps"),
    ("kiwi", "tail", "yes", "a kiwi has none to be seen"),
    ("girl", "predator", "yes", "she is counted among the animals, and as domestic"),
    ("frog", "venomous", "yes", "frogs stand in the table twice, this one with venom"),
)


def told(table: Table, rows: Sequence[int], attributes: Sequence[str]) -> list[str]:
    """Return sentences on the oddities of these rows that were asked about."""
    found = []
    for name, attribute, says, truth in ODDITIES:
        cells = table.column(attribute)
        here = any(table.row_names[row] == name and cells[row] == says for row in rows)
        if here and attribute in attributes:
            what = f"{attribute} of the {name}: {says}"
            found.append(f"The table says “{what}” ({truth}).")
    if found:
        found.append("The machine believes its table.")
    return found
