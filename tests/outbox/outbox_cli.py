# SPDX-License-Identifier: MIT
"""posthorn-cli with an outbox of its own, and what a server took, as its log says."""
import collections
import json
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../app"))
from posthorn_cli import PROGRAM, Practice, environment, run  # noqa: E402,F401

STATES = {"queued", "sending", "committing", "in-doubt", "sent", "failed"}


def taken(events):
    """How often the server took a mail for each recipient."""
    return collections.Counter(to for e in events if e["event"] == "message" for to in e["to"])


class WithOutbox(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="posthorn-test-")
        self.addCleanup(folder.cleanup)
        self.profile = folder.name

    def cli(self, *arguments, **more):
        return run(*arguments, profile=self.profile, **more)

    def queue(self, route, to="bob@example.net", *more, text="hello", code=0):
        done = self.cli("send", *route, "--from", "anna@example.org", "--to", to, "--subject", "Hello", "--text", text,
                        "--queue", "--format", "json", *more)
        self.assertEqual(done.returncode, code, (done.stdout, done.stderr))
        return json.loads(done.stdout)

    def outbox(self, *arguments, code=0, **more):
        done = self.cli("outbox", *arguments, "--format", "json", **more)
        self.assertEqual(done.returncode, code, (done.stdout, done.stderr))
        document = json.loads(done.stdout)
        self.said = done.stderr
        return document.get("messages", document)

    def states(self):
        return {m["recipients"][0]["address"]: m["state"] for m in self.outbox("list")}


def plain(practice, port=None):
    """A route without a password or encryption, through another port than the server's own if one is given."""
    at = str(port or practice.ports["plain"])
    return ["--host", "localhost", "--connect-to", f"127.0.0.1:{at}", "--port", at, "--security", "none", "--helo", "x"]
