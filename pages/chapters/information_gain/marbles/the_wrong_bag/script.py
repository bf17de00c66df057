"""The same marbles found out with both trees, by a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from ..record import NAMES
from .record import TOTALS, Record

SAYS = "Marbles of one bag, found out with the best questions for another."


def script(record: Record) -> Script:
    """Write the draws as a script."""
    settings = record.settings
    both = (settings.counts, settings.believed_counts)
    bag, belief = (dict(zip(NAMES, counts, strict=True)) for counts in both)
    body = f"""
from heapq import heapify, heappop, heappush

bag = {bag!r}
belief = {belief!r}
n_draws, seed = {settings.n_draws}, {settings.seed}
{BODY}"""
    return Script(exports.script(SAYS, (), body), TOTALS)


BODY = """
counts, believed = np.array(list(bag.values())), np.array(list(belief.values()))
here = counts > 0
p, q = counts / counts.sum(), believed / believed.sum()
with np.errstate(divide="ignore"):  # what is believed never to come: infinite
    H, cross = -(p[here] * np.log2([p[here], q[here]])).sum(axis=1)
KL = cross - H  # the surprise that a wrong belief adds to every draw


def questions(counts):
    # Huffman: the two lightest become one; a pair is (what yes means, yes, no).
    heap = [(n, i, {i}, ()) for i, n in enumerate(counts) if n]
    heapify(heap)
    made = len(counts)
    while len(heap) > 1:
        (light, _, *one), (heavy, _, *other) = heappop(heap), heappop(heap)
        yes, no = sorted([one, other], key=lambda part: (len(part[0]), sorted(part[0])))
        heappush(heap, (light + heavy, made, yes[0] | no[0], (yes, no)))
        made += 1
    return heap[0][2:]


def found(tree, colour):
    # A colour that the tree does not know hears only no, and another is named.
    n, (colours, parts) = 0, tree
    while parts:
        yes, no = parts
        n, (colours, parts) = n + 1, yes if colour in yes[0] else no
    return n, colour in colours


rng = np.random.default_rng(seed)
marbles = np.repeat(np.arange(len(counts)), counts)
drawn = marbles[rng.integers(len(marbles), size=(2, n_draws))][0].tolist()
yours, right = questions(believed), questions(counts)
# The questions of your tree, those of the right one, and the marbles named wrongly:
print(sum(found(yours, colour)[0] for colour in drawn))
print(sum(found(right, colour)[0] for colour in drawn))
print(sum(not found(yours, colour)[1] for colour in drawn))
"""
