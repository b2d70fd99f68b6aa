# SPDX-License-Identifier: MIT
"""What `send` makes of its options, and what it says of a mail before it leaves."""
import email
import email.policy
import json
import os
import unittest
import zipfile

from posthorn_cli import Practice
from test_cli import PASSWORD, WithProfile

MAIL = ["send", "--from", "anna@example.org", "--to", "bob@example.net", "--subject", "Plan"]


def parsed(done):
    return email.message_from_string(done.stdout, policy=email.policy.default)


class Letters(WithProfile):
    def dry(self, *arguments, stdin=""):
        return self.cli(*MAIL, "--dry-run", *arguments, stdin=stdin)

    def test_markdown_is_the_text_and_makes_the_page(self):
        done = self.dry("--markdown-file", self.file("a.md", "# Plan\n\nAt **seven**.\n"))
        message = parsed(done)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(message.get_body(("plain",)).get_content(), "# Plan\n\nAt **seven**.\n")
        self.assertIn("<strong>seven</strong>", message.get_body(("html",)).get_content())

    def test_a_picture_lies_in_the_page_by_its_name(self):
        picture = self.file("logo.png", "\x89PNG")
        page = self.file("a.html", '<p>Hi <img src="cid:logo.png" alt="logo"></p>')
        message = parsed(self.dry("--text", "Hi", "--html-file", page, "--inline", picture))
        ids = [part["Content-ID"] for part in message.walk() if part["Content-ID"]]
        self.assertEqual(ids, ["<logo.png>"])
        self.assertIn("cid:logo.png", message.get_body(("html",)).get_content())

    def test_the_people_stand_in_their_fields(self):
        message = parsed(self.dry("--text", "x", "--cc", "carol@example.org, dora@example.org", "--reply-to",
                                  "office@example.org", "--bcc", "eve@example.org", "--priority", "high",
                                  "--header", "X-Campaign: may"))
        self.assertEqual((message["cc"], message["reply-to"], message["bcc"], message["x-campaign"]),
                         ("carol@example.org, dora@example.org", "office@example.org", None, "may"))
        self.assertEqual(message["x-priority"][0], "1")

    def test_the_account_says_who_writes_where_nothing_else_does(self):
        added = self.cli("accounts", "add", "--name", "Work", "--address", "Anna <anna@example.org>", "--host",
                         "localhost", "--port", "2525", "--security", "none")
        self.assertEqual(added.returncode, 0, added.stderr)
        letter = ["--to", "bob@example.net", "--subject", "Plan", "--text", "x", "--dry-run"]
        for account in ("Work", "anna@example.org"):
            self.assertEqual(parsed(self.cli("send", "--account", account, *letter))["from"], "Anna <anna@example.org>")
        said = parsed(self.cli("send", "--account", "Work", "--from", "eve@example.org", *letter))
        self.assertEqual(said["from"], "eve@example.org")
        for arguments, words in ([], "--from is missing"), (["--account", "Home"], "--account Home names no account"):
            refused = self.cli("send", *arguments, *letter)
            self.assertEqual((refused.returncode, refused.stdout), (64, ""))
            self.assertIn(words, refused.stderr)

    def test_who_signs_in_at_a_known_provider_need_not_be_said(self):
        added = self.cli("accounts", "add", "--address", "anna@gmail.com", "--format", "json")
        self.assertEqual(added.returncode, 0, added.stderr)
        account = json.loads(added.stdout)["accounts"][0]
        self.assertEqual((account["user"], account["secret"]), ("anna@gmail.com", "ask"))


