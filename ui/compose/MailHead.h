// SPDX-License-Identifier: MIT
#pragma once
// The fields above the text: From where there is a choice, To, Cc and Bcc when wanted, Subject.

#include "ui/compose/Reading.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace posthorn::ui {

/// One way to be the sender.
struct SenderChoice
{
    QString accountId{};
    Mailbox mailbox;
    bool practice = false;               ///< the mail stays on this computer
    std::optional<qint64> largestMail{}; ///< nothing where nobody said
    std::optional<Mailbox> replyTo{};
    QString signature{}; ///< plain text, without the line before it
};

class MailHead : public QWidget
{
    Q_OBJECT
public:
    explicit MailHead(QWidget *parent = nullptr);

    void setSenders(const std::vector<SenderChoice> &senders);
    void chooseSender(const QString &accountId);
    [[nodiscard]] const SenderChoice *sender() const;

    void fill(const Written &written);
    /// Everything but the text.
    [[nodiscard]] Written written() const;
    /// False where the field is none of the head.
    bool focus(Finding::Field field);
    [[nodiscard]] QWidget *lastField() const;
    /// The small buttons come last, so that Tab goes from To to Subject.
    void closeTabOrder(QWidget *after);

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QWidget *label = nullptr;
        QLineEdit *edit = nullptr;
        QPushButton *opener = nullptr;
    };
    Row addRow(int row, const QString &label);
    QPushButton *addOpener(Row &row, const QString &text);
    static void open(const Row &row);
    void chooseFrom(const Written &written);
    [[nodiscard]] QWidget *widgetOf(Finding::Field field) const;

    std::vector<SenderChoice> m_senders{};
    QGridLayout *m_grid;
    QWidget *m_fromLabel = nullptr;
    QComboBox *m_from;
    Row m_to;
    Row m_cc;
    Row m_bcc;
    Row m_subject;
};

} // namespace posthorn::ui
