// SPDX-License-Identifier: MIT
#pragma once
// Words from outside as they came: monospace, selectable, wrapped anywhere, as high as they need up to a
// limit.

#include <QPlainTextEdit>

namespace posthorn::ui {

class Verbatim : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit Verbatim(const QString &name, int mostLines = 12, QWidget *parent = nullptr);

    void setWords(const QString &words);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();

    int m_mostLines;
};

} // namespace posthorn::ui
