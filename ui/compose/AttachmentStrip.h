// SPDX-License-Identifier: MIT
#pragma once

#include "mime/AttachedFile.h"

#include <QMap>
#include <QScrollArea>

namespace posthorn::ui {

class AttachmentTile;

/// The files of a mail, side by side; it is not there while there are none, and scrolls where there are many.
class AttachmentStrip : public QScrollArea
{
    Q_OBJECT
public:
    explicit AttachmentStrip(QWidget *parent = nullptr);

    /// What the keyboard comes from on its way to the first file.
    void follow(QWidget *before) { m_before = before; }
    /// A file that is being copied, under a number of its own.
    int begin(const QString &name);
    /// Its copy stands; nothing happens where it was taken out meanwhile.
    void finish(int number, const mime::AttachedFile &file);
    void drop(int number);

    void setFiles(const std::vector<mime::AttachedFile> &files);
    /// In the order in which they were attached.
    [[nodiscard]] std::vector<mime::AttachedFile> files() const;
    /// The first that is still being copied; empty: none is.
    [[nodiscard]] QString unfinished() const;
    [[nodiscard]] bool isEmpty() const { return m_tiles.isEmpty(); }

Q_SIGNALS:
    void changed();
    /// The last one was taken out by the keyboard, which has to go elsewhere.
    void emptied();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(int number);
    void step(int by);
    void settle();
    void fitHeight();

    QWidget *m_row;
    QWidget *m_before = nullptr;
    QMap<int, AttachmentTile *> m_tiles{};
    int m_numbers = 0;
};

} // namespace posthorn::ui
