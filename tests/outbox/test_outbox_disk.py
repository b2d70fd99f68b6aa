# SPDX-License-Identifier: MIT
"""A disk that is full, fails or may not be written: not queued is said, and what was queued before stays."""
import json
import os
import shutil
import subprocess
import unittest

from outbox_cli import PROGRAM, Practice, WithOutbox, environment, plain, taken


class Disk(WithOutbox):
    def queue_in_vain(self, route, *more, before=()):
        done = subprocess.run([*before, PROGRAM, "send", *route, "--from", "a@example.org", "--to", "lost@example.net",
                               "--text", "x", "--queue", "--format", "json", *more], capture_output=True, text=True,
                              env=environment(self.profile), timeout=120)
        self.assertEqual(done.returncode, 74, (done.stdout, done.stderr))
        self.assertTrue(json.loads(done.stdout)["error"]["message"].startswith("Not queued. "), done.stdout)
        return json.loads(done.stdout)["error"]

    def only_bob_goes_out(self, practice):
        self.outbox("flush")
        self.assertEqual(taken(practice.stop()), {"bob@example.net": 1})
        self.assertEqual(self.states(), {"bob@example.net": "sent"})

    @unittest.skipUnless(os.geteuid() == 0, "skipped: needs root to mount a small tmpfs")
    def test_a_full_disk(self):
        self.assertEqual(subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "t", self.profile],
                                        check=False).returncode, 0)
        self.addCleanup(subprocess.run, ["umount", self.profile], check=True)
        large = os.path.join("/tmp", os.path.basename(self.profile) + ".txt")
        self.addCleanup(os.remove, large)
        with open(large, "wb") as out:
            out.write(b"x" * 2_000_000)
        with Practice() as practice:
            self.queue(plain(practice))
            self.outbox("list")
            error = self.queue_in_vain(plain(practice), "--attach", large)
            self.assertEqual(error["code"], "disk-full")
            filler = os.path.join(self.profile, "filler")
            with open(filler, "wb", buffering=0) as out, self.assertRaises(OSError):
                while True:
                    out.write(b"x" * 4096)
            self.queue_in_vain(plain(practice))
            self.cli("outbox", "flush")  # nothing can be recorded, so nothing leaves
            os.remove(filler)
            self.only_bob_goes_out(practice)

    @unittest.skipUnless(shutil.which("strace"), "skipped: strace is not installed")
    def test_each_call_that_fails_while_queuing(self):
        with Practice() as practice:
            route = plain(practice)
            self.queue(route)
            self.outbox("list")
            for fault in ("fsync:error=EIO:when=1", "fsync:error=EIO:when=2", "fsync:error=EIO:when=3",
                          "fsync:error=EIO:when=4", "rename:error=EIO:when=1", "rename:error=ENOSPC:when=2"):
                with self.subTest(fault):
                    self.queue_in_vain(route, before=("strace", "-f", "-o", "/dev/null", "-e",
                                                      "trace=" + fault.split(":")[0], "-e", "inject=" + fault))
            self.only_bob_goes_out(practice)

    @unittest.skipUnless(shutil.which("strace"), "skipped: strace is not installed")
    def test_an_intent_that_cannot_be_recorded_keeps_the_mail_here(self):
        with Practice() as practice:
            for n in range(1, 5):
                self.queue(plain(practice), f"r{n}@example.net")
                self.outbox("list")
                done = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
                                       f"inject=fdatasync:error=EIO:when={n}+", PROGRAM, "outbox", "retry",
                                       self.outbox("list")[-1]["id"]], capture_output=True, text=True,
                                      env=environment(self.profile), timeout=120)
                self.assertNotEqual(done.returncode, 0, (n, done.stdout))
            states, counts = self.states(), taken(practice.stop())
        self.assertIn("queued", states.values())  # those whose intent could not be recorded
        for to, state in states.items():
            with self.subTest(to, state=state):
                self.assertIn(state, ("queued", "in-doubt"))
                self.assertLessEqual(counts[to], 1 if state == "in-doubt" else 0)

    def test_a_folder_that_may_not_be_written(self):
        folder = os.path.join(self.profile, "outbox")
        with Practice() as practice:
            self.queue(plain(practice))
            self.outbox("list")
            as_other = self.as_nobody() if os.geteuid() == 0 else ()
            os.chmod(folder, 0o500)
            os.chmod(os.path.join(folder, "msg"), 0o500)
            self.queue_in_vain(plain(practice), before=as_other)
            os.chmod(folder, 0o700)
            os.chmod(os.path.join(folder, "msg"), 0o700)
            if as_other:
                subprocess.run(["chown", "-R", "root", self.profile], check=True)
            self.only_bob_goes_out(practice)

    def as_nobody(self):
        """Root may write everywhere."""
        subprocess.run(["chown", "-R", "nobody", self.profile], check=True)
        return ("setpriv", "--reuid=65534", "--clear-groups")


if __name__ == "__main__":
    unittest.main()
