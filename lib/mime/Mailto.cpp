// SPDX-License-Identifier: MIT
#include "mime/Mailto.h"

#include "base/MailboxList.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace posthorn::mime {

namespace {

constexpr qsizetype maxLink = qsizetype{64} * 1024;
constexpr QStringView scheme = u"mailto:";

/// A plus sign is itself here, not a blank (RFC 6068 §2).
QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

bool breaksLine(const QString &text)
{
    return text.contains(u'\r') || text.contains(u'\n') || text.contains(u'\0');
}

Outcome addPeople(const QString &list, std::vector<Mailbox> &people)
{
    const auto added = mailboxesFromText(list);
    if (!added)
        return added.problem();
    people.insert(people.end(), added->begin(), added->end());
    return Done{};
}

Outcome takeField(const QString &name, const QString &value, Draft &draft)
{
    if (name == "body"_L1) {
        draft.text = QString(value).replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
        return Done{};
    }
    const bool isPeople = name == "to"_L1 || name == "cc"_L1 || name == "bcc"_L1;
    if (!isPeople && name != "subject"_L1)
        return Done{};
    if (breaksLine(value))
        return badInput(u"the link's "_s + name, u"holds a line break"_s);
    if (isPeople)
        return addPeople(value, name == "to"_L1 ? draft.to : name == "cc"_L1 ? draft.cc : draft.bcc);
    draft.subject = value;
    return Done{};
}

} // namespace

Result<Draft> draftFromMailto(QStringView link)
{
    if (!link.startsWith(scheme, Qt::CaseInsensitive))
        return badInput(link.left(80).toString(), u"is no mailto: link"_s);
    if (link.size() > maxLink)
        return badInput(u"the link"_s, u"is longer than 64 KB"_s);
    const QStringView rest = link.sliced(scheme.size());
    const qsizetype question = rest.indexOf(u'?');
    Draft draft;
    if (const Outcome taken = takeField(u"to"_s, decoded(question < 0 ? rest : rest.first(question)), draft);
        !taken)
        return taken.problem();
    const QStringView query = question < 0 ? QStringView() : rest.sliced(question + 1);
    for (const QStringView field : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = field.indexOf(u'=');
        const QStringView value = equals < 0 ? QStringView() : field.sliced(equals + 1);
        const QString name = decoded(equals < 0 ? field : field.first(equals)).toLower();
        if (const Outcome taken = takeField(name, decoded(value), draft); !taken)
            return taken.problem();
    }
    return draft;
}

} // namespace posthorn::mime
