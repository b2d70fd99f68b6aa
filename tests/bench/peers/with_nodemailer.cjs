// SPDX-License-Identifier: MIT
// Sends as nodemailer's documentation shows it: one message with a file attached, or the same one several times over
// one pooled connection.
const fs = require("node:fs");
const nodemailer = require(`${process.env.POSTHORN_BENCH_PEERS}/node_modules/nodemailer`);

const task = JSON.parse(process.argv[2]);
const times = task.times ?? 1;
const transport = nodemailer.createTransport({
    host: task.host,
    port: task.port,
    secure: task.security === "tls",
    requireTLS: task.security === "starttls",
    ignoreTLS: task.security === "none",
    tls: task.ca ? { ca: fs.readFileSync(task.ca) } : undefined,
    auth: task.user ? { user: task.user, pass: task.password } : undefined,
    pool: times > 1,
    maxConnections: 1,
    maxMessages: Infinity,
});
const message = {
    from: task.from,
    to: task.to,
    subject: "Bench",
    text: "One line.\n",
    attachments: task.attach ? [{ path: task.attach }] : [],
};
Promise.all(Array.from({ length: times }, () => transport.sendMail(message))).then(() => transport.close());
