// SPDX-License-Identifier: MIT
#pragma once
// What an empty page says: what would be here, and the one button that brings it.

#include <QWidget>

namespace posthorn::ui {

class EmptyState : public QWidget
{
    Q_OBJECT
public:
    struct Words
    {
        QString icon{};
        QString title{};
        QString sentence{};
        QString button{}; ///< may be empty
    };
    explicit EmptyState(const Words &words, QWidget *parent = nullptr);

Q_SIGNALS:
    void asked();
};

} // namespace posthorn::ui
