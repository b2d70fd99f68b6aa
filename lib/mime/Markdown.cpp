// SPDX-License-Identifier: MIT
#include "mime/Markdown.h"

#include <md4c-html.h>

namespace posthorn::mime {

QString htmlFromMarkdown(const QString &markdown)
{
    const QByteArray source = markdown.toUtf8();
    QByteArray html;
    const auto append = [](const MD_CHAR *text, MD_SIZE size, void *place) {
        static_cast<QByteArray *>(place)->append(text, qsizetype{size});
    };
    // It fails only without memory, and then the program has ended.
    md_html(source.constData(), static_cast<MD_SIZE>(source.size()), append, &html,
            MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH, 0);
    return QString::fromUtf8(html);
}

} // namespace posthorn::mime
