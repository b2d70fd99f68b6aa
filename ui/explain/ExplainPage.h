// SPDX-License-Identifier: MIT
#pragma once
// Paste an error, read what it means.

#include "base/Diagnosis.h"
#include "base/Endpoint.h"
#include "explain/Card.h"
#include "ui/explain/PasteField.h"
#include "ui/widgets/Page.h"

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace posthorn::ui {

class Notice;

class ExplainPage : public Page
{
    Q_OBJECT
public:
    explicit ExplainPage(QWidget *parent = nullptr);

    [[nodiscard]] QWidget *entry() const override { return m_field; }
    /// What every text from outside goes through before it is shown.
    void setFilter(const PasteField::Filter &filter) { m_field->setFilter(filter); }
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    /// The answer to the text of the moment; the words that decided are marked in it.
    void show(const Diagnosis &diagnosis, const explain::Card &card);
    /// There is nothing to say about this text.
    void clear();
    /// Why a file could not be read.
    void refuse(const QString &sentence);
    /// The answer is on the clipboard.
    void noteCopied();

Q_SIGNALS:
    /// At every change; answer with show() or clear().
    void textChanged(const QString &text);
    void fileAsked(); ///< to be chosen
    void fileDropped(const QString &path);
    void copyRequested();
    void fixChosen(const posthorn::explain::Fix &fix);
    void checkAsked(const posthorn::Endpoint &endpoint, const QString &user);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addHead();
    QWidget *makeField();
    QWidget *makeAnswer();
    QWidget *answerOf(const Diagnosis &diagnosis, const explain::Card &card);
    void setAnswer(QWidget *answer);
    QWidget *hint() const;
    QWidget *makeButtons(const Diagnosis &diagnosis);
    QPushButton *makeCheck(const Diagnosis &diagnosis);

    QBoxLayout *m_columns;
    PasteField *m_field;
    Notice *m_notice;
    QScrollArea *m_answer;
    QPushButton *m_copy = nullptr; ///< of the answer that is there
    Diagnosis m_shown{};
};

} // namespace posthorn::ui
