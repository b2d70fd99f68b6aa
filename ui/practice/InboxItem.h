// SPDX-License-Identifier: MIT
#pragma once

#include "mime/Message.h"
#include "practice/PracticeServer.h"

#include <QStyledItemDelegate>

namespace posthorn::ui {

/// A mail that the practice server took, with the few fields the list shows.
struct InboxItem
{
    practice::CapturedMail captured{};
    mime::Summary summary{};
};

/// Two lines a mail: who and when, then the subject.
class InboxDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { FromRole = Qt::UserRole + 1, TimeRole };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace posthorn::ui

Q_DECLARE_METATYPE(posthorn::ui::InboxItem)
