# SPDX-License-Identifier: MIT
"""Killed at system calls all over queuing and sending (strace), then started again: nothing is lost, nothing goes out
twice, and what may have gone out is said to be in doubt."""
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from outbox_cli import PROGRAM, STATES, Practice, WithOutbox, environment, plain, taken

SECONDS = 45  # of killing; the points are taken in an order that spreads them over it all
ENOUGH = 20  # kills, however long a slow machine takes for them
QUEUING = ("openat", "write", "fsync", "fdatasync", "pwrite64", "rename", "close", "unlink")
SENDING = ("fdatasync", "pwrite64", "sendto", "write", "recvfrom", "read", "connect", "unlink", "fsync", "openat", "close")


def spread(points):
    """Every eighth first, then those in between: whenever it ends, it has looked everywhere."""
    return [point for first in (0, 4, 2, 6, 1, 5, 3, 7) for point in points[first::8]]


@unittest.skipUnless(shutil.which("strace"), "skipped: strace is not installed")
class Killed(WithOutbox):
    def trace(self, arguments, *how):
        return subprocess.run(["strace", "-f", "-o", self.log, *how, PROGRAM, *arguments], capture_output=True, text=True,
                              env=environment(self.profile), timeout=120)

    def points(self, arguments, calls, begin):
        """(call, n) for each occurrence behind the first line with `begin`, in a run that nothing disturbs."""
        self.trace(arguments, "-e", "trace=" + ",".join(calls))
        with open(self.log, encoding="utf-8", errors="replace") as log:
            text = log.read()
        seen, found, start = dict.fromkeys(calls, 0), [], text.index(begin)
        for line in re.finditer(r"^\d+\s+(\w+)\(", text, re.MULTILINE):
            seen[line[1]] += 1
            if line.start() > start:
                found.append((line[1], seen[line[1]]))
        return found

    def kill(self, arguments, point):
        call, n = point
        return self.trace(arguments, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={n}")

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="posthorn-test-")
        self.addCleanup(folder.cleanup)
        self.log = os.path.join(folder.name, "strace")

    def to(self, number):
        return f"r{number}@example.net"

    def queuing(self, route, number):
        return ["send", *route, "--from", "anna@example.org", "--to", self.to(number), "--text", "hello", "--queue",
                "--format", "json"]

    def test_killed_while_queuing(self):
        with Practice() as practice:
            route = plain(practice)
            self.queue(route, self.to("zeroth"))  # it makes the database
            points = spread(self.points(self.queuing(route, "first"), QUEUING, "state.sqlite"))
            acknowledged, killed, end = {self.to("zeroth"), self.to("first")}, 0, time.monotonic() + SECONDS / 3
            for number, point in enumerate(points):
                if time.monotonic() > end and killed > ENOUGH:
                    break
                done = self.kill(self.queuing(route, number), point)
                killed += done.returncode != 0
                if '"queued"' in done.stdout:
                    acknowledged.add(self.to(number))
            self.outbox("flush")
            counts = taken(practice.stop())
        self.assertEqual(set(counts.values()), {1})
        self.assertLessEqual(acknowledged, set(counts))
        self.assertEqual(set(self.states().values()), {"sent"})
        self.assertGreater(killed, ENOUGH, points)
        print(f"\nkilled {killed} times while queuing, {len(acknowledged)} acknowledged, {len(counts)} sent", flush=True)

    def test_killed_while_sending(self):
        with Practice() as practice:
            route = plain(practice)
            self.queue(route, self.to("first"))
            points = spread(self.points(["outbox", "flush"], SENDING, "connect("))
            killed, end, number = 0, time.monotonic() + SECONDS * 2 / 3, 0
            for number, point in enumerate(points):
                if time.monotonic() > end and killed > ENOUGH:
                    break
                self.queue(route, self.to(number))
                killed += self.kill(["outbox", "flush"], point).returncode != 0
            self.cli("outbox", "flush")
            self.cli("outbox", "flush")
            counts = taken(practice.stop())
        states = self.states()
        self.judge(states, counts)
        self.assertGreater(killed, ENOUGH, points)
        doubts = [to for to, state in states.items() if state == "in-doubt"]
        print(f"\nkilled {killed} times while sending, {len(states)} mails, {len(doubts)} in doubt "
              f"({sum(counts[to] for to in doubts)} of them had arrived)", flush=True)

    def judge(self, states, counts):
        self.assertEqual([to for to, n in counts.items() if n > 1], [], "sent twice")
        self.assertLessEqual(set(states.values()), {"sent", "in-doubt"})
        for to, state in states.items():
            if state == "sent":
                self.assertEqual(counts[to], 1, f"{to} is said to be sent")
        self.assertEqual([to for to in counts if to not in states], [], "sent and unknown")


if __name__ == "__main__":
    unittest.main()
