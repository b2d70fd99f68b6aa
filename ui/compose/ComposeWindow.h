// SPDX-License-Identifier: MIT
#pragma once
// A mail being written, in a window of its own.

#include "drafts/Journal.h"
#include "explain/Catalogue.h"
#include "ui/compose/MailHead.h"

#include <QTimer>
#include <functional>

namespace posthorn::ui {

class AttachmentStrip;
class FindingsBar;
class Keeping;
class MailFoot;
class MailText;
class Notice;
class NoticeStack;

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
    /// A draft as it was kept, letter for letter.
    void setWritten(const Written &written, const QDateTime &keptAt);
    /// Where it comes from, when that is not what the person expects.
    void tellOrigin(const QString &sentence);
    /// Others that were begun: one may be opened in place of this one.
    void offer(const std::vector<drafts::Listed> &others);
    [[nodiscard]] Reading reading() const;
    [[nodiscard]] Written written() const;

    /// Files on their way in: each is shown at once and asked for by copyRequested().
    void attach(const QStringList &paths);
    /// The answer, under the same number: the copy, or one sentence on why there is none.
    void attached(int number, const Result<mime::AttachedFile> &copy);

    /// The answer to keepRequested().
    void kept(drafts::Phase phase, const QDateTime &at);
    void notKept(drafts::Phase phase, const Problem &problem);

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
    /// The person wants to choose files; answer with attach().
    void filesWanted();
    /// Answer with attached().
    void copyRequested(int number, const QString &path);
    /// Answer with kept() or notKept().
    void keepRequested(const posthorn::drafts::Written &written, posthorn::drafts::Phase phase);
    /// Nothing of it is to be kept.
    void discarded();
    void draftWanted(const QString &id);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void join();
    void joinKeeping();
    void addKeys();
    void refresh();
    [[nodiscard]] QString formatWords() const;
    void weigh();
    void fill(const std::function<void()> &write);
    void putIn(const Written &written);
    void noteChange();
    void discard();
    void askWhetherToDiscard(const QString &question);
    QPushButton *addChoice(Notice &notice);
    [[nodiscard]] QString stillCopying(const QString &file) const;
    void fix(const Finding &finding);
    void focusOn(Finding::Field field);

    const explain::Catalogue &m_words;
    MailHead *m_head;
    NoticeStack *m_notices;
    FindingsBar *m_findings;
    MailText *m_text;
    AttachmentStrip *m_attachments;
    MailFoot *m_foot;
    Keeping *m_keeping;
    QTimer m_weighing{};
    QStringList m_missing{}; ///< why files of the last handful are not attached
    QString m_replyTo{};
    QString m_signature{}; ///< of the sender
    Written m_start{};
    bool m_wasKept = false;
    bool m_filling = false; ///< it is the program that writes
    bool m_leaving = false;
};

} // namespace posthorn::ui
