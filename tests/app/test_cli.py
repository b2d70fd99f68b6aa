# SPDX-License-Identifier: MIT
"""The command line's contract, checked against the real program."""
import email
import email.policy
import json
import os
import socket
import subprocess
import tempfile
import unittest

from posthorn_cli import PROGRAM, Practice, environment, run

STAGES = ["input", "discover", "dns", "connect", "greeting", "hello", "tls", "certificate", "capabilities", "auth",
          "sender", "recipient", "send", "domain"]
PASSWORD = ["--user", "anna@example.org", "--password-stdin"]


class WithProfile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="posthorn-test-")
        self.addCleanup(folder.cleanup)
        self.profile = folder.name

    def cli(self, *arguments, stdin=""):
        return run(*arguments, profile=self.profile, stdin=stdin)

    def file(self, name, text):
        path = os.path.join(self.profile, name)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        return path


class Check(WithProfile):
    def document(self, practice, port, security, *more):
        done = self.cli("check", *practice.route(port, security), *PASSWORD, *more, "--format", "json", stdin="secret")
        return done, json.loads(done.stdout)

    def test_a_good_server_works_under_both_kinds_of_tls(self):
        for port, security in (("starttls", "starttls"), ("tls", "tls")):
            with self.subTest(port), Practice() as practice:
                done, report = self.document(practice, port, security)
                self.assertEqual((done.returncode, report["verdict"]["status"]), (0, "works"), done.stderr)
                self.assertIsNone(report["verdict"]["cause"])
                self.assertEqual(report["schema"], "posthorn.check/1")
                self.assertRegex(report["tls"]["protocol"], r"^TLSv1\.[23]$")
                self.assertIn("localhost", report["tls"]["certificate"]["names"])
                self.assertNotIn("secret", done.stdout)

    def test_the_keys_stand_in_the_documented_order(self):
        with Practice() as practice:
            _, report = self.document(practice, "starttls", "starttls")
        self.assertEqual(list(report), ["schema", "tool", "started", "elapsed_ms", "target", "verdict", "suggestion",
                                        "stages", "alternatives", "tls", "capabilities", "not_proven", "transcript"])

    def test_every_stage_is_reported_once_and_in_order(self):
        with Practice() as practice:
            _, starttls = self.document(practice, "starttls", "starttls")
            _, implicit = self.document(practice, "tls", "tls")
        self.assertEqual([s["id"] for s in starttls["stages"]], STAGES)
        moved = [s["id"] for s in implicit["stages"]]
        self.assertEqual(sorted(moved), sorted(STAGES))
        self.assertLess(moved.index("certificate"), moved.index("greeting"))
        status = {s["id"]: s["status"] for s in implicit["stages"]}
        self.assertEqual(status["hello"], "skipped")
        self.assertEqual(status["auth"], "ok")
        self.assertEqual(status["send"], "not_tested")

    def test_a_wrong_password_at_gmail_is_named_with_the_servers_words(self):
        with Practice("--scenario", "gmail-wrong-password") as practice:
            done, report = self.document(practice, "starttls", "starttls")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(report["verdict"]["cause"], "auth.bad-credentials")
        self.assertEqual(report["verdict"]["stage"], "auth")
        self.assertTrue(report["verdict"]["reply"].startswith("535-5.7.8 "))
        self.assertTrue(report["verdict"]["title"])
        status = {s["id"]: s["status"] for s in report["stages"]}
        self.assertEqual((status["auth"], status["sender"]), ("failed", "not_tested"))

    def test_injected_plaintext_is_interception_and_nothing_more_is_said(self):
        with Practice("--scenario", "injected-plaintext") as practice:
            done, report = self.document(practice, "starttls", "starttls")
        self.assertEqual((done.returncode, report["verdict"]["cause"]), (1, "net.intercepted"))
        self.assertNotIn("AUTH", [line["line"].split()[0] for line in report["transcript"] if line["from"] == "client"])

    def test_a_temporary_greeting_says_try_later(self):
        with Practice("--scenario", "greeting-421") as practice:
            done, report = self.document(practice, "starttls", "starttls")
        self.assertEqual((done.returncode, report["verdict"]["status"]), (4, "temporary"))

    def test_starttls_missing_never_leads_to_a_password_in_the_clear(self):
        with Practice("--scenario", "starttls-not-offered") as practice:
            done, report = self.document(practice, "starttls", "starttls")
        self.assertEqual((done.returncode, report["verdict"]["cause"]), (1, "tls.starttls-unavailable"))
        said = " ".join(line["line"] for line in report["transcript"] if line["from"] == "client")
        self.assertNotIn("AUTH", said)

    def test_tls_to_a_starttls_port_is_the_wrong_mode_with_a_suggestion(self):
        with Practice() as practice:
            done, report = self.document(practice, "starttls", "tls")
        self.assertEqual((done.returncode, report["verdict"]["cause"]), (1, "tls.wrong-mode"))
        self.assertEqual(report["suggestion"]["security"], "starttls")

    def test_an_authority_nobody_trusts_is_named(self):
        with Practice() as practice:
            done = self.cli("check", "--host", "localhost", "--connect-to", f"127.0.0.1:{practice.ports['tls']}",
                            "--security", "tls", "--format", "json")
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["verdict"]["cause"]), (1, "tls.cert-untrusted"))

    def test_another_name_than_the_certificates_is_named(self):
        with Practice() as practice:
            route = practice.route("tls", "tls")
            route[1] = "mail.example.org"
            done = self.cli("check", *route, "--format", "json")
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["verdict"]["cause"]), (1, "tls.cert-name-mismatch"))

    def test_a_closed_port_is_refused(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        done = self.cli("check", "--host", "localhost", "--connect-to", f"127.0.0.1:{port}", "--format", "json")
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["verdict"]["cause"]), (1, "net.refused"))

    def test_sender_and_recipient_are_tried_and_taken_back(self):
        with Practice() as practice:
            _, report = self.document(practice, "starttls", "starttls", "--from", "anna@example.org", "--rcpt",
                                      "bob@example.net")
            mails = [e for e in practice.stop() if e["event"] == "message"]
        status = {s["id"]: s["status"] for s in report["stages"]}
        self.assertEqual((status["sender"], status["recipient"]), ("ok", "ok"))
        self.assertEqual(mails, [])

    def test_until_includes_its_stage_and_leaves_the_rest(self):
        with Practice() as practice:
            _, report = self.document(practice, "starttls", "starttls", "--until", "certificate")
        status = {s["id"]: s["status"] for s in report["stages"]}
        self.assertEqual((status["certificate"], status["capabilities"], status["auth"]),
                         ("ok", "not_tested", "not_tested"))

    def test_the_text_report_reads_well(self):
        with Practice("--scenario", "gmail-wrong-password") as practice:
            done = self.cli("check", *practice.route("starttls", "starttls"), *PASSWORD, stdin="secret")
        self.assertIn("The server said:", done.stdout)
        self.assertIn("535-5.7.8", done.stdout)
        self.assertNotIn("secret", done.stdout + done.stderr)