class Findings(WithProfile):
    def said(self, *arguments):
        return self.cli("send", "--from", "anna@example.org", "--dry-run", *arguments)

    def test_what_is_asked_stands_on_stderr_and_stops_no_script(self):
        cases = [(["--to", "bob@gmial.com", "--subject", "s", "--text", "x"], "bob@gmail.com"),
                 (["--to", "bob@example.net", "--text", "x"], "no subject"),
                 (["--to", "bob@example.net", "--subject", "s"], "empty"),
                 (["--to", "bob@example.net", "--subject", "s", "--text", "The plan is attached."], "“attached”"),
                 (["--to", ",".join(f"p{i}@example.net" for i in range(12)), "--subject", "s", "--text", "x"], "12 people")]
        for arguments, words in cases:
            with self.subTest(words):
                for quiet in ([], ["--quiet"]):
                    done = self.said(*arguments, *quiet)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
                    self.assertIn(words, done.stderr)
                    self.assertTrue(parsed(done)["message-id"])

    def test_a_good_mail_is_not_talked_about(self):
        self.assertEqual(self.said("--to", "bob@example.net", "--subject", "s", "--text", "x").stderr, "")

    def test_what_stops_it_names_the_field(self):
        for arguments, field, text in ((["--to", "bob@example.net", "--cc", "not one"], "cc: ", "not one"),
                                       (["--to", "bob"], "to: ", "bob"), ([], "to: ", "Nobody"),
                                       (["--to", "bob@example.net", "--reply-to", "a@"], "reply-to: ", "a@")):
            with self.subTest(arguments):
                done = self.said(*arguments, "--subject", "s", "--text", "x")
                self.assertEqual((done.returncode, done.stdout), (65, ""))
                self.assertTrue(done.stderr.startswith("posthorn-cli: " + field), done.stderr)
                self.assertIn(text, done.stderr)
                self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    def test_a_finding_that_stops_is_a_document_too(self):
        done = self.said("--to", "one, two", "--text", "x", "--format", "json")
        envelope = json.loads(done.stdout)
        self.assertEqual((done.returncode, envelope["error"]["code"]), (65, "address.bad"))
        self.assertEqual(len(done.stderr.splitlines()), 2)

    def test_a_program_inside_a_zip_is_seen(self):
        path = os.path.join(self.profile, "tools.zip")
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("bin/setup.exe", b"x")
        done = self.said("--to", "bob@example.net", "--subject", "s", "--text", "x", "--attach", path)
        self.assertEqual(done.returncode, 0)
        self.assertIn("bin/setup.exe", done.stderr)

    def test_the_providers_bound_is_held_against_the_encoded_size(self):
        path = os.path.join(self.profile, "film.bin")
        with open(path, "wb") as out:
            out.truncate(27_000_000)
        mail = ["--to", "bob@example.net", "--subject", "s", "--text", "x", "--attach", path]
        self.assertIn("36.9 MB", self.said(*mail, "--host", "smtp.gmail.com").stderr)
        self.assertEqual(self.said(*mail, "--host", "mail.example.org").stderr, "")


class Contradictions(WithProfile):
    def test_two_sources_of_one_text_are_both_named(self):
        cases = [(["--text", "x", "--text-file", "f"], ["--text ", "--text-file"]),
                 (["--text", "x", "--markdown-file", "f"], ["--text ", "--markdown-file"]),
                 (["--html-file", "f", "--markdown-file", "f"], ["--html-file", "--markdown-file"]),
                 (["--text-file", "-", "--html-file", "-"], ["--text-file -", "--html-file -"]),
                 (["--text-file", "-", "--password-stdin"], ["--text-file -", "--password-stdin"]),
                 (["--eml", "f"], ["--eml", "--from"])]
        for arguments, names in cases:
            with self.subTest(arguments):
                done = self.cli(*MAIL, *arguments)
                self.assertEqual(done.returncode, 64, done.stderr)
                for name in names:
                    self.assertIn(name, done.stderr)

    def test_a_picture_needs_a_page(self):
        done = self.cli(*MAIL, "--text", "x", "--inline", self.file("a.png", "x"), "--dry-run")
        self.assertEqual(done.returncode, 64)
        self.assertIn("--inline", done.stderr)

    def test_a_text_that_is_none_is_named(self):
        path = os.path.join(self.profile, "latin.txt")
        with open(path, "wb") as out:
            out.write("Grüße".encode("latin-1"))
        done = self.cli(*MAIL, "--text-file", path, "--dry-run")
        self.assertEqual(done.returncode, 65)
        self.assertIn(path, done.stderr)


