// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;

namespace posthorn::ui {

/// Lies over a whole window while files are dragged above it, and takes them. Dragged text goes where it
/// went before.
class DropZone : public QWidget
{
    Q_OBJECT
public:
    /// Over `window` with everything that is in it already.
    explicit DropZone(QWidget *window);

Q_SIGNALS:
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool take(QEvent *event);
    void cover();
};

/// The paths of the files that are carried; what lies elsewhere than on this machine is none.
[[nodiscard]] QStringList filesIn(const QMimeData &carried);

} // namespace posthorn::ui
