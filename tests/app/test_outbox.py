# SPDX-License-Identifier: MIT
"""What the window has taken for sending survives its end: killed before and after the server has the mail, started again,
beside another program that works with the same outbox."""
import json
import os
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import uuid
from pathlib import Path

from posthorn_window import Program, picture, type_text, until, xdotool

CLI = os.environ["POSTHORN_CLI"]


class Server(threading.Thread):
    """Takes mail, but for what it is told to be silent at: a command, or the dot that ends a mail."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.silent_at = ""
        self.refuse = b""
        self.heard = []
        self.mails = []

    def run(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.talk, args=(client,), daemon=True).start()

    def talk(self, client):
        with client, client.makefile("rwb") as stream:
            self.say(stream, b"220 here")
            mail, inside = [], False
            for line in stream:
                word = line.strip() if inside else line.split()[0].upper()
                if not inside or word == b".":
                    self.heard.append(word.decode())
                    if word.decode() == self.silent_at:
                        time.sleep(600)
                if not inside:
                    inside = word == b"DATA"
                    if word == b"RCPT" and self.refuse:
                        inside = False
                        self.say(stream, self.refuse)
                    else:
                        self.say(stream, b"354 go on" if inside else b"250 here")
                elif word == b".":
                    inside = False
                    self.mails.append(b"".join(mail).decode())
                    mail = []
                    self.say(stream, b"250 taken")
                else:
                    mail.append(line)

    @staticmethod
    def say(stream, text):
        try:
            stream.write(text + b"\r\n")
            stream.flush()
        except OSError:
            pass  # the program was killed


class Outbox(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="posthorn-test-", ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        self.profile = Path(folder.name)
        self.server = Server()
        self.server.start()
        account = {"id": "home", "name": "Home", "identities": [{"name": "Ada", "address": "ada@example.org"}],
                   "endpoint": {"host": "127.0.0.1", "port": self.server.port, "security": "none"},
                   "user": "", "auth": "auto", "secret": "ask"}
        (self.profile / "accounts.json").write_text(
            json.dumps({"version": 2, "default": "home", "accounts": [account]}))

    def outbox(self, *arguments):
        done = subprocess.run([CLI, "outbox", *arguments, "--format", "json", "--profile", str(self.profile)],
                              capture_output=True, text=True, timeout=60, check=False)
        return json.loads(done.stdout)["messages"]

    def states(self):
        return [mail["state"] for mail in self.outbox("list")]

    def drafts(self):
        return list(self.profile.glob("drafts/*/*.json"))

    def send(self, program, text="Dear Bob"):
        program.window("Concert")
        xdotool("key", "Tab")
        type_text(text)
        xdotool("key", "ctrl+Return")

    def begin(self):
        return Program(self.profile, "--compose", "--to", "bob@example.net", "--subject", "Concert")

    def test_a_mail_arrives_and_leaves_no_draft_behind(self):
        with self.begin() as program:
            self.send(program)
            until(lambda: self.server.mails, "the mail")
            self.assertIn("Dear Bob", self.server.mails[0])
            until(lambda: self.states() == ["sent"] and not self.drafts(), "the end of it")
            xdotool("key", "ctrl+2")
            time.sleep(1)
            picture("outbox-sent")

    def test_what_was_sent_is_found_again_saved_and_written_again(self):
        for name in ("Bea", "Cleo"):
            subprocess.run([CLI, "send", "--queue", "--account", "Home", "--to", f"{name.lower()}@example.net", "--bcc",
                            "hidden@example.net", "--subject", f"For {name}", "--text", "hello", "--profile",
                            str(self.profile)], check=True, timeout=60, capture_output=True)
        with Program(self.profile, "--outbox") as program:
            until(lambda: self.states() == ["sent", "sent"], "both mails to be sent")
            program.main_window()
            xdotool("key", "ctrl+2", "shift+Tab", "space")  # All sent mail
            time.sleep(0.5)
            type_text("bea@ for")
            time.sleep(1)
            picture("outbox-found")
            xdotool("key", "Tab", "Tab", "Tab", "space")  # Save as .eml
            program.window("Save as")
            saved = self.profile / "bea.eml"
            xdotool("key", "ctrl+a")
            type_text(str(saved))
            xdotool("key", "Return")
            until(saved.exists, "the saved mail")
            self.assertEqual(saved.read_text().replace("\n", "\r\n"), self.server.mails[0])
            self.assertNotIn("hidden", saved.read_text())
            program.main_window()
            xdotool("key", "shift+Tab", "space")  # Send again
            program.window("For Bea")
            time.sleep(0.5)
            picture("outbox-again")
            xdotool("key", "ctrl+Return")
            until(lambda: len(self.server.mails) == 3, "the mail again")
        self.assertEqual(self.server.heard.count("RCPT"), 6)

    def test_killed_before_the_server_has_it_the_mail_goes_out_at_the_next_start(self):
        self.server.silent_at = "DATA"
        with self.begin() as program:
            self.send(program)
            until(lambda: "DATA" in self.server.heard, "the conversation")
            picture("outbox-sending")
            program.crash()
        self.assertEqual(self.server.mails, [])
        self.server.silent_at = ""
        with Program(self.profile):
            until(lambda: self.server.mails, "the mail")
            until(lambda: self.states() == ["sent"], "its state")
            time.sleep(2)
        self.assertEqual(len(self.server.mails), 1)

    def test_killed_after_the_dot_the_mail_is_in_doubt_and_waits_for_the_person(self):
        self.server.silent_at = "."
        with self.begin() as program:
            self.send(program)
            until(lambda: "." in self.server.heard, "the dot")
            program.crash()
        self.server.silent_at = ""
        with Program(self.profile, "--outbox") as again:
            again.main_window()
            until(lambda: self.states() == ["in-doubt"], "its state")
            time.sleep(3)
            picture("outbox-in-doubt")
            self.assertEqual(self.server.mails, [])
            xdotool("key", "Tab", "space")  # It arrived
            until(lambda: self.states() == ["sent"], "the answer")
        self.assertEqual(self.server.mails, [])

    def test_a_refused_mail_comes_back_with_its_card_and_is_edited(self):
        self.server.refuse = b"550 5.1.1 no such user"
        with self.begin() as program:
            self.send(program)
            until(lambda: self.states() == ["failed"], "the refusal")
            program.main_window()
            time.sleep(1)
            picture("outbox-refused")
            xdotool("key", "Tab", "Tab", "space")  # Edit
            program.window("Concert")
            until(lambda: self.drafts() and not self.outbox("list"), "the mail as a draft")
            picture("outbox-edit")
            self.server.refuse = b""
            type_text("Again: ")
            xdotool("key", "ctrl+Return")
            until(lambda: self.server.mails, "the mail")
        self.assertIn("Again: Dear Bob", self.server.mails[0])
        self.assertEqual(len(self.server.mails), 1)

    def test_a_cancelled_mail_is_kept_as_one_draft(self):
        self.server.refuse = b"451 4.7.1 try again later"
        with self.begin() as program:
            self.send(program)
            until(lambda: self.states() == ["queued"], "the delay")
            program.main_window()
            time.sleep(1)
            xdotool("key", "Tab", "Tab", "Tab", "space", "Tab", "Tab", "Tab", "space")  # Cancel, twice
            until(lambda: not self.outbox("list") and len(self.drafts()) == 1, "the mail among the drafts")
            time.sleep(1)
            picture("outbox-cancelled")
            self.assertEqual([json.loads(path.read_text())["phase"] for path in self.drafts()], ["closed"])

    def test_what_another_program_queues_goes_out_without_a_restart(self):
        with Program(self.profile) as program:
            program.main_window()
            subprocess.run([CLI, "send", "--queue", "--account", "Home", "--to", "bob@example.net", "--subject", "Other",
                            "--text", "by the other program", "--profile", str(self.profile)],
                           check=True, timeout=60, capture_output=True)
            until(lambda: self.server.mails, "the mail")
            until(lambda: self.states() == ["sent"], "its state")
        self.assertEqual(len(self.server.mails), 1)

    def test_two_windows_send_each_mail_once(self):
        self.server.silent_at = "DATA"
        with self.begin() as one:
            self.send(one)
            until(lambda: "DATA" in self.server.heard, "the conversation of one")
            with Program(self.profile, "--compose", "--to", "carl@example.net", "--subject", "Second") as two:
                two.window("Second")
                xdotool("key", "Tab")
                type_text("by the second window")
                xdotool("key", "ctrl+Return")
                until(lambda: len(self.outbox("list")) == 2 and not self.drafts(), "the second mail in the queue")
                self.server.silent_at = ""
                one.crash()
                until(lambda: len(self.server.mails) == 2, "both mails")
                until(lambda: self.states() == ["sent", "sent"], "their states")
                time.sleep(2)
        self.assertEqual(len(self.server.mails), 2)

    def test_closing_with_mails_that_wait_is_said_and_they_go_on_at_the_next_start(self):
        self.server.refuse = b"451 4.7.1 try again later"
        with self.begin() as program:
            self.send(program)
            until(lambda: self.states() == ["queued"], "the delay")
            program.main_window()
            xdotool("key", "ctrl+q")
            time.sleep(1)
            picture("outbox-farewell")
            self.assertIsNone(program.process.poll())
            xdotool("key", "Return")
            until(lambda: program.process.poll() == 0, "its end")
        self.assertEqual(self.states(), ["queued"])
        self.server.refuse = b""
        with Program(self.profile, "--outbox") as again:
            again.main_window()
            time.sleep(1)
            xdotool("key", "Tab", "space")  # Retry
            until(lambda: self.server.mails, "the mail")

    def test_a_draft_that_was_leaving_is_opened_only_where_it_never_left(self):
        subprocess.run([CLI, "send", "--queue", "--account", "Home", "--to", "bob@example.net", "--subject", "Gone",
                        "--text", "x", "--profile", str(self.profile)], check=True, timeout=60, capture_output=True)
        self.server.silent_at = "DATA"
        queued = self.outbox("list")[0]["id"]
        for name, subject in ((queued, "Gone"), (str(uuid.uuid4()), "Stayed")):
            folder = self.profile / "drafts" / name
            folder.mkdir(parents=True)
            (folder / "00000001.json").write_text(json.dumps({
                "format": 1, "phase": "leaving", "saved": "2026-05-04T12:00:00.000Z", "account": "home",
                "from": "Ada <ada@example.org>", "to": "bob@example.net", "cc": "", "bcc": "", "replyTo": "",
                "subject": subject, "text": "x", "files": []}))
        with Program(self.profile) as program:
            program.window("Stayed")
            picture("outbox-leaving")
            until(lambda: not (self.profile / "drafts" / queued).exists(), "the draft of what is queued to go")
            self.assertFalse(xdotool("search", "--onlyvisible", "--name", "Gone"))


if __name__ == "__main__":
    unittest.main()
