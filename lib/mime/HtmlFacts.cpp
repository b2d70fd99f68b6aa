// SPDX-License-Identifier: MIT
#include "mime/HtmlFacts.h"

#include "mime/HtmlTree.h"

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

bool isColoured(const GumboElement &element)
{
    const QString style = attributeOf(element, "style").toLower();
    return style.contains("color"_L1) || style.contains("background"_L1) ||
           !attributeOf(element, "bgcolor").isEmpty() || !attributeOf(element, "color").isEmpty();
}

class Look
{
public:
    void at(const GumboNode &node, int depth = 0)
    {
        if (node.type == GUMBO_NODE_ELEMENT && depth < deepestElement)
            at(node.v.element, depth);
        else if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE)
            m_text += QString::fromUtf8(node.v.text.text);
    }
    [[nodiscard]] const HtmlFacts &facts() const { return m_facts; }

private:
    void at(const GumboElement &element, int depth)
    {
        m_facts.pictures += element.tag == GUMBO_TAG_IMG ? 1 : 0;
        m_facts.colours += isColoured(element) ? 1 : 0;
        if (element.tag == GUMBO_TAG_TABLE && attributeOf(element, "role") != "presentation"_L1)
            ++m_facts.tables;
        const qsizetype before = m_text.size();
        forEachChild(element, [&](const GumboNode &child) { at(child, depth + 1); });
        if (element.tag == GUMBO_TAG_A)
            m_facts.links.push_back(
                {m_text.sliced(before).simplified(), attributeOf(element, "href").trimmed()});
    }

    HtmlFacts m_facts{};
    QString m_text{};
};

} // namespace

HtmlFacts factsOfHtml(const QString &html)
{
    if (html.isEmpty())
        return {};
    const HtmlTree page(html);
    Look look;
    look.at(page.root());
    return look.facts();
}

} // namespace posthorn::mime
