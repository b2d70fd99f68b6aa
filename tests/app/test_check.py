# SPDX-License-Identifier: MIT
"""posthorn-cli check: what its formats say to the programs that read them, and what it finds by itself."""
import io
import json
import re
import socket
import tempfile
import unittest

import junitparser
from prometheus_client.parser import text_string_to_metric_families

from posthorn_cli import Practice, run

PASSWORD = ["--user", "anna", "--password-stdin"]


class Check(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="posthorn-test-")
        self.addCleanup(self.folder.cleanup)

    def check(self, *arguments, stdin="secret\n"):
        return run("check", *arguments, profile=self.folder.name, stdin=stdin)

    def played(self, form, *, scenario="good", port="starttls", security="starttls", more=()):
        with Practice("--scenario", scenario) as practice:
            return self.check(*practice.route(port, security), *PASSWORD, "--format", form, *more)


class Formats(Check):
    def test_junit_is_read_by_its_own_library(self):
        for scenario, code, failures in (("good", 0, 0), ("gmail-wrong-password", 1, 1)):
            done = self.played("junit", scenario=scenario)
            suites = junitparser.JUnitXml.fromstring(done.stdout.encode())
            suites = list(suites)
            self.assertEqual((done.returncode, len(suites), suites[0].failures, suites[0].errors),
                             (code, 1, failures, 0))
            cases = {case.name: case for case in suites[0]}
            self.assertEqual(len(cases), 14)
            self.assertEqual([r.type for r in cases["auth"].result],
                             ["auth.bad-credentials"] if failures else [])
            self.assertIsInstance(cases["sender"].result[0], junitparser.Skipped)

    def test_prometheus_is_read_by_its_own_library(self):
        for scenario, success in (("good", 1.0), ("gmail-wrong-password", 0.0)):
            done = self.played("prometheus", scenario=scenario)
            families = {f.name: f for f in text_string_to_metric_families(done.stdout)}
            self.assertEqual(families["posthorn_check_success"].samples[0].value, success)
            stages = {s.labels["stage"] for s in families["posthorn_check_stage_seconds"].samples}
            self.assertLessEqual({"connect", "greeting", "tls", "certificate", "auth"}, stages)
            self.assertGreater(families["posthorn_check_cert_not_after_seconds"].samples[0].value, 1.7e9)
            causes = [s.labels["cause"] for s in families["posthorn_check_cause"].samples] \
                if "posthorn_check_cause" in families else []
            self.assertEqual(causes, [] if success else ["auth.bad-credentials"])

    def test_nagios_is_one_line_with_performance_data_and_the_codes_of_plugins(self):
        line = re.compile(r"^SMTP (OK|WARNING|CRITICAL|UNKNOWN) - [^|\n]+( \| ('?[\w ]+'?=\d+(\.\d+)?s?[\d;.]* ?)+)?\n$")
        for scenario, code, word in (("good", 0, "OK"), ("greeting-421", 1, "WARNING"),
                                     ("gmail-wrong-password", 2, "CRITICAL")):
            done = self.played("nagios", scenario=scenario)
            self.assertEqual(done.returncode, code, done.stdout)
            self.assertRegex(done.stdout, line)
            self.assertTrue(done.stdout.startswith(f"SMTP {word} - "))
        done = self.check("--host", "localhost", "--port", "70000", "--format", "nagios")
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stdout, line)

    def test_github_gets_one_workflow_command(self):
        for scenario, command in (("good", "notice"), ("greeting-421", "warning"), ("gmail-wrong-password", "error")):
            done = self.played("github", scenario=scenario)
            self.assertRegex(done.stdout, rf"^::{command} title=[^:,\n]+::[^\n]+\n$")

    def test_ndjson_tells_each_stage_and_then_the_whole(self):
        done = self.played("ndjson")
        lines = [json.loads(line) for line in io.StringIO(done.stdout)]
        self.assertEqual({line["schema"] for line in lines[:-1]}, {"posthorn.check.stage/1"})
        self.assertEqual(lines[-1]["schema"], "posthorn.check/1")
        self.assertEqual([line["stage"]["id"] for line in lines[:-1]][-1], "auth")


class Experiments(Check):
    def test_the_right_encryption_behind_a_silent_port_is_found_in_seconds(self):
        done = self.played("json", port="tls")
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["verdict"]["cause"], report["verdict"]["confidence"]),
                         (1, "tls.wrong-mode", "certain"))
        self.assertEqual(report["suggestion"], {"host": "localhost", "port": report["target"]["port"],
                                                "security": "tls"})
        fix = report["verdict"]["fixes"][0]
        self.assertEqual((fix["id"], fix["apply"]), ("use-other-mode", {"security": "tls"}))
        way = report["alternatives"][0]
        self.assertEqual((way["security"], way["family"], way["furthest"], way["status"], way["cause"]),
                         ("tls", "v4", "capabilities", "ok", None))
        self.assertLess(report["elapsed_ms"], 5000)

    def test_what_an_experiment_proved_is_the_first_thing_to_do(self):
        done = self.played("text", port="tls")
        self.assertRegex(done.stdout, r"\n 1\. Use port \d+ with TLS from the start\.\n")
        self.assertRegex(done.stdout, r"\n ✓  \d+ · TLS · IPv4 +\d+ ms  Works as far as it was tried\n")

    def test_without_side_probes_there_is_one_connection(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            done = self.check("--host", "localhost", "--connect-to", f"127.0.0.1:{port}", "--port", str(port),
                              "--security", "starttls", "--no-side-probes", "--timeout", "2", "--format", "json")
            silent.settimeout(0.2)
            silent.accept()[0].close()
            self.assertRaises(TimeoutError, silent.accept)
        report = json.loads(done.stdout)
        self.assertEqual((done.returncode, report["verdict"]["cause"], report["alternatives"]),
                         (4, "net.timeout", []))

    def test_a_refused_password_is_not_tried_elsewhere(self):
        with Practice("--scenario", "gmail-wrong-password") as practice:
            done = self.check(*practice.route("starttls", "starttls"), *PASSWORD, "--format", "json")
            events = practice.stop()
        said = [line for line in json.loads(done.stdout)["transcript"] if line["line"].startswith("AUTH")]
        self.assertEqual((len(said), [event["event"] for event in events]), (1, ["session"]))


class Input(Check):
    def test_a_pasted_url_is_mended_and_said(self):
        with Practice() as practice:
            done = self.check("--host", f"smtps://localhost:{practice.ports['tls']}/", "--ca-file", practice.ca,
                              "--ipv4", "--user", " anna ", "--password-stdin", "--format", "json")
        report = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(report["target"], {"host": "localhost", "port": practice.ports["tls"], "security": "tls",
                                            "user": "anna", "auth": "auto"})
        self.assertEqual((report["stages"][0]["id"], report["stages"][0]["status"],
                          report["stages"][0]["evidence"]["mended"]), ("input", "warning", "host, user"))
        self.assertIn("host, user", done.stderr)


if __name__ == "__main__":
    unittest.main()
