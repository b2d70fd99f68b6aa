// SPDX-License-Identifier: MIT
#include "mime/PlainFromHtml.h"

#include "mime/HtmlTree.h"
#include "mime/PlainPage.h"

#include <QHash>
#include <QList>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

class Walk
{
public:
    void follow(const GumboNode &node, int depth = 0)
    {
        if (node.type == GUMBO_NODE_ELEMENT && depth < deepestElement)
            follow(node.v.element, depth);
        else if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE)
            add(QString::fromUtf8(node.v.text.text));
    }
    [[nodiscard]] QString text() { return m_page.text(); }

private:
    using Step = void (Walk::*)(const GumboElement &, int);

    void follow(const GumboElement &element, int depth);
    void leaveOut(const GumboElement &, int);
    void breakLine(const GumboElement &, int);
    void drawRule(const GumboElement &, int);
    void namePicture(const GumboElement &element, int);
    void followQuote(const GumboElement &element, int depth);
    void followParagraph(const GumboElement &element, int depth);
    void followCell(const GumboElement &element, int depth);
    void followLine(const GumboElement &element, int depth);
    void followChildren(const GumboElement &element, int depth);
    void followInside(const GumboElement &element, int depth, const QString &prefix);
    void followList(const GumboElement &element, int depth);
    void followItem(const GumboElement &element, int depth);
    void followLink(const GumboElement &element, int depth);
    void followPreformatted(const GumboElement &element, int depth);
    void add(const QString &text);

    PlainPage m_page{};
    QList<int> m_lists{}; ///< the next number of each list we are in, 0 where items have none
    QString m_seen{};     ///< text since the last link began
    bool m_preformatted = false;
};

void Walk::add(const QString &text)
{
    m_seen += text;
    if (m_preformatted)
        m_page.addAsIs(text);
    else
        m_page.add(text);
}

void Walk::followChildren(const GumboElement &element, int depth)
{
    forEachChild(element, [&](const GumboNode &child) { follow(child, depth + 1); });
}

void Walk::followInside(const GumboElement &element, int depth, const QString &prefix)
{
    m_page.endParagraph();
    const QString before = m_page.prefix();
    m_page.setPrefix(before + prefix);
    followChildren(element, depth);
    m_page.endLine();
    m_page.setPrefix(before);
    m_page.endParagraph();
}

void Walk::followList(const GumboElement &element, int depth)
{
    if (m_lists.isEmpty())
        m_page.endParagraph();
    m_page.endLine();
    m_lists.append(element.tag == GUMBO_TAG_OL ? 1 : 0);
    followChildren(element, depth);
    m_lists.removeLast();
    if (m_lists.isEmpty())
        m_page.endParagraph();
}

void Walk::followItem(const GumboElement &element, int depth)
{
    m_page.endLine();
    const int number = m_lists.isEmpty() || m_lists.last() == 0 ? 0 : m_lists.last()++;
    m_page.addAsIs(number == 0 ? u"- "_s : u"%1. "_s.arg(number));
    const QString before = m_page.prefix();
    const QString indent(2 * std::max<qsizetype>(m_lists.size() - 1, 0), u' ');
    m_page.setPrefix(before + indent);
    followChildren(element, depth);
    m_page.endLine();
    m_page.setPrefix(before);
}

void Walk::followLink(const GumboElement &element, int depth)
{
    m_seen.clear();
    followChildren(element, depth);
    const QString target = attributeOf(element, "href").trimmed();
    const bool leadsOut = target.startsWith("http:"_L1, Qt::CaseInsensitive) ||
                          target.startsWith("https:"_L1, Qt::CaseInsensitive);
    if (leadsOut && m_seen.simplified() != target)
        m_page.add(u" <%1>"_s.arg(target));
}

void Walk::followPreformatted(const GumboElement &element, int depth)
{
    m_page.endParagraph();
    const bool before = std::exchange(m_preformatted, true);
    followChildren(element, depth);
    m_preformatted = before;
    m_page.endParagraph();
}

void Walk::leaveOut(const GumboElement &, int) {}

void Walk::breakLine(const GumboElement &, int)
{
    m_page.breakLine();
}

void Walk::drawRule(const GumboElement &, int)
{
    m_page.endParagraph();
    m_page.add(u"-----"_s);
    m_page.endParagraph();
}

void Walk::namePicture(const GumboElement &element, int)
{
    m_page.add(attributeOf(element, "alt"));
}

void Walk::followQuote(const GumboElement &element, int depth)
{
    followInside(element, depth, u"> "_s);
}

void Walk::followParagraph(const GumboElement &element, int depth)
{
    followInside(element, depth, {});
}

void Walk::followCell(const GumboElement &element, int depth)
{
    m_page.add(u" "_s);
    followChildren(element, depth);
}

void Walk::followLine(const GumboElement &element, int depth)
{
    m_page.endLine();
    followChildren(element, depth);
    m_page.endLine();
}

void Walk::follow(const GumboElement &element, int depth)
{
    static const QHash<int, Step> steps{
        {GUMBO_TAG_HEAD, &Walk::leaveOut},          {GUMBO_TAG_SCRIPT, &Walk::leaveOut},
        {GUMBO_TAG_STYLE, &Walk::leaveOut},         {GUMBO_TAG_TEMPLATE, &Walk::leaveOut},
        {GUMBO_TAG_BR, &Walk::breakLine},           {GUMBO_TAG_HR, &Walk::drawRule},
        {GUMBO_TAG_IMG, &Walk::namePicture},        {GUMBO_TAG_A, &Walk::followLink},
        {GUMBO_TAG_PRE, &Walk::followPreformatted}, {GUMBO_TAG_UL, &Walk::followList},
        {GUMBO_TAG_OL, &Walk::followList},          {GUMBO_TAG_LI, &Walk::followItem},
        {GUMBO_TAG_BLOCKQUOTE, &Walk::followQuote}, {GUMBO_TAG_P, &Walk::followParagraph},
        {GUMBO_TAG_H1, &Walk::followParagraph},     {GUMBO_TAG_H2, &Walk::followParagraph},
        {GUMBO_TAG_H3, &Walk::followParagraph},     {GUMBO_TAG_H4, &Walk::followParagraph},
        {GUMBO_TAG_H5, &Walk::followParagraph},     {GUMBO_TAG_H6, &Walk::followParagraph},
        {GUMBO_TAG_TABLE, &Walk::followParagraph},  {GUMBO_TAG_TD, &Walk::followCell},
        {GUMBO_TAG_TH, &Walk::followCell},          {GUMBO_TAG_DIV, &Walk::followLine},
        {GUMBO_TAG_TR, &Walk::followLine}};
    const Step step = steps.value(element.tag, &Walk::followChildren);
    (this->*step)(element, depth);
}

} // namespace

QString plainFromHtml(const QString &html)
{
    const HtmlTree tree(html);
    Walk walk;
    walk.follow(tree.root());
    return walk.text();
}

} // namespace posthorn::mime
