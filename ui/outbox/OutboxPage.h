// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outbox/MailColumns.h"
#include "ui/widgets/Page.h"

#include <QTimer>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace posthorn::ui {

/// What waits, what is being sent, what needs a person, and what was sent in this run; the newest on top. One
/// button away: everything that was ever sent.
class OutboxPage : public Page
{
    Q_OBJECT
public:
    explicit OutboxPage(const explain::Catalogue &words, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *entry() const override;
    void setRecords(const std::vector<outbox::Record> &records, QDate today);
    void put(const outbox::Record &record);
    /// Shows what became of this one.
    void open(const QString &id);
    /// The answer to searched().
    void setSent(const std::vector<outbox::Record> &records, QDate today);
    /// Of the outbox, or of what was found among the sent.
    [[nodiscard]] const outbox::Record *recordOf(const QString &id) const;
    /// Neither sent nor given up: what the sidebar counts.
    [[nodiscard]] int pending() const { return m_open->model()->count(isOpen); }
    /// Those of them that go on by themselves.
    [[nodiscard]] int waiting() const { return m_open->model()->count(goesOn); }

Q_SIGNALS:
    void writeAsked();
    void chosen(const QString &id, posthorn::ui::OutboxDetail::Act act);
    void fixChosen(const QString &id, const posthorn::explain::Fix &fix);
    /// What was sent is wanted, as far as it names all these words; answer with setSent().
    void searched(const QStringList &words);

private:
    QWidget *makeEmptyState();
    QWidget *makeSent();
    void join();
    void ask();
    void refresh();
    [[nodiscard]] QString contextOfOpen() const;
    [[nodiscard]] QString contextOfSent() const;

    MailColumns *m_open;
    MailColumns *m_sent;
    QPushButton *m_toggle;
    QLineEdit *m_search;
    QStackedWidget *m_stack;
    QWidget *m_empty = nullptr;
    QTimer m_typing{this};
};

} // namespace posthorn::ui
