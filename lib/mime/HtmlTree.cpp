// SPDX-License-Identifier: MIT
#include "mime/HtmlTree.h"

namespace posthorn::mime {

namespace {

/// Gumbo's own list of errors costs more than the tree, and nobody reads it.
const GumboOptions &options()
{
    static const GumboOptions quiet = [] {
        GumboOptions changed = kGumboDefaultOptions;
        changed.max_errors = 0;
        return changed;
    }();
    return quiet;
}

const QByteArray today = "<!DOCTYPE html>";

} // namespace

HtmlTree::HtmlTree(const QString &html)
    : m_source(today + html.toUtf8()),
      m_tree(gumbo_parse_with_options(&options(), m_source.constData(),
                                      static_cast<std::size_t>(m_source.size())))
{
}

void HtmlTree::Free::operator()(GumboOutput *output) const
{
    gumbo_destroy_output(&options(), output);
}

qsizetype HtmlTree::placeOf(const GumboStringPiece &piece) const
{
    return piece.data - m_source.constData() - today.size();
}

QLatin1StringView tagOf(const GumboNode &node)
{
    if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
        return {};
    return QLatin1StringView(gumbo_normalized_tagname(node.v.element.tag));
}

QString attributeOf(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

} // namespace posthorn::mime
