"""One way to put a Plotly figure on a page, and one stepper to move through it.

What was chosen, and why. `st.plotly_chart` remounts its node whenever the figure
changes, so camera and zoom are lost and the chart flashes blank; and a step would
cost a server rerun. So figures are drawn by one small component (`figure/*.js`) that
calls `Plotly.react` on its own node: changing a control keeps the node, the zoom and
the camera. The component also owns the stepper. Stepping happens in the browser over
a finished record; Python hears of a step once it settles, and only the fragment
around the figure runs again (`anatomy`), with the same picture, which is kept as the
bytes that were sent: nothing is drawn, written or redrawn for a step.

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

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b

import streamlit as st

from pages.figures.panel import Panel
from pages.figures.plain import Figure, to_json
from pages.figures.theme import TEMPLATE, in_dark
from pages.ui import component, links
from pages.ui.imports import pandas_stands_still

_mount = st.components.v2.component(
    "how_machines_learn_figure",
    html=component.HTML,
    css=component.CSS,
    js=component.JS,
    isolate_styles=False,  # Plotly's hover and mode bar need its own global styles
)


def load_plotly() -> None:
    """Make the browser load Plotly, by a native chart that nobody sees.

    Once is enough: Plotly stays in the page when the chart has gone. It stands below
    the page, so that nothing moves when it goes.
    """
    if "plotly_asked_for" in st.session_state:
        return
    st.session_state["plotly_asked_for"] = True
    from plotly.graph_objects import Figure as Chart

    with st.container(key="plotly_loader"), pandas_stands_still():
        still = Chart(layout={"template": {}})  # else it brings a long one along
        st.plotly_chart(still, key="plotly_loader_chart", alt="(not shown)")


@dataclass(frozen=True)
class Picture:
    """Linked panels as the browser gets them, a label and a text for every step.

    `written` is one JSON object: all that is sent, but for where the stepper stands.
    """

    labels: tuple[str, ...]
    alts: tuple[str, ...]
    written: bytes

    @property
    def n_steps(self) -> int:
        """How many steps the stepper has."""
        return len(self.labels)


def picture_of(
    panels: Sequence[Panel],
    labels: Sequence[str],
    alts: Sequence[str],
    **more: object,
) -> Picture:
    """Write panels down once, for everybody who looks at them.

    `live` is what follows a hand (`pages/ui/live.py`); `stories` are what happened at
    each step, sentence by sentence, told below the stepper; `said` is what its controls
    said, to name a run that stays as a ghost: as far as it was seen, or whole where its
    bet is `over`, and as long as `about`, the thing that is looked at, is the same. Of
    `planned` steps it has the first ones, or all (0); a step takes `tick` ms when it
    plays, or (0) as long as reading does.
    """
    told = {} if "stories" in more else {"alts": alts}
    parts = {"labels": labels, "panels": panels, **told, **more}
    text = to_json(parts).encode()
    record = blake2b(text, digest_size=8).hexdigest()
    written = f'"record":"{record}",'.encode() + text[1:]
    return Picture(tuple(labels), tuple(alts), written)


def figure(fig: Figure, key: str, alt: str, height: int = 420) -> None:
    """Show one still figure; like `st.plotly_chart`, but it updates in place."""
    still(Panel(fig, alt, height), key)


def still(
    panel: Panel,
    key: str,
    on_click: Callable[[dict], None] | None = None,
    live: Sequence[dict] = (),
) -> None:
    """Show one panel that has no steps."""
    picture = picture_of([panel], [""], [""], live=live)
    steps(picture, lambda: [panel], key=key, on_click=on_click)


def steps(
    picture: Picture,
    panels: Callable[[], Sequence[Panel]],
    *,
    key: str,
    on_click: Callable[[dict], None] | None = None,
    on_drag: Callable[[dict], None] | None = None,
    n_planned: int | None = None,
    run: int = 0,
) -> int:
    """Show a picture with its stepper; return the step that is settled.

    Of `n_planned` steps it may have only the first: the stepper goes where it was sent
    as soon as they are there. `run` tells one run from another: it stays the same while
    a run grows, or where another picture of it is shown.

    `panels` gives it unwritten, for the native chart. `on_click` is called back with
    the step, the panel's number and the x and y of a point clicked on a clickable one,
    `on_drag` with the name and the value of a number that was dragged in the picture.
    """
    memory = _remember(key, n_planned or picture.n_steps)
    if st.session_state.get("native_figures"):
        return _native(panels(), key, picture, memory["step"])
    stands = f'{{"run":{run},"step":{memory["start"]},"jump":{memory["jump"]},'.encode()
    _mount(
        key=f"{key}_figure",
        data=stands + picture.written,
        on_step_change=partial(_hear_step, key),
        on_clicked_change=partial(_hear, key, "clicked", on_click),
        on_dragged_change=partial(_hear, key, "dragged", on_drag),
        on_native_change=_go_native,
    )
    return memory["step"]


def jump(key: str, step: int) -> None:
    """Move the stepper `key` to `step` at its next drawing (a preset, say)."""
    memory = st.session_state.setdefault(f"{key}_memory", {"jump": 0})
    memory |= {"jump": memory["jump"] + 1, "start": step, "step": step}


def stands(key: str) -> int:
    """Return the step that is settled, or that was asked for."""
    return st.session_state[f"{key}_memory"]["step"]


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


def _hear(key: str, what: str, answer: Callable[[dict], None] | None) -> None:
    news = getattr(st.session_state[f"{key}_figure"], what)
    if answer and news:
        answer({**news, "step": st.session_state[f"{key}_memory"]["step"]})


def _go_native() -> None:
    st.session_state["native_figures"] = True
    st.rerun()  # all figures of the page, not this one's fragment alone


def _native(panels: Sequence[Panel], key: str, picture: Picture, step: int) -> int:
    """Show the same with Streamlit's own chart and slider: one rerun a step."""
    for i, panel in enumerate(panels):
        st.plotly_chart(
            _chart(panel.at(step) if picture.n_steps > 1 else panel.figure),
            key=f"{key}_native_{i}",
            alt=". ".join(filter(None, [panel.alt, picture.alts[step]])),
            height=panel.height,
            theme=None,
            config={"displaylogo": False, "scrollZoom": False},
        )
    if picture.n_steps > 1:
        name, last = f"{key}_native_step", picture.n_steps - 1
        st.session_state[name] = step
        st.slider("Step", 0, last, key=name, on_change=_hear_slider, args=(key,))
        st.caption(picture.labels[step])
    return step


def _chart(fig: Figure) -> object:
    """Return the figure, in its template and theme, as Streamlit's chart wants it."""
    from plotly.graph_objects import Figure as Chart

    text = to_json(fig.with_layout(template=TEMPLATE))
    text = in_dark(text) if st.context.theme.type == "dark" else text
    return Chart(json.loads(text))


def _hear_slider(key: str) -> None:
    st.session_state[f"{key}_memory"]["step"] = st.session_state[f"{key}_native_step"]
