// SPDX-License-Identifier: MIT
// smtp-server.cjs FOLDER STARTTLS-PORT TLS-PORT: signs alice in by every mechanism the package has, and files each mail
// once for each of its recipients.
const fs = require('fs');
const path = require('path');
const { SMTPServer } = require('smtp-server');

const [folder, startTlsPort, tlsPort] = process.argv.slice(2);
const user = 'alice@posthorn.test';
const secret = 'correct-horse';
let files = 0;

function proves(auth) {
    if (auth.method === 'XOAUTH2') return auth.accessToken === secret;
    return auth.validatePassword ? auth.validatePassword(secret) : auth.password === secret;
}

function onAuth(auth, session, done) {
    if (auth.username === user && proves(auth)) return done(null, { user });
    if (auth.method !== 'XOAUTH2') return done(new Error('Invalid username or password'));
    return done(null, { data: { status: '401', schemes: 'bearer' } });
}

function onData(stream, session, done) {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
        const mail = Buffer.from(Buffer.concat(parts).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
        for (const recipient of session.envelope.rcptTo) {
            files += 1;
            const kept = path.join(folder, `${files}.${recipient.address}`);
            fs.writeFileSync(kept, mail);
            fs.renameSync(kept, path.join(folder, 'maildir', 'new', String(files)));
        }
        done();
    });
}

for (const [secure, port] of [[false, startTlsPort], [true, tlsPort]]) {
    new SMTPServer({
        secure,
        key: fs.readFileSync(path.join(folder, 'tls', 'server.key')),
        cert: fs.readFileSync(path.join(folder, 'tls', 'server.pem')),
        authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
        size: 150 * 1024 * 1024,
        onAuth,
        onData,
        logger: false,
    }).on('error', () => {}).listen(Number(port), '127.0.0.1');
}
