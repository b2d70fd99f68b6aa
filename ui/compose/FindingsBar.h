// SPDX-License-Identifier: MIT
#pragma once
// What was found before a mail leaves: what stops it, or what to ask, with the ways out as buttons. It is a
// part of the page; what was settled is not asked again.

#include "explain/Catalogue.h"

#include <QObject>
#include <QPointer>

class QPushButton;

namespace posthorn::ui {

class Notice;
class NoticeStack;

class FindingsBar : public QObject
{
    Q_OBJECT
public:
    FindingsBar(NoticeStack &notices, const explain::Catalogue &words, QObject *parent = nullptr);

    /// True where nothing stops the mail and nothing is to be asked that was not settled before; else it is
    /// shown.
    bool clears(const std::vector<Finding> &findings);
    void clear();

Q_SIGNALS:
    /// It would be changed there.
    void fieldWanted(posthorn::Finding::Field field);
    /// One click does it.
    void fixWanted(const posthorn::Finding &finding);
    /// All that was seen is meant; what was only counted is asked next.
    void sendAnyway();

private:
    void show();
    QPushButton *addFix(Notice &notice, const Finding &finding);
    void fix(const Finding &finding);
    void settle();

    NoticeStack &m_notices;
    const explain::Catalogue &m_words;
    std::vector<Finding> m_open{};
    std::vector<Finding> m_settled{};
};

} // namespace posthorn::ui
