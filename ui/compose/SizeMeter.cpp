// SPDX-License-Identifier: MIT
#include "ui/compose/SizeMeter.h"

#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>
#include <QLocale>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 worthShowing = qint64{100} * 1000;
constexpr double megabyte = 1e6; // as the sentences about sizes count

QString inMegabytes(qint64 bytes)
{
    const auto text = QLocale{}.toString(static_cast<double>(bytes) / megabyte, 'f', 1);
    const QString zero = QLocale{}.decimalPoint() + QLocale{}.zeroDigit();
    return text.endsWith(zero) ? text.chopped(zero.size()) : text;
}

} // namespace

SizeMeter::SizeMeter(QWidget *parent)
    : QWidget(parent),
      m_mark(new Mark(u"warn"_s, Ink::Warn)),
      m_words(new PlainLabel({}, Type::Caption, Ink::Muted))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tiny);
    row->addWidget(m_mark);
    row->addWidget(m_words->fitting(PlainLabel::Fit::Elide));
    hide();
}

void SizeMeter::setBytes(qint64 bytes, std::optional<qint64> limit)
{
    const bool over = limit && bytes > *limit;
    m_mark->setVisible(over);
    m_words->setInk(over ? Ink::Warn : Ink::Muted);
    if (over)
        m_words->setText(tr("%1 of %2 MB: too large").arg(inMegabytes(bytes), inMegabytes(*limit)));
    else if (limit)
        m_words->setText(tr("%1 of %2 MB").arg(inMegabytes(bytes), inMegabytes(*limit)));
    else
        m_words->setText(tr("%1 MB").arg(inMegabytes(bytes)));
    setToolTip(plainToolTip(tr("The size of the whole mail, encoded for its way")));
    setVisible(over || bytes >= worthShowing);
}

QString SizeMeter::text() const
{
    return isHidden() ? QString() : m_words->fullText();
}

} // namespace posthorn::ui
