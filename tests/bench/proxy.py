# SPDX-License-Identifier: MIT
"""A slow line between a client and a server, which counts the client's flights.

A flight is what a client sends before it hears from the server again. Each direction is held for 30 ms, so that
whatever a client can say without waiting is one flight, however it cuts its writes."""
import asyncio
import threading

HOLD = 0.030
# A TLS 1.3 record that holds an alert: 2 octets, the type, and the 16 of the tag (RFC 8446 5.2). Records hide what
# they carry, but no SMTP command is this short; so a flight of such records is the close_notify behind QUIT.
APPLICATION_DATA, ALERT_LENGTH = 0x17, 19


def carries_words(flight):
    """Whether a flight holds more than a close_notify."""
    at = 0
    while at + 5 <= len(flight):
        length = int.from_bytes(flight[at + 3:at + 5], "big")
        if flight[at] != APPLICATION_DATA or length != ALERT_LENGTH:
            return True
        at += 5 + length
    return at != len(flight)


class Proxy:
    """Listens for the length of a with block; `flights` of all connections afterwards."""

    def __init__(self, target):
        self.target = target
        self.sent = []
        self.tasks = set()

    def __enter__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.listener = self.on_loop(asyncio.start_server(self.serve, "127.0.0.1", 0))
        self.port = self.listener.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_):
        self.on_loop(self.drain())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    @property
    def flights(self):
        return sum(carries_words(flight) for flight in self.sent)

    def on_loop(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    async def drain(self):
        self.listener.close()
        await asyncio.gather(*self.tasks)

    async def serve(self, from_client, to_client):
        self.tasks.add(asyncio.current_task())
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.target)
        connection = Connection(self.sent)
        await asyncio.gather(hold(from_client, to_server, arrived=connection.client_spoke),
                             hold(from_server, to_client, left=connection.server_heard))


class Connection:
    def __init__(self, sent):
        self.sent = sent
        self.speaking = False

    def client_spoke(self, octets):
        if not self.speaking:
            self.sent.append(b"")
        self.sent[-1] += octets
        self.speaking = True

    def server_heard(self, _):
        self.speaking = False


async def hold(reader, writer, arrived=lambda octets: None, left=lambda octets: None):
    """Each chunk leaves HOLD after it came, in order; so does the end."""
    waiting = asyncio.Queue()
    delivery = asyncio.create_task(deliver(waiting, writer, left))
    octets = b"more"
    while octets:
        try:
            octets = await reader.read(65536)
        except ConnectionError:
            octets = b""
        if octets:
            arrived(octets)
        waiting.put_nowait((asyncio.get_running_loop().time() + HOLD, octets))
    await delivery


async def deliver(waiting, writer, left):
    octets = b"more"
    try:
        while octets:
            due, octets = await waiting.get()
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            if octets:
                writer.write(octets)
                await writer.drain()
                left(octets)
    except ConnectionError:
        pass  # the other side is gone, as after QUIT it may be
    finally:
        writer.close()
