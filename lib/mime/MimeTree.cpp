// SPDX-License-Identifier: MIT
#include "mime/MimeTree.h"

#include "mime/BodyText.h"
#include "mime/FilePart.h"
#include "mime/PlainFromHtml.h"

namespace posthorn::mime {

namespace {

class Tree
{
public:
    explicit Tree(const QString &boundary) : m_boundary(boundary.toLatin1()) {}

    [[nodiscard]] Ref<GMimeObject> multipart(const char *subtype, const std::vector<Ref<GMimeObject>> &parts)
    {
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

Ref<GMimeObject> bodyOf(const Draft &draft, Tree &tree)
{
    if (draft.html.isEmpty())
        return textPart(draft.text, "plain");
    std::vector<Ref<GMimeObject>> parts;
    parts.push_back(textPart(draft.text.isEmpty() ? plainFromHtml(draft.html) : draft.text, "plain"));
    parts.push_back(textPart(draft.html, "html"));
    return tree.multipart("alternative", parts);
}

} // namespace

Ref<GMimeObject> treeOf(const Draft &draft, const QString &boundary)
{
    needGMime();
    Tree tree(boundary);
    if (draft.attachments.empty())
        return bodyOf(draft, tree);
    std::vector<Ref<GMimeObject>> parts;
    parts.push_back(bodyOf(draft, tree));
    for (const AttachedFile &file : draft.attachments)
        parts.push_back(attachmentPart(file));
    return tree.multipart("mixed", parts);
}

} // namespace posthorn::mime
