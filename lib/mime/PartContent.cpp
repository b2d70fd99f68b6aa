// SPDX-License-Identifier: MIT
#include "mime/PartContent.h"

#include "mime/AddressField.h"
#include "mime/CharsetText.h"
#include "mime/GMimeRef.h"
#include "mime/Unflowed.h"

#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestField = qsizetype{64} * 1024;

/// A field that says one thing and then has parameters.
class Parameters
{
public:
    explicit Parameters(const RawField *field)
    {
        if (!field || field->bytes.size() > longestField)
            return;
        const QByteArray value = field->value().toUtf8();
        const qsizetype end = value.indexOf(';');
        m_kind = value.first(end < 0 ? value.size() : end).trimmed().toLower();
        if (end >= 0)
            m_list.reset(g_mime_param_list_parse(nullptr, value.sliced(end + 1).trimmed().constData()));
    }

    [[nodiscard]] const QByteArray &kind() const { return m_kind; }
    [[nodiscard]] QByteArray value(const char *name) const
    {
        GMimeParam *found = m_list ? g_mime_param_list_get_parameter(m_list.get(), name) : nullptr;
        return found ? g_mime_param_get_value(found) : nullptr;
    }

private:
    QByteArray m_kind{};
    Ref<GMimeParamList> m_list{};
};

GMimeContentEncoding encodingOf(const RawPart &part)
{
    const QByteArray name = part.value("Content-Transfer-Encoding"_L1).toLatin1();
    return g_mime_content_encoding_from_string(name.constData());
}

QString withLf(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

} // namespace

PartFacts factsOf(const RawPart &part)
{
    needGMime();
    const Parameters type(part.field("Content-Type"_L1));
    const Parameters disposition(part.field("Content-Disposition"_L1));
    const QByteArray file = disposition.value("filename");
    QString id = part.value("Content-ID"_L1);
    if (id.startsWith(u'<') && id.endsWith(u'>') && id.size() > 1)
        id = id.sliced(1, id.size() - 2);
    return {.name = decodedWords(QString::fromUtf8(file.isEmpty() ? type.value("name") : file)).trimmed(),
            .isAttached = disposition.kind() == "attachment",
            .contentId = id,
            .charset = type.value("charset"),
            .method = type.value("method").toUpper(),
            .flowed = type.value("format").toLower() == "flowed",
            .delSp = type.value("delsp").toLower() == "yes"};
}

QByteArray decodedContent(const RawPart &part)
{
    needGMime();
    const GMimeContentEncoding encoding = encodingOf(part);
    constexpr std::array encodings{GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE,
                                   GMIME_CONTENT_ENCODING_UUENCODE};
    if (std::ranges::find(encodings, encoding) == encodings.end())
        return part.content;
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, encoding);
    const auto size = static_cast<std::size_t>(part.content.size());
    QByteArray bytes(static_cast<qsizetype>(g_mime_encoding_outlen(&state, size)), Qt::Uninitialized);
    bytes.truncate(
        static_cast<qsizetype>(g_mime_encoding_flush(&state, part.content.constData(), size, bytes.data())));
    return bytes;
}

QString decodedText(const RawPart &part)
{
    const PartFacts facts = factsOf(part);
    const QString text = withLf(textIn(facts.charset, decodedContent(part)));
    return facts.flowed ? unflowed(text, facts.delSp) : text;
}

} // namespace posthorn::mime
