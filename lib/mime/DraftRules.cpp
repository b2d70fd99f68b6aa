// SPDX-License-Identifier: MIT
#include "mime/DraftRules.h"

#include <algorithm>
#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHeaderName = 64;
constexpr qsizetype longestMessageId = 900; // with room for the field's name on a line of 998
constexpr qsizetype longestBoundary = 60;   // RFC 2046 §5.1.1 allows 70, our prefix and counter included

/// The fields this program writes by itself, or that a server alone may write.
constexpr std::array ownFields{"from"_L1,       "sender"_L1,       "to"_L1,          "cc"_L1,
                               "bcc"_L1,        "reply-to"_L1,     "subject"_L1,     "date"_L1,
                               "message-id"_L1, "mime-version"_L1, "return-path"_L1, "received"_L1};

Problem wrong(const QString &field, const QString &words)
{
    return {.kind = Problem::Kind::BadInput, .words = words, .subject = field};
}

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\t';
}

/// One line of a header: what could end it, or is no text at all, is refused rather than dropped.
Outcome lineJudged(const QString &field, QStringView text)
{
    if (!text.isValidUtf16())
        return wrong(field, u"holds half of a character pair"_s);
    if (std::ranges::any_of(text, isControl))
        return wrong(field, u"holds a line break or another control character"_s);
    return Done{};
}

Outcome bodyJudged(const QString &field, QStringView text)
{
    if (!text.isValidUtf16())
        return wrong(field, u"holds half of a character pair"_s);
    if (text.contains(QChar(u'\0')))
        return wrong(field, u"holds a NUL character"_s);
    return Done{};
}

Outcome mailboxesJudged(const QString &field, const std::vector<Mailbox> &mailboxes)
{
    for (const Mailbox &mailbox : mailboxes) {
        if (Outcome outcome = lineJudged(field, mailbox.name); !outcome)
            return outcome;
    }
    return Done{};
}

bool isHeaderName(QStringView name)
{
    const auto isFieldText = [](QChar c) { return c > u' ' && c < QChar(0x7f) && c != u':'; };
    return !name.isEmpty() && name.size() <= longestHeaderName && std::ranges::all_of(name, isFieldText);
}

/// Those that only some drafts fill; in any other a person may write them.
bool isFilled(const QString &lower, const Draft &draft)
{
    const bool isPriority = lower == "x-priority"_L1 || lower == "importance"_L1;
    const bool isReply = lower == "in-reply-to"_L1;
    const bool isThread = lower == "references"_L1;
    return (isPriority && draft.priority != Priority::Normal) || (isReply && !draft.inReplyTo.isEmpty()) ||
           (isThread && !(draft.references.isEmpty() && draft.inReplyTo.isEmpty())) ||
           (lower == "disposition-notification-to"_L1 && draft.readReceipt);
}

bool isOwnField(const QString &name, const Draft &draft)
{
    const QString lower = name.toLower();
    return std::ranges::find(ownFields, lower) != ownFields.end() || lower.startsWith("content-"_L1) ||
           lower.startsWith("resent-"_L1) || isFilled(lower, draft);
}

Outcome headerJudged(const Header &header, const Draft &draft)
{
    if (!isHeaderName(header.name))
        return wrong(u"header"_s, u"\"%1\" is no name of a header field"_s.arg(header.name));
    const QString field = u"header "_s + header.name;
    if (isOwnField(header.name, draft))
        return wrong(field, u"is written by the program itself"_s);
    return lineJudged(field, header.value);
}

bool isToken(QStringView text, QStringView also)
{
    return !text.isEmpty() && std::ranges::all_of(text, [&](QChar c) {
        return (c < QChar(0x80) && c.isLetterOrNumber()) || also.contains(c);
    });
}

/// `<left@right>` without blanks, on one line.
bool isMessageId(QStringView id)
{
    const auto isVisible = [](QChar c) { return c > u' ' && c < QChar(0x7f) && c != u'<' && c != u'>'; };
    return id.size() > 2 && id.size() <= longestMessageId && id.startsWith(u'<') && id.endsWith(u'>') &&
           std::ranges::all_of(id.sliced(1).chopped(1), isVisible);
}

