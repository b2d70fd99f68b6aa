// SPDX-License-Identifier: MIT
#include "ui/widgets/FactCard.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Fold.h"
#include "ui/widgets/Icon.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/Verbatim.h"

#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

QString wordOf(const explain::Card &card)
{
    switch (card.retry) {
    case Retry::Later:
        return FactCard::tr("Waiting helps");
    case Retry::AfterFix:
    case Retry::Never:
        break;
    }
    switch (card.fixableBy) {
    case FixableBy::You:
        return FactCard::tr("For you to fix");
    case FixableBy::Network:
        return FactCard::tr("For your network to fix");
    case FixableBy::Provider:
        return FactCard::tr("For the provider to fix");
    case FixableBy::Admin:
        return FactCard::tr("For an administrator to fix");
    case FixableBy::Nobody:
        return FactCard::tr("Nobody can change this");
    }
    Q_UNREACHABLE();
}

} // namespace

FactCard::FactCard(const explain::Card &card, const Evidence &evidence, Tone tone, Lead lead, QWidget *parent)
    : CardFrame(tone, parent), m_buttons(new QWidget)
{
    setWord(wordOf(card));
    addWords(card);
    addFixes(card.fixes, lead);
    addEvidence(evidence);
}

void FactCard::addButton(QPushButton *button)
{
    m_buttons->layout()->addWidget(button);
    m_buttons->show();
}

void FactCard::addWords(const explain::Card &card)
{
    body()->addWidget((new PlainLabel(card.title, Type::Section))->fitting(PlainLabel::Fit::Wrap));
    if (!card.why.isEmpty())
        body()->addWidget((new PlainLabel(card.why))->fitting(PlainLabel::Fit::Wrap));
    for (qsizetype i = 0; i < card.steps.size(); ++i) {
        const auto text =
            card.steps.size() == 1 ? card.steps.at(i) : u"%1. %2"_s.arg(i + 1).arg(card.steps.at(i));
        body()->addWidget((new PlainLabel(text))->fitting(PlainLabel::Fit::Wrap));
    }
}

void FactCard::addFixes(const std::vector<explain::Fix> &fixes, Lead lead)
{
    new FlowLayout(m_buttons);
    body()->addSpacing(space::tiny);
    body()->addWidget(m_buttons);
    m_buttons->setVisible(!fixes.empty());
    for (const auto &fix : fixes) {
        auto *button = new PrimaryButton(buttonText(fix.text));
        button->setLeading(lead == Lead::FirstFix && &fix == &fixes.front());
        if (!fix.url.isEmpty()) {
            button->setIcon(icon(u"external"_s, button->isLeading() ? Ink::OnAccent : Ink::Text));
            button->setToolTip(plainToolTip(fix.url.toDisplayString()));
        }
        m_buttons->layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, fix] { Q_EMIT fixChosen(fix); });
    }
}

void FactCard::addEvidence(const Evidence &evidence)
{
    if (!evidence.words.isEmpty()) {
        const auto speaker = evidence.fromServer ? tr("The server said:") : tr("This computer noted:");
        body()->addSpacing(space::tiny);
        body()->addWidget(new PlainLabel(speaker, Type::Caption, Ink::Muted));
        auto *words = new Verbatim(speaker);
        words->setWords(evidence.words);
        body()->addWidget(words);
    }
    if (!evidence.details.isEmpty()) {
        auto *details = new Verbatim(tr("Details"), 24);
        details->setWords(evidence.details);
        body()->addWidget(new Fold(tr("Details"), details));
    }
}

Tone toneOf(const explain::Card &card)
{
    return card.retry == Retry::Later ? Tone::Warn : Tone::Fail;
}

} // namespace posthorn::ui
