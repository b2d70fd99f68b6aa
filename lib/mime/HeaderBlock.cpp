// SPDX-License-Identifier: MIT
#include "mime/HeaderBlock.h"

#include "mime/EnvelopeOf.h"
#include "mime/Fold.h"

#include <QLocale>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

class Block
{
public:
    void add(const QByteArray &name, const Words &words)
    {
        if (const auto field = fold(name, words))
            m_bytes += *field;
        else if (m_tooLong.isEmpty())
            m_tooLong = QString::fromLatin1(name);
    }
    void add(const QByteArray &name, const QByteArray &value) { add(name, plainWords(value)); }
    void add(const QByteArray &name, const std::vector<Mailbox> &mailboxes)
    {
        if (!mailboxes.empty())
            add(name, mailboxWords(mailboxes, name.size() + 1));
    }

    [[nodiscard]] Result<QByteArray> bytes() const
    {
        if (m_tooLong.isEmpty())
            return m_bytes;
        return Problem{.kind = Problem::Kind::BadInput,
                       .words = u"holds a word that is too long for one line"_s,
                       .subject = u"header "_s + m_tooLong};
    }

private:
    QByteArray m_bytes{};
    QString m_tooLong{};
};

QByteArray dateText(const QDateTime &date)
{
    return QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss "_s).toLatin1() +
           date.toString(Qt::RFC2822Date).last(5).toLatin1();
}

void addPeople(Block &block, const Draft &draft)
{
    block.add("From", draft.from);
    // RFC 5322 §3.6.2: needed beside several authors, superfluous beside the only one.
    if (draft.from.size() > 1 || senderOf(draft).address != draft.from.front().address)
        block.add("Sender", std::vector{senderOf(draft)});
    block.add("Reply-To", draft.replyTo);
    block.add("To", draft.to);
    block.add("Cc", draft.cc);
    // With Bcc alone: a message without any destination field is often taken for spam.
    if (draft.to.empty() && draft.cc.empty())
        block.add("To", QByteArray("undisclosed-recipients:;"));
}

/// RFC 5322 §3.6.4: the thread so far, and what is answered at its end.
void addThread(Block &block, const Draft &draft)
{
    QStringList thread = draft.references;
    if (!draft.inReplyTo.isEmpty()) {
        block.add("In-Reply-To", draft.inReplyTo.toLatin1());
        thread.removeAll(draft.inReplyTo);
        thread.append(draft.inReplyTo);
    }
    if (!thread.isEmpty())
        block.add("References", thread.join(u' ').toLatin1());
}

void addPriority(Block &block, Priority priority)
{
    if (priority == Priority::Normal)
        return;
    block.add("X-Priority", QByteArray(priority == Priority::High ? "1" : "5"));
    block.add("Importance", QByteArray(priority == Priority::High ? "high" : "low"));
}

/// As it was given where it is ASCII: such a field may be a structured one.
Words valueWords(const Header &header)
{
    const bool isAscii = std::ranges::all_of(header.value, [](QChar c) { return c < QChar(0x7f); });
    return isAscii ? plainWords(header.value.toLatin1()) : encodedWords(header.value, header.name.size() + 1);
}

} // namespace

QString messageIdOf(const Draft &draft, const Stamp &stamp)
{
    const QByteArray address = senderOf(draft).address.wire();
    const QByteArray domain = address.sliced(address.lastIndexOf('@') + 1);
    return u"<%1@%2>"_s.arg(stamp.messageId, QLatin1StringView(domain));
}

Result<QByteArray> headerOf(const Draft &draft, const Stamp &stamp)
{
    Block block;
    block.add("Date", dateText(stamp.date));
    addPeople(block, draft);
    if (!draft.subject.isEmpty())
        block.add("Subject", unstructured(draft.subject, sizeof("Subject:") - 1));
    block.add("Message-ID", messageIdOf(draft, stamp).toLatin1());
    addThread(block, draft);
    addPriority(block, draft.priority);
    if (draft.readReceipt) // the envelope's sender: for any other a reader is asked first (RFC 8098 §2.1)
        block.add("Disposition-Notification-To", std::vector{senderOf(draft)});
    for (const Header &header : draft.headers)
        block.add(header.name.toLatin1(), valueWords(header));
    block.add("MIME-Version", QByteArray("1.0"));
    return block.bytes();
}

} // namespace posthorn::mime
