// SPDX-License-Identifier: MIT
#pragma once
// Paste an error, read what it means.

#include "base/Diagnosis.h"
#include "base/Endpoint.h"
#include "explain/Card.h"
#include "ui/widgets/Page.h"

class QBoxLayout;
class QPlainTextEdit;
class QScrollArea;

namespace posthorn::ui {

class ExplainPage : public Page
{
    Q_OBJECT
public:
    explicit ExplainPage(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    /// The answer to the text of the moment; the words that decided are marked in it.
    void show(const Diagnosis &diagnosis, const explain::Card &card);
    /// There is nothing to say about this text.
    void clear();

Q_SIGNALS:
    /// At every change; answer with show() or clear().
    void textChanged(const QString &text);
    void fixChosen(const posthorn::explain::Fix &fix);
    void checkAsked(const posthorn::Endpoint &endpoint, const QString &user);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeField();
    QWidget *makeAnswer();
    void setAnswer(QWidget *answer);
    QWidget *hint() const;
    void mark(const QString &words);
    void offerCheck(const Diagnosis &diagnosis, QVBoxLayout &layout);

    QBoxLayout *m_columns;
    QPlainTextEdit *m_field;
    QScrollArea *m_answer;
};

/// Where the words lie in the text, also where a line break stands for a blank; −1 when nowhere.
struct Found
{
    qsizetype start = -1;
    qsizetype length = 0;
    bool operator==(const Found &) const = default;
};
[[nodiscard]] Found findWords(const QString &text, const QString &words);

} // namespace posthorn::ui
