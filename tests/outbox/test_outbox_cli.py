# SPDX-License-Identifier: MIT
"""`send --queue` and `outbox`, as a script author uses them."""
import json
import os
import signal
import subprocess
import time
import unittest

from outbox_cli import PROGRAM, Practice, WithOutbox, environment, plain, taken

KEYS = ["id", "state", "message_id", "account", "from", "subject", "bytes", "queued", "attempts", "next_attempt",
        "recipients", "reply", "cause", "title", "explanation", "steps", "fixes"]
SEND_KEYS = ["schema", "status", "message_id", "reply", "bytes", "elapsed_ms", "recipients", "cause", "title",
             "explanation", "steps", "fixes", "id"]


class Queueing(WithOutbox):
    def test_a_queued_mail_leaves_with_the_next_flush_and_only_once(self):
        with Practice() as practice:
            route = practice.route("starttls", "starttls")
            queued = self.queue(route)
            self.assertEqual((queued["status"], queued["recipients"][0]["status"]), ("queued", "not_tried"))
            self.assertEqual(list(queued), SEND_KEYS)
            waiting = self.outbox("list")
            self.assertEqual([(m["id"], m["state"], m["subject"]) for m in waiting], [(queued["id"], "queued", "Hello")])
            self.assertEqual(list(waiting[0]), KEYS)
            sent = self.outbox("flush")
            self.assertEqual([(m["state"], m["recipients"][0]["status"]) for m in sent], [("sent", "accepted")])
            self.assertTrue(sent[0]["reply"].startswith("250"))
            self.assertEqual(self.outbox("flush"), [])
            self.assertEqual(taken(practice.stop()), {"bob@example.net": 1})
        self.assertEqual(self.outbox("list")[0]["state"], "sent")
        self.assertEqual(os.listdir(os.path.join(self.profile, "outbox/msg")), [])

    def test_an_account_gives_the_way_and_the_options_the_password(self):
        with Practice() as practice:
            done = self.cli("accounts", "add", "--name", "Work", "--address", "anna@example.org", "--user", "anna",
                            "--secret", "ask", *practice.route("starttls", "starttls"))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.queue(["--account", "Work"])
            held = self.outbox("flush", code=75)
            self.assertEqual((held[0]["state"], held[0]["attempts"], held[0]["account"]), ("queued", 0, "Work"))
            self.assertIn("password", held[0]["title"])
            self.assertEqual(self.outbox("flush", "--password-stdin", stdin="Canary-7f3Q")[0]["state"], "sent")
            self.assertEqual(taken(practice.stop()), {"bob@example.net": 1})
        for folder, _, names in os.walk(self.profile):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    self.assertNotIn(b"Canary", file.read(), name)

    def test_what_cannot_be_queued_says_not_queued_and_why(self):
        route = ["--host", "localhost", "--port", "2525", "--security", "none"]
        cases = [([*route, "--user", "anna"], {}, "--account"),
                 ([*route, "--password-stdin"], {"stdin": "x"}, "password"),
                 (["--account", "Nobody"], {}, "Nobody"),
                 ([*route, "--partial", "some"], {}, "some")]
        for options, more, named in cases:
            with self.subTest(options):
                done = self.cli("send", *options, "--from", "a@example.org", "--to", "b@example.net", "--text", "x",
                                "--queue", **more)
                self.assertEqual(done.returncode, 64, done.stderr)
                self.assertIn("Not queued", done.stderr)
                self.assertIn(named, done.stderr)
        self.assertEqual(self.outbox("list"), [])

    def test_text_names_state_and_reason(self):
        with Practice("--scenario", "greylisted") as practice:
            done = self.cli("send", *plain(practice), "--from", "a@example.org", "--to", "bob@example.net", "--subject",
                            "Hi", "--text", "x", "--queue")
            self.assertRegex(done.stdout, r"^Queued as [0-9a-f-]{36}; posthorn-cli outbox flush sends it\.\n$")
            self.assertEqual(self.cli("outbox", "flush").returncode, 75)
        text = self.cli("outbox", "list").stdout
        self.assertRegex(text, "waits for another try from .*\n  To bob@example.net: Hi\n  .*(later|wait|minutes)")
        self.assertIn("451 4.7.1 Greylisting", self.cli("outbox", "show", text[:8]).stdout)

    def test_several_files_are_queued_one_line_each(self):
        paths = []
        for i in range(3):
            paths += ["--eml", os.path.join(self.profile, f"{i}.eml")]
            with open(paths[-1], "w", encoding="utf-8") as out:
                out.write(f"From: a@example.org\nTo: r{i}@example.net\nSubject: {i}\n\nhello\n")
        with Practice() as practice:
            done = self.cli("send", *plain(practice), *paths, "--queue", "--format", "json")
            self.assertEqual([json.loads(line)["status"] for line in done.stdout.splitlines()], ["queued"] * 3)
            self.outbox("flush")
            self.assertEqual(taken(practice.stop()), {f"r{i}@example.net": 1 for i in range(3)})


