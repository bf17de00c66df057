"""What is to be observed at a preset."""

from tests.claims import Claim, Told


def is_flower(told: Told, row: int, changed_to=None) -> bool:
    settings = told.record.settings
    return (settings.data, settings.row, settings.changed_to) == (
        "iris",
        row,
        changed_to,
    )


def is_near_two_walls(told: Told) -> bool:
    return is_flower(told, 124) and told.seen.nearest[0][0] < 0.1


def is_another(told: Told) -> bool:
    data = told.record.data
    at = data.attributes.index("petal width")
    fits = is_flower(told, 71, told["now"]) and told.record.settings.changed
    return bool(fits) and data.features[70, at] == told["own"]


def is_patient(told: Told) -> bool:
    X = told.record.data.features
    return X.shape == (told["n"], told["d"]) and len(told.seen.asked) < 10


def is_digits(told: Told) -> bool:
    return told.record.data.features.shape[1] == told["n"]


OBSERVE = (
    Claim("follow the thick line down.", lambda told: is_flower(told, 78)),
    Claim(
        "In each box the flower's own value is marked under the bars: where does it "
        "stand nearest to the cut?",
        lambda told: is_flower(told, 78),
    ),
    Claim("find the cuts that this flower is nearest to.", is_near_two_walls),
    Claim("Is it enough to cross one?", is_near_two_walls),
    Claim("this flower's petal is {own} wide, and here it is {now}.", is_another),
    Claim(
        "Put “Change of it” back to “Nothing”: at which box do the two ways part?",
        lambda told: told.record.settings.changed == "petal width",
    ),
    Claim(
        "{n} patients, {d} measures of each, and this one is told by a few of them.",
        is_patient,
    ),
    Claim(
        "How much would have to be otherwise?",
        lambda told: told.record.settings.data == "breast_cancer",
    ),
    Claim("each question looks at one of {n} pixels.", is_digits),
    Claim(
        "Zoom in, hover over a node, click one to fold it; the digit's own way stands "
        "beside.",
        lambda told: told.record.settings.data == "digits",
    ),
)
