"""The same split worked out by a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record, printed

SAYS = "A split from its counts: entropy, gain, split information, gain ratio, Gini."
SAYS_BAG = "A bag from its counts: entropy and Gini."


def script(record: Record) -> Script:
    """Write the calculation as a script."""
    split, unit = record.split, record.unit
    if not record.is_split:
        counts = [int(count) for count in split.counts]
        bag = dict(zip(record.given.class_names, counts, strict=True))
        body = f"bag = {bag!r}\nlog = {unit.numpy}  # in {unit.many}\n{BAG_BODY}"
        return Script(exports.script(SAYS_BAG, (), body), printed(record))
    rows = [[int(count) for count in row] for row in split.children]
    names = [name for name, _ in record.given.groups]
    lines = "".join(
        f"    {name!r}: {row},\n" for name, row in zip(names, rows, strict=True)
    )
    body = (
        f"classes = {[*record.given.class_names]!r}\n"
        f"groups = {{  # the counts of the classes in each group\n{lines}}}\n"
        f"log = {unit.numpy}  # in {unit.many}\n{BODY}"
    )
    return Script(exports.script(SAYS, (), body), printed(record))


MEASURES = """

def entropy(counts):
    p = counts[counts > 0] / counts.sum()
    return (p * log(1 / p)).sum()


def gini(counts):
    return 1 - ((counts / max(counts.sum(), 1)) ** 2).sum() if counts.any() else 0.0

"""
BAG_BODY = f"""{MEASURES}
counts = np.array(list(bag.values()))
print(repr(float(entropy(counts))))
print(repr(float(gini(counts))))
"""
BODY = f"""{MEASURES}
rows = np.array(list(groups.values()))
bag, sizes = rows.sum(axis=0), rows.sum(axis=1)
weights = sizes / sizes.sum()
average = sum(w * entropy(row) for w, row in zip(weights, rows) if w)
average_gini = sum(w * gini(row) for w, row in zip(weights, rows) if w)
gain = max(entropy(bag) - average, 0.0)
split_information = entropy(sizes)
print(repr(float(average)))
print(repr(float(average_gini)))
print(repr(float(gain)))
print(repr(float(max(gini(bag) - average_gini, 0.0))))
print(repr(float(split_information)))
print(repr(float(gain / split_information if split_information else 0.0)))
"""
