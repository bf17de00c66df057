"""The figure component without the app: a bare page, the real Plotly, no server.

`window.bench` mounts the component as Streamlit would, keeps what it tells Python, and
compares what it would draw with what Python says.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import plotly
from playwright.sync_api import Browser, Page, Route

from pages.figures.panel import Panel
from pages.figures.plain import to_json
from pages.ui import component
from tests.browser import listen

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
BENCH = Path(__file__).with_name("workbench.js")
VIEWPORT = {"width": 1280, "height": 800}
MOST_LETTERS = 8_000_000  # in one call
ADDRESS = "http://localhost/"  # nobody is asked: the page's own route answers
PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<style>%s</style><body><script src="plotly.js"></script>
<script type="module" src="bench.js"></script>"""


def open_workbench(browser: Browser, complaints: list[str], **look) -> Page:
    """Return a page with an empty `window.bench` that puts complaints in the list."""
    page = browser.new_context(**look).new_page()
    listen(page, complaints)
    html, script = "text/html; charset=utf-8", "text/javascript; charset=utf-8"
    known = "cellsAt, liveShapesAt, liveTracksAt, namesAt, shapesAt, tracesAt"
    files = {
        "": (html, PAGE % component.CSS),
        "plotly.js": (script, PLOTLY.read_text(encoding="utf-8")),
        "component.js": (
            script,
            f"{component.JS}\nexport {{ {known}, unpackedLive }};",
        ),
        "bench.js": (script, BENCH.read_text(encoding="utf-8")),
    }

    def answer(route: Route) -> None:
        kind, body = files[route.request.url.removeprefix(ADDRESS)]
        route.fulfill(content_type=kind, body=body)

    page.route("**/*", answer)
    page.goto(ADDRESS)
    page.evaluate("html => window.bench.begin(html)", component.HTML)
    return page


def spec(panel: Panel) -> dict:
    """Return a panel as the browser gets it."""
    return json.loads(to_json(panel))


def message(*panels: Panel, n_steps: int, **more: object) -> dict:
    """Return what Python sends, with one label and one text for each step."""
    return {
        "step": 0,
        "jump": 1,
        "record": "a record",
        "labels": [f"step {k}" for k in range(n_steps)],
        "alts": [f"this is step {k}" for k in range(n_steps)],
        "panels": [spec(panel) for panel in panels],
        **more,
    }


def expected(panel: Panel, step: int) -> dict:
    """Return what Python says stands there: shapes, points, cells, words for hovers."""
    shown = panel.at(step)
    traces = {
        track.trace: {axis: shown.data[track.trace][axis] for axis in "xyz"}
        for track in panel.tracks
    }
    cells = [one.trace(step)["z"].tolist() for one in panel.maps]
    hovers = [shown.data[one.trace]["customdata"] for one in panel.hovers]
    stands = {"shapes": shown.layout["shapes"], "traces": traces, "maps": cells}
    return json.loads(to_json({**stands, "hovers": hovers}))


# A name, a panel's spec, and some steps, each with what is expected there.
Case = tuple[str, dict, Sequence[tuple[int, dict]]]


def case(name: str, panel: Panel, steps: Sequence[int]) -> Case:
    return name, spec(panel), [(step, expected(panel, step)) for step in steps]


def differences(page: Page, cases: Sequence[Case]) -> list[str]:
    """Return where browser and Python differ, in words; many cases in one call.

    Numbers within a path are compared as numbers: 1e-05 here is 0.00001 there.
    """
    ask = "text => window.bench.differences(text)"
    return [one for lot in _lots(cases) for one in page.evaluate(ask, lot)]


def _lots(cases: Sequence[Case]) -> Iterator[str]:
    """Yield the cases as JSON, so many at once as a browser can take in one call."""
    lot, size = [], 0
    for text in map(json.dumps, cases):
        if lot and size + len(text) > MOST_LETTERS:
            yield f"[{','.join(lot)}]"
            lot, size = [], 0
        lot.append(text)
        size += len(text)
    yield f"[{','.join(lot)}]"


Size = tuple[int, int]  # pixels of a plot, without title and axes


def names_at(
    page: Page,
    panel: Panel,
    size: Size,
    steps: Sequence[int] = (0,),
    ends: dict | None = None,
    ghosts: Sequence[dict] = (),
) -> list[list[dict]]:
    """Return for some steps the shapes of all names that the browser puts.

    `ends` are those of the axes where a zoom has changed them.
    """
    layout = panel.figure.layout
    ends = ends or {"x": layout["xaxis"]["range"], "y": layout["yaxis"]["range"]}
    view = {**ends, "wide": size[0], "high": size[1]}
    told = {"panel": spec(panel), "steps": [*steps], "ghosts": ghosts, "view": view}
    return page.evaluate("text => window.bench.names(text)", to_json(told))
