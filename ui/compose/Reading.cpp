// SPDX-License-Identifier: MIT
#include "ui/compose/Reading.h"

#include <QCoreApplication>
#include <QStringList>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(posthorn::ui::Reading)
};

std::vector<Mailbox> readList(const QString &text, HeadField field, std::vector<Finding> &findings)
{
    std::vector<Mailbox> result;
    for (const auto &item : splitAddressList(text)) {
        if (auto mailbox = mailboxFromText(item))
            result.push_back(*std::move(mailbox));
        else
            findings.push_back({field, Words::tr("“%1” is not a mail address.").arg(item.trimmed())});
    }
    return result;
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
        findings.push_back({HeadField::From, Words::tr("Add an account first: a mail needs a sender.")});
    draft.to = readList(written.to, HeadField::To, findings);
    draft.cc = readList(written.cc, HeadField::Cc, findings);
    draft.bcc = readList(written.bcc, HeadField::Bcc, findings);
    draft.subject = written.subject.trimmed();
    draft.text = written.text;
    if (findings.empty() && draft.to.empty() && draft.cc.empty() && draft.bcc.empty())
        findings.push_back({HeadField::To, Words::tr("Say who gets this mail.")});
    return result;
}

Written writtenOf(const mime::Draft &draft)
{
    return {.from = draft.from.empty() ? std::nullopt : std::optional{draft.from.front()},
            .to = joined(draft.to),
            .cc = joined(draft.cc),
            .bcc = joined(draft.bcc),
            .subject = draft.subject,
            .text = draft.text};
}

} // namespace posthorn::ui
