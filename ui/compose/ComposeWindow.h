// SPDX-License-Identifier: MIT
#pragma once
// A mail being written, in a window of its own.

#include "explain/Catalogue.h"
#include "ui/compose/MailHead.h"

class QPlainTextEdit;

namespace posthorn::ui {

class FindingsBar;
class NoticeStack;
class PlainLabel;
class PrimaryButton;

class ComposeWindow : public QWidget
{
    Q_OBJECT
public:
    /// `words` outlive the window.
    explicit ComposeWindow(const explain::Catalogue &words, QWidget *parent = nullptr);

    void setSenders(const std::vector<SenderChoice> &senders);
    void chooseSender(const QString &accountId);
    /// What the window starts with; closing asks nothing while it still says just that.
    void setDraft(const mime::Draft &draft);
    [[nodiscard]] Reading reading() const;

    /// As if the button was pressed.
    void submit();
    /// True where the mail may go; else what stands in its way is shown, and submitting it again is up to the
    /// person.
    bool clears(const std::vector<Finding> &findings);
    /// It was not taken: one sentence, and everything stays as it is.
    void refuse(const QString &sentence);
    /// It was taken: closes without a question.
    void leave();

Q_SIGNALS:
    /// Answer with clears(), then leave() or refuse().
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
    void fix(const Finding &finding);
    void focusOn(Finding::Field field);

    MailHead *m_head;
    NoticeStack *m_notices;
    FindingsBar *m_findings;
    QPlainTextEdit *m_text;
    PlainLabel *m_status;
    PrimaryButton *m_send;
    Written m_start{};
    bool m_leaving = false;
};

} // namespace posthorn::ui
