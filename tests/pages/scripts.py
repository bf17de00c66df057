"""Run the scripts that learners take home, one after another, in one Python.

Starting Python and NumPy takes longer than most scripts. Each has names, warnings and
NumPy settings of its own; nothing of the project can be imported, as at home.
"""

import atexit
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

RUNNER = """
import contextlib, io, json, runpy, sys, traceback, warnings
import numpy
for line in sys.stdin:
    said, wrong = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said), warnings.catch_warnings():
            with numpy.errstate():
                runpy.run_path(json.loads(line), run_name="__main__")
    except BaseException:
        wrong = traceback.format_exc()
    print(json.dumps([said.getvalue(), wrong]), flush=True)
"""


@cache
def _python() -> subprocess.Popen:
    command = [sys.executable, "-I", "-W", "error", "-c", RUNNER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    python = subprocess.Popen(command, text=True, encoding="utf-8", **pipes)
    atexit.register(python.communicate)
    return python


def printed(script: str) -> list[float]:
    """Return the numbers that a script prints; warnings are errors."""
    python = _python()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "script.py"
        path.write_text(script, encoding="utf-8")
        python.stdin.write(json.dumps(str(path)) + "\n")
        python.stdin.flush()
        said, wrong = json.loads(python.stdout.readline())
    assert not wrong, wrong
    return [float(line) for line in said.split()]


def prints(script: str, wanted: list[float]) -> None:
    """Check that a script prints these numbers, to rounding."""
    assert printed(script) == pytest.approx(wanted, rel=1e-12, abs=1e-12)