class Files(WithProfile):
    def eml(self, name, subject):
        return self.file(name, f"From: anna@example.org\nTo: bob@example.net\nSubject: {subject}\n\nText\n")

    def test_several_are_sent_one_after_another_and_answered_line_by_line(self):
        names = [self.eml(f"{n}.eml", f"Mail {n}") for n in range(3)]
        files = [part for name in names for part in ("--eml", name)]
        with Practice() as practice:
            done = self.cli("send", *practice.route("starttls", "starttls"), *PASSWORD, *files, "--format", "json",
                            stdin="secret")
            mails = [e for e in practice.stop() if e["event"] == "message"]
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([json.loads(line)["status"] for line in done.stdout.splitlines()], ["sent"] * 3)
        self.assertEqual([m["subject"] for m in mails], ["Mail 0", "Mail 1", "Mail 2"])

    def test_one_at_fault_stops_them_all(self):
        with Practice() as practice:
            done = self.cli("send", *practice.route("starttls", "starttls"), *PASSWORD, "--eml",
                            self.eml("a.eml", "good"), "--eml", "/no/such.eml", stdin="secret")
            mails = [e for e in practice.stop() if e["event"] == "message"]
        self.assertEqual((done.returncode, mails), (66, []))
        self.assertIn("/no/such.eml", done.stderr)

    def test_doubt_is_never_hidden_by_what_follows(self):
        with Practice("--scenario", "close-after-dot") as practice:
            done = self.cli("send", *practice.route("starttls", "starttls"), *PASSWORD, "--eml",
                            self.eml("a.eml", "one"), "--eml", self.eml("b.eml", "two"), "--format", "json",
                            stdin="secret")
        self.assertEqual(done.returncode, 79)
        self.assertEqual(len(done.stdout.splitlines()), 2)


class Wishes(WithProfile):
    def test_a_wish_that_cannot_be_one_is_named(self):
        for option, value in (("--request-dsn", "sometimes"), ("--hold-until", "tomorrow"),
                              ("--hold-until", "2001-01-01T00:00"), ("--deliver-by", "0"), ("--mt-priority", "10"),
                              ("--proxy", "ftp://127.0.0.1:1"), ("--proxy", "socks5://u:p@127.0.0.1:1"),
                              ("--proxy", "socks5://u@127.0.0.1:1"), ("--proxy-password-env", "HOME")):
            with self.subTest((option, value)):
                done = self.cli(*MAIL, "--text", "x", "--host", "localhost", option, value)
                self.assertEqual(done.returncode, 64, done.stderr)
                self.assertIn(option, done.stderr)
                self.assertNotIn("u:p", done.stderr)

    def test_a_certificate_that_is_none_is_named(self):
        key = self.file("me.pem", "nothing")
        done = self.cli(*MAIL, "--text", "x", "--host", "localhost", "--client-cert", key)
        self.assertEqual(done.returncode, 64, done.stderr)
        self.assertIn(key, done.stderr)

    def test_a_promise_the_server_cannot_give_stops_the_mail(self):
        with Practice() as practice:
            done = self.cli(*MAIL, "--text", "x", *practice.route("starttls", "starttls"), *PASSWORD, "--hold-until",
                            "2099-01-01T00:00", stdin="secret")
            mails = [e for e in practice.stop() if e["event"] == "message"]
        self.assertEqual(mails, [])
        self.assertNotEqual(done.returncode, 0)


class Providers(WithProfile):
    def test_an_unknown_provider_names_those_near_it(self):
        done = self.cli("explain", "--provider", "outlok", "550 x")
        self.assertEqual(done.returncode, 64)
        self.assertIn("outlook-com", done.stderr)
        self.assertIn("domain", self.cli("explain", "--provider", "qwxyz", "550 x").stderr)

    def test_the_domain_of_an_address_names_its_provider(self):
        done = self.cli("explain", "--provider", "gmail.com", "--format", "json", "535-5.7.8 Username and Password not accepted")
        self.assertEqual(json.loads(done.stdout)["provider"], "gmail")


class CheckWithoutPassword(WithProfile):
    def test_that_sign_in_was_left_out_is_said(self):
        with Practice() as practice:
            route = practice.route("starttls", "starttls")
            done = self.cli("check", "anna@example.org", *route)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("--password-stdin", done.stderr)
            self.assertNotIn("left out", self.cli("check", *route, *PASSWORD, stdin="secret").stderr)


if __name__ == "__main__":
    unittest.main()
