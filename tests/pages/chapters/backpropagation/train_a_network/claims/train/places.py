"""Shares, moments and layers as "Train" writes them, and what decides them."""

# How a share is written, and whether that is so of a value.
SHARES = {
    "{%}%": lambda t, place, x: 0 < x < 1 and _below(x) and t.reads(**{place: 100 * x}),
    "none": lambda t, place, x: x == 0,
    "all": lambda t, place, x: x == 1,
    "less than {%}%": lambda t, place, x: x < 0 and t[place] == 0,
    "more than {%}%": lambda t, place, x: not _below(x) and t[place] == 99.99,
}
WHENS = {
    "before training": lambda t, place, at: at == 0,
    "after epoch {%}": lambda t, place, at: (
        at > 0 and t[place] * t.seen.in_epoch == t.seen.looks[at]
    ),
    "after update {%}": lambda t, place, at: (
        t[place] == t.seen.looks[at] and t.seen.looks[at] % t.seen.in_epoch > 0
    ),
}
CLASSES, NUMBERS = ("{%}%", "none", "all"), ("{%}%", "less than {%}%", "more than {%}%")
# Of samples trained on and held out: what was never seen together is left out.
TOGETHER = {
    True: [(a, b) for a in CLASSES for b in CLASSES if {a, b} != {"none", "all"}],
    False: [(a, a) for a in NUMBERS] + [NUMBERS[:2], NUMBERS[1::-1]],
}
LAYERS = ["the outputs", *(f"layer {at}" for at in range(1, 7))]


def _below(x):
    """Tell whether a share can be told from 1 in two decimals of a percentage."""
    return x < 0.99995


def put(form, place):
    """Return a form with the name of its place."""
    return form.replace("{%}", "{" + place + "}")


def layer(told, place):
    """Return the number of the layer that is named, from 0."""
    word = told.word(place)
    last = len(told.seen.sizes) - 2
    if word == LAYERS[0]:
        return last
    number = int(word.rsplit(" ", 1)[1]) - 1
    return number if number < last else len(LAYERS)  # the last has another name
