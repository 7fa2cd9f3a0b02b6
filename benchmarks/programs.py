# SPDX-License-Identifier: MIT
"""Starts the programs that are measured, watches them from outside, and ends them; it knows no window."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from benchmarks import HOME

ROOT = Path(__file__).resolve().parent.parent
TICK = 1 / os.sysconf("SC_CLK_TCK")
BUSY = "while True: pass"


def environment(display: str | None = None, *, home: str = "") -> dict[str, str]:
    """What programs start with: off screen, or on a display; with compiled modules kept, as installed."""
    made = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON"))}
    made[HOME] = home
    made["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    made["QT_QPA_PLATFORM"] = "offscreen" if display is None else "xcb"
    # Whoever finds no session bus starts one that outlives the measurement.
    made["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    if display is not None:
        made["DISPLAY"] = display
    return made


def answer(*arguments: str, display: str | None = None) -> Any:
    """What `python -m benchmarks.windows …` says. Raises RuntimeError with its complaint if it fails."""
    with TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.windows", *arguments],
            cwd=ROOT, env=environment(display, home=home), capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(_last_line(done.stderr))
    return json.loads(done.stdout.splitlines()[-1])


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it ended without a word"])[-1]


class Running:
    """A window of `benchmarks.windows` that runs until it is asked what it counted; or of another module. It
    has a folder of its own to write to, unless it is given one."""

    def __init__(
        self, *arguments: str, display: str | None = None, module: str = "windows", home: str | None = None
    ) -> None:
        self._own = TemporaryDirectory(ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"benchmarks.{module}", *arguments],
            cwd=ROOT, env=environment(display, home=home or self._own.name), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()
        self._own.cleanup()

    @property
    def id(self) -> int:
        """The process's id."""
        return self._process.pid

    def said(self) -> str:
        """The next line it says. Raises RuntimeError with its complaint if it ends instead."""
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        if not said:
            _, complaint = self._process.communicate()
            raise RuntimeError(_last_line(complaint))
        return said.strip()

    def report(self) -> Any:
        """Asks what it counted since it was last asked."""
        assert self._process.stdin is not None
        self._process.stdin.write("report\n")
        self._process.stdin.flush()
        return json.loads(self.said())


def cpu_seconds(process: int) -> float:
    """Processor seconds that a process's threads have used, to the nanosecond where the system counts so
    finely, else to the tick: a hundredth of a second is much where almost nothing is done. Linux only."""
    counts = [each.read_text() for each in Path(f"/proc/{process}/task").glob("*/schedstat")]
    if counts:
        return sum(int(each.split()[0]) for each in counts) / 1e9
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


def wake_ups(process: int) -> int:
    """How often threads of a process have come back from waiting. Linux only."""
    count = 0
    for status in Path(f"/proc/{process}/task").glob("*/status"):
        found = next(each for each in status.read_text().splitlines() if each.startswith("voluntary"))
        count += int(found.split()[1])
    return count


def memory(process: int) -> int:
    """Bytes of memory, shared pages counted by share (PSS). Linux only."""
    for each in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if each.startswith("Pss:"):
            return int(each.split()[1]) * 1024
    raise RuntimeError("the system does not say how much memory a process has")


@contextmanager
def busy(many: int) -> Iterator[None]:
    """Keeps so many processors busy."""
    started = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(many)]
    try:
        yield
    finally:
        for each in started:
            each.kill()
            each.wait()


class Screen:
    """An X server of its own."""

    def __init__(self, width: int, height: int) -> None:
        if shutil.which("Xvfb") is None:
            raise RuntimeError("there is no Xvfb here")
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
             "-noreset", "-nolisten", "tcp"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait()

    @property
    def id(self) -> int:
        """The server's process id."""
        return self._server.pid


def wait(seconds: float) -> None:
    """Lets time pass."""
    time.sleep(seconds)


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float = 0.99) -> float:
    """The value that so large a share does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
