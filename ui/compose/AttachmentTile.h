// SPDX-License-Identifier: MIT
#pragma once

#include "mime/AttachedFile.h"

#include <QFrame>
#include <optional>

class QPushButton;

namespace posthorn::ui {

class Mark;
class PlainLabel;

/// One file on its way into a mail: its kind, its name and its size. Del takes it out again.
class AttachmentTile : public QFrame
{
    Q_OBJECT
public:
    /// Of a file that is still being copied.
    explicit AttachmentTile(const QString &name, QWidget *parent = nullptr);

    void setFile(const mime::AttachedFile &file);
    /// Nothing while it is still being copied.
    [[nodiscard]] const std::optional<mime::AttachedFile> &file() const { return m_file; }
    [[nodiscard]] const QString &name() const { return m_name; }

Q_SIGNALS:
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe(const QString &size);

    QString m_name{};
    Mark *m_kind;
    PlainLabel *m_words;
    PlainLabel *m_size;
    QPushButton *m_remove;
    std::optional<mime::AttachedFile> m_file{};
};

} // namespace posthorn::ui
