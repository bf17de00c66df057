"""One way to put a Plotly figure on a page, and one stepper to move through it.

What was chosen, and why. `st.plotly_chart` remounts its node whenever the figure
changes, so camera and zoom are lost and the chart flashes blank; and a step would
cost a server rerun. So figures are drawn by one small component (`figure.js`) that
calls `Plotly.react` on its own node: changing a control keeps the node, the zoom and
the camera. The component also owns the stepper. Stepping happens in the browser over
a finished record; Python hears of a step once it settles, and only the fragment
around the figure runs again, with the same figure, so the browser has nothing to
redraw.

Measured in headless Chromium with software rendering on two cores. Over a 100 x 100
contour, moving layout shapes, their text labels included, took 17 to 22 ms a frame,
which is the screen's own rhythm (1 to 4 ms of work); moving an annotation 100 ms; a
trace of a 3-D surface plot 210 ms. Hence `Panel`: what moves is a shape, and text that
moves is a shape's label. Two linked panels, one a contour, step at 27 ms a frame with
each drawing on a layer of its own (figure.css), 45 ms without. In 3-D the steps that
come faster than the drawing are left out. `python -m tests.benchmarks` measures again.

Plotly itself is the copy that Streamlit's native chart brings: an empty hidden one
(`load_plotly`) makes the browser fetch it. Where that fails the component says so
and the session falls back to `st.plotly_chart` with a slider, as it does when
`native_figures` is set in the session state (tests do). When Streamlit keeps keyed
charts mounted (pull request 16052), `figure` becomes `st.plotly_chart` again.
"""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from pages.figures.panel import Panel
from pages.figures.theme import DARK, in_dark
from pages.ui import links

HERE = Path(__file__).parent
HTML = """
<div class="hml-figure">
  <div class="hml-panels"></div>
  <div class="hml-stepper" role="group" aria-label="Stepper" hidden>
    <button type="button" data-do="first" aria-label="First step">⇤</button>
    <button type="button" data-do="back">Back</button>
    <button type="button" data-do="play">Play</button>
    <button type="button" data-do="next">Next</button>
    <button type="button" data-do="last" aria-label="Last step">⇥</button>
    <input type="range" min="0" step="1" value="0" aria-label="Step">
    <output></output>
  </div>
</div>
"""

