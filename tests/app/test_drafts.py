# SPDX-License-Identifier: MIT
"""The window program as a person uses it and as a crash, a broken file and a full disk find it. Runs on an X
server with a window manager; keys are typed by xdotool."""
import json
import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from posthorn_window import Program, picture, type_text, until, xdotool

ACCOUNTS = {"version": 2, "default": "home", "accounts": [
    {"id": "home", "name": "Home", "identities": [{"name": "Ada", "address": "ada@example.org"}],
     "endpoint": {"host": "smtp.example.org", "port": 587, "security": "starttls"},
     "user": "", "auth": "auto", "secret": "ask"}]}


def versions(profile):
    return sorted(profile.glob("drafts/*/????????.json"))


def newest_text(profile):
    kept = versions(profile)
    try:
        return json.loads(kept[-1].read_text(encoding="utf-8"))["text"] if kept else ""
    except OSError:  # it was replaced meanwhile
        return ""


class Drafts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="posthorn-test-")
        self.addCleanup(folder.cleanup)
        self.profile = Path(folder.name)

    def begin(self):
        (self.profile / "accounts.json").write_text(json.dumps(ACCOUNTS))
        return Program(self.profile, "--compose", "--to", "bea@example.com", "--subject", "Concert")

    def write(self, program, text):
        program.window("Concert")
        xdotool("key", "Tab")  # from the subject to the text
        type_text(text)
        until(lambda: newest_text(self.profile) == text, "the first version")

    def test_a_crash_loses_nothing_that_was_saved(self):
        with self.begin() as program:
            self.write(program, "Dear Bea")
            picture("draft-saved")
            program.crash()
        with Program(self.profile) as again:
            again.window("Concert")
            time.sleep(1)
            picture("draft-recovered")
            type_text("!")  # the keyboard is at the start of the text
            until(lambda: newest_text(self.profile) == "!Dear Bea", "the text that came back")

    def test_a_broken_version_is_set_aside_and_the_one_before_comes_back(self):
        with self.begin() as program:
            self.write(program, "Dear Bea")
            type_text(", again")
            until(lambda: newest_text(self.profile) == "Dear Bea, again", "the second version")
            program.crash()
        newest = versions(self.profile)[-1]
        newest.write_bytes(newest.read_bytes()[:40])
        with Program(self.profile) as again:
            again.window("Concert")
            time.sleep(1)
            picture("draft-set-aside")
            type_text("!")
            until(lambda: newest_text(self.profile) == "!Dear Bea", "the version before")
        self.assertTrue(newest.with_suffix(".broken").exists())

    def test_two_programs_do_not_open_one_draft(self):
        with self.begin() as program:
            self.write(program, "Dear Bea")
            with Program(self.profile) as other:
                until(lambda: xdotool("search", "--onlyvisible", "--pid", str(other.process.pid)), "its window")
                time.sleep(2)
                self.assertEqual(len(xdotool("search", "--onlyvisible", "--name", "Concert")), 1)

    @unittest.skipIf(os.geteuid() != 0, "needs root to mount a small tmpfs")
    def test_a_full_disk_is_said_and_loses_nothing(self):
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "t", self.profile], check=False).returncode:
            self.skipTest("may not mount a small tmpfs here")
        self.addCleanup(subprocess.run, ["umount", self.profile], check=True)
        with self.begin() as program:
            self.write(program, "one")
            filler = self.profile / "filler"
            subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=4k"], capture_output=True, check=False)
            type_text(", two")
            time.sleep(4)
            picture("draft-disk-full")
            self.assertEqual(newest_text(self.profile), "one")
            xdotool("key", "ctrl+w")
            time.sleep(2)
            picture("draft-disk-full-closing")
            self.assertTrue(xdotool("search", "--onlyvisible", "--name", "Concert"), "closed, and the text is lost")
            filler.unlink()
            until(lambda: newest_text(self.profile) == "one, two", "what was on the screen")

    def test_a_closed_draft_waits_for_the_next_mail(self):
        with self.begin() as program:
            self.write(program, "Dear Bea")
            xdotool("key", "ctrl+w")
            until(lambda: not xdotool("search", "--onlyvisible", "--name", "Concert"), "the window to close")
            self.assertEqual(json.loads(versions(self.profile)[-1].read_text())["phase"], "closed")
            program.crash()
        with Program(self.profile, "--compose") as again:
            again.window("Write a mail")
            time.sleep(1)
            picture("draft-offered")
            self.assertFalse(xdotool("search", "--onlyvisible", "--name", "Concert"))


if __name__ == "__main__":
    unittest.main()
