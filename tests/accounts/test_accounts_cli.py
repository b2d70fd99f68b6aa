# SPDX-License-Identifier: MIT
"""`posthorn-cli accounts`, and what check and send do with an account, beside real keychains (tests/secrets/keyring).
Each class belongs to one state of the keychain."""
import base64
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../app"))
from posthorn_cli import PROGRAM, Practice  # noqa: E402

CANARY = "Canary-7f3Q.wéß"
ACCOUNT = os.environ.get("KEYRING_ACCOUNT", "kept")


def secret_tool(verb, account):
    return subprocess.run(["secret-tool", verb, "server", "posthorn", "user", account], capture_output=True,
                          text=True, encoding="utf-8").stdout


class WithProfile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="posthorn-test-", dir=os.environ["KEYRING_FOLDER"])
        self.addCleanup(folder.cleanup)
        self.profile, self.said = folder.name, b""

    def cli(self, *arguments, stdin=""):
        done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, text=True, encoding="utf-8",
                              env=os.environ | {"POSTHORN_PROFILE": self.profile, "LC_ALL": "C.UTF-8"}, timeout=120)
        self.said += (done.stdout + done.stderr).encode()
        return done

    def accounts(self, *arguments, stdin="", code=0):
        done = self.cli("accounts", *arguments, "--format", "json", stdin=stdin)
        self.assertEqual(done.returncode, code, done.stderr)
        return json.loads(done.stdout), done.stderr

    def add(self, practice, *more, stdin=CANARY, code=0):
        route = practice.route("starttls", "starttls")
        return self.accounts("add", "--name", "Work", "--address", "Anna <anna@example.org>", *route, "--password-stdin",
                             *more, stdin=stdin, code=code)

    def book(self, account=None):
        path = os.path.join(self.profile, "accounts.json")
        if account is not None:
            with open(path, "w", encoding="utf-8") as out:
                json.dump(account, out)
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    def book_with_kept_account(self):
        """As a run on an open keychain left it."""
        return self.book({"version": 2, "accounts": [{
            "id": ACCOUNT, "name": "Work", "identities": [{"name": "Anna", "address": "anna@example.org"}],
            "endpoint": {"host": "localhost", "port": 587, "security": "starttls"}, "user": "anna@example.org",
            "auth": "auto", "secret": "keychain", "keptBy": "GNOME Keyring"}]})

    def send(self, *more, stdin="", code=0):
        done = self.cli("send", "--account", "Work", "--from", "anna@example.org", "--to", "bob@example.net", "--subject",
                        "Hello", "--text", "Good morning", *more, stdin=stdin)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr


class Open(WithProfile):
    def test_an_account_is_added_used_and_removed_without_its_password_being_asked_again(self):
        with Practice() as practice:
            added, _ = self.add(practice)
            account = added["accounts"][0]
            self.assertEqual((added["schema"], account["secret"], account["kept_by"]),
                             ("posthorn.accounts/1", "stored", "GNOME Keyring"))
            self.assertEqual(list(account), ["id", "name", "default", "identities", "host", "port", "security", "user",
                                             "auth", "secret", "kept_by"])
            self.assertEqual(secret_tool("lookup", account["id"]), CANARY)
            checked = self.cli("check", "--account", "Work", "--format", "json")
            stages = {stage["id"]: stage["status"] for stage in json.loads(checked.stdout)["stages"]}
            self.assertEqual((checked.returncode, stages["auth"]), (0, "ok"), checked.stderr)
            self.send()
            mails = [event for event in practice.stop() if event["event"] == "message"]
            self.assertEqual(len(mails), 1)
        self.assertEqual(self.accounts("list")[0]["accounts"], [account])
        self.assertEqual(self.accounts("show", "anna@example.org")[0]["accounts"], [account])
        self.assertEqual(self.accounts("remove", "Work")[0]["accounts"], [])
        self.assertEqual(secret_tool("lookup", account["id"]), "")
        self.assertEqual(self.book(), {"version": 2, "accounts": []})

    def test_a_password_is_replaced(self):
        with Practice() as practice:
            account = self.add(practice)[0]["accounts"][0]
        self.accounts("set-password", "Work", "--password-stdin", stdin="another\n")
        self.assertEqual(secret_tool("lookup", account["id"]), "another")

    def test_a_password_that_is_gone_is_said_to_be(self):
        self.book_with_kept_account()
        listed, said = self.accounts("list")
        self.assertEqual(listed["accounts"][0]["secret"], "absent")
        self.assertIn("No password is at hand for Work", said)
        self.assertIn("No password is at hand for Work", self.send(code=77))

    def test_another_keychain_than_last_time_is_named(self):
        book = self.book_with_kept_account()
        book["accounts"][0]["keptBy"] = "KWallet"
        self.book(book)
        self.assertIn("kept by KWallet", self.accounts("list")[1])
        self.assertIn("kept by KWallet", self.send(code=77))

    def test_an_account_that_asks_keeps_nothing(self):
        with Practice() as practice:
            account = self.add(practice, "--secret", "ask")[0]["accounts"][0]
            self.assertEqual((account["secret"], secret_tool("lookup", account["id"])), ("ask", ""))
            self.assertIn("Work", self.send(code=77))
            self.send("--password-stdin", stdin=CANARY)

    def test_what_cannot_be_is_refused_by_name(self):
        with Practice() as practice:
            for stdin, more, named in (("a\tb", (), "stdin"), (CANARY, ("--secret", "session"), "--secret session"),
                                       (CANARY, ("--account", "x"), "--account")):
                document, said = self.add(practice, *more, stdin=stdin, code=64)
                self.assertEqual(document["schema"], "posthorn.error/1")
                self.assertIn(named, said)
            self.add(practice)
            self.assertIn("--name Work", self.add(practice, code=64)[1])
        self.assertIn("nobody", self.accounts("show", "nobody", code=64)[1])
        self.assertIn("import", self.accounts("import", "x", code=64)[1])
        self.assertIn("--password-stdin", self.accounts("set-password", "Work", code=64)[1])

    def test_what_is_owed_to_the_keychain_is_done_at_the_next_chance(self):
        subprocess.run(["secret-tool", "store", "--label=x", "server", "posthorn", "user", "gone", "type", "plaintext"],
                       input="x", text=True, check=True)
        self.book({"version": 2, "accounts": [], "toForget": ["gone"]})
        self.accounts("list")
        self.assertEqual(secret_tool("lookup", "gone"), "")
        self.assertEqual(self.book(), {"version": 2, "accounts": []})

    def test_a_broken_book_is_kept_aside_and_said(self):
        with open(os.path.join(self.profile, "accounts.json"), "w", encoding="utf-8") as out:
            out.write("not JSON")
        listed, said = self.accounts("list")
        self.assertEqual(listed["accounts"], [])
        aside = [name for name in os.listdir(self.profile) if name.startswith("accounts.broken-")]
        self.assertEqual(len(aside), 1)
        self.assertIn(aside[0], said)

    def test_the_canary_is_nowhere_in_the_open(self):
        with Practice() as practice:
            self.add(practice)
            self.cli("check", "--account", "Work", "--format", "json")
            self.send("--format", "json")
            self.accounts("list")
            self.cli("accounts", "show", "Work")
            self.said += json.dumps(practice.stop()).encode()
        places = [("what was said", self.said)]
        for folder, _, names in os.walk(os.environ["KEYRING_FOLDER"]):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        places.append((path, file.read()))
        self.assertTrue(any(path.endswith("accounts.json") for path, _ in places))
        for path, content in places:
            for form in forms(CANARY):
                self.assertNotIn(form, content, path)

    def test_a_crash_leaves_no_core(self):
        with Practice() as practice, open(f"/proc/{practice.process.pid}/limits", encoding="ascii") as limits:
            core = [line for line in limits if line.startswith("Max core file size")]
        self.assertEqual(core[0].split()[4:6], ["0", "0"])


