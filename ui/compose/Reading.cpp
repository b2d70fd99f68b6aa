// SPDX-License-Identifier: MIT
#include "ui/compose/Reading.h"

#include "review/Kinds.h"
#include "review/People.h"

#include <QStringList>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using Field = Finding::Field;

std::vector<Mailbox> readList(const QString &text, Field field, std::vector<Finding> &findings)
{
    auto read = review::peopleIn(text, field);
    findings.insert(findings.end(), read.findings.begin(), read.findings.end());
    return std::move(read.people);
}

QString correctedList(const QString &list, const QString &address, const Address &correction)
{
    QStringList items;
    bool found = false;
    for (const auto &item : splitAddressList(list)) {
        const auto mailbox = mailboxFromText(item);
        const auto isMeant = mailbox && mailbox->address.toString() == address;
        found |= isMeant;
        items += isMeant ? Mailbox{.name = mailbox->name, .address = correction}.toString() : item;
    }
    return found ? items.join(u", "_s) : list;
}

QString joined(const std::vector<Mailbox> &list)
{
    QStringList items;
    for (const auto &mailbox : list)
        items += mailbox.toString();
    return items.join(u", "_s);
}

} // namespace

Reading read(const Written &written)
{
    Reading result;
    auto &[draft, findings] = result;
    if (written.from)
        draft.from = {*written.from};
    else
        findings.push_back(review::found("sender.none"_L1, Field::From));
    draft.to = readList(written.to, Field::To, findings);
    draft.cc = readList(written.cc, Field::Cc, findings);
    draft.bcc = readList(written.bcc, Field::Bcc, findings);
    draft.replyTo = readList(written.replyTo, Field::ReplyTo, findings);
    draft.subject = written.subject.trimmed();
    draft.text = written.text;
    draft.attachments = written.attachments;
    if (findings.empty() && draft.to.empty() && draft.cc.empty() && draft.bcc.empty())
        findings.push_back(review::found("recipient.none"_L1, Field::To));
    return result;
}

Written writtenOf(const mime::Draft &draft)
{
    return {.accountId = {},
            .from = draft.from.empty() ? std::nullopt : std::optional{draft.from.front()},
            .to = joined(draft.to),
            .cc = joined(draft.cc),
            .bcc = joined(draft.bcc),
            .replyTo = joined(draft.replyTo),
            .subject = draft.subject,
            .text = draft.text,
            .attachments = draft.attachments};
}

Written corrected(Written written, const QString &address, const QString &correction)
{
    if (const auto right = Address::parse(correction)) {
        for (auto *list : {&written.to, &written.cc, &written.bcc})
            *list = correctedList(*list, address, *right);
    }
    return written;
}

Written allHidden(Written written)
{
    QStringList lists{written.bcc, written.to, written.cc};
    lists.removeAll(QString());
    written.bcc = lists.join(u", "_s);
    written.to.clear();
    written.cc.clear();
    return written;
}

} // namespace posthorn::ui