_mount = st.components.v2.component(
    "how_machines_learn_figure",
    html=HTML,
    css=(HERE / "figure.css").read_text(encoding="utf-8"),
    js=(HERE / "figure.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # Plotly's hover and mode bar need its own global styles
)


def load_plotly() -> None:
    """Make the browser load Plotly, by a native chart that nobody sees.

    Plotly uses pandas where it finds it, even half imported by the thread of another
    session that has just begun; so every run waits here until it is there whole.
    """
    import pandas  # noqa: F401

    st.html("<style>.st-key-plotly_loader { display: none; }</style>")
    with st.container(key="plotly_loader"):
        st.plotly_chart(go.Figure(), key="plotly_loader_chart", alt="(not shown)")


def figure(
    fig: go.Figure,
    key: str,
    alt: str,
    height: int = 420,
    on_click: Callable[[dict], None] | None = None,
) -> None:
    """Show one still figure; like `st.plotly_chart`, but it updates in place."""
    panel = Panel(fig, alt, height, clickable=on_click is not None)
    steps([panel], key=key, labels=[""], alts=[""], on_click=on_click)


def steps(
    panels: Sequence[Panel],
    *,
    key: str,
    labels: Sequence[str],
    alts: Sequence[str],
    on_click: Callable[[dict], None] | None = None,
) -> int:
    """Show linked panels with one stepper; return the step that is settled.

    There is one label and one text alternative a step. `on_click` is called back with
    the panel's number and the x and y of a point clicked on a clickable panel.
    """
    memory = _remember(key, len(labels))
    if st.session_state.get("native_figures"):
        return _native(panels, key, labels, alts, memory["step"])
    specs = [_spec(panel) for panel in panels]
    _mount(
        key=f"{key}_figure",
        data={
            "panels": specs,
            "labels": list(labels),
            "alts": list(alts),
            "step": memory["start"],
            "jump": memory["jump"],
            "record": blake2b("".join(specs).encode(), digest_size=8).hexdigest(),
            "dark": DARK,
        },
        on_step_change=partial(_hear_step, key),
        on_clicked_change=partial(_hear_click, key, on_click),
        on_native_change=_go_native,
    )
    return memory["step"]


def jump(key: str, step: int) -> None:
    """Move the stepper `key` to `step` at its next drawing (a preset, say)."""
    memory = st.session_state.setdefault(f"{key}_memory", {"jump": 0})
    memory |= {"jump": memory["jump"] + 1, "start": step, "step": step}


def _remember(key: str, n_steps: int) -> dict:
    """Return the stepper's memory; the first time, the step comes from the link.

    It outlives the component, which Streamlit forgets when another chapter is shown:
    a component without state whose step had moved is told to go back there.
    """
    name = f"{key}_step"
    if f"{key}_memory" not in st.session_state:
        jump(key, links.whole_number(name, default=0, last=n_steps - 1))
    memory = st.session_state[f"{key}_memory"]
    lost = f"{key}_figure" not in st.session_state
    if lost and memory["step"] != memory["start"]:
        jump(key, memory["step"])
    memory["step"] = min(memory["step"], n_steps - 1)
    if n_steps > 1:
        links.write(name, str(memory["step"]) if memory["step"] else None)
    return memory


def _hear_step(key: str) -> None:
    news = st.session_state[f"{key}_figure"]["step"]
    memory = st.session_state[f"{key}_memory"]
    if news["jump"] == memory["jump"]:  # else it was on its way when we jumped
        memory["step"] = int(news["step"])


def _hear_click(key: str, on_click: Callable[[dict], None] | None) -> None:
    point = st.session_state[f"{key}_figure"].clicked
    if on_click and point:
        on_click(point)


def _go_native() -> None:
    st.session_state["native_figures"] = True


def _spec(panel: Panel) -> str:
    """Return everything the browser needs of a panel as one JSON text."""
    text = go.Figure(panel.figure).to_json()
    moving = {
        "alt": panel.alt,
        "height": panel.height,
        "grow": panel.grow,
        "least_width": panel.least_width,
        "frames": [list(frame) for frame in panel.frames],
        "spans": [vars(span) for span in panel.spans],
        "trails": [vars(trail) for trail in panel.trails],
        "tracks": [vars(track) for track in panel.tracks],
        "clickable": panel.clickable,
    }
    return f'{{"figure": {text}, {_json(moving)[1:]}'


def _json(value: object) -> str:
    # Plotly's own encoder: NumPy scalars and arrays become plain JSON numbers.
    from plotly.io.json import to_json_plotly

    return to_json_plotly(value, engine="json")


def _native(
    panels: Sequence[Panel],
    key: str,
    labels: Sequence[str],
    alts: Sequence[str],
    step: int,
) -> int:
    """Show the same with Streamlit's own chart and slider: one rerun a step."""
    dark = st.context.theme.type == "dark"
    for i, panel in enumerate(panels):
        fig = panel.at(step) if len(labels) > 1 else panel.figure
        fig = in_dark(fig) if dark else fig
        options = {"displaylogo": False, "scrollZoom": False}
        st.plotly_chart(
            fig,
            key=f"{key}_native_{i}",
            alt=". ".join(filter(None, [panel.alt, alts[step]])),
            height=panel.height,
            theme=None,
            config=options,
        )
    if len(labels) > 1:
        name = f"{key}_native_step"
        st.session_state[name] = step
        st.slider(
            "Step", 0, len(labels) - 1, key=name, on_change=_hear_slider, args=(key,)
        )
        st.caption(labels[step])
    return step


def _hear_slider(key: str) -> None:
    st.session_state[f"{key}_memory"]["step"] = st.session_state[f"{key}_native_step"]
