// SPDX-License-Identifier: MIT
#include "mime/DraftParts.h"

#include "mime/AddressField.h"
#include "mime/FileName.h"
#include "mime/PartContent.h"
#include "mime/PlainFromHtml.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

/// Of all parts together: the time gumbo takes grows with the square of the nesting.
constexpr qsizetype mostHtmlRead = qsizetype{128} * 1024;

/// A text, its HTML twin, or both.
struct Body
{
    QString plain{};
    QString html{};

    [[nodiscard]] bool isEmpty() const { return plain.isEmpty() && html.isEmpty(); }
};

QString asHtml(const Body &body)
{
    if (!body.html.isEmpty())
        return body.html;
    return u"<p>"_s + body.plain.trimmed().toHtmlEscaped().replace(u'\n', "<br>\n"_L1) + u"</p>\n"_s;
}

/// An attribute that shows a part by its content id (RFC 2392).
const QRegularExpression &pictureLink()
{
    static const QRegularExpression link(uR"((=\s*["']?\s*)cid:([^"'<>\s]+))"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return link;
}

class Sorter
{
public:
    Sorter(Draft &draft, std::vector<Problem> &leftOut) : m_draft(draft), m_leftOut(leftOut) {}

    [[nodiscard]] Outcome sort(const RawPart &message)
    {
        const Body body = bodyOf(message);
        m_draft.text = body.plain;
        m_draft.html = body.html;
        matchPictures();
        return m_failed ? Outcome(*m_failed) : Outcome(Done{});
    }

private:
    [[nodiscard]] Body bodyOf(const RawPart &part)
    {
        if (part.uncut != RawPart::Uncut::No)
            leaveUncut(part);
        else if (part.type == "multipart/encrypted")
            fail(badInput(u"message"_s, u"is encrypted, so it cannot be opened for writing"_s));
        else if (part.type == "multipart/signed")
            return signedBodyOf(part);
        else if (part.type == "multipart/alternative")
            return alternativesOf(part);
        else if (part.type == "multipart/appledouble") // the file's Finder data, then the file
            return bodyOf(part.parts.back());
        else if (part.isMultipart())
            return sequenceOf(part);
        else if (!part.parts.empty())
            attachMessage(part);
        else
            return leafOf(part);
        return {};
    }

    /// What stands one below the other, as Apple Mail writes text around its attachments.
    [[nodiscard]] Body sequenceOf(const RawPart &part)
    {
        std::vector<Body> bodies;
        for (const RawPart &inner : part.parts)
            bodies.push_back(bodyOf(inner));
        std::erase_if(bodies, &Body::isEmpty);
        if (bodies.size() < 2)
            return bodies.empty() ? Body() : bodies.front();
        Body whole;
        const bool isHtml =
            std::ranges::any_of(bodies, [](const Body &body) { return !body.html.isEmpty(); });
        for (const Body &body : bodies) {
            if (!whole.plain.isEmpty() && !whole.plain.endsWith(u'\n'))
                whole.plain += u'\n';
            whole.plain += asPlain(body);
            whole.html += isHtml ? asHtml(body) : QString();
        }
        return whole;
    }

    [[nodiscard]] QString asPlain(const Body &body)
    {
        if (!body.plain.isEmpty())
            return body.plain;
        const QString html = body.html.left(m_htmlToRead);
        m_htmlToRead -= html.size();
        return plainFromHtml(html);
    }

    /// Of what says the same in several ways, a draft has two: plain text and HTML. A later one is better.
    Body alternativesOf(const RawPart &part)
    {
        Body chosen;
        for (const RawPart &inner : part.parts) {
            if (inner.type == "text/calendar" && m_draft.calendar.isEmpty()) {
                m_draft.calendar = decodedText(inner);
                continue;
            }
            const bool isText = inner.type == "text/plain" || inner.type == "text/html";
            if (!isText && inner.type.startsWith("text/") && factsOf(inner).name.isEmpty()) {
                leave(QString::fromLatin1(inner.type),
                      u"is another form of the text, which a draft has not"_s);
                continue;
            }
            const Body body = bodyOf(inner);
            if (chosen.plain.isEmpty())
                chosen.plain = body.plain;
            if (!body.html.isEmpty())
                chosen.html = body.html;
        }
        return chosen;
    }

