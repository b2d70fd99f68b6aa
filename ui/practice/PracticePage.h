// SPDX-License-Identifier: MIT
#pragma once

#include "ui/practice/InboxItem.h"
#include "ui/widgets/Page.h"

class QBoxLayout;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace posthorn::ui {

class MailView;
class Notice;

/// The practice server: whether it runs, and the mail it took.
class PracticePage : public Page
{
    Q_OBJECT
public:
    explicit PracticePage(QWidget *parent = nullptr);

    /// Nothing: it is stopped.
    void setPorts(const std::optional<practice::Ports> &ports);
    /// It could not start: one sentence.
    void refuse(const QString &sentence);
    void addMail(const InboxItem &item);
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void writeAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeInbox();
    void addEmptyStates();
    void refresh();

    bool m_running = false;
    QPushButton *m_toggle;
    Notice *m_fault;
    QStackedWidget *m_stack;
    QBoxLayout *m_columns = nullptr;
    QListWidget *m_list = nullptr;
    MailView *m_view = nullptr;
};

} // namespace posthorn::ui
