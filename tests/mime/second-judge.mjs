// SPDX-License-Identifier: MIT
// second-judge PACKAGES FILE…: reads messages with postal-mime, an implementation that neither we nor judge.py share a
// line with, and says as JSON what it saw: one array element a file, in the order of the arguments.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, ...files] = process.argv.slice(2);
const place = createRequire(`${packages}/package.json`).resolve("postal-mime");
const { default: PostalMime } = await import(pathToFileURL(place));

const people = (list) => (list ?? []).flatMap((one) => one.group ?? [one]);
const mailboxes = (list) => people(list).map(({ name, address }) => ({ name, address }));
const bytes = (content) => Buffer.from(typeof content === "string" ? content : new Uint8Array(content));
// An attached message has the line ends of the one around it, and here also the line break before the boundary.
const lines = (content) => bytes(content).toString("latin1").replace(/\r\n/g, "\n").replace(/\n\n$/, "\n");
const whole = (file) => (file.mimeType === "message/rfc822" ? lines(file.content) : bytes(file.content));

const attachment = (file) => ({
    filename: file.filename,
    type: file.mimeType,
    disposition: file.disposition,
    contentId: file.contentId ?? null,
    method: file.method ?? null,
    related: file.related ?? false,
    sha256: createHash("sha256").update(whole(file)).digest("hex"),
});

async function judge(path) {
    const mail = await PostalMime.parse(readFileSync(path), { rfc822Attachments: true });
    const authors = mail.headers.find((header) => header.key === "from");
    return {
        authors: authors.value,
        from: mailboxes([mail.from]),
        to: mailboxes(mail.to),
        cc: mailboxes(mail.cc),
        replyTo: mailboxes(mail.replyTo),
        subject: mail.subject ?? "",
        date: mail.date,
        messageId: mail.messageId,
        inReplyTo: mail.inReplyTo ?? "",
        references: mail.references ?? "",
        text: mail.text ?? "",
        html: mail.html ?? "",
        attachments: mail.attachments.map(attachment),
    };
}

console.log(JSON.stringify(await Promise.all(files.map(judge))));
