// SPDX-License-Identifier: MIT
#pragma once
// Plain text under construction: blanks collapse as a browser's do, and blocks begin on lines of their own.

#include <QStringList>

namespace posthorn::mime {

class PlainPage
{
public:
    void add(const QString &text);
    /// Keeps blanks and line breaks.
    void addAsIs(const QString &text);
    void breakLine();
    void endLine();
    /// A blank line, but never two and never at the start.
    void endParagraph();

    /// What every line begins with: the marks of quotes, the indentation of lists.
    [[nodiscard]] const QString &prefix() const { return m_prefix; }
    void setPrefix(const QString &prefix) { m_prefix = prefix; }

    [[nodiscard]] QString text();

private:
    void addVisible(QChar c);

    QStringList m_lines{};
    QString m_line{};
    QString m_prefix{};
    bool m_blank = false;
};

} // namespace posthorn::mime
