"""Growths from 3 to 436 nodes, drawn; and what is wrong with labels in a browser."""

import json
import re
from functools import cache
from itertools import combinations
from random import Random

from engines.datasets import Table, load
from engines.decision_trees import grow_id3, one_hot, with_row_numbers
from pages.figures.growth import growth_panel, growth_so_far
from pages.figures.panel import Panel
from pages.figures.trees_so_far import panels_so_far
from tests.pages.figures import overlap
from tests.pages.ui.workbench import message

# The room of one of three panels, of one of two, and of the only one: pixels.
WINDOWS = {"three at 1280": (253, 360), "one of two": (511, 360), "a phone": (322, 364)}
SMALLEST = 11  # pixels of a letter
ROWS = re.compile(r"([\d,.]+) rows?: ")


@cache
def table_of(name: str) -> Table:
    """Return a table, "a learner's" with 20 columns, or one with its row numbers."""
    if name == "a learner's":
        return _learners()
    if name.endswith(" by row"):
        return with_row_numbers(load(name.removesuffix(" by row")))
    return load(name)


def _learners() -> Table:
    """Return 90 rows of 20 columns with long names and words, some of them missing."""
    rng, like = Random(7), load("fourteen_days")
    words = ["", "now and then", "never before noon", "<b>always</b> & ever", "3"]
    columns = [f"column number {at} of my own table" for at in range(20)] + ["result"]
    rows = tuple(
        tuple(rng.choice(words) for _ in range(20)) + (rng.choice("XYZ"),)
        for _ in range(90)
    )
    names = tuple(map(str, range(len(rows))))
    return Table(
        "own", "Own", like.source, tuple(columns), rows, "result", names, "row"
    )


@cache
def grown(name: str, way: str = "gain"):
    """Return a growth, and its rows' classes as numbers and as words."""
    table = table_of(name)
    asked = one_hot(table) if way == "yes/no" else table
    criterion = "gain_ratio" if way == "gain ratio" else "gain"
    return (grow_id3(asked, criterion=criterion), *table.codes(table.target))


TREES = [
    (name, way)
    for name in (
        *("two_switches", "eight_days", "fourteen_days", "contact_lenses"),
        *("zoo", "congress", "a learner's"),
    )
    for way in ("gain", "gain ratio", "yes/no")
    if (name, way) != ("a learner's", "yes/no")
]
TREES += [
    (f"{name} by row", way)
    for name in ("fourteen_days", "zoo", "congress")
    for way in ("gain", "gain ratio")
]
IDS = [": ".join(one) for one in TREES]


@cache
def drawn(name: str, way: str = "gain") -> Panel:
    """Return the picture of a growth."""
    return growth_panel(*grown(name, way), title=way, key=way)


def so_far(name: str, upto: int | None = None) -> list[Panel]:
    """Return the pictures of a table's growths that tell nothing of what will come.

    With `upto` they are cut off after so many steps.
    """
    ways = [way for one, way in TREES if one == name]
    growths = [(grown(name, way), way) for way in ways]
    n_steps = max(len(decisions) for (decisions, *_), _ in growths)
    trees = [
        growth_so_far(decisions[:upto], codes, classes, title=way, key=way)
        for (decisions, codes, classes), way in growths
    ]
    return panels_so_far(trees, min(n_steps, upto or n_steps))


def drawings(panel: Panel) -> list[Panel]:
    """Return all ways in which a panel may be drawn, the first that fits is shown."""
    return [panel, *(drawings(panel.narrow) if panel.narrow else ())]


def shown(panel: Panel, window: tuple[int, int]) -> Panel:
    """Return the drawing that a window of so many pixels shows."""
    wide, high = window
    for one in drawings(panel):
        if one.least_width <= wide and one.least_height <= high:
            return one
    return one


def heard(panel: Panel, step: int) -> list[str]:
    """Return what the pointer hears at a step, each text once."""
    texts = [text for hover in panel.hovers for text in hover.at(step)]
    return [*dict.fromkeys(filter(None, texts))]


def rows_of(text: str) -> float:
    """Return how many rows a text under the pointer tells of."""
    return float(ROWS.search(text)[1].replace(",", ""))


# --- in a browser -------------------------------------------------------------------

LABELS = """() => [...document.querySelectorAll('.hml-panel')].map((panel) => {
  const window = panel.parentElement, plot = panel.querySelector('.main-svg');
  const box = (node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return [left, right, top, bottom];
  };
  const lines = [...panel.querySelectorAll('.shape-label text')].flatMap((text) => {
    const parts = [...text.querySelectorAll('tspan.line')];
    return (parts.length ? parts : [text]).filter((one) => one.textContent.trim());
  });
  return {
    over: [window.scrollWidth - window.clientWidth,
           window.scrollHeight - window.clientHeight],
    window: box(window),
    labels: lines.map((one) => ({
      text: one.textContent, box: box(one),
      size: parseFloat(getComputedStyle(one).fontSize),
    })),
  };
})"""


def faults(panels: list[dict]) -> list[str]:
    """Return what scrolls, is too small, beyond its window, or over another label."""
    found = []
    for panel in panels:
        labels, (left, right, top, bottom) = panel["labels"], panel["window"]
        found += [f"scrolls: {panel['over']}"] if max(panel["over"]) > 0 else []
        for one in labels:
            x0, x1, y0, y1 = one["box"]
            if one["size"] < SMALLEST:
                found.append(f"small: {one['text']}")
            if min(x0 - left, right - x1, y0 - top, bottom - y1) < -1:
                found.append(f"beyond: {one['text']}")
        for one, other in combinations(labels, 2):
            if overlap(one["box"], other["box"]):
                found.append(f"{one['text']} over {other['text']}")
    return found


def labels_in(page, panels: list[Panel], step: int, n_steps: int, row: int):
    """Return all labels of panels at a step, in a row of so many pixels."""
    sent = {**message(*panels, n_steps=n_steps), "step": step}
    page.evaluate(
        "wide => { bench.mount(); bench.root.style.width = wide }", f"{row}px"
    )
    page.evaluate(
        "async text => { bench.show(JSON.parse(text)); await bench.drawn(); "
        "await bench.pause(60); await bench.drawn(); }",
        json.dumps(sent),
    )
    found = page.evaluate(LABELS)
    page.evaluate("() => bench.end()")
    return found
