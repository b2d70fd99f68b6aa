// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outbox/OutboxDetail.h"
#include "ui/outbox/OutboxModel.h"

class QBoxLayout;
class QListView;

namespace posthorn::ui {

/// A list of mails and, beside it, the one that is chosen.
class MailColumns : public QWidget
{
    Q_OBJECT
public:
    /// `words` outlive it.
    MailColumns(const QString &name, const explain::Catalogue &words, QWidget *parent = nullptr);

    [[nodiscard]] OutboxModel *model() const { return m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    void setRecords(const std::vector<outbox::Record> &records, QDate today);
    void put(const outbox::Record &record);
    /// Chooses this one.
    void open(const QString &id);

Q_SIGNALS:
    void chosen(const QString &id, posthorn::ui::OutboxDetail::Act act);
    void fixChosen(const QString &id, const posthorn::explain::Fix &fix);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCurrent();

    OutboxModel *m_model;
    QListView *m_list;
    OutboxDetail *m_detail;
    QBoxLayout *m_columns;
};

} // namespace posthorn::ui
