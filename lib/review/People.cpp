// SPDX-License-Identifier: MIT
#include "review/People.h"

#include "review/Kinds.h"

using namespace Qt::StringLiterals;

namespace posthorn::review {

People peopleIn(QStringView list, Finding::Field field)
{
    People result;
    for (const QString &text : splitAddressList(list)) {
        if (auto mailbox = mailboxFromText(text))
            result.people.push_back(*std::move(mailbox));
        else
            result.findings.push_back(found("address.bad"_L1, field, {{u"text"_s, text}}));
    }
    return result;
}

} // namespace posthorn::review
