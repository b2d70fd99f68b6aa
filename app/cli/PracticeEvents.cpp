// SPDX-License-Identifier: MIT
#include "app/cli/PracticeEvents.h"

#include "mime/Message.h"
#include "report/Json.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

using report::document;
using report::object;

QByteArray readyEvent(const practice::Ports &ports, const QString &caFile)
{
    return document(object(
        {{"event", "ready"_L1},
         {"ports",
          object({{"plain", int{ports.plain}}, {"starttls", int{ports.startTls}}, {"tls", int{ports.tls}}})},
         {"ca", caFile}}));
}

QByteArray sessionEvent(quint64 session, quint16 port)
{
    return document(
        object({{"event", "session"_L1}, {"session", static_cast<qint64>(session)}, {"port", int{port}}}));
}

QByteArray messageEvent(const practice::CapturedMail &mail)
{
    QStringList recipients;
    for (const QByteArray &recipient : mail.mail.recipients)
        recipients.append(QString::fromUtf8(recipient));
    return document(object({{"event", "message"_L1},
                            {"number", mail.number},
                            {"from", QString::fromUtf8(mail.mail.sender)},
                            {"to", recipients},
                            {"subject", mime::summarize(mail.mail.message).subject},
                            {"bytes", qint64{mail.mail.message.size()}},
                            {"user", report::orNull(mail.mail.user)},
                            {"encrypted", mail.mail.encrypted}}));
}

} // namespace posthorn::cli
