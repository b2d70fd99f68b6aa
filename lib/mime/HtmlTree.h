// SPDX-License-Identifier: MIT
#pragma once
// HTML as the tree that browsers make of it.

#include <QString>
#include <gumbo.h>
#include <memory>

namespace posthorn::mime {

/// What lies deeper no person wrote; it is left out, not followed.
constexpr int deepestElement = 256;

class HtmlTree
{
public:
    /// Read by the rules of today, whatever its document type says: by those of old a table may stand within
    /// a paragraph.
    explicit HtmlTree(const QString &html);

    [[nodiscard]] const GumboNode &root() const { return *m_tree->root; }
    /// Where in the UTF-8 of the HTML a piece of it begins.
    [[nodiscard]] qsizetype placeOf(const GumboStringPiece &piece) const;

private:
    struct Free
    {
        void operator()(GumboOutput *output) const;
    };
    QByteArray m_source;
    std::unique_ptr<GumboOutput, Free> m_tree;
};

/// Of elements alone; an empty text for any other and for unknown ones.
[[nodiscard]] QLatin1StringView tagOf(const GumboNode &node);
[[nodiscard]] QString attributeOf(const GumboElement &element, const char *name);

/// Calls `use(const GumboNode &)` for each child of an element.
template <class Use>
void forEachChild(const GumboElement &element, Use use)
{
    for (unsigned i = 0; i < element.children.length; ++i)
        use(*static_cast<const GumboNode *>(element.children.data[i]));
}

} // namespace posthorn::mime
