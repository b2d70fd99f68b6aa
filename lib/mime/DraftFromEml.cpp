// SPDX-License-Identifier: MIT
#include "mime/DraftFromEml.h"

#include "mime/AddressField.h"
#include "mime/CopyNotes.h"
#include "mime/DraftParts.h"
#include "mime/KeptHeaders.h"

#include <QRegularExpression>
#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestHeader = qsizetype{4} * 1024 * 1024;
constexpr std::size_t mostFields = 2000;
constexpr std::size_t mostNamed = 50;

class Reader
{
public:
    Reader(const RawPart &message, OpenedDraft &opened)
        : m_message(message), m_draft(opened.draft), m_leftOut(opened.leftOut)
    {
    }

    void takeHeader()
    {
        takePeople();
        m_draft.subject = decodedWords(m_message.value("Subject"_L1));
        m_draft.inReplyTo = idsOf("In-Reply-To"_L1).value(0);
        m_draft.references = idsOf("References"_L1);
        m_draft.references.removeAll(m_draft.inReplyTo); // rendering ends the thread with it
        m_draft.priority = priority();
        m_draft.readReceipt = m_message.field("Disposition-Notification-To"_L1);
    }

private:
    void takePeople()
    {
        m_draft.from = people("From"_L1);
        const std::vector<Mailbox> sender = people("Sender"_L1);
        // Beside its only author, or the first of several, a sender is what a draft means anyway.
        const bool isAuthor = !sender.empty() && !m_draft.from.empty() &&
                              sender.front().address == m_draft.from.front().address;
        if (!sender.empty() && !isAuthor)
            m_draft.sender = sender.front();
        m_draft.replyTo = people("Reply-To"_L1);
        m_draft.to = people("To"_L1);
        m_draft.cc = people("Cc"_L1);
        m_draft.bcc = people("Bcc"_L1);
    }

    [[nodiscard]] std::vector<Mailbox> people(QLatin1StringView name)
    {
        std::vector<Mailbox> all;
        for (const RawField &field : m_message.fields) {
            if (!field.isNamed(name))
                continue;
            const PeopleOfField found = peopleIn(field.value(), name);
            all.insert(all.end(), found.people.begin(), found.people.end());
            m_leftOut.insert(m_leftOut.end(), found.wrong.begin(), found.wrong.end());
        }
        return all;
    }

    [[nodiscard]] QStringList idsOf(QLatin1StringView name) const
    {
        static const QRegularExpression id(uR"(<[\x21-\x3B\x3D\x3F-\x7E]+>)"_s);
        QStringList ids;
        for (auto it = id.globalMatch(m_message.value(name)); it.hasNext();)
            ids += it.next().captured();
        return ids;
    }

    [[nodiscard]] Priority priority() const
    {
        const QString words = (m_message.value("X-Priority"_L1) + u' ' + m_message.value("Importance"_L1) +
                               u' ' + m_message.value("Priority"_L1))
                                  .toLower()
                                  .trimmed();
        if (words.startsWith(u'1') || words.startsWith(u'2') || words.contains("high"_L1) ||
            words.contains("urgent"_L1))
            return words.contains("non-urgent"_L1) ? Priority::Low : Priority::High;
        const bool isLow = words.startsWith(u'4') || words.startsWith(u'5') || words.contains("low"_L1);
        return isLow ? Priority::Low : Priority::Normal;
    }

    const RawPart &m_message;
    Draft &m_draft;
    std::vector<Problem> &m_leftOut;
};

/// A file that is no mail at all has no field of one.
bool isMessage(const RawPart &message)
{
    constexpr std::array known{"From"_L1, "To"_L1,      "Cc"_L1,           "Bcc"_L1,
                               "Date"_L1, "Subject"_L1, "Content-Type"_L1, "MIME-Version"_L1};
    return std::ranges::any_of(known, [&](QLatin1StringView name) { return message.field(name); });
}

Outcome judged(const RawPart &message)
{
    if (!isMessage(message))
        return badInput(u"message"_s, u"has no header of a mail"_s);
    if (message.header().size() > largestHeader)
        return badInput(u"message"_s, u"has a header of more than 4 MB"_s);
    if (message.fields.size() > mostFields)
        return badInput(u"message"_s, u"has a header of more than %1 fields"_s.arg(mostFields));
    return Done{};
}

void nameLost(const RawPart &message, std::vector<Problem> &leftOut)
{
    for (const RawField &field : message.fields) {
        if (field.name.isEmpty())
            leftOut.push_back(badInput(u"message"_s, u"\"%1\" is no header field"_s.arg(
                                                         textOfRaw(field.bytes.left(80)).simplified())));
    }
}

/// A list for a person to read.
void shorten(std::vector<Problem> &leftOut)
{
    if (leftOut.size() <= mostNamed)
        return;
    const auto more = leftOut.size() - mostNamed;
    leftOut.erase(leftOut.begin() + mostNamed, leftOut.end());
    leftOut.push_back(badInput(u"message"_s, u"%1 more things could not be taken"_s.arg(more)));
}

} // namespace

Result<OpenedDraft> draftFrom(const QByteArray &eml, Origin origin)
{
    if (eml.size() > largestEml)
        return badInput(u"message"_s, u"is larger than 256 MB"_s);
    const RawPart message = cut(eml);
    if (const Outcome outcome = judged(message); !outcome)
        return outcome.problem();
    OpenedDraft opened;
    nameLost(message, opened.leftOut);
    Reader(message, opened).takeHeader();
    opened.draft.headers = origin == Origin::OwnCopy ? allHeaders(message) : ownHeaders(message);
    if (const Outcome taken = takeParts(message, opened.draft, opened.leftOut); !taken)
        return taken.problem();
    if (origin == Origin::OwnCopy)
        applyNotes(message.value(QLatin1StringView(notesField)), opened.draft);
    shorten(opened.leftOut);
    return opened;
}

} // namespace posthorn::mime