def forms(password):
    """Its bytes, as programs write them: plain, wide, and base64 however it is aligned."""
    plain = password.encode()
    yield plain
    yield password.encode("utf-16-le")
    for before in (b"", b"x", b"xx", b"\0anna@example.org\0"):
        whole = base64.b64encode(before + plain)
        yield whole[(len(before) * 8 + 5) // 6:(len(before) + len(plain)) * 8 // 6]


class Locked(WithProfile):
    def test_a_locked_keychain_is_said_and_not_called_empty(self):
        self.book_with_kept_account()
        listed, said = self.accounts("list")
        self.assertEqual(listed["accounts"][0]["secret"], "locked")
        self.assertIn("The keychain is locked", said)
        self.assertIn("The keychain is locked", self.send(code=77))
        self.assertEqual(self.cli("check", "--account", "Work").returncode, 3)
        self.assertIn("locked", self.accounts("set-password", "Work", "--password-stdin", stdin="x", code=77)[1])

    def test_a_password_that_cannot_be_removed_now_is_remembered(self):
        self.book_with_kept_account()
        removed, said = self.accounts("remove", "Work")
        self.assertEqual(removed["accounts"], [])
        self.assertIn("in the keychain still", said)
        self.assertEqual(self.book(), {"version": 2, "accounts": [], "toForget": [ACCOUNT]})

    def test_an_account_whose_password_is_not_kept_is_not_added(self):
        with Practice() as practice:
            self.add(practice, code=77)
        self.assertEqual(self.book()["accounts"], [])


class Absent(WithProfile):
    def test_no_keychain_is_said_and_asking_each_time_remains(self):
        with Practice() as practice:
            self.assertIn("No keychain runs here", self.add(practice, code=77)[1])
            self.assertEqual(self.add(practice, "--secret", "ask")[0]["accounts"][0]["secret"], "ask")
            self.send("--password-stdin", stdin=CANARY)

    def test_what_another_session_kept_is_absent(self):
        self.book_with_kept_account()
        listed, said = self.accounts("list")
        self.assertEqual(listed["accounts"][0]["secret"], "absent")
        self.assertIn("No keychain runs here", said)


class Silent(WithProfile):
    def test_a_hung_keychain_costs_less_than_25_seconds(self):
        book = self.book_with_kept_account()
        book["accounts"].append(book["accounts"][0] | {"id": "other", "name": "Other"})
        book["toForget"] = ["gone"]
        self.book(book)
        for run in (lambda: self.accounts("list")[1], lambda: self.send(code=77),
                    lambda: self.accounts("set-password", "Work", "--password-stdin", stdin="x", code=77)[1]):
            start = time.monotonic()
            self.assertIn("The keychain does not answer", run())
            self.assertLess(time.monotonic() - start, 25)


if __name__ == "__main__":
    unittest.main()