class Outcomes(WithOutbox):
    def outcome(self, scenario, code):
        with Practice("--scenario", scenario) as practice:
            self.queue(plain(practice))
            return self.outbox("flush", code=code)[0]

    def test_a_temporary_refusal_waits_and_a_final_one_does_not(self):
        waits = self.outcome("greylisted", 75)
        self.assertEqual((waits["state"], waits["cause"], waits["attempts"]), ("queued", "rcpt.greylisted", 1))
        self.assertIsNotNone(waits["next_attempt"])
        lines = self.cli("outbox", "list").stdout.splitlines(keepends=True)
        self.assertEqual([line.endswith("\n") for line in lines], [True] * 3, lines)
        self.assertEqual(self.outbox("cancel", waits["id"])[0]["state"], "cancelled")
        self.assertEqual(self.outbox("list"), [])
        self.assertEqual(self.outbox("flush"), [])

    def test_a_refusal_for_good_is_failed_until_retry(self):
        failed = self.outcome("rcpt-unknown", 69)
        self.assertEqual((failed["state"], failed["cause"], failed["next_attempt"]), ("failed", "rcpt.unknown", None))
        self.assertEqual(failed["recipients"][0]["status"], "refused")
        self.assertEqual(self.outbox("flush"), [])  # it has its result
        again = self.outbox("retry", failed["id"], code=75)  # nobody listens there any more, and may do so again
        self.assertEqual((again[0]["state"], again[0]["cause"], again[0]["attempts"]), ("queued", "net.refused", 2))

    def test_a_mail_in_doubt_is_asked_about_and_never_sent_again_by_itself(self):
        doubtful = self.outcome("close-after-dot", 79)
        self.assertEqual(doubtful["state"], "in-doubt")
        self.assertIn("may arrive twice", doubtful["explanation"])
        with Practice() as practice:
            self.assertEqual(self.outbox("flush", code=79), [])
            self.assertEqual(self.cli("outbox", "retry", doubtful["id"]).returncode, 79)
            self.assertEqual(taken(practice.stop()), {})
        self.assertEqual(self.cli("outbox", "resolve", doubtful["id"]).returncode, 64)
        arrived = self.outbox("resolve", doubtful["id"], "--arrived")
        self.assertEqual((arrived[0]["state"], arrived[0]["recipients"][0]["status"]), ("sent", "accepted"))
        self.assertEqual(self.cli("outbox", "resolve", doubtful["id"], "--send-again").returncode, 64)

    def test_send_again_sends_again(self):
        with Practice("--scenario", "lost-after-dot") as practice:
            port = practice.ports["plain"]
            queued = self.queue(plain(practice))
            self.outbox("flush", code=79)
        with Practice("--ports", f"{port},0,0") as practice:
            sent = self.outbox("resolve", queued["id"][:8], "--send-again")
            self.assertEqual(sent[0]["state"], "sent")
            self.assertEqual(taken(practice.stop()), {"bob@example.net": 1})

    def test_an_unknown_verb_id_or_option_is_named(self):
        self.assertEqual(self.cli("outbox").returncode, 0)  # the list
        for arguments, named in ((["outbox", "burn"], "burn"), (["outbox", "show"], "missing"),
                                 (["outbox", "show", "nothing"], "nothing"), (["outbox", "list", "x"], "x"),
                                 (["outbox", "list", "--format", "xml"], "xml")):
            with self.subTest(arguments):
                done = self.cli(*arguments)
                self.assertEqual(done.returncode, 64, done.stderr)
                self.assertIn(named, done.stderr)


class Together(WithOutbox):
    def start(self, *arguments):
        return subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=environment(self.profile))

    def test_programs_that_queue_and_send_at_once_lose_nothing_and_send_nothing_twice(self):
        with Practice() as practice:
            route = plain(practice)
            people = [f"r{i}@example.net" for i in range(24)]
            running = []
            for i, to in enumerate(people):
                running.append(self.start("send", *route, "--from", "a@example.org", "--to", to, "--text", "x", "--queue"))
                if i % 4 == 3:
                    running.append(self.start("outbox", "flush"))
                if len(running) > 8:
                    self.finish(running.pop(0))
            for process in running:
                self.finish(process)
            self.outbox("flush")
            self.assertEqual(taken(practice.stop()), {to: 1 for to in people})
        self.assertEqual(self.states(), {to: "sent" for to in people})

    def finish(self, process):
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode in (0, 75), True, (process.args, out, err))

    def test_a_flush_that_is_ended_leaves_its_mail_queued(self):
        with Practice("--scenario", "silent") as practice:
            self.queue(plain(practice))
            process = self.start("outbox", "flush", "--format", "json")
            self.wait_until(lambda: self.states() == {"bob@example.net": "sending"})
            process.send_signal(signal.SIGTERM)
            out, err = process.communicate(timeout=10)
        self.assertEqual(process.returncode, 75, err)
        self.assertEqual(json.loads(out)["messages"][0]["state"], "queued")

    def wait_until(self, happened):
        end = time.monotonic() + 20
        while not happened():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)


if __name__ == "__main__":
    unittest.main()
