// SPDX-License-Identifier: MIT
#include "ui/compose/AttachmentStrip.h"

#include "ui/compose/AttachmentTile.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Tokens.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace posthorn::ui {

AttachmentStrip::AttachmentStrip(QWidget *parent) : QScrollArea(parent), m_row(new QWidget)
{
    new FlowLayout(m_row);
    setWidget(m_row);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Attachments"));
    viewport()->setAutoFillBackground(false);
    m_row->setAutoFillBackground(false);
    hide();
}

int AttachmentStrip::begin(const QString &name)
{
    const int number = ++m_numbers;
    auto *tile = new AttachmentTile(name);
    m_row->layout()->addWidget(tile);
    tile->show(); // now, not with the next turn of the event loop
    setTabOrder(m_tiles.isEmpty() ? m_before : m_tiles.last(), tile);
    m_tiles.insert(number, tile);
    tile->installEventFilter(this);
    connect(tile, &AttachmentTile::removeRequested, this, [this, number] { take(number); });
    settle();
    return number;
}

void AttachmentStrip::finish(int number, const mime::AttachedFile &file)
{
    if (auto *tile = m_tiles.value(number)) {
        tile->setFile(file);
        settle();
    }
}

void AttachmentStrip::drop(int number)
{
    if (auto *tile = m_tiles.take(number)) {
        tile->hide();
        tile->deleteLater();
        settle();
    }
}

void AttachmentStrip::setFiles(const std::vector<mime::AttachedFile> &files)
{
    for (const int number : m_tiles.keys())
        drop(number);
    for (const auto &file : files)
        finish(begin(file.name), file);
}

std::vector<mime::AttachedFile> AttachmentStrip::files() const
{
    std::vector<mime::AttachedFile> result;
    result.reserve(static_cast<size_t>(m_tiles.size()));
    for (const auto *tile : m_tiles) {
        if (tile->file())
            result.push_back(*tile->file());
    }
    return result;
}

QString AttachmentStrip::unfinished() const
{
    for (const auto *tile : m_tiles) {
        if (!tile->file())
            return tile->name();
    }
    return {};
}

void AttachmentStrip::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitHeight();
}

void AttachmentStrip::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    if (event->key() == Qt::Key_Right)
        step(forward);
    else if (event->key() == Qt::Key_Left)
        step(-forward);
    else
        event->ignore(); // up and down belong to nobody here
}

bool AttachmentStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_row && event->type() == QEvent::LayoutRequest)
        fitHeight();
    else if (watched != m_row && event->type() == QEvent::FocusIn)
        ensureWidgetVisible(qobject_cast<QWidget *>(watched), 0, 0);
    return QScrollArea::eventFilter(watched, event);
}

/// The keyboard goes on to a neighbour.
void AttachmentStrip::take(int number)
{
    const bool hadKeyboard = m_tiles.value(number)->hasFocus();
    if (hadKeyboard)
        step(number == m_tiles.lastKey() ? -1 : 1);
    drop(number);
    if (hadKeyboard && m_tiles.isEmpty())
        Q_EMIT emptied();
}

void AttachmentStrip::step(int by)
{
    const auto tiles = m_tiles.values();
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        if (tiles[i]->hasFocus() && i + by >= 0 && i + by < tiles.size())
            return tiles[i + by]->setFocus(Qt::OtherFocusReason);
    }
}

void AttachmentStrip::settle()
{
    setVisible(!m_tiles.isEmpty());
    fitHeight();
    Q_EMIT changed();
}

void AttachmentStrip::fitHeight()
{
    constexpr int most = 2 * (measure::control + space::small + space::small);
    const int needed = m_row->layout()->heightForWidth(viewport()->width());
    setFixedHeight(std::min(needed, most));
}

} // namespace posthorn::ui
