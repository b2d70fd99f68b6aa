// SPDX-License-Identifier: MIT
#include "ui/compose/MailText.h"

#include "ui/compose/DropZone.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Tokens.h"

namespace posthorn::ui {

using namespace Qt::StringLiterals;

namespace {

/// The line that mail programs know a signature by (RFC 3676 §4.3).
QString delimiter()
{
    return u"-- \n"_s;
}

QString blockOf(const QString &signature)
{
    return signature.isEmpty() ? QString() : u"\n\n"_s + delimiter() + signature;
}

bool hasSignature(const QString &text)
{
    return text.startsWith(delimiter()) || text.contains(u'\n' + delimiter());
}

} // namespace

MailText::MailText(QWidget *parent) : QPlainTextEdit(parent)
{
    nameControl(*this, tr("Text of the mail"));
    setTabChangesFocus(true);
    document()->setDocumentMargin(space::small);
}

void MailText::sign(const QString &before, const QString &after)
{
    if (before == after)
        return;
    const QString text = toPlainText();
    const QString old = blockOf(before);
    const bool isOurs = old.isEmpty() ? !hasSignature(text) : text.endsWith(old);
    if (!isOurs)
        return;
    QTextCursor tail{document()};
    tail.movePosition(QTextCursor::End);
    tail.setPosition(static_cast<int>(text.size() - old.size()), QTextCursor::KeepAnchor);
    const auto place = textCursor().position();
    tail.insertText(blockOf(after));
    auto cursor = textCursor(); // at the end of the text it would have gone behind the signature
    cursor.setPosition(std::min(place, static_cast<int>(text.size() - old.size())));
    setTextCursor(cursor);
}

bool MailText::canInsertFromMimeData(const QMimeData *source) const
{
    return !filesIn(*source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void MailText::insertFromMimeData(const QMimeData *source)
{
    const auto paths = filesIn(*source);
    if (paths.isEmpty())
        QPlainTextEdit::insertFromMimeData(source);
    else
        Q_EMIT filesPasted(paths);
}

} // namespace posthorn::ui