class Send(WithProfile):
    MAIL = ["--from", "Anna Ärger <anna@example.org>", "--to", "bob@example.net", "--subject", "Grüße"]

    def test_a_mail_arrives_as_it_was_written(self):
        with Practice() as practice:
            done = self.cli("send", *practice.route("starttls", "starttls"), *PASSWORD, *self.MAIL, "--text", "Hallo",
                            "--format", "json", stdin="secret")
            mails = [e for e in practice.stop() if e["event"] == "message"]
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["status"]), (0, "sent"), done.stderr)
        self.assertEqual(report["recipients"][0]["status"], "accepted")
        self.assertEqual([(m["from"], m["to"], m["subject"], m["encrypted"]) for m in mails],
                         [("anna@example.org", ["bob@example.net"], "Grüße", True)])

    def test_a_dry_run_writes_the_message_and_hides_bcc(self):
        done = self.cli("send", *self.MAIL, "--bcc", "carol@example.org", "--text-file", "-", "--dry-run",
                        stdin="erste Zeile\n.\nende\n")
        message = email.message_from_string(done.stdout, policy=email.policy.default)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(message.defects, [])
        self.assertEqual((message["subject"], message["to"], message["bcc"]), ("Grüße", "bob@example.net", None))
        self.assertEqual(message.get_content().splitlines(), ["erste Zeile", ".", "ende"])
        self.assertNotIn("carol", done.stdout)

    def test_a_dry_run_onto_a_full_disk_says_so(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "send", *self.MAIL, "--text", "x", "--dry-run"], stdout=full,
                                  stderr=subprocess.PIPE, text=True, env=environment(self.profile), timeout=60)
        self.assertEqual(done.returncode, 74, done.stderr)
        self.assertIn("stdout", done.stderr)

    def test_the_exit_code_says_what_became_of_it(self):
        cases = {"gmail-wrong-password": (77, "auth.bad-credentials"), "rcpt-unknown": (69, "rcpt.unknown"),
                 "greylisted": (75, "rcpt.greylisted"), "starttls-not-offered": (76, "tls.starttls-unavailable"),
                 "close-after-dot": (79, None)}
        for scenario, (code, cause) in cases.items():
            with self.subTest(scenario), Practice("--scenario", scenario) as practice:
                done = self.cli("send", *practice.route("starttls", "starttls"), *PASSWORD, *self.MAIL, "--text", "x",
                                "--format", "json", stdin="secret")
                report = json.loads(done.stdout)
                self.assertEqual(done.returncode, code, (done.stdout, done.stderr))
                if cause:
                    self.assertEqual(report["cause"], cause)

    def test_a_mail_in_doubt_is_never_called_failed(self):
        with Practice("--scenario", "close-after-dot") as practice:
            done = self.cli("send", *practice.route("starttls", "starttls"), *PASSWORD, *self.MAIL, "--text", "x",
                            "--format", "json", stdin="secret")
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["status"]), (79, "in-doubt"))
        self.assertEqual((report["steps"], report["fixes"]), ([], []))  # nothing that invites a second sending

    def test_a_finished_message_is_sent_as_it_is(self):
        eml = self.file("mail.eml", "From: anna@example.org\nTo: bob@example.net\nSubject: fertig\n\n.Punkt\n")
        with Practice() as practice:
            done = self.cli("send", *practice.route("tls", "tls"), *PASSWORD, "--eml", eml, stdin="secret")
            mails = [e for e in practice.stop() if e["event"] == "message"]
        self.assertEqual((done.returncode, [m["subject"] for m in mails]), (0, ["fertig"]), done.stderr)

    def test_a_command_gives_the_password(self):
        with Practice() as practice:
            done = self.cli("send", *practice.route("tls", "tls"), "--user", "anna@example.org", "--password-command",
                            "echo secret", *self.MAIL, "--text", "x")
        self.assertEqual(done.returncode, 0, done.stderr)


