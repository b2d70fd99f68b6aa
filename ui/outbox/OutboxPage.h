// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outbox/OutboxDetail.h"
#include "ui/outbox/OutboxModel.h"
#include "ui/widgets/Page.h"

class QBoxLayout;
class QListView;
class QStackedWidget;

namespace posthorn::ui {

/// What waits, what is being sent, what needs a person, and what was sent in this run; the newest on top.
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
    [[nodiscard]] const outbox::Record *recordOf(const QString &id) const { return m_model->recordOf(id); }
    /// Neither sent nor given up: what the sidebar counts.
    [[nodiscard]] int pending() const { return m_model->count(isOpen); }
    /// Those of them that go on by themselves.
    [[nodiscard]] int waiting() const { return m_model->count(goesOn); }

Q_SIGNALS:
    void writeAsked();
    void chosen(const QString &id, posthorn::ui::OutboxDetail::Act act);
    void fixChosen(const QString &id, const posthorn::explain::Fix &fix);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeEmptyState();
    QWidget *makeMails();
    void showCurrent();
    void refresh();

    OutboxModel *m_model;
    QListView *m_list;
    OutboxDetail *m_detail;
    QStackedWidget *m_stack;
    QBoxLayout *m_columns = nullptr;
};

} // namespace posthorn::ui
