// SPDX-License-Identifier: MIT
#include "check/Mending.h"

#include "base/IpLiteral.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace posthorn::check {

namespace {

/// Zero-width characters, joiners, marks of direction and the byte order mark: nobody types them.
const QRegularExpression &invisible()
{
    static const QRegularExpression all(
        u"[\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}\\x{FEFF}\\x{00AD}]"_s);
    return all;
}

const QRegularExpression &blanks()
{
    static const QRegularExpression all(u"[\\s\\x{00A0}]+"_s);
    return all;
}

QString seen(QString text)
{
    return text.remove(invisible());
}

std::optional<Security> securityOf(const QString &scheme)
{
    const bool fromTheStart = scheme == "smtps"_L1 || scheme == "ssl"_L1 || scheme == "tls"_L1;
    return fromTheStart ? std::optional(Security::Tls) : std::nullopt;
}

/// An address as it stands in a header, or with blanks inside.
QString userWithin(const QString &text)
{
    static const QRegularExpression inBrackets(u"<([^<>\\s]+@[^<>\\s]+)>\\s*$"_s);
    QString user = seen(text).trimmed();
    if (user.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        user.remove(0, 7);
    if (const auto match = inBrackets.match(user); match.hasMatch())
        return match.captured(1);
    return user.contains(u'@') ? user.remove(blanks()) : user;
}

bool isGoogle(const QString &host)
{
    return host.endsWith(".gmail.com"_L1, Qt::CaseInsensitive) ||
           host.endsWith(".google.com"_L1, Qt::CaseInsensitive) ||
           host.endsWith(".googlemail.com"_L1, Qt::CaseInsensitive);
}

/// Google shows an app password in four groups of four letters; it is taken without the blanks.
bool isGoogleAppPassword(const QString &password)
{
    static const QRegularExpression groups(u"^[a-zA-Z]{4}([\\s\\x{00A0}][a-zA-Z]{4}){3}$"_s);
    return groups.match(password.trimmed()).hasMatch();
}

Secret secretWithin(const smtp::Plan &plan)
{
    QByteArray bytes = plan.secret.bytes().toByteArray();
    QString password = QString::fromUtf8(bytes);
    const bool isText = password.toUtf8() == bytes;
    wipe(bytes);
    if (!isText)
        return plan.secret;
    password.remove(invisible());
    if (isGoogle(plan.endpoint.host) && isGoogleAppPassword(password))
        password.remove(blanks());
    QByteArray clean = password.toUtf8();
    password.fill(u'\0');
    Secret secret(clean);
    wipe(clean);
    return secret;
}

/// SES wants an SMTP password derived from the secret key, which is 44 characters long; the key has 40.
bool isAwsKey(const smtp::Plan &plan)
{
    static const QRegularExpression keyId(u"^(AKIA|ASIA)[A-Z0-9]{16}$"_s);
    static const QRegularExpression host(u"^email-smtp[^.]*\\..*amazonaws\\.com$"_s);
    return host.match(plan.endpoint.host).hasMatch() && keyId.match(plan.user).hasMatch() &&
           plan.secret.size() == 40;
}

} // namespace

PastedHost hostWithin(const QString &text)
{
    static const QRegularExpression parts(u"^(?:([a-z][a-z0-9+.-]*)://)?([^/?#]*)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = parts.match(seen(text).trimmed());
    QString rest = match.captured(2).section(u'@', -1).remove(blanks());
    if (rest.startsWith(u'[') && rest.endsWith(u']'))
        rest = rest.sliced(1, rest.size() - 2);
    PastedHost pasted{.host = rest, .security = securityOf(match.captured(1).toLower())};
    if (isIpv6(rest))
        return pasted;
    if (const auto endpoint = endpointFromAuthority(rest)) {
        pasted.host = endpoint->host;
        pasted.port = endpoint->port;
        pasted.security = pasted.security.value_or(usualSecurity(endpoint->port));
    }
    return pasted;
}

Mended mended(smtp::Plan plan)
{
    Mended result{.plan = std::move(plan)};
    smtp::Plan &clean = result.plan;
    const PastedHost pasted = hostWithin(clean.endpoint.host);
    if (pasted.host != clean.endpoint.host) {
        clean.endpoint = {pasted.host, pasted.port.value_or(clean.endpoint.port),
                          pasted.security.value_or(clean.endpoint.security)};
        result.changed.append(u"host"_s);
    }
    if (const QString user = userWithin(clean.user); user != clean.user) {
        clean.user = user;
        result.changed.append(u"user"_s);
    }
    if (const Secret secret = secretWithin(clean); !secret.equals(clean.secret)) {
        clean.secret = secret;
        result.changed.append(u"password"_s);
    }
    if (isAwsKey(clean))
        result.doubt = clean.user;
    return result;
}

Step inputStep(const Mended &mended)
{
    Step step{.stage = Stage::Input, .status = StepStatus::Ok};
    if (!mended.changed.isEmpty())
        step.evidence.insert(u"mended"_s, mended.changed.join(u", "_s));
    if (!mended.doubt.isEmpty())
        step.evidence.insert(u"awsKey"_s, mended.doubt);
    if (!step.evidence.isEmpty())
        step.status = StepStatus::Warning;
    return step;
}

} // namespace posthorn::check
