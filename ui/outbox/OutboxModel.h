// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outbox/OutboxEntry.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace posthorn::ui {

/// The mails of an outbox, the newest on top. Their words are made when a row is looked at.
class OutboxModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { EntryRole = Qt::UserRole + 1 };

    /// `words` outlive the model.
    explicit OutboxModel(const explain::Catalogue &words, QObject *parent = nullptr);

    /// In the order in which they were queued.
    void setRecords(std::vector<outbox::Record> records, QDate today);
    /// Adds it, or replaces the one with the same id; a cancelled one leaves.
    void put(const outbox::Record &record);
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;
    [[nodiscard]] OutboxEntry entryAt(const QModelIndex &index) const;
    [[nodiscard]] const outbox::Record *recordOf(const QString &id) const;
    [[nodiscard]] int count(bool (*which)(const outbox::Record &)) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    /// Row 0 is the last record.
    [[nodiscard]] std::size_t placeOf(int row) const
    {
        return m_records.size() - 1 - static_cast<std::size_t>(row);
    }
    void remove(const QString &id);

    const explain::Catalogue &m_words;
    std::vector<outbox::Record> m_records{};
    QDate m_today{};
};

/// Three lines a mail: what and in which state, to whom, why.
class OutboxDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace posthorn::ui
