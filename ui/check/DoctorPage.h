// SPDX-License-Identifier: MIT
#pragma once
// All accounts at a glance: which of them can send.

#include "ui/check/HealthRow.h"
#include "ui/widgets/Page.h"

class QPushButton;

namespace posthorn::ui {

class EmptyState;
class PrimaryButton;

class DoctorPage : public Page
{
    Q_OBJECT
public:
    /// `words` outlives the page.
    explicit DoctorPage(const explain::Catalogue &words, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *entry() const override;
    /// The keyboard stays with the control that has it.
    void show(const std::vector<Health> &accounts, const QDateTime &now);

Q_SIGNALS:
    void checkAllAsked();
    void stopAsked();
    void testAsked(const QString &accountId);
    void addAsked();

private:
    void fill(const std::vector<Health> &accounts, const QDateTime &now);
    void showActs(const std::vector<Health> &accounts);
    [[nodiscard]] QString keyboardName() const;
    void giveKeyboardTo(const QString &accessibleName);

    const explain::Catalogue &m_words;
    PrimaryButton *m_all;
    QPushButton *m_stop;
    EmptyState *m_empty;
    QWidget *m_list = nullptr;
};

} // namespace posthorn::ui
