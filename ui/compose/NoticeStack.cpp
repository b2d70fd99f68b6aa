// SPDX-License-Identifier: MIT
#include "ui/compose/NoticeStack.h"

#include "ui/widgets/Notice.h"

#include <QVBoxLayout>

namespace posthorn::ui {

constexpr qsizetype most = 2;

NoticeStack::NoticeStack(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::small);
    hide();
}

QList<Notice *> NoticeStack::show(const QStringList &sentences)
{
    clear();
    const auto more = static_cast<int>(sentences.size() - most);
    for (qsizetype i = 0; i < std::min(most, sentences.size()); ++i) {
        const auto last = i == most - 1 && more > 0;
        add(new Notice(last ? tr("%1 And %n more.", nullptr, more).arg(sentences.at(i)) : sentences.at(i),
                       Tone::Warn));
    }
    return m_notices;
}

Notice *NoticeStack::ask(const QString &question)
{
    clear();
    auto *notice = new Notice(question, Tone::Info);
    add(notice);
    return notice;
}

void NoticeStack::clear()
{
    for (auto *notice : std::as_const(m_notices)) {
        notice->hide();
        notice->deleteLater();
    }
    m_notices.clear();
    hide();
}

QStringList NoticeStack::sentences() const
{
    QStringList result;
    for (const auto *notice : m_notices)
        result += notice->text();
    return result;
}

void NoticeStack::add(Notice *notice)
{
    m_notices += notice;
    m_layout->addWidget(notice);
    notice->show(); // now, not with the next turn of the event loop
    setVisible(true);
}

} // namespace posthorn::ui
