// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace posthorn::ui {

class Notice;

/// What stands between a draft and its way out: two lines at most, and how many more there are.
class NoticeStack : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeStack(QWidget *parent = nullptr);

    /// The notices that are seen, in the order of their sentences.
    QList<Notice *> show(const QStringList &sentences);
    /// One line that asks; its buttons are the caller's.
    Notice *ask(const QString &question);
    void clear();
    [[nodiscard]] QStringList sentences() const;

private:
    void add(Notice *notice);

    QVBoxLayout *m_layout;
    QList<Notice *> m_notices{};
};

} // namespace posthorn::ui
