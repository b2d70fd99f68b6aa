// SPDX-License-Identifier: MIT
#include "ui/compose/AttachmentTile.h"

#include "base/VisibleText.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/Strokes.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

namespace {

QString kindOf(const QByteArray &type)
{
    return type.startsWith("image/") ? u"picture"_s : u"file"_s;
}

/// What a file is called ends with what it is.
QString shortened(const QString &name, const QFontMetrics &metrics)
{
    constexpr int characters = 32;
    return metrics.elidedText(name, Qt::ElideMiddle, characters * metrics.averageCharWidth());
}

} // namespace

AttachmentTile::AttachmentTile(const QString &name, QWidget *parent)
    : QFrame(parent),
      m_name(visibleText(name)),
      m_kind(new Mark(u"file"_s, Ink::Muted)),
      m_words(new PlainLabel),
      m_size(new PlainLabel({}, Type::Caption, Ink::Muted)),
      m_remove(quietButton({}, u"close"_s))
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(measure::control);
    m_remove->setMinimumHeight(measure::target);
    m_remove->setFixedSize(measure::target, measure::target);
    m_remove->setFocusPolicy(Qt::NoFocus); // Del does it from the keyboard
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::small, space::tiny, space::tiny, space::tiny);
    row->setSpacing(space::small);
    for (auto *part : std::initializer_list<QWidget *>{m_kind, m_words, m_size, m_remove})
        row->addWidget(part);
    connect(m_remove, &QPushButton::clicked, this, &AttachmentTile::removeRequested);
    describe(tr("Copying…"));
}

void AttachmentTile::setFile(const mime::AttachedFile &file)
{
    m_file = file;
    m_name = visibleText(file.name);
    m_kind->setIcon(kindOf(file.type), Ink::Muted);
    describe(QLocale{}.formattedDataSize(file.size(), 1, QLocale::DataSizeSIFormat));
}

void AttachmentTile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removeRequested();
    else
        QFrame::keyPressEvent(event);
}

void AttachmentTile::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void AttachmentTile::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void AttachmentTile::paintEvent(QPaintEvent *)
{
    const auto colours = coloursOf(palette());
    QPainter painter{this};
    paintBox(painter, rect(), colours.raised, colours.line);
    if (hasFocus()) // it is what Del takes, so it shows after a click too
        paintRing(painter, rect(), colours.accent);
}

void AttachmentTile::describe(const QString &size)
{
    m_words->setText(shortened(m_name, m_words->fontMetrics()));
    m_size->setText(size);
    setToolTip(plainToolTip(m_name));
    setAccessibleName(tr("%1, %2").arg(m_name, size));
    setAccessibleDescription(tr("Attached. Delete takes it out."));
    m_remove->setAccessibleName(tr("Take out %1").arg(m_name));
    m_remove->setToolTip(plainToolTip(tr("Take it out (Del)")));
}

} // namespace posthorn::ui
