// SPDX-License-Identifier: MIT
#include "ui/compose/Keeping.h"

#include "ui/compose/DraftMark.h"

namespace posthorn::ui {

using namespace std::chrono_literals;

Keeping::Keeping(DraftMark &mark, QObject *parent) : QObject(parent), m_mark(mark)
{
    m_quiet.setInterval(2s);
    m_longest.setInterval(10s);
    m_again.setInterval(10s);
    for (auto *timer : {&m_quiet, &m_longest, &m_again}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &Keeping::askWriting);
    }
}

void Keeping::touch()
{
    m_begun = true;
    ++m_change;
    m_mark.setSaving();
    m_again.stop();
    m_quiet.start();
    if (!m_longest.isActive())
        m_longest.start();
}

void Keeping::settle(const QDateTime &keptAt)
{
    m_begun = true;
    m_asked = m_change;
    kept(keptAt);
}

void Keeping::ask(drafts::Phase phase)
{
    for (auto *timer : {&m_quiet, &m_longest, &m_again})
        timer->stop();
    m_begun = true;
    m_asked = m_change;
    m_mark.setSaving();
    Q_EMIT due(phase);
}

/// What was changed while it was written is not saved.
void Keeping::kept(const QDateTime &at)
{
    if (m_asked == m_change)
        m_mark.setSaved(at);
}

void Keeping::failed(const QString &why, const QString &sentence)
{
    m_mark.setNotSaved(why, sentence);
    m_again.start();
}

} // namespace posthorn::ui
