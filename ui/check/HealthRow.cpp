// SPDX-License-Identifier: MIT
#include "ui/check/HealthRow.h"

#include "ui/accounts/AccountRow.h"
#include "ui/check/PastRuns.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using Now = Health::Now;
using Verdict = check::CheckReport::Verdict;

Tone toneOf(const Health &health)
{
    if (health.now != Now::Resting || !health.last)
        return Tone::Plain;
    switch (health.last->verdict) {
    case Verdict::Works:
        return Tone::Ok;
    case Verdict::Temporary:
        return Tone::Warn;
    case Verdict::Fails:
        return Tone::Fail;
    case Verdict::Untested:
        break;
    }
    return Tone::Plain;
}

struct State
{
    QString word{};
    QString icon{};
};

State stateOf(const Health &health)
{
    switch (health.now) {
    case Now::Running:
        return {HealthRow::tr("Being tested"), u"running"_s};
    case Now::Waiting:
        return {HealthRow::tr("Waiting for its turn"), u"waiting"_s};
    case Now::Resting:
        break;
    }
    switch (toneOf(health)) {
    case Tone::Ok:
        return {HealthRow::tr("Works"), u"ok"_s};
    case Tone::Warn:
        return {HealthRow::tr("Does not work at the moment"), u"warn"_s};
    case Tone::Fail:
        return {HealthRow::tr("Does not work"), u"fail"_s};
    case Tone::Plain:
    case Tone::Info:
        break;
    }
    return {HealthRow::tr("Not tested yet"), u"skipped"_s};
}

/// What its word does not say already.
QString outcomeOf(const Health &health, const explain::Catalogue &words)
{
    if (!health.last || (health.last->works() && !health.last->user.isEmpty()))
        return {};
    return health.last->works() ? HealthRow::tr("Tested without signing in")
                                : outcomeWords(*health.last, words);
}

} // namespace

HealthRow::HealthRow(const Health &health, const explain::Catalogue &words, const QDateTime &now,
                     QWidget *parent)
    : CardFrame(toneOf(health), parent)
{
    const State state = stateOf(health);
    const QString when = health.last ? agoWords(health.last->when, now) : QString();
    const QString outcome = outcomeOf(health, words);
    QStringList rest{outcome, when};
    rest.removeAll(QString());
    m_sentence = u"%1: %2. %3"_s.arg(health.name, state.word, rest.join(u", "_s));
    setAccessibleName(m_sentence);
    setWord(state.word, state.icon);
    addWords(health, outcome, when);
    addRoute(health);
}

void HealthRow::addRoute(const Health &health)
{
    auto *test = plainButton(tr("Test"), u"check"_s);
    test->setAccessibleName(tr("Test: %1").arg(health.name));
    test->setEnabled(health.now == Now::Resting);
    connect(test, &QPushButton::clicked, this, &HealthRow::testAsked);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::medium);
    line->addWidget(
        (new PlainLabel(wordsOf(health.endpoint), Type::Body, Ink::Muted))->fitting(PlainLabel::Fit::Elide),
        1);
    line->addWidget(test);
    body()->addLayout(line);
}

void HealthRow::addWords(const Health &health, const QString &outcome, const QString &when)
{
    auto *line = new QHBoxLayout;
    line->addWidget((new PlainLabel(health.name, Type::Section))->fitting(PlainLabel::Fit::Elide), 1);
    line->addWidget(new PlainLabel(when, Type::Caption, Ink::Muted));
    body()->addLayout(line);
    if (!outcome.isEmpty())
        body()->addWidget((new PlainLabel(outcome))->fitting(PlainLabel::Fit::Wrap));
}

} // namespace posthorn::ui
