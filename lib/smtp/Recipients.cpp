// SPDX-License-Identifier: MIT
#include "smtp/Recipients.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

bool isOneTooMany(const RecipientResult &recipient)
{
    if (recipient.status != RecipientResult::Status::Refused)
        return false;
    const auto enhanced = recipient.reply->enhanced;
    const bool isAboutNumber = !enhanced || (enhanced->subject == 5 && enhanced->detail == 3);
    return isAboutNumber && (recipient.reply->code == 452 || recipient.reply->code == 552);
}

bool isRefusedForGood(const RecipientResult &recipient)
{
    return recipient.status == RecipientResult::Status::Refused && recipient.reply->isPermanent() &&
           !isOneTooMany(recipient);
}

bool isAccepted(const RecipientResult &recipient)
{
    return recipient.status == RecipientResult::Status::Accepted;
}

QMap<QString, QString> recipientsEvidence(const std::vector<RecipientResult> &recipients)
{
    QStringList accepted;
    QStringList refused;
    for (const RecipientResult &recipient : recipients)
        if (isAccepted(recipient))
            accepted.append(recipient.address.toString());
        else if (recipient.reply)
            refused.append(recipient.address.toString() + u": "_s + recipient.reply->verbatim());
    QMap<QString, QString> evidence;
    if (!accepted.isEmpty())
        evidence.insert(u"accepted"_s, accepted.join(u", "_s));
    if (!refused.isEmpty())
        evidence.insert(u"refused"_s, refused.join(u'\n'));
    return evidence;
}

} // namespace posthorn::smtp