Outcome threadJudged(const Draft &draft)
{
    if (!draft.inReplyTo.isEmpty() && !isMessageId(draft.inReplyTo))
        return wrong(u"in-reply-to"_s, u"\"%1\" is no message id"_s.arg(draft.inReplyTo.left(200)));
    const auto bad = std::ranges::find_if_not(draft.references, isMessageId);
    if (bad != draft.references.end())
        return wrong(u"references"_s, u"\"%1\" is no message id"_s.arg(bad->left(200)));
    return Done{};
}

bool isAttachmentType(const QString &type)
{
    const qsizetype slash = type.indexOf(u'/');
    return slash > 0 && isToken(type.first(slash), u"-") && isToken(type.sliced(slash + 1), u"-.+_") &&
           !type.startsWith("multipart/"_L1, Qt::CaseInsensitive);
}

Outcome fileJudged(const AttachedFile &file)
{
    if (!file.content)
        return wrong(file.name, u"has no content"_s);
    if (Outcome outcome = lineJudged(u"name of an attachment"_s, file.name); !outcome)
        return outcome;
    if (Outcome outcome = lineJudged(u"content id"_s, file.contentId); !outcome)
        return outcome;
    if (const QString type = QString::fromUtf8(file.type); !isAttachmentType(type))
        return wrong(u"type of an attachment"_s, u"\"%1\" is none (%2)"_s.arg(type.left(200), file.name));
    return Done{};
}

Outcome stampJudged(const Stamp &stamp)
{
    if (!stamp.date.isValid() || stamp.date.date().year() < 1900 || stamp.date.date().year() > 9999)
        return wrong(u"date"_s, u"is no date"_s);
    if (!isToken(stamp.messageId, u"-_.+") || stamp.messageId.contains(".."_L1) ||
        stamp.messageId.startsWith(u'.') || stamp.messageId.endsWith(u'.'))
        return wrong(u"message-id"_s, u"\"%1\" cannot stand before the @"_s.arg(stamp.messageId));
    if (!isToken(stamp.boundary, u"-_.") || stamp.boundary.size() > longestBoundary)
        return wrong(u"boundary"_s, u"\"%1\" cannot divide parts"_s.arg(stamp.boundary));
    return Done{};
}

Outcome peopleJudged(const Draft &draft)
{
    if (draft.from.empty())
        return wrong(u"from"_s, u"is missing"_s);
    if (draft.to.empty() && draft.cc.empty() && draft.bcc.empty())
        return wrong(u"to"_s, u"names no recipient"_s);
    const std::vector<Mailbox> sender = draft.sender ? std::vector{*draft.sender} : std::vector<Mailbox>{};
    const std::array<std::pair<QString, const std::vector<Mailbox> *>, 6> fields{
        {{u"from"_s, &draft.from},
         {u"sender"_s, &sender},
         {u"to"_s, &draft.to},
         {u"cc"_s, &draft.cc},
         {u"bcc"_s, &draft.bcc},
         {u"reply-to"_s, &draft.replyTo}}};
    for (const auto &[field, mailboxes] : fields) {
        if (Outcome outcome = mailboxesJudged(field, *mailboxes); !outcome)
            return outcome;
    }
    return Done{};
}

} // namespace

Outcome judged(const Draft &draft, const Stamp &stamp)
{
    std::vector<Outcome> outcomes{stampJudged(stamp), peopleJudged(draft), threadJudged(draft),
                                  lineJudged(u"subject"_s, draft.subject)};
    for (const AttachedFile &file : draft.attachments)
        outcomes.push_back(fileJudged(file));
    const std::array<std::pair<QString, const QString *>, 4> bodies{{{u"text"_s, &draft.text},
                                                                     {u"html"_s, &draft.html},
                                                                     {u"markdown"_s, &draft.markdown},
                                                                     {u"calendar"_s, &draft.calendar}}};
    for (const auto &[field, text] : bodies)
        outcomes.push_back(bodyJudged(field, *text));
    for (const Header &header : draft.headers)
        outcomes.push_back(headerJudged(header, draft));
    const auto bad = std::ranges::find_if(outcomes, [](const Outcome &outcome) { return !outcome.ok(); });
    return bad == outcomes.end() ? Outcome(Done{}) : *bad;
}

} // namespace posthorn::mime
