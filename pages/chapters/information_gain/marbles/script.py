"""The same questions planned and the same marbles drawn, by a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script
from pages.words.units import BITS

from .record import NAMES, TOTALS, Record

SAYS = "A bag of marbles: surprise, questions and mistakes of the same draws."


def script(record: Record) -> Script:
    """Write the draws as a script."""
    settings, unit = record.settings, record.unit
    body = BODY.replace("LOG", unit.numpy)
    if unit != BITS:
        body = body.replace("< H + 1", "< H + 1, with H in bits")
    here = {name: n for name, n in zip(NAMES, settings.counts, strict=True) if n}
    text = f"""
from heapq import heapify, heappop, heappush

bag = {here!r}
n_draws, seed = {settings.n_draws}, {settings.seed}
{body}"""
    return Script(exports.script(SAYS, (), text), TOTALS)


BODY = """
names, counts = list(bag), np.array(list(bag.values()))
p = counts / counts.sum()
surprise = -LOG(p)
H = (p * surprise).sum()  # the entropy: what a draw surprises by, on average

# Huffman: the two lightest become one, and all in them need one question more.
questions = np.zeros(len(p), dtype=int)
heap = [(n, i, [i]) for i, n in enumerate(counts)]
heapify(heap)
while len(heap) > 1:
    (light, _, some), (heavy, _, others) = heappop(heap), heappop(heap)
    questions[some + others] += 1
    made = 2 * len(p) - len(heap)  # of equals, what has stood longer is lighter
    heappush(heap, (light + heavy, made, some + others))
L = (p * questions).sum()  # the questions to expect: H <= L < H + 1

rng = np.random.default_rng(seed)
marbles = np.repeat(np.arange(len(p)), counts)
drawn, guessed = marbles[rng.integers(len(marbles), size=(2, n_draws))]
print(repr(float(surprise[drawn].sum())))
print(int(questions[drawn].sum()))
print(int((drawn != guessed).sum()))
print(int((drawn != p.argmax()).sum()))
"""
