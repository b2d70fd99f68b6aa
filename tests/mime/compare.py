#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""compare BEFORE AFTER: what Python's email package sees in two messages, a line for each difference. Encodings may
differ; names, texts, types and contents may not."""

import email
import email.message
import email.policy
import sys
from email.header import decode_header

MOVED = {"content-transfer-encoding", "mime-version", "bcc"}


def decoded(chunk, charset):
    if isinstance(chunk, str):
        return chunk
    return chunk.decode(charset or "raw-unicode-escape")


def shown(value):
    raw = value.encode("utf-8", "surrogateescape").decode("utf-8")
    words = decode_header(raw.replace("\r", "").replace("\n", ""))
    text = "".join(decoded(chunk, charset) for chunk, charset in words)
    return " ".join(text.replace('"', "").split())


def fields(part):
    return {name.lower(): shown(value) for name, value in part.raw_items()
            if name.lower() not in MOVED and not name.lower().startswith("content-")}


def text_lines(part, content):
    return content.replace(b"\r\n", b"\n") if part.get_content_maintype() in ("text", "message") else content


def name_of(part):
    plain = email.message.Message()
    for name, value in part.raw_items():
        if name.lower() in ("content-type", "content-disposition"):
            plain[name] = value.encode("utf-8", "surrogateescape").decode("utf-8")
    name = plain.get_filename()
    return shown(name) if name else None


def facts(part):
    if part.is_multipart():
        content = None
    else:
        content = text_lines(part, part.get_payload(decode=True)).rstrip(b"\n")
    return {"type": part.get_content_type(), "name": name_of(part), "content": content, **fields(part)}


def parts(path):
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.compat32)
    return [facts(part) for part in message.walk()]


def main(before, after):
    old, new = parts(before), parts(after)
    if len(old) != len(new):
        print(f"{len(old)} parts before, {len(new)} after")
    for number, (was, now) in enumerate(zip(old, new)):
        for key in sorted(was.keys() | now.keys()):
            if was.get(key) != now.get(key):
                print(f"part {number}, {key}: {was.get(key)!r} became {now.get(key)!r}")


main(*sys.argv[1:])
