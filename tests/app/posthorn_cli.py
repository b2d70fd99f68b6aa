# SPDX-License-Identifier: MIT
"""posthorn-cli and its practice server, as a script would use them."""
import json
import os
import signal
import subprocess
import tempfile

PROGRAM = os.environ["POSTHORN_CLI"]


def environment(profile):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    env.update(POSTHORN_PROFILE=profile, NO_COLOR="1", LC_ALL="C.UTF-8")
    return env


def run(*arguments, profile, stdin="", timeout=60):
    """The finished process; stdout and stderr as text."""
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, text=True,
                          encoding="utf-8", env=environment(profile), timeout=timeout)


class Practice:
    """A practice server for the length of a with block."""

    def __init__(self, *arguments):
        self.folder = tempfile.TemporaryDirectory(prefix="posthorn-test-")
        self.arguments = arguments

    def __enter__(self):
        self.process = subprocess.Popen([PROGRAM, "practice", *self.arguments], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, encoding="utf-8",
                                        env=environment(self.folder.name))
        ready = json.loads(self.process.stdout.readline())
        assert ready["event"] == "ready", ready
        self.ports, self.ca = ready["ports"], ready["ca"]
        return self

    def route(self, port, security):
        return ["--host", "localhost", "--connect-to", f"127.0.0.1:{self.ports[port]}", "--port",
                str(self.ports[port]), "--security", security, "--ca-file", self.ca]

    def stop(self):
        """Ends it as a system would; its remaining events."""
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=10)
        self.complaints = err
        return [json.loads(line) for line in out.splitlines()]

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        self.folder.cleanup()
