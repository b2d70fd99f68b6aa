# SPDX-License-Identifier: MIT
"""One finished process and what it cost."""
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


class Failed(Exception):
    """A program that was to be measured did not do its work."""


@dataclass(frozen=True)
class Cost:
    wall: float  # s
    cpu: float  # s, user and system
    peak: float  # MB of resident memory


def cost(command, stdin=None, environment=None):
    """Runs the command to its end. The peak never reads lower than this process's own memory (about 15 MB): a child
    is this process until it executes the command."""
    with tempfile.TemporaryFile() as complaints:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=complaints, env={**os.environ, **(environment or {})})
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            complaints.seek(0)
            words = complaints.read().decode(errors="replace")[-2000:]
            raise Failed(f"exit {child.returncode} of {' '.join(command[:12])} …\n{words}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / MEGABYTE)


def best(costs):
    """The least of each: on a busy machine others only ever add."""
    return Cost(*(min(getattr(one, part) for one in costs) for part in ("wall", "cpu", "peak")))


def rounds(commands, times, after=lambda: None):
    """{name: best cost} of {name: a function that runs it}; the names take turns, so that a busy moment meets all."""
    found = {name: [] for name in commands}
    for _ in range(times):
        for name, run in commands.items():
            found[name].append(run())
            after()
    return {name: best(costs) for name, costs in found.items()}
