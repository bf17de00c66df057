"""The same marbles drawn and the same questions asked, by a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from ..record import NAMES
from .controls import colours_of
from .record import MARBLES, Record

SAYS = "Marbles whose colours are found out by yes/no questions."
PRINTS = ("questions", "marbles found", "bits left", "surprise so far")


def script(record: Record) -> Script:
    """Write the game as a script."""
    settings = record.settings
    counts = dict(zip(NAMES, settings.counts, strict=True))
    here = {name: n for name, n in counts.items() if n}
    asked = settings.asked[: record.finding.n_questions]
    questions = [{NAMES[i] for i in colours_of(one)} for one in asked]
    shown = [sorted(one) for one in questions]
    body = f"""
bag = {here!r}
seed, n_marbles = {settings.seed}, {MARBLES}
questions = {shown!r}  # is it one of these?
{BODY}"""
    return Script(exports.script(SAYS, (), body), PRINTS)


BODY = """
def entropy(colours):
    n = np.array([bag[colour] for colour in colours])
    return -(n / n.sum() * np.log2(n / n.sum())).sum() + 0.0


rng = np.random.default_rng(seed)
marbles = np.repeat(list(bag), list(bag.values()))
drawn = marbles[rng.integers(len(marbles), size=(2, n_marbles))][0].tolist()

found, surprise = (n_marbles if len(bag) == 1 else 0), 0.0
possible = set(bag)
for question in questions:
    if len(possible) == 1:  # the next marble may have any colour
        possible = set(bag)
    yes = possible & set(question)
    left = yes if drawn[found] in yes else possible - yes
    chance = sum(map(bag.get, left)) / sum(map(bag.get, possible))
    surprise -= np.log2(chance)
    possible = left
    found += len(possible) == 1
print(len(questions))
print(found)
print(repr(float(entropy(sorted(possible)))))
print(repr(float(surprise)))
"""
