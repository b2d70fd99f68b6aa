// SPDX-License-Identifier: MIT
const { HOST, PORT, MODE, LOGIN, SECRET, SENDER, RECIPIENT, CA, LINES } = process.env;
const transport = require("nodemailer").createTransport({
  host: HOST,
  port: Number(PORT),
  secure: MODE === "tls",
  requireTLS: MODE === "starttls",
  ignoreTLS: MODE === "plain",
  auth: LOGIN ? { user: LOGIN, pass: SECRET } : undefined,
  tls: CA ? { ca: require("fs").readFileSync(CA) } : {},
  connectionTimeout: 5000,
  greetingTimeout: 5000,
  socketTimeout: 5000,
});
transport
  .sendMail({ from: SENDER, to: RECIPIENT, subject: "Hello", text: "Good morning.\n".repeat(Number(LINES)) })
  .catch((error) => console.log(error));
