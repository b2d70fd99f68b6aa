// SPDX-License-Identifier: MIT
#include "mime/PlainPage.h"

#include <utility>

namespace posthorn::mime {

namespace {

bool isBlankLine(const QString &line)
{
    return line.trimmed().isEmpty() || line.trimmed() == QStringView(u">");
}

} // namespace

void PlainPage::add(const QString &text)
{
    for (const QChar c : text) {
        if (c.isSpace() && c != QChar::Nbsp)
            m_blank = !m_line.isEmpty();
        else
            addVisible(c);
    }
}

void PlainPage::addAsIs(const QString &text)
{
    for (const QChar c : text) {
        if (c == u'\n')
            breakLine();
        else
            addVisible(c);
    }
}

void PlainPage::addVisible(QChar c)
{
    if (std::exchange(m_blank, false))
        m_line += u' ';
    m_line += c == QChar::Nbsp ? QChar(u' ') : c;
}

void PlainPage::breakLine()
{
    m_lines.append(m_prefix + std::exchange(m_line, {}));
    m_blank = false;
}

void PlainPage::endLine()
{
    if (!m_line.isEmpty())
        breakLine();
}

void PlainPage::endParagraph()
{
    endLine();
    const QString blank = m_prefix.trimmed();
    if (!m_lines.isEmpty() && !isBlankLine(m_lines.last()))
        m_lines.append(blank);
    else if (!m_lines.isEmpty() && blank.size() < m_lines.last().size())
        m_lines.last() = blank; // the blank line behind a quote is not part of it
}

QString PlainPage::text()
{
    endLine();
    while (!m_lines.isEmpty() && isBlankLine(m_lines.last()))
        m_lines.removeLast();
    return m_lines.isEmpty() ? QString() : m_lines.join(u'\n') + u'\n';
}

} // namespace posthorn::mime
