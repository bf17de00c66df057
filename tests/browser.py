"""The app as a person meets it: a real server, a real browser.

Wait for a condition, never for the clock: `settled` after a visit, `expect` of
Playwright for everything else.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL, SIGTERM
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
)

ROOT = Path(__file__).parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
NO_BROWSER = (
    "No browser found: install Chromium or Chrome, or run "
    "`python -m playwright install chromium`."
)
ARGUMENTS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # WebGL without a graphics card, for the figures in three dimensions.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # All else is drawn a fifth faster without pretending to have one.
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    # Each window else draws two menus below its address bar, which nobody opens: half a
    # second of work. The others are those that Playwright switches off: the last list
    # that a browser is given is the one that holds.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AimEnabled,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,"
    "PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning",
    # Nothing but this machine can be reached, on a laptop as in CI.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
SECONDS_TO_START = 60
SECONDS_TO_SETTLE = 30
APP = "[data-testid=stApp]"
CONNECTED = f"{APP}[data-test-connection-state=CONNECTED]"
AT_REST = f"{APP}[data-test-script-state=notRunning]"


def in_ci() -> bool:
    """Return whether a missing browser or network is a failure, not a skip."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


# --- the server ---------------------------------------------------------------------


@dataclass(frozen=True)
class App:
    """A running app: where it is, and what its server has printed so far."""

    url: str
    log_file: Path
    pid: int = 0  # of its server

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_app(script: str = "streamlit_app.py", root: Path = ROOT) -> Iterator[App]:
    """Start a server of its own for the block, and end it whatever happens."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = {
        "server.headless": "true",
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    for name, value in options.items():
        command += [f"--{name}", value]
    with serving(command, port, root) as app:
        yield app


@contextmanager
def serving(
    command: list[str], port: int, root: Path, patience: float = SECONDS_TO_START, **how
) -> Iterator[App]:
    """Run `command` until the app on `port` answers, and end it after the block."""
    with tempfile.TemporaryDirectory() as folder:
        log_file = Path(folder) / "log.txt"
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=root,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **how,
            )
        app = App(f"http://127.0.0.1:{port}", log_file, process.pid)
        try:
            wait_until_healthy(app, process, patience)
            yield app
        finally:
            end(process)


def wait_until_healthy(app: App, process: subprocess.Popen, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not healthy(app.url):
        if time.monotonic() > deadline:
            raise TimeoutError(f"No answer from {app.url}. It printed:\n{app.log}")
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        raise RuntimeError(f"The server ended at once. It printed:\n{app.log}")


def healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def end(process: subprocess.Popen) -> None:
    """End the process and whatever it started, politely first."""
    for signal in (SIGTERM, SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)


# --- the browser --------------------------------------------------------------------


def find_browser(playwright: Playwright) -> str | None:
    """Return a browser's program: one on the PATH, else Playwright's own."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return found or (own if Path(own).exists() else None)


def launch(playwright: Playwright) -> Browser:
    """Start the browser; `FileNotFoundError` where there is none."""
    program = find_browser(playwright)
    if program is None:
        raise FileNotFoundError(NO_BROWSER)
    return playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))


@dataclass
class Visit:
    """One page that was opened, and all it had to complain about."""

    page: Page
    stays: bool = False  # the page outlives the visit
    complaints: list[str] = field(default_factory=list)
    listeners: dict[str, Callable] = field(default_factory=dict)

    def close(self) -> list[str]:
        """Close the context; return the complaints, visible exceptions included."""
        if not self.page.is_closed():
            broken = self.page.locator("[data-testid=stException]")
            texts = broken.all_inner_texts()
            self.complaints += [f"on the page: {text}" for text in texts]
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        if not self.stays:
            self.page.context.close()
        return self.complaints


def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1280,
    height: int = 900,
    dark: bool = False,
    reduced_motion: bool | None = None,
    page: Page | None = None,
) -> Visit:
    """Open an empty page for the app at `url`; its `goto` takes paths.

    A `page` that was used before has Plotly and Streamlit already, and stays open: so
    a visit takes a third of the time.
    """
    motion = {None: "null", True: "reduce", False: "no-preference"}[reduced_motion]
    stays = page is not None
    page = page or browser.new_context(base_url=url).new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion=motion)
    result = Visit(page, stays)
    result.listeners = listen(page, result.complaints)
    return result


def listen(page: Page, complaints: list[str]) -> dict[str, Callable]:
    """Collect what the console would show in red, errors, and requests to others."""

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not harmless(message):
            complaints.append(f"console: {message.text} ({message.location['url']})")

    def watch(request: Request) -> None:
        if leaves(request.url):
            complaints.append(f"asked of another machine: {request.url}")

    listeners = {
        "console": hear,
        "request": watch,
        "pageerror": lambda error: complaints.append(f"script: {error}"),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    return listeners


def harmless(message: ConsoleMessage) -> bool:
    """Return whether this is the one complaint of a healthy app.

    On a page's own address Streamlit first looks for its server below that address,
    then above.
    """
    if not message.text.startswith("Failed to load resource"):
        return False
    address = urlsplit(message.location["url"])
    return address.path.endswith(("/_stcore/health", "/_stcore/host-config"))


def leaves(url: str) -> bool:
    """Tell whether a request goes to another machine."""
    return urlsplit(url).hostname not in {"127.0.0.1", "localhost", None}


# --- waiting ------------------------------------------------------------------------


def settled(page: Page) -> None:
    """Wait until the app is connected, its script is done and its figures are drawn."""
    for selector in (CONNECTED, AT_REST):
        page.wait_for_selector(
            selector, state="attached", timeout=SECONDS_TO_SETTLE * 1000
        )
    page.wait_for_function(DRAWN, timeout=SECONDS_TO_SETTLE * 1000)


DRAWN = """() => {
  const shown = (node) => node.checkVisibility();
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const full = (node) => node.querySelector(".main-svg");
  return all("[data-testid=stSkeleton]").length === 0
    && all("[data-testid=stPlotlyChart], .hml-panel").every(full)
    && all(".hml-panels").every((row) => row.children.length > 0)
    && all(".hml-panel").every((node) => !node.painting)
    && all(".hml-figure[data-grows=true]").length === 0;
}"""

COUNT_RUNS = """(app) => {
  window.runsSeen = 0;
  window.runsWatcher?.disconnect();
  window.runsWatcher = new MutationObserver(() => {
    if (app.dataset.testScriptState === "running") window.runsSeen += 1;
  });
  window.runsWatcher.observe(app, { attributeFilter: ["data-test-script-state"] });
}"""


def count_runs(page: Page) -> None:
    """Count from now on, in `window.runsSeen`, the runs of the script that show.

    A short one may be over before the page shows that it runs, so never wait for it.
    """
    page.locator(APP).evaluate(COUNT_RUNS)
