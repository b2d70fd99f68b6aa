// SPDX-License-Identifier: MIT
#include "mime/GMimeRef.h"
#include "mime/RawMessage.h"

#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTypeField = qsizetype{64} * 1024;
constexpr qsizetype longestBoundary = 200; // RFC 2046 §5.1.1 says 70; some programs write more

bool isBreak(char c)
{
    return c == '\r' || c == '\n';
}

/// The line that begins at `at`, with its line break.
QByteArrayView lineAt(QByteArrayView text, qsizetype at)
{
    const QByteArrayView rest = text.sliced(at);
    const auto end = std::ranges::find_if(rest, isBreak) - rest.begin();
    const qsizetype width = rest.sliced(end).startsWith("\r\n") ? 2 : 1;
    return rest.first(std::min(end + width, rest.size()));
}

bool isContinuation(QByteArrayView text, qsizetype at)
{
    return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}

RawField fieldAt(QByteArrayView text, qsizetype at)
{
    qsizetype end = at;
    do
        end += lineAt(text, end).size();
    while (isContinuation(text, end));
    const QByteArrayView bytes = text.sliced(at, end - at);
    const QByteArrayView name = bytes.first(std::max<qsizetype>(bytes.indexOf(':'), 0)).trimmed();
    const bool isName = std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f'; });
    return {.name = isName && !isContinuation(text, at) ? name.toByteArray() : QByteArray(),
            .bytes = bytes.toByteArray()};
}

enum class Line { Text, Part, End };

Line kindOf(QByteArrayView line, QByteArrayView boundary)
{
    if (!line.startsWith("--") || !line.sliced(2).startsWith(boundary))
        return Line::Text;
    // Nothing else may follow: one boundary may be the start of another.
    const QByteArrayView rest = line.sliced(2 + boundary.size()).trimmed();
    return rest.isEmpty() ? Line::Part : rest == "--" ? Line::End : Line::Text;
}

/// What lies between two delimiters.
struct Section
{
    QByteArrayView lead{};
    QByteArrayView bytes{};
};

struct Sections
{
    QByteArrayView preamble{};
    std::vector<Section> parts{};
    QByteArrayView tail{};
};

Sections sectionsOf(QByteArrayView content, QByteArrayView boundary)
{
    Sections sections;
    QByteArrayView lead;
    qsizetype begin = 0;
    const auto close = [&](qsizetype end) {
        if (lead.isEmpty())
            sections.preamble = content.first(end);
        else
            sections.parts.push_back({lead, content.sliced(begin, end - begin)});
    };
    for (qsizetype at = 0; at < content.size();) {
        const QByteArrayView line = lineAt(content, at);
        const Line kind = kindOf(line, boundary);
        const qsizetype next = at + line.size();
        if (kind != Line::Text) {
            // The line break before a delimiter belongs to it (RFC 2046 §5.1.1).
            const QByteArrayView before = content.sliced(begin, at - begin);
            const qsizetype width = before.endsWith("\r\n") ? 2 : before.isEmpty() ? 0 : 1;
            close(at - width);
            lead = content.sliced(at - width, next - at + width);
            begin = next;
        }
        if (kind == Line::End) {
            sections.tail = content.sliced(next - lead.size());
            return sections;
        }
        at = next;
    }
    close(content.size());
    return sections;
}

struct ContentType
{
    QByteArray type{"text/plain"};
    QByteArray boundary{};
};

ContentType contentTypeOf(const RawPart &part, const QByteArray &otherwise)
{
    const RawField *field = part.field("Content-Type"_L1);
    if (!field || field->bytes.size() > longestTypeField)
        return {.type = otherwise};
    const Ref<GMimeContentType> parsed(
        g_mime_content_type_parse(nullptr, field->value().toUtf8().constData()));
    const TextRef type(g_mime_content_type_get_mime_type(parsed.get()));
    const QByteArray boundary = g_mime_content_type_get_parameter(parsed.get(), "boundary");
    return {.type = QByteArray(type.get()).toLower(),
            .boundary = boundary.size() > longestBoundary ? QByteArray() : boundary.trimmed()};
}

class Cutter
{
public:
    [[nodiscard]] RawPart part(QByteArrayView text, const QByteArray &otherwise, int depth)
    {
        RawPart part;
        qsizetype at = 0;
        while (at < text.size() && !isBreak(text[at])) {
            part.fields.push_back(fieldAt(text, at));
            at += part.fields.back().bytes.size();
        }
        const qsizetype gap = at < text.size() ? lineAt(text, at).size() : 0;
        part.gap = text.sliced(at, gap).toByteArray();
        cutContent(part, text.sliced(at + gap), otherwise, depth);
        return part;
    }

private:
    void cutContent(RawPart &part, QByteArrayView content, const QByteArray &otherwise, int depth)
    {
        const ContentType type = contentTypeOf(part, otherwise);
        part.type = type.type;
        if (part.isMultipart())
            cutMultipart(part, content, type.boundary, depth);
        else if (part.type == "message/rfc822" && isIdentity(part))
            cutMessage(part, content, depth);
        else
            part.content = content.toByteArray();
    }

    void cutMultipart(RawPart &part, QByteArrayView content, const QByteArray &boundary, int depth)
    {
        const auto leave = [&](RawPart::Uncut why) {
            part.uncut = why;
            part.content = content.toByteArray();
        };
        if (boundary.isEmpty())
            return leave(RawPart::Uncut::NoBoundary);
        if (depth == deepestNesting)
            return leave(RawPart::Uncut::TooDeep);
        const Sections sections = sectionsOf(content, boundary);
        if (sections.parts.empty())
            return leave(RawPart::Uncut::NoBoundary);
        m_count += sections.parts.size();
        if (m_count > mostParts)
            return leave(RawPart::Uncut::TooMany);
        part.content = sections.preamble.toByteArray();
        part.tail = sections.tail.toByteArray();
        const QByteArray otherwise = part.type == "multipart/digest" ? "message/rfc822" : "text/plain";
        for (const Section &section : sections.parts) {
            part.parts.push_back(this->part(section.bytes, otherwise, depth + 1));
            part.parts.back().lead = section.lead.toByteArray();
        }
    }

    void cutMessage(RawPart &part, QByteArrayView content, int depth)
    {
        if (depth == deepestNesting || ++m_count > mostParts) {
            part.uncut = depth == deepestNesting ? RawPart::Uncut::TooDeep : RawPart::Uncut::TooMany;
            part.content = content.toByteArray();
            return;
        }
        part.parts.push_back(this->part(content, "text/plain", depth + 1));
    }

    /// RFC 2046 §5.2.1 allows nothing else for a message; some programs encode one nevertheless.
    [[nodiscard]] static bool isIdentity(const RawPart &part)
    {
        const QString encoding = part.value("Content-Transfer-Encoding"_L1).toLower();
        return encoding != "base64"_L1 && encoding != "quoted-printable"_L1;
    }

    std::size_t m_count = 0;
};

QByteArrayView withoutPreamble(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    const bool isMailbox = text.startsWith("From ") || text.startsWith(">From ");
    return isMailbox ? text.sliced(lineAt(text, 0).size()) : text;
}

} // namespace

RawPart cut(QByteArrayView eml)
{
    needGMime();
    return Cutter().part(withoutPreamble(eml), "text/plain", 0);
}

} // namespace posthorn::mime
