// SPDX-License-Identifier: MIT
#include "base/MailboxList.h"

using namespace Qt::StringLiterals;

namespace posthorn {

Result<std::vector<Mailbox>> mailboxesFromText(QStringView list)
{
    std::vector<Mailbox> people;
    for (const QString &text : splitAddressList(list)) {
        const auto mailbox = mailboxFromText(text);
        if (!mailbox)
            return badInput(text, u"is no mail address"_s);
        people.push_back(*mailbox);
    }
    return people;
}

} // namespace posthorn
