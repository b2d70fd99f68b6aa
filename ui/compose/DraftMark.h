// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QWidget>

namespace posthorn::ui {

class Mark;
class PlainLabel;

/// Whether what is written is on disk: "Saved 12:03", "Saving…", "Not saved: disk full". Nothing while there
/// is nothing to save.
class DraftMark : public QWidget
{
    Q_OBJECT
public:
    explicit DraftMark(QWidget *parent = nullptr);

    void setSaving();
    void setSaved(const QDateTime &at);
    /// `why` in two words, the whole sentence for who asks.
    void setNotSaved(const QString &why, const QString &sentence);
    [[nodiscard]] QString text() const;

private:
    void say(const QString &text, const QString &sentence = {});

    Mark *m_mark;
    PlainLabel *m_words;
};

} // namespace posthorn::ui
