// SPDX-License-Identifier: MIT
#include "ui/explain/PasteField.h"

#include "ui/widgets/Tokens.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

/// The expression that finds them is as long as they are.
constexpr qsizetype mostWords = 200;

QString fileIn(const QMimeData &source)
{
    const auto urls = source.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

PasteField::PasteField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setFont(fontOf(Type::Mono));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(space::small);
}

void PasteField::setText(const QString &text)
{
    m_arrived = true;
    setPlainText(filtered(text));
}

void PasteField::mark(const QString &words)
{
    const auto found = findWords(toPlainText(), words);
    QList<QTextEdit::ExtraSelection> marks;
    if (found.start >= 0) {
        const auto colours = coloursOf(palette());
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor{document()};
        selection.cursor.setPosition(static_cast<int>(found.start));
        selection.cursor.setPosition(static_cast<int>(found.start + found.length), QTextCursor::KeepAnchor);
        selection.format.setBackground(colours.selected);
        selection.format.setForeground(colours.accent);
        selection.format.setFontUnderline(true);
        marks += selection;
    }
    setExtraSelections(marks);
    if (m_arrived && found.start >= 0) {
        moveCursorTo(found.start);
        centerCursor();
    }
    m_arrived = false;
}

bool PasteField::canInsertFromMimeData(const QMimeData *source) const
{
    return !fileIn(*source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void PasteField::insertFromMimeData(const QMimeData *source)
{
    if (const auto path = fileIn(*source); !path.isEmpty())
        return Q_EMIT fileDropped(path);
    m_arrived = document()->isEmpty();
    textCursor().insertText(filtered(source->text()));
    ensureCursorVisible();
}

void PasteField::moveCursorTo(qsizetype place)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(place));
    setTextCursor(cursor);
}

QString PasteField::filtered(const QString &text) const
{
    return m_filter ? m_filter(text) : text;
}

Found findWords(const QString &text, const QString &words)
{
    if (words.trimmed().isEmpty())
        return {};
    if (const auto start = text.indexOf(words, 0, Qt::CaseInsensitive); start >= 0)
        return {start, words.size()};
    auto pattern = words.split(QRegularExpression{u"\\s+"_s}, Qt::SkipEmptyParts);
    pattern.resize(std::min(pattern.size(), mostWords));
    for (auto &word : pattern)
        word = QRegularExpression::escape(word);
    const QRegularExpression loose{pattern.join(u"(?:\\s|\\\\[rnt]|=\\n)+"_s),
                                   QRegularExpression::CaseInsensitiveOption};
    const auto match = loose.match(text);
    return match.hasMatch() ? Found{match.capturedStart(), match.capturedLength()} : Found{};
}

} // namespace posthorn::ui
