// SPDX-License-Identifier: MIT
#include "diagnose/Mask.h"

#include <QRegularExpression>
#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

/// What stands before the secret is group 1 and stays.
std::vector<QRegularExpression> secretShapes()
{
    std::vector<QRegularExpression> shapes;
    for (
        const QString &shape : {
            uR"((\bAUTH\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|NTLM|EXTERNAL|SCRAM-\S{4,20})\s+)(?!(?:PLAIN|LOGIN|XOAUTH2?|OAUTHBEARER|CRAM-MD5|NTLM|GSSAPI|PLAIN-CLIENTTOKEN)\b)[A-Za-z0-9+/=]{4,8000})"_s,
            uR"((\b(?:Bearer|Basic)\s+)(?=[A-Za-z._~+/-]{0,400}[0-9=])[A-Za-z0-9._~+/=-]{12,8000})"_s,
            uR"((\b(?:authorization|cookie|set-cookie)["']?\s*[:=]\s*)[^\r\n]{4,4000})"_s,
            uR"(((?:passw(?:or)?d|passwd|secret|api[_-]?key|access_?token|refresh_?token|id_?token)["']?\s*(?:=>|[=:])\s*["'])[^"'\r\n]{1,4000})"_s,
            uR"((\b(?:user_?|auth_?|smtp_?){0,2}(?:pass|pwd)["']?\s*(?:=>|[=:])\s*["'])[^"'\r\n]{1,4000})"_s,
            uR"(((?:passw(?:or)?d|passwd|pwd|secret|api[_-]?key|access_?token|refresh_?token|id_?token)=)[^\s"'&;,]{1,4000})"_s,
            uR"((\b(?:user_?|auth_?|smtp_?){0,2}(?:pass|pwd)=)[^\s"'&;,]{1,4000})"_s,
            uR"((^[ \t]{0,40}\w{0,24}(?:passw(?:or)?d|passwd|secret|api[_-]?key|access_?token|refresh_?token)[ \t]?:[ \t]{1,8})\S{1,4000}(?=[ \t]*$))"_s,
            uR"((://[^\s:/@]{1,200}:)[^\s@/]{1,200}(?=@))"_s,
            uR"((\b)eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,4000}(?:\.[A-Za-z0-9_-]{0,4000})?)"_s,
            uR"((\b)(?:ya29\.[\w-]{16,2000}|SG\.[\w-]{16,64}\.[\w-]{16,64}|1//[\w-]{20,400}|key-[0-9a-f]{32}|AKIA[0-9A-Z]{16}|xkeysib-[\w-]{16,200}))"_s,
        })
        shapes.emplace_back(u"(*LIMIT_MATCH=2000000)"_s + shape,
                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return shapes;
}

QString wellFormed(const QString &text)
{
    return QStringView(text).isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

/// Most texts hold no secret, so looking comes first and spares what replacing costs.
bool holds(const QRegularExpression &shape, const QString &text)
{
    return shape
        .match(text, 0, QRegularExpression::NormalMatch,
               QRegularExpression::DontCheckSubjectStringMatchOption)
        .hasMatch();
}

/// RFC 4616's NUL user NUL password, and the ^A fields of XOAUTH2.
bool isSignIn(const QByteArray &bytes)
{
    return bytes.count('\0') == 2 || bytes.contains("auth=Bearer");
}

/// What a line ends in, if that is base64; Python's and C's logs close it with "\r\n'".
QStringView base64At(QStringView line)
{
    static const QRegularExpression expression(
        uR"(^(?:b?['"])?([A-Za-z0-9+/]{4,8000}={0,2})(?:\\r)?(?:\\n)?['"]?$)"_s);
    const QStringView trimmed = line.trimmed();
    const QStringView word = trimmed.sliced(trimmed.lastIndexOf(u' ') + 1);
    const auto match = word.size() < 4 ? QRegularExpressionMatch() : expression.match(word);
    return match.hasMatch() && match.capturedLength(1) % 4 == 0 ? match.capturedView(1) : QStringView();
}

bool isBare(QStringView line)
{
    return std::none_of(line.begin(), line.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

/// A line that answers a 334, or holds a whole sign-in, shows a secret to anyone who decodes it.
QString withoutAnswers(const QString &text)
{
    QString plain;
    const QChar *from = text.constData();
    bool asked = false;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const bool challenge = line.contains("334 "_L1) || line.endsWith("334"_L1);
        const QStringView word = line.size() < 12'000 && !challenge ? base64At(line) : QStringView();
        if (!word.isEmpty() && (asked || isSignIn(QByteArray::fromBase64(word.toLatin1())))) {
            plain.append(QStringView(from, word.begin())).append("********"_L1);
            from = word.end();
        }
        asked = challenge || (asked && isBare(line));
    }
    return plain.append(QStringView(from, text.constEnd()));
}

} // namespace

QString masked(const QString &text)
{
    static const std::vector<QRegularExpression> shapes = secretShapes();
    QString plain = withoutAnswers(wellFormed(text));
    for (const QRegularExpression &shape : shapes) {
        if (holds(shape, plain))
            plain.replace(shape, u"\\1********"_s);
    }
    return plain;
}

} // namespace posthorn::diagnose
