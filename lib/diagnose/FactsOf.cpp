// SPDX-License-Identifier: MIT
#include "diagnose/Facts.h"

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

void putCertificate(const CertificateFacts &certificate, QMap<QString, QString> &arguments)
{
    if (certificate.isEmpty())
        return;
    arguments[u"subject"_s] = certificate.subject;
    arguments[u"issuer"_s] = certificate.issuer;
    arguments[u"names"_s] = certificate.names.join(u", "_s);
    arguments[u"notBefore"_s] = certificate.notBefore.date().toString(Qt::ISODate);
    arguments[u"notAfter"_s] = certificate.notAfter.date().toString(Qt::ISODate);
}

QString wordsOf(const Problem &problem, const TlsFacts &tls)
{
    QStringList words;
    if (problem.reply)
        words.append(problem.reply->verbatim());
    words.append(problem.words);
    words.append(tls.errors);
    if (!tls.certificate.issuer.isEmpty())
        words.append(u"issuer: "_s + tls.certificate.issuer);
    words.removeAll(QString());
    return words.join(u'\n');
}

} // namespace

Facts factsOf(const Problem &problem, const Transcript &transcript)
{
    // Where the handshake failed the wire's own facts are in the problem; later failures have them in the
    // transcript.
    const TlsFacts &tls = problem.tls == TlsFacts{} ? transcript.tls : problem.tls;
    Facts facts{.kind = idOf(problem.kind),
                .stage = problem.stage,
                .reply = problem.reply,
                .words = wordsOf(problem, tls),
                .mechanism = transcript.mechanism};
    for (const CertificateFault fault : tls.faults)
        facts.certificateFaults.append(idOf(fault));
    putCertificate(tls.certificate, facts.arguments);
    if (!problem.subject.isEmpty())
        facts.arguments[u"address"_s] = problem.subject;
    if (problem.kind == Problem::Kind::ExtensionNotOffered)
        facts.arguments[u"extension"_s] = problem.subject;
    if (problem.kind == Problem::Kind::NoCommonMechanism)
        facts.arguments[u"offered"_s] = problem.words;
    if (!problem.target.isEmpty())
        facts.arguments[u"target"_s] = problem.target;
    facts.arguments[u"heard"_s] = problem.beforeGreeting ? u"nothing"_s : u"greeting"_s;
    return facts;
}

} // namespace posthorn::diagnose
