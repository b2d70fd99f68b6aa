// SPDX-License-Identifier: MIT
#include "ui/compose/DraftMark.h"

#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>
#include <QLocale>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

namespace {

/// Without the seconds that the C locale has even in its short time.
QString shortTime(QTime time)
{
    return QLocale{}.toString(time, QLocale{}.timeFormat(QLocale::ShortFormat).remove(u":ss"_s));
}

} // namespace

DraftMark::DraftMark(QWidget *parent)
    : QWidget(parent), m_mark(new Mark), m_words(new PlainLabel({}, Type::Caption, Ink::Muted))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tiny);
    row->addWidget(m_mark);
    row->addWidget(m_words->fitting(PlainLabel::Fit::Elide));
    hide();
}

void DraftMark::setSaving()
{
    m_mark->setIcon(u"running"_s, Ink::Muted);
    m_words->setInk(Ink::Muted);
    say(tr("Saving…"));
}

void DraftMark::setSaved(const QDateTime &at)
{
    const bool today = at.date() == QDate::currentDate();
    m_mark->setIcon(u"ok"_s, Ink::Ok);
    m_words->setInk(Ink::Muted);
    say(tr("Saved %1")
            .arg(today ? shortTime(at.time()) : QLocale{}.toString(at.date(), QLocale::ShortFormat)));
}

void DraftMark::setNotSaved(const QString &why, const QString &sentence)
{
    m_mark->setIcon(u"fail"_s, Ink::Fail);
    m_words->setInk(Ink::Fail);
    say(tr("Not saved: %1").arg(why), sentence);
}

QString DraftMark::text() const
{
    return isHidden() ? QString() : m_words->fullText();
}

void DraftMark::say(const QString &text, const QString &sentence)
{
    m_words->setText(text);
    setToolTip(plainToolTip(sentence.isEmpty() ? text : sentence));
    show();
}

} // namespace posthorn::ui
