// SPDX-License-Identifier: MIT
#pragma once
// A cause on the page: the headline, why, what to do, the server's own words, the details one click below.

#include "explain/Card.h"
#include "ui/widgets/CardFrame.h"

class QPushButton;

namespace posthorn::ui {

class FactCard : public CardFrame
{
    Q_OBJECT
public:
    /// What the card rests on; texts from outside, verbatim.
    struct Evidence
    {
        QString words{};
        bool fromServer = true; ///< false: this computer's own words, of its TLS library or its system
        QString details{};
    };
    enum class Lead { FirstFix, Nobody }; ///< whether this card holds the page's primary button

    FactCard(const explain::Card &card, const Evidence &evidence, Tone tone, Lead lead = Lead::FirstFix,
             QWidget *parent = nullptr);

    /// A further button behind the fixes, of the page's own.
    void addButton(QPushButton *button);

Q_SIGNALS:
    void fixChosen(const posthorn::explain::Fix &fix);

private:
    void addWords(const explain::Card &card);
    void addFixes(const std::vector<explain::Fix> &fixes, Lead lead);
    void addEvidence(const Evidence &evidence);

    QWidget *m_buttons;
};

/// The tone of a cause that keeps a mail from going: it may pass by itself, or needs someone.
[[nodiscard]] Tone toneOf(const explain::Card &card);

} // namespace posthorn::ui
