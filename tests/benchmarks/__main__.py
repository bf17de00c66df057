"""What things cost: `python -m tests.benchmarks [part …] [--root FOLDER]`.

Parts: engines, trees, changes, screen, drag, starts, load; all of them without a name.
Both sides of a ratio are timed in the same run, because a machine's speed drifts.
Nothing here is ever asserted. `--root` measures another checkout of the app, for a
before and after.
"""

import argparse
from pathlib import Path

from tests.benchmarks import changes, drag, engines, load, screen, trees
from tests.benchmarks.rows import head, measure, show
from tests.browser import ROOT, running_app

PARTS = ("engines", "trees", "changes", "screen", "drag", "starts", "load")


def show_engines() -> None:
    head("engines", "reference")
    for row in engines.rows():
        ours, reference = measure(row)
        show(row.name, ours, reference, row.unit)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=PARTS)
    parser.add_argument("--root", type=Path, default=ROOT)
    asked = parser.parse_args()
    if "engines" in asked.parts:
        show_engines()
    if "trees" in asked.parts:
        trees.main()
    if {"changes", "screen", "drag"} & {*asked.parts}:
        show_pages(asked)
    if "starts" in asked.parts:
        screen.cold(asked.root)
    if "load" in asked.parts:
        with running_app(root=asked.root) as app:
            load.main(app)


def show_pages(asked) -> None:
    with running_app(root=asked.root) as app, running_app(root=screen.MINIMAL) as least:
        if "changes" in asked.parts:
            changes.main(app, least)
        if "screen" in asked.parts:
            screen.main(app, least)
        if "drag" in asked.parts:
            drag.main(app)


if __name__ == "__main__":
    main()
