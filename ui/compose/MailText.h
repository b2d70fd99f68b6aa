// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace posthorn::ui {

/// The text of a mail. Files that are pasted are no text: they are to be attached.
class MailText : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit MailText(QWidget *parent = nullptr);

    /// Below the text, in place of `before`; nothing happens where the person has edited that.
    void sign(const QString &before, const QString &after);

Q_SIGNALS:
    void filesPasted(const QStringList &paths);

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace posthorn::ui
