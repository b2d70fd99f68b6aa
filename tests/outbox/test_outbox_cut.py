# SPDX-License-Identifier: MIT
"""The connection is cut after each byte of a session, whichever side sent it: what the outbox says about each mail is
what the server's log says."""
import os
import select
import socket
import threading
import unittest

from outbox_cli import Practice, WithOutbox, plain, taken


MAILS = 420  # a session has about 380 bytes; those behind it arrive uncut


class Cutter(threading.Thread):
    """Passes bytes on between client and server; the n-th connection ends after n bytes, counted both ways."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server = server
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.connections = 0
        self.uncut = 0

    def run(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            with client, socket.create_connection(("127.0.0.1", self.server)) as server:
                for end in (client, server):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.uncut += self.relay({client: server, server: client}, self.connections)

    def relay(self, ways, left):
        while left > 0:
            for source in select.select(list(ways), [], [])[0]:
                try:
                    data = source.recv(left)
                except ConnectionError:
                    return True
                if not data:
                    return True
                ways[source].sendall(data)
                left -= len(data)
                if left == 0:
                    break
        return False

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


class Cut(WithOutbox):
    def queue_many(self, route, count):
        files = []
        for i in range(count):
            path = os.path.join(self.profile, f"{i}.eml")
            files += ["--eml", path]
            with open(path, "w", encoding="utf-8") as out:
                out.write(f"From: a@b.org\nTo: r{i:04}@c.net\n\nx\n")
        done = self.cli("send", *route, *files, "--queue", timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_outcome_agrees_with_the_servers_log(self):
        with Practice() as practice:
            cutter = Cutter(practice.ports["plain"])
            cutter.start()
            self.queue_many(plain(practice, cutter.port), MAILS)
            self.cli("outbox", "flush", timeout=300)
            cutter.close()
            counts = taken(practice.stop())
        states = self.states()
        self.assertEqual(len(states), MAILS)
        self.assertGreater(cutter.uncut, 0, f"{cutter.connections} connections were too few for the whole session")
        self.assertEqual([to for to, n in counts.items() if n > 1], [])
        for to, state in states.items():
            with self.subTest(to):
                self.assertIn(state, ("queued", "sent", "in-doubt"))
                if state != "in-doubt":
                    self.assertEqual(counts[to], 1 if state == "sent" else 0)
        doubts = [counts[to] for to, state in states.items() if state == "in-doubt"]
        self.assertEqual(set(doubts), {0, 1})  # the terminator cut off, and the reply to it
        print(f"\n{cutter.connections} connections, {cutter.uncut} whole; {list(states.values()).count('sent')} sent, "
              f"{len(doubts)} in doubt ({sum(doubts)} arrived)", flush=True)


if __name__ == "__main__":
    unittest.main()