class Explain(WithProfile):
    def test_a_reply_becomes_a_cause(self):
        done = self.cli("explain", "535-5.7.8 Username and Password not accepted.", "--format", "json")
        answer = json.loads(done.stdout)
        self.assertEqual((done.returncode, answer["cause"]), (0, "auth.bad-credentials"))
        self.assertEqual(answer["schema"], "posthorn.explanation/1")
        self.assertEqual((answer["code"], answer["enhanced"]), (535, "5.7.8"))

    def test_the_tail_of_530_decides(self):
        for tail, cause in (("Must issue a STARTTLS command first", "tls.starttls-required"),
                            ("Authentication Required", "auth.required")):
            done = self.cli("explain", f"530 5.7.0 {tail}", "--format", "json")
            self.assertEqual(json.loads(done.stdout)["cause"], cause)

    def test_lines_are_answered_in_their_order(self):
        rows = [{"id": n, "text": text} for n, text in enumerate(["550 5.1.1 User unknown", "good morning"])]
        done = self.cli("explain", "--jsonl", stdin="".join(json.dumps(r) + "\n" for r in rows))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([(a["id"], a["cause"]) for a in answers], [(0, "rcpt.unknown"), (1, "unknown")])

    def test_a_line_that_asks_nothing_is_answered_as_such_and_the_others_go_on(self):
        lines = ['{"id": 1, "text": "550 5.1.1 User unknown"}', "nonsense", '{"id": 3}', '{"id": 4, "text": "ETIMEDOUT"}']
        done = self.cli("explain", "--jsonl", stdin="\n".join(lines))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([a.get("cause", a["schema"]) for a in answers],
                         ["rcpt.unknown", "posthorn.error/1", "posthorn.error/1", "net.timeout"])
        self.assertEqual(done.returncode, 65)
        self.assertIn("2 of them, the first is line 2", done.stderr)

    def test_the_name_of_a_file_stands_for_what_is_in_it(self):
        bounce = os.path.join(self.profile, "bounce.txt")
        with open(bounce, "w", encoding="utf-8") as file:
            file.write("550 5.1.1 User unknown")
        done = self.cli("explain", bounce, "--format", "json")
        self.assertEqual(json.loads(done.stdout)["cause"], "rcpt.unknown")

    def test_a_language_is_found_by_any_of_its_tags(self):
        for tag, title in (("de_AT.UTF-8", "Die Zahl der E-Mails"), ("zh-Hans", "发信数量"), ("en-GB", "The number")):
            done = self.cli("explain", "452 4.2.2 daily quota exceeded", "--language", tag)
            self.assertIn(title, done.stdout)

    def test_what_the_server_took_is_no_error(self):
        done = self.cli("explain", "250 2.0.0 OK", "--format", "json")
        answer = json.loads(done.stdout)
        self.assertEqual((done.returncode, answer["cause"], answer["code"]), (1, "unknown", 250))
        self.assertIn("no refusal", answer["title"])

    def test_what_nobody_can_tell_is_unknown(self):
        done = self.cli("explain", "SMTP connect() failed", "--format", "json")
        self.assertEqual((done.returncode, json.loads(done.stdout)["cause"]), (1, "unknown"))


