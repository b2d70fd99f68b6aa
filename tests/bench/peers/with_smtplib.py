# SPDX-License-Identifier: MIT
"""Sends as smtplib's documentation shows it: one message with a file attached, or the same one several times."""
import json
import smtplib
import ssl
import sys
from email.message import EmailMessage
from pathlib import Path

task = json.loads(sys.argv[1])
message = EmailMessage()
message["From"], message["To"], message["Subject"] = task["from"], task["to"], "Bench"
message.set_content("One line.\n")
if "attach" in task:
    message.add_attachment(Path(task["attach"]).read_bytes(), maintype="application", subtype="octet-stream",
                           filename="bench.bin")
context = ssl.create_default_context(cafile=task["ca"]) if task["ca"] else None
if task["security"] == "tls":
    server = smtplib.SMTP_SSL(task["host"], task["port"], context=context)
else:
    server = smtplib.SMTP(task["host"], task["port"])
with server:
    if task["security"] == "starttls":
        server.starttls(context=context)
    if task["user"]:
        server.login(task["user"], task["password"])
    for _ in range(task.get("times", 1)):
        server.send_message(message)
