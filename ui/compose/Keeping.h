// SPDX-License-Identifier: MIT
#pragma once
// When a draft is to be kept, and whether it is: two seconds after the last key, after ten in any case, and
// again while it does not work.

#include "drafts/Entry.h"

#include <QObject>
#include <QTimer>

namespace posthorn::ui {

class DraftMark;

class Keeping : public QObject
{
    Q_OBJECT
public:
    explicit Keeping(DraftMark &mark, QObject *parent = nullptr);

    /// The person changed something.
    void touch();
    /// What is in the window is what was kept then.
    void settle(const QDateTime &keptAt);
    /// Now.
    void ask(drafts::Phase phase);
    /// The answer to the last question: when it was kept, or what stood in the way, in two words and in one
    /// sentence.
    void kept(const QDateTime &at);
    void failed(const QString &why, const QString &sentence);

    /// Something was kept or changed: it is no longer what the window started with.
    [[nodiscard]] bool isBegun() const { return m_begun; }

Q_SIGNALS:
    void due(posthorn::drafts::Phase phase);

private:
    void askWriting() { ask(drafts::Phase::Writing); }

    DraftMark &m_mark;
    QTimer m_quiet{};
    QTimer m_longest{};
    QTimer m_again{};
    quint64 m_change = 0;
    quint64 m_asked = 0;
    bool m_begun = false;
};

} // namespace posthorn::ui
