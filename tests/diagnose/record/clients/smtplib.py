# SPDX-License-Identifier: MIT
# Named so that it does not hide the module: record runs it with -P.
import os
import smtplib
import ssl

env = os.environ
context = ssl.create_default_context(cafile=env.get("CA") or None)
address = (env["HOST"], int(env["PORT"]))
if env["MODE"] == "tls":
    client = smtplib.SMTP_SSL(*address, timeout=5, context=context)
else:
    client = smtplib.SMTP(*address, timeout=5)
if env["MODE"] == "starttls":
    client.starttls(context=context)
if env["LOGIN"]:
    client.login(env["LOGIN"], env["SECRET"])
client.sendmail(env["SENDER"], env["RECIPIENT"].split(","), "Subject: Hello\r\n\r\n" + "Good morning.\r\n" * int(env["LINES"]))