    [[nodiscard]] Body signedBodyOf(const RawPart &part)
    {
        leave(u"signature"_s, u"is of the message as it was; a new one is not signed"_s);
        return bodyOf(part.parts.front());
    }

    Body leafOf(const RawPart &part)
    {
        const PartFacts facts = factsOf(part);
        const bool isFile = facts.isAttached || !facts.name.isEmpty();
        if (part.type == "text/plain" && !isFile) {
            m_draft.flowed |= facts.flowed;
            return {.plain = decodedText(part)};
        }
        if (part.type == "text/html" && !isFile)
            return {.html = decodedText(part)};
        if (part.type == "text/calendar" && !facts.isAttached && !facts.method.isEmpty() &&
            m_draft.calendar.isEmpty())
            m_draft.calendar = decodedText(part);
        else
            attachFile(part, facts);
        return {};
    }

    void attachFile(const RawPart &part, const PartFacts &facts)
    {
        const bool isMessage = part.type == "message/rfc822";
        keep(fileName(facts.name, part.type, ++m_nameless), decodedContent(part),
             isMessage || isPlainType(part.type) ? part.type : QByteArray(), facts.contentId);
    }

    void attachMessage(const RawPart &part)
    {
        const RawPart &inner = part.parts.front();
        const QString name = factsOf(part).name;
        const QString subject = decodedWords(inner.value("Subject"_L1)).trimmed();
        keep(fileName(name.isEmpty() && !subject.isEmpty() ? subject + u".eml"_s : name, part.type,
                      ++m_nameless),
             inner.bytes(), part.type, {});
    }

    /// A file that no page asks for is a plain attachment; a picture that is not there cannot be sent.
    void matchPictures()
    {
        QSet<QString> there;
        for (const AttachedFile &file : m_draft.attachments)
            there.insert(file.contentId);
        there.remove(QString());
        QSet<QString> shown;
        QString html;
        qsizetype begin = 0;
        for (auto it = pictureLink().globalMatch(m_draft.html); it.hasNext();) {
            const auto match = it.next();
            const QString said = match.captured(2);
            const QString id = there.contains(said) ? said : QUrl::fromPercentEncoding(said.toUtf8());
            shown.insert(id);
            if (there.contains(id))
                continue;
            leave(u"cid:"_s + said.left(200), u"is a picture that the message does not hold"_s);
            html += QStringView(m_draft.html).sliced(begin, match.capturedEnd(1) - begin);
            begin = match.capturedEnd(2);
        }
        html += QStringView(m_draft.html).sliced(begin);
        m_draft.html = html;
        for (AttachedFile &file : m_draft.attachments) {
            if (!shown.remove(file.contentId)) // a second one of that id is none
                file.contentId.clear();
        }
    }

    void keep(const QString &name, const QByteArray &bytes, const QByteArray &type, const QString &id)
    {
        auto file = attachBytes(name, bytes, type);
        if (!file)
            return fail(file.problem());
        file.value().contentId = id;
        m_draft.attachments.push_back(std::move(file).value());
    }

    void leaveUncut(const RawPart &part)
    {
        switch (part.uncut) {
        case RawPart::Uncut::No:
            return;
        case RawPart::Uncut::NoBoundary:
            return leave(QString::fromLatin1(part.type), u"has no parts that can be told apart"_s);
        case RawPart::Uncut::TooDeep:
            return fail(
                badInput(u"message"_s, u"has parts in parts more than %1 deep"_s.arg(deepestNesting)));
        case RawPart::Uncut::TooMany:
            return fail(badInput(u"message"_s, u"has more than %1 parts"_s.arg(mostParts)));
        }
    }

    void leave(const QString &what, const QString &why) { m_leftOut.push_back(badInput(what, why)); }
    void fail(const Problem &problem) { m_failed = m_failed.value_or(problem); }

    Draft &m_draft;
    std::vector<Problem> &m_leftOut;
    std::optional<Problem> m_failed{};
    int m_nameless = 0;
    qsizetype m_htmlToRead = mostHtmlRead;
};

} // namespace

Outcome takeParts(const RawPart &message, Draft &draft, std::vector<Problem> &leftOut)
{
    return Sorter(draft, leftOut).sort(message);
}

} // namespace posthorn::mime
