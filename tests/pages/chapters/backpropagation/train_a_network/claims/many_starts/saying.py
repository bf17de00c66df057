"""How shares and counts are written, for all rooms."""

from .own import N

MANY = "{many:Not one|All|" + "|".join(map(str, range(1, N))) + "}"
P = "{more:|more than }{p}%"
KINDS = {True: "right", False: "of the spread explained"}
MEAN = "worse than always saying the mean"


def said_share(told, value, place="p", more="more"):
    """Judge a percentage, which may say that it is more than the largest below all."""
    if told.word(more):
        return told[place] == 99.99 and 0.9999 < value < 1
    return value >= 0 and told.reads(**{place: 100 * value})


def many(told, step):
    """Judge how many have solved it, in words or numbers, with their verb."""
    n = told.seen.count(step)
    word = {0: "Not one", N: "All"}.get(n, str(n))
    return told.word("many") == word and (told.word("has") == "has") == (n < 2)
