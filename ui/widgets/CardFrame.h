// SPDX-License-Identifier: MIT
#pragma once
// A raised block with a thin left edge, an icon and a word that say the same.

#include "ui/widgets/Tokens.h"

#include <QFrame>

class QVBoxLayout;

namespace posthorn::ui {

class Mark;
class PlainLabel;

class CardFrame : public QFrame
{
    Q_OBJECT
public:
    explicit CardFrame(Tone tone = Tone::Plain, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// The word beside the icon; hidden with its icon while it is empty.
    void setWord(const QString &word);
    void setWord(const QString &word, const QString &icon);
    [[nodiscard]] Tone tone() const { return m_tone; }
    /// What is in the card goes here, top to bottom.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QWidget *m_head;
    Mark *m_mark;
    PlainLabel *m_word;
    QVBoxLayout *m_body;
};

} // namespace posthorn::ui
