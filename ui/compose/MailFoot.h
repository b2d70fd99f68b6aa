// SPDX-License-Identifier: MIT
#pragma once
// The line under the text: what to add, what the mail is, and the way out.

#include <QWidget>

class QPushButton;

namespace posthorn::ui {

class DraftMark;
class PlainLabel;
class PrimaryButton;
class SizeMeter;

class MailFoot : public QWidget
{
    Q_OBJECT
public:
    explicit MailFoot(QWidget *parent = nullptr);

    void setFormat(const QString &words);
    [[nodiscard]] SizeMeter *meter() const { return m_meter; }
    [[nodiscard]] DraftMark *draftMark() const { return m_draft; }
    [[nodiscard]] QPushButton *discard() const { return m_discard; }
    [[nodiscard]] QPushButton *attach() const { return m_attach; }
    [[nodiscard]] PrimaryButton *send() const { return m_send; }

private:
    QPushButton *m_attach;
    QPushButton *m_discard;
    PlainLabel *m_format;
    SizeMeter *m_meter;
    DraftMark *m_draft;
    PrimaryButton *m_send;
};

} // namespace posthorn::ui
