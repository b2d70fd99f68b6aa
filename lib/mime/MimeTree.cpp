// SPDX-License-Identifier: MIT
#include "mime/MimeTree.h"

#include "mime/BodyText.h"
#include "mime/FilePart.h"

namespace posthorn::mime {

namespace {

class Tree
{
public:
    explicit Tree(const QString &boundary) : m_boundary(boundary.toLatin1()) {}

    /// Of one part it is that part.
    [[nodiscard]] Ref<GMimeObject> multipart(const char *subtype, std::vector<Ref<GMimeObject>> parts)
    {
        if (parts.size() == 1)
            return std::move(parts.front());
        GMimeMultipart *whole = g_mime_multipart_new_with_subtype(subtype);
        // "=_" cannot come out of quoted-printable or base64 (RFC 2045 §6.7).
        const QByteArray boundary = "=_" + m_boundary + '_' + QByteArray::number(++m_count);
        g_mime_multipart_set_boundary(whole, boundary.constData());
        for (const auto &part : parts)
            g_mime_multipart_add(whole, part.get());
        return Ref<GMimeObject>(GMIME_OBJECT(whole));
    }

private:
    QByteArray m_boundary{};
    int m_count = 0;
};

Ref<GMimeObject> plainPart(const Bodies &bodies, bool flowed)
{
    auto part = textPart(bodies.plain, "plain");
    if (flowed)
        g_mime_object_set_content_type_parameter(part.get(), "format", "flowed");
    return part;
}

Ref<GMimeObject> calendarPart(const Bodies &bodies)
{
    auto part = textPart(bodies.calendar, "calendar");
    if (!bodies.method.isEmpty()) // RFC 6047 §2.4: the same as within
        g_mime_object_set_content_type_parameter(part.get(), "method", bodies.method.constData());
    return part;
}

/// What comes later is the richer (RFC 2046 §5.1.4).
Ref<GMimeObject> alternatives(const Bodies &bodies, bool flowed, Tree &tree)
{
    std::vector<Ref<GMimeObject>> parts;
    parts.push_back(plainPart(bodies, flowed));
    if (!bodies.html.isEmpty())
        parts.push_back(textPart(bodies.html, "html"));
    if (!bodies.calendar.isEmpty())
        parts.push_back(calendarPart(bodies));
    return tree.multipart("alternative", std::move(parts));
}

Ref<GMimeObject> withPictures(const Bodies &bodies, bool flowed, Tree &tree)
{
    std::vector<Ref<GMimeObject>> parts;
    parts.push_back(alternatives(bodies, flowed, tree));
    for (const AttachedFile &file : bodies.shown)
        parts.push_back(inlinePart(file));
    auto whole = tree.multipart("related", std::move(parts));
    if (!bodies.shown.empty()) // RFC 2387 §3.1: of its root
        g_mime_object_set_content_type_parameter(whole.get(), "type", "multipart/alternative");
    return whole;
}

} // namespace

Ref<GMimeObject> treeOf(const Bodies &bodies, bool flowed, const QString &boundary)
{
    needGMime();
    Tree tree(boundary);
    std::vector<Ref<GMimeObject>> parts;
    parts.push_back(withPictures(bodies, flowed, tree));
    for (const AttachedFile &file : bodies.attached)
        parts.push_back(attachmentPart(file));
    return tree.multipart("mixed", std::move(parts));
}

} // namespace posthorn::mime
