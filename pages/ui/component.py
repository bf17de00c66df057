"""The browser's side of the figure component: the files in `figure`, joined.

Streamlit takes one script for a component. Ours is written in files that each do one
thing and know each other's names, without imports between them, and is joined here;
the colours and the template are put before it, so that no figure need carry them.
"""

import json
from pathlib import Path

from pages.figures import theme

HERE = Path(__file__).parent / "figure"
SCRIPTS = (
    "moving.js",
    "maps.js",
    "live.js",
    "message.js",
    "arrange.js",
    "story.js",
    "ghosts.js",
    "zoom.js",
    "taken.js",
    "places.js",
    "sight.js",
    "minus.js",
    "hovers.js",
    "panel.js",
    "stepper.js",
    "fit.js",
    "hand.js",
    "handle.js",
    "place.js",
    "figure.js",
)


def read(name: str) -> str:
    """Return a file of the folder."""
    return (HERE / name).read_text(encoding="utf-8")


def constants() -> str:
    """Write what all figures share as JavaScript."""
    shared = {"TEMPLATE": theme.TEMPLATE, "DARK": theme.DARK}
    return "".join(f"const {name} = {json.dumps(it)};\n" for name, it in shared.items())


HTML = read("figure.html")
CSS = read("figure.css")
JS = "\n".join([constants(), *map(read, SCRIPTS)])
