# SPDX-License-Identifier: MIT
"""The window program on an X server with a window manager; keys are typed by xdotool."""
import os
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAM = os.environ["POSTHORN"]
PICTURES = Path(os.environ.get("POSTHORN_PICTURES", tempfile.gettempdir()))
PATIENCE = 60


def until(answer, what):
    """The first answer that is one."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = answer()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE).stdout.split()


class Program:
    """The running window program; what is left of it ends with the block."""

    def __init__(self, profile, *arguments):
        self.arguments = [PROGRAM, "--profile", str(profile), *arguments]

    def __enter__(self):
        self.process = subprocess.Popen(self.arguments)
        return self

    def window(self, title):
        """The window of this title, in front and with the keyboard."""
        found = until(lambda: xdotool("search", "--onlyvisible", "--name", title), f"the window “{title}”")
        xdotool("windowactivate", "--sync", found[-1])
        return found[-1]

    def main_window(self):
        """The one that has no title of its own, once it is the only one; in front and with the keyboard."""
        found = until(lambda: xdotool("search", "--onlyvisible", "--pid", str(self.process.pid)), "its window")
        xdotool("windowactivate", "--sync", found[-1])

    def crash(self):
        self.process.kill()
        self.process.wait()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.crash()


def type_text(text):
    xdotool("type", "--delay", "30", text)


def picture(name):
    subprocess.run(["import", "-window", "root", str(PICTURES / f"{name}.png")], check=False, timeout=PATIENCE)
