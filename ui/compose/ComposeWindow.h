// SPDX-License-Identifier: MIT
#pragma once
// A mail being written, in a window of its own.

#include "ui/compose/MailHead.h"

class QPlainTextEdit;

namespace posthorn::ui {

class NoticeStack;
class PlainLabel;
class PrimaryButton;

class ComposeWindow : public QWidget
{
    Q_OBJECT
public:
    explicit ComposeWindow(QWidget *parent = nullptr);

    void setSenders(const std::vector<SenderChoice> &senders);
    void chooseSender(const QString &accountId);
    /// What the window starts with; closing asks nothing while it still says just that.
    void setDraft(const mime::Draft &draft);
    [[nodiscard]] Reading reading() const;

    /// As if the button was pressed.
    void submit();
    /// It was not taken: one sentence, and everything stays as it is.
    void refuse(const QString &sentence);
    /// It was taken: closes without a question.
    void leave();

Q_SIGNALS:
    /// Answer with leave() or refuse().
    void sendRequested(const QString &accountId, const posthorn::mime::Draft &draft);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] Written written() const;
    void build();
    QWidget *makeFoot();
    void refresh();
    void askBeforeClosing();

    MailHead *m_head;
    NoticeStack *m_notices;
    QPlainTextEdit *m_text;
    PlainLabel *m_status;
    PrimaryButton *m_send;
    Written m_start{};
    bool m_leaving = false;
};

} // namespace posthorn::ui
