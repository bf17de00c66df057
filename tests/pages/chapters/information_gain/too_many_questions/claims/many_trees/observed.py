"""What the presets of "Many trees" ask the reader to look for."""

from tests.claims import Claim, Told


def part_from(told: Told, name: str, noise: float, depth: int) -> bool:
    """Tell whether the settings are those that the words are about."""
    settings = told.record.settings
    now = settings.data, settings.noise, settings.depth_each
    return now == (name, noise, depth) and settings.tried == "all"


def another_draw(told: Told) -> bool:
    """The draws are of the same rows, and the answer to both questions is no."""
    seen = told.seen
    return (
        part_from(told, "iris", 0.1, 0)
        and len({tuple(rows) for rows in seen.drawn}) == seen.n_trees
        and len(seen.about) > 1
    )


def by_heart(told: Told) -> bool:
    """So many labels are changed, and every leaf holds rows of one class."""
    halves = told.record.halves
    n_changed = sum(a != b for a, b in zip(halves.y, halves.true_y, strict=True))
    pure = all(
        (tree.class_counts[tree.features < 0] > 0).sum(axis=1).max() == 1
        for tree in told.seen.trees
    )
    return abs(n_changed / told.seen.n - 0.1) < 0.002 and pure and told.seen.n > 300


def own_borders(told: Told) -> bool:
    """No two trees say the same of the held-out rows between the moons."""
    seen = told.seen
    same = len({tuple(one) for one in seen.told})
    return part_from(told, "moons", 0.1, 0) and same > 0.9 * seen.n_trees


def one_question(told: Told) -> bool:
    asks = [int((tree.features >= 0).sum()) for tree in told.seen.trees]
    return {*asks} == {1} and part_from(told, "moons", 0.0, 1)


def tight(told: Told) -> bool:
    """Clouds of points around corners two apart, and every label as it was."""
    now = told.record.settings.spread
    return (
        part_from(told, "xor", 0.0, 0) and now == 0.1 and len({*told.seen.firsts}) > 1
    )


CLAIMS = (
    Claim(
        "each tree saw the same flowers in another draw.",
        another_draw,
    ),
    Claim(
        "Is the first question always about the same measure, and at the same "
        "threshold?",
        another_draw,
    ),
    Claim(
        "a tenth of the labels is wrong, and each tree is grown to its end.", by_heart
    ),
    Claim(
        "Where does the average's line run among the dots of the single trees?",
        by_heart,
    ),
    Claim("every tree draws its own border between the moons.", own_borders),
    Claim("What do the colours show where the borders lie apart?", own_borders),
    Claim("each tree may ask one question.", one_question),
    Claim("Can an average of one-question trees follow the moons?", one_question),
    Claim("no label is wrong, and the clouds hardly touch.", tight),
    Claim(
        "Do trees that begin with different questions say different things of the "
        "rows?",
        tight,
    ),
)