class BadInput(WithProfile):
    def complaint(self, code, *arguments, stdin="", names):
        done = self.cli(*arguments, stdin=stdin)
        self.assertEqual(done.returncode, code, (arguments, done.stdout, done.stderr))
        first = done.stderr.splitlines()[0] if done.stderr else ""
        self.assertTrue(first.startswith("posthorn-cli: "), done.stderr)
        self.assertIn(names, first)
        self.assertNotIn("QObject", done.stderr)
        return done

    def test_bad_usage_is_one_sentence_that_names_it(self):
        route = ["--host", "localhost"]
        cases = [(("check", "--hots", "x"), "--hots"), (("nonsense",), "nonsense"), (("check",), "--host"),
                 (("check", "--port"), "--port"), (("check", *route, "--port", "70000"), "70000"),
                 (("check", "--host", "smtp.example.org:99999"), "smtp.example.org:99999"),
                 (("check", *route, "--security", "ssl"), "ssl"), (("check", *route, "--auth", "ntlm"), "ntlm"),
                 (("check", *route, "--connect-to", "nowhere"), "nowhere"),
                 (("check", *route, "--format", "yaml"), "yaml"), (("check", *route, "--until", "lunch"), "lunch"),
                 (("check", *route, "--timeout", "soon"), "soon"), (("check", *route, "--user", "u"), "password"),
                 (("check", *route, "--rcpt", "b@example.net"), "--from"),
                 (("check", *route, "--until", "sender"), "--from"),
                 (("check", *route, "--from", "a@example.org", "--until", "recipient"), "--rcpt"),
                 (("check", *route, "--password-command", "echo pw"), "--user"),
                 (("accounts", "add", "--name", "Work"), "--address is missing"),
                 (("explain", "--provider", "nobody", "x"), "nobody"), (("practice", "--scenario", "nope"), "nope"),
                 (("practice", "--ports", "1,2"), "1,2"), (("send", "--to", "b@example.net"), "--from")]
        for arguments, name in cases:
            with self.subTest(arguments):
                self.complaint(64, *arguments, names=name)

    def test_a_language_that_nobody_wrote_is_said_to_be_none(self):
        for tag in ("xx", "zh-TW"):
            done = self.complaint(64, "explain", "--language", tag, "x", names=tag)
            self.assertIn("en, de, zh_CN", done.stderr)

    def test_bad_addresses_and_files_have_codes_of_their_own(self):
        mail = ["send", "--from", "a@example.org", "--text", "x", "--dry-run"]
        self.complaint(65, *mail, "--to", "not an address", names="not an address")
        self.complaint(65, *mail, "--to", "a@b@example.org", names="a@b@example.org")
        self.complaint(66, *mail, "--to", "b@example.net", "--attach", "/no/such/file", names="/no/such/file")
        self.complaint(66, *mail, "--to", "b@example.net", "--attach", self.profile, names=self.profile)
        self.complaint(66, "send", "--eml", "/no/such.eml", names="/no/such.eml")
        self.complaint(66, "check", "--host", "localhost", "--ca-file", "/no/such.pem", names="/no/such.pem")

    def test_a_header_cannot_smuggle_another(self):
        self.complaint(65, "send", "--from", "a@example.org", "--to", "b@example.net", "--text", "x", "--dry-run",
                       "--header", "X-Good: yes\r\nBcc: e@example.com", names="X-Good")

    def test_a_password_with_a_control_character_is_refused_by_name(self):
        self.complaint(64, "check", "--host", "localhost", "--user", "u", "--password-stdin", stdin="a\tb",
                       names="control character")

    def test_a_taken_port_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            self.complaint(1, "practice", "--ports", f"{port},0,0", names=str(port))

    def test_a_profile_that_cannot_be_written_is_named(self):
        blocked = self.file("plain-file", "")
        self.complaint(74, "practice", "--profile", blocked, names=blocked)

    def test_what_is_no_text_is_said_to_be_none(self):
        self.complaint(65, "explain", stdin="\0\0\0", names="NUL")

    def test_errors_are_documents_too(self):
        done = self.complaint(64, "check", "--format", "json", names="--host")
        envelope = json.loads(done.stdout)
        self.assertEqual(envelope["schema"], "posthorn.error/1")
        self.assertEqual(set(envelope["error"]), {"code", "message"})


class Help(WithProfile):
    def test_every_command_explains_itself(self):
        overview = self.cli("--help")
        self.assertEqual(overview.returncode, 0)
        for command in ("check", "send", "explain", "practice"):
            self.assertIn(command, overview.stdout)
            done = self.cli(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertIn("--profile", done.stdout)
            self.assertIn("e.g.", done.stdout)

    def test_the_version_names_the_libraries(self):
        self.assertRegex(self.cli("--version").stdout, r"^posthorn-cli \d+\.\d+\.\d+ \(Qt 6\.")

    def test_practice_lists_its_scenarios(self):
        done = self.cli("practice", "--list", "--format", "json")
        names = [s["id"] for s in json.loads(done.stdout)["scenarios"]]
        self.assertIn("gmail-wrong-password", names)


if __name__ == "__main__":
    unittest.main()
