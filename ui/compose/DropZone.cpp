// SPDX-License-Identifier: MIT
#include "ui/compose/DropZone.h"

#include "ui/widgets/Strokes.h"
#include "ui/widgets/Tokens.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace posthorn::ui {

QStringList filesIn(const QMimeData &carried)
{
    QStringList paths;
    for (const QUrl &url : carried.urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

DropZone::DropZone(QWidget *window) : QWidget(window)
{
    hide();
    setAcceptDrops(true);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    for (auto *child : window->findChildren<QWidget *>()) {
        if (child != this && child->acceptDrops())
            child->installEventFilter(this);
    }
}

bool DropZone::eventFilter(QObject *, QEvent *event)
{
    return take(event);
}

bool DropZone::event(QEvent *event)
{
    return take(event) || QWidget::event(event);
}

/// True where it was about files.
bool DropZone::take(QEvent *event)
{
    if (event->type() == QEvent::DragLeave)
        hide();
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove &&
        event->type() != QEvent::Drop)
        return false;
    auto *drag = static_cast<QDropEvent *>(event);
    const auto paths = filesIn(*drag->mimeData());
    if (paths.isEmpty())
        return false;
    drag->setDropAction(Qt::CopyAction); // a move would take the file away from where it lies
    drag->accept();
    if (event->type() == QEvent::Drop) {
        hide();
        Q_EMIT dropped(paths);
    } else {
        cover();
    }
    return true;
}

void DropZone::paintEvent(QPaintEvent *)
{
    const auto colours = coloursOf(palette());
    QPainter painter{this};
    painter.fillRect(rect(), colours.surface);
    constexpr auto margin = space::large;
    const auto frame = rect().adjusted(margin, margin, -margin, -margin);
    paintBox(painter, frame, colours.selected, colours.accent, measure::ring);
    painter.setFont(fontOf(Type::Section));
    painter.setPen(colours.text);
    painter.drawText(frame, Qt::AlignCenter, tr("Drop to attach"));
}

void DropZone::cover()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

} // namespace posthorn::ui
