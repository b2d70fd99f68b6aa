// SPDX-License-Identifier: MIT
#include "mime/HtmlWriter.h"

#include "mime/HtmlTree.h"
#include "mime/StyleText.h"

#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

enum class Place { Text, Attribute };

QString escaped(const QString &text, Place place = Place::Text)
{
    QString all;
    all.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'&')
            all += "&amp;"_L1;
        else if (c == u'<')
            all += "&lt;"_L1;
        else if (c == u'>')
            all += "&gt;"_L1;
        else if (c == QChar::Nbsp)
            all += "&nbsp;"_L1;
        else if (c == u'"' && place == Place::Attribute)
            all += "&quot;"_L1;
        else if (c.category() != QChar::Other_Control || c == u'\n' || c == u'\t')
            all += c;
    }
    return all;
}

QString withoutControls(QString text)
{
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text.trimmed();
}

bool beginsWithOne(const QString &text, const QStringList &prefixes)
{
    return std::ranges::any_of(
        prefixes, [&](const QString &prefix) { return text.startsWith(prefix, Qt::CaseInsensitive); });
}

class Writer
{
public:
    explicit Writer(HtmlRule rule) : m_rule(rule) {}

    [[nodiscard]] CleanHtml page(const GumboNode &root);

private:
    void follow(const GumboNode &node, int depth);
    void followChildren(const GumboElement &element, int depth);
    void followElement(const GumboNode &node, int depth);
    void write(const QString &tag, const GumboElement &element, int depth);
    [[nodiscard]] QString attributes(const QString &tag, const GumboElement &element);
    [[nodiscard]] std::optional<QString> kept(const QString &value, const HtmlValueRule &rule);
    [[nodiscard]] std::optional<QString> keptPicture(const QString &source);

    HtmlRule m_rule = HtmlRule::Clean;
    QString m_html{};
    QStringList m_picturesLeftOut{};
};

std::optional<QString> Writer::keptPicture(const QString &source)
{
    const QString plain = withoutControls(source);
    const bool agreed = m_rule == HtmlRule::WithRemotePictures;
    if (beginsWithOne(plain, htmlRules().pictures) ||
        (agreed && beginsWithOne(plain, htmlRules().agreedPictures)))
        return plain;
    m_picturesLeftOut.append(plain.left(200));
    return std::nullopt;
}

std::optional<QString> Writer::kept(const QString &value, const HtmlValueRule &rule)
{
    if (rule.kinds.contains(HtmlValue::Picture))
        return keptPicture(value);
    if (rule.kinds.contains(HtmlValue::Link)) {
        const QString plain = withoutControls(value);
        return beginsWithOne(plain, htmlRules().links) ? std::optional(plain) : std::nullopt;
    }
    if (!rule.kinds.contains(HtmlValue::Style))
        return keptValue(value, rule);
    const QString style = keptStyle(value);
    return style.isEmpty() ? std::nullopt : std::optional(style);
}

QString Writer::attributes(const QString &tag, const GumboElement &element)
{
    QString all;
    const QSet<QString> allowed = htmlRules().elements.value(tag);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto *attribute = static_cast<const GumboAttribute *>(element.attributes.data[i]);
        const QString name = QString::fromUtf8(attribute->name);
        if (!allowed.contains(name))
            continue;
        if (const auto value = kept(QString::fromUtf8(attribute->value), htmlRules().attributes.value(name)))
            all += u' ' + name + u"=\""_s + escaped(*value, Place::Attribute) + u'"';
    }
    return all;
}

void Writer::followChildren(const GumboElement &element, int depth)
{
    forEachChild(element, [&](const GumboNode &child) { follow(child, depth + 1); });
}

void Writer::follow(const GumboNode &node, int depth)
{
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE)
        m_html += escaped(QString::fromUtf8(node.v.text.text));
    else if (node.type == GUMBO_NODE_ELEMENT && depth < deepestElement)
        followElement(node, depth);
}

void Writer::followElement(const GumboNode &node, int depth)
{
    const HtmlRules &rules = htmlRules();
    const QString own = tagOf(node);
    const QString tag = rules.standIns.value(own, own);
    const bool isForeign = node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML;
    if (isForeign || rules.leftOutWhole.contains(tag))
        return;
    if (rules.elements.contains(tag))
        write(tag, node.v.element, depth);
    else
        followChildren(node.v.element, depth);
}

void Writer::write(const QString &tag, const GumboElement &element, int depth)
{
    const HtmlRules &rules = htmlRules();
    const QString its = attributes(tag, element);
    const QString needed = rules.needs.value(tag);
    if (!needed.isEmpty() && !its.contains(u' ' + needed + u"=\""_s)) {
        m_html += escaped(attributeOf(element, "alt")); // which a picture alone has
        return followChildren(element, depth);
    }
    m_html += u'<' + tag + its + u'>';
    if (rules.empty.contains(tag))
        return;
    const qsizetype begin = m_html.size();
    followChildren(element, depth);
    if (tag == "pre"_L1 && QStringView(m_html).sliced(begin).startsWith(u'\n'))
        m_html.insert(begin, u'\n'); // a parser drops the first (HTML, "pre")
    m_html += u"</"_s + tag + u'>';
}

/// Blanks at either end of a page show nowhere, and would otherwise grow with each reading.
QString withoutBlanks(const QString &html)
{
    const auto isBlank = [](QChar c) { return c == u' ' || c == u'\n' || c == u'\t'; };
    const auto begin = std::ranges::find_if_not(html, isBlank);
    const auto end = std::find_if_not(html.rbegin(), std::make_reverse_iterator(begin), isBlank).base();
    return QString(begin, end - begin);
}

CleanHtml Writer::page(const GumboNode &root)
{
    QString style;
    forEachChild(root.v.element, [&](const GumboNode &child) {
        if (tagOf(child) != "body"_L1)
            return;
        style = attributes(u"body"_s, child.v.element);
        followChildren(child.v.element, 0);
    });
    return {.html = u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n<body%1>\n"_s.arg(style) +
                    withoutBlanks(m_html) + u"\n</body></html>"_s,
            .picturesLeftOut = m_picturesLeftOut};
}

} // namespace

CleanHtml written(const GumboNode &root, HtmlRule rule)
{
    return Writer(rule).page(root);
}

} // namespace posthorn::mime
