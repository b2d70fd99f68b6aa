# SPDX-License-Identifier: MIT
"""The flights of Posthorn, which are the same on every machine, and that the bench counts and judges right."""
import contextlib
import os
import tempfile
import time
import unittest

import clients
import flights
from process import Failed, cost
from proxy import carries_words
from servers import Postfix, Practice, Unavailable
from table import Bound, Row, table

CLOSE_NOTIFY = b"\x17\x03\x03\x00\x13" + bytes(19)


class WithProfile(unittest.TestCase):
    def setUp(self):
        profile = tempfile.TemporaryDirectory(prefix="posthorn-test-")
        self.addCleanup(profile.cleanup)
        os.environ["POSTHORN_PROFILE"] = profile.name

    def counts(self, server, *more, spared=0):
        for security, most in flights.BOUNDS.items():
            with self.subTest(f"{security}, {server.name}"):
                counted = flights.of_posthorn(server, security, *clients.letter(*more))
                self.assertLessEqual(counted, most - spared)


class ToPractice(WithProfile):
    def test_a_message_takes_few_flights(self):
        with Practice() as server:
            self.counts(server)

    def test_smtplib_waits_for_each_reply(self):
        """TLS's two, EHLO, AUTH, MAIL, RCPT, DATA, the message, QUIT."""
        with Practice() as server:
            self.assertEqual(flights.flights(server, "tls", lambda seen: clients.smtplib(seen, "tls")), 9)


class ToPostfix(WithProfile):
    def test_a_message_takes_few_flights_and_the_quit_is_read(self):
        with self.postfix() as server:
            self.counts(server)
            sessions = farewells(server.folder / "log" / "mail.log", len(flights.BOUNDS))
        self.assertEqual([" quit=1 " in line for line in sessions], [True] * len(flights.BOUNDS), sessions)

    def test_chunks_spare_one(self):
        with self.postfix() as server:
            self.counts(server, "--chunking", spared=1)

    @contextlib.contextmanager
    def postfix(self):
        try:
            with Postfix() as server:
                yield server
        except Unavailable as why:
            self.skipTest(f"SKIP  : {why}")


def farewells(log, count):
    """What Postfix notes of each session that brought a message; it writes the line when the session is over."""
    until = time.monotonic() + 10
    while True:
        found = [line for line in log.read_text().splitlines() if "disconnect from" in line and " data=1 " in line]
        if len(found) >= count or time.monotonic() > until:
            return found
        time.sleep(0.02)


class Counting(unittest.TestCase):
    def test_a_close_notify_says_nothing(self):
        self.assertFalse(carries_words(CLOSE_NOTIFY))

    def test_a_command_before_it_does(self):
        self.assertTrue(carries_words(b"\x17\x03\x03\x00\x17" + bytes(23) + CLOSE_NOTIFY))

    def test_so_does_clear_text(self):
        self.assertTrue(carries_words(b"QUIT\r\n"))


class Judging(unittest.TestCase):
    def row(self, value, bound):
        return Row("large", "case", "s", value, {"nodemailer": 2.0}, bound)

    def test_a_bound_against_a_peer_is_a_ratio_with_its_tolerance(self):
        bound = Bound(1, peer="nodemailer", tolerance=0.05)
        self.assertTrue(self.row(2.09, bound).holds())
        self.assertFalse(self.row(2.11, bound).holds())

    def test_a_least_bound_looks_the_other_way(self):
        bound = Bound(2, peer="nodemailer", least=True)
        self.assertTrue(self.row(4.0, bound).holds())
        self.assertFalse(self.row(3.9, bound).holds())

    def test_what_the_program_cannot_do_is_missed(self):
        self.assertFalse(self.row(None, Bound(1)).holds())
        self.assertIn("MISSED", table([self.row(None, Bound(1))]))

    def test_the_table_shows_the_ratio(self):
        self.assertIn("nodemailer 2 (0.50)", table([self.row(1.0, None)]))


class Costs(unittest.TestCase):
    def test_memory_and_time_of_the_process_itself(self):
        used = cost([clients.PYTHON, "-c", "block = b'x' * 100_000_000; sum(range(1_000_000))"])
        self.assertTrue(100 < used.peak < 150, used)
        self.assertGreater(used.cpu, 0.01)

    def test_a_failure_names_the_command_and_its_words(self):
        with self.assertRaisesRegex(Failed, r"(?s)exit 3 .*out of ink"):
            cost([clients.PYTHON, "-c", "import sys; print('out of ink', file=sys.stderr); sys.exit(3)"])


if __name__ == "__main__":
    unittest.main()
