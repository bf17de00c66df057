"""A learner without a browser: one session of the app, over the browser's own socket.

It reads what the server sends, keeps the widgets it was shown, moves them, and counts
runs, messages and bytes. Messages it has are not sent again, as with a browser.
"""

import asyncio
import json
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

STREAM = "/_stcore/stream"
PATIENCE = 60  # seconds for the next message


@dataclass
class Run:
    """What one run of the script sent, and how long it took from here."""

    seconds: float = 0.0
    n_messages: int = 0
    n_bytes: int = 0
    largest: int = 0
    finished: int = -1  # one of ForwardMsg's words for how it ended
    exceptions: list[str] = field(default_factory=list)
    progress: list[str] = field(default_factory=list)  # what a bar said
    is_finished: bool = False
    is_over: bool = False


@dataclass
class Learner:
    """One session; `page` and `query` are where its address points."""

    page: str
    query: str = ""
    widgets: dict[str, object] = field(default_factory=dict)  # by label
    kinds: dict[str, str] = field(default_factory=dict)
    figures: dict[str, bytes] = field(default_factory=dict)  # by the component's id
    fragments: dict[str, str] = field(default_factory=dict)  # what a widget runs
    ticks: dict[str, float] = field(default_factory=dict)  # fragments, every so often
    doors: list[str] = field(default_factory=list)  # behind which there is more
    known: set[str] = field(default_factory=set)
    page_hash: str = ""  # the server's name for the page, once it has told it
    socket: object = None

    async def open(self, url: str) -> Run:
        """Connect to the app at `url`; return its first run."""
        address = f"ws://{urlsplit(url).netloc}{STREAM}"
        limits = {"max_size": None, "compression": None}
        self.socket = await websockets.connect(
            address, subprotocols=["streamlit"], **limits
        )
        return await self.run()

    async def close(self) -> None:
        await self.socket.close()

    async def run(self, *states: WidgetState) -> Run:
        """Ask for a run with these widgets changed, and read all that it sends."""
        await self.ask(*states)
        return await self.answer()

    async def tick(self) -> Run:
        """Let the fragment that runs every so often run once, now."""
        await self.ask(fragment=next(iter(self.ticks)))
        return await self.answer()

    async def ask(self, *states: WidgetState, fragment: str = "") -> None:
        """Ask for a run; as in the browser, only the fragment of the widget runs."""
        ask = BackMsg()
        ask.rerun_script.query_string = self.query
        ask.rerun_script.page_name = self.page
        ask.rerun_script.page_script_hash = self.page_hash
        fragments = [self.fragments.get(state.id, "") for state in states]
        ask.rerun_script.fragment_id = fragments[0] if fragments else fragment
        ask.rerun_script.is_auto_rerun = bool(fragment)
        ask.rerun_script.cached_message_hashes.extend(self.known)
        ask.rerun_script.widget_states.widgets.extend(states)
        await self.socket.send(ask.SerializeToString())

    async def answer(self, enough: Callable[[Run], bool] | None = None) -> Run:
        """Read until the server rests, or what was read is enough."""
        run, began = Run(), time.perf_counter()
        while not (run.is_over or (enough and enough(run))):
            raw = await asyncio.wait_for(self.socket.recv(), PATIENCE)
            message = ForwardMsg()
            message.ParseFromString(raw)
            run.n_messages += 1
            run.n_bytes += len(raw)
            run.largest = max(run.largest, len(raw))
            self._read(message, run)
        run.seconds = time.perf_counter() - began
        return run

    def _read(self, message: ForwardMsg, run: Run) -> None:
        if message.metadata.cacheable and message.hash:
            self.known.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        if kind == "new_session" and not message.metadata.run.fragment_ids:
            self.ticks.clear()
        if kind == "auto_rerun":
            self.ticks[message.auto_rerun.fragment_id] = message.auto_rerun.interval
        if kind == "script_finished":
            dropped = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            run.is_finished, run.finished = not dropped, message.script_finished
        if kind == "session_status_changed":  # a little later
            resting = not message.session_status_changed.script_is_running
            run.is_over = run.is_finished and resting
        if kind != "delta":
            return
        if message.delta.WhichOneof("type") == "add_block":
            self._read_block(message.delta.add_block)
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        part = getattr(element, kind)
        if hasattr(part, "id"):
            self.fragments[part.id] = message.delta.fragment_id
        if kind == "exception":
            run.exceptions.append(part.message)
        elif kind == "progress":
            run.progress.append(part.text)
        elif kind == "bidi_component" and part.bytes:
            self.figures[part.id] = part.bytes
        elif hasattr(part, "id") and hasattr(part, "label"):
            self.widgets[part.id], self.kinds[part.id] = part, kind

    def _read_block(self, block: object) -> None:
        if block.WhichOneof("type") == "popover" and block.popover.id:
            self.doors.append(block.popover.id)

    # --- what can be done -----------------------------------------------------------

    def keyed(self, key: str) -> object:
        """Return the widget of this key."""
        return next(w for w in self.widgets.values() if w.id.endswith(f"-{key}"))

    def moved(self, chance: random.Random) -> WidgetState | None:
        """Return a slider of the chapter, somewhere else; None where there is none."""
        sliders = [
            widget
            for name, widget in self.widgets.items()
            if self.kinds[name] == "slider"
            and "_bet_" not in widget.id
            and not widget.disabled
        ]
        return slid(chance.choice(sliders), chance.random()) if sliders else None

    async def choose(self, chapter: str, preset: str) -> Run:
        """Press a preset, in sight or behind the door."""
        if not self.offers(chapter, preset):
            await self.run(WidgetState(id=self.doors[-1], bool_value=True))
        return await self.run(self.pressed(chapter, preset))

    def offers(self, chapter: str, preset: str) -> bool:
        """Tell whether a button for a preset is there."""
        try:
            return bool(self.pressed(chapter, preset))
        except LookupError:
            return False

    def pressed(self, chapter: str, preset: str) -> WidgetState:
        """Return the row of buttons that offers a preset, with it pressed."""
        for row in self.widgets.values():
            for option in getattr(row, "options", ()):
                label = getattr(option, "content", "")
                if f"-{chapter}_preset" in row.id and label.startswith(preset):
                    state = WidgetState(id=row.id)
                    state.string_array_value.data.append(label)
                    return state
        raise LookupError(f"No button says {preset!r}.")

    async def pick(self, key: str, option: str) -> Run:
        """Choose one of a list."""
        return await self.run(WidgetState(id=self.keyed(key).id, string_value=option))

    async def step(self, key: str, step: int, jump: int) -> Run:
        """Let the stepper come to rest at a step."""
        name = next(one for one in self.figures if one.endswith(f"-{key}_figure"))
        news = json.dumps({"step": {"step": step, "jump": jump}})
        return await self.run(WidgetState(id=name, json_value=news))


def slid(slider: object, share: float) -> WidgetState:
    """Return a slider's state at a share of its way."""
    state = WidgetState(id=slider.id)
    n = round((slider.max - slider.min) / slider.step)
    at = slider.min + slider.step * round(share * n)
    if slider.options:
        state.string_array_value.data.append(slider.options[round(at)])
    else:
        state.double_array_value.data.append(at)
    return state


def cpu_seconds(pid: int) -> float:
    """Return the processor time a process has used."""
    with open(f"/proc/{pid}/stat") as stat:
        user, system = stat.read().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def mebibytes(pid: int) -> float:
    """Return the memory a process holds."""
    with open(f"/proc/{pid}/status") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def places(pages) -> Iterator[tuple[str, str, str, str]]:
    """Yield (page, query, chapter's key, preset) for every preset, chapter by chapter
    in turn, so that the first n of them are spread evenly."""
    chapters = [(page, chapter) for page in pages for chapter in page.chapters]
    longest = max(len(chapter.presets) for _, chapter in chapters)
    for at in range(longest):
        for page, chapter in chapters:
            preset = chapter.presets[at % len(chapter.presets)]
            query = f"{page.key}_chapter={chapter.title}"
            yield page.slug, query, chapter.key, preset.name
