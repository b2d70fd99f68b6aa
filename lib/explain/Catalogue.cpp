// SPDX-License-Identifier: MIT
#include "explain/Catalogue.h"

#include "explain/Cards.h"
#include "explain/Compiled.h"
#include "explain/Texts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::explain {

struct Catalogue::Texts
{
    AllTexts all{};
};

namespace {

QString firstFilled(const QStringList &texts, const Arguments &arguments)
{
    for (const QString &text : texts) {
        if (const auto sentence = filled(text, arguments))
            return *sentence;
    }
    return {};
}

/// "is larger than 64 MB" goes on from its subject, "permission denied" stands apart.
QString joined(const QString &words, const Forms &forms)
{
    const bool goesOn = std::any_of(forms.goesOn.begin(), forms.goesOn.end(),
                                    [&](const QString &verb) { return words.startsWith(verb); });
    return words.isEmpty() ? QString() : (goesOn ? u" "_s : forms.said) + words;
}

} // namespace

Catalogue::Catalogue(std::unique_ptr<Texts> texts) : m_texts(std::move(texts)) {}
Catalogue::Catalogue(Catalogue &&) noexcept = default;
Catalogue::~Catalogue() = default;

Result<Catalogue> Catalogue::parse(const QByteArray &json, const QString &name)
{
    auto texts = textsFromJson(json, name);
    if (!texts)
        return texts.problem();
    return Catalogue(std::make_unique<Texts>(Texts{.all = std::move(texts).value()}));
}

Catalogue Catalogue::read(const QByteArray &compiled)
{
    return Catalogue(std::make_unique<Texts>(Texts{.all = textsFromCompiled(compiled)}));
}

Card Catalogue::card(const Diagnosis &diagnosis) const
{
    return cardOf(diagnosis, m_texts->all);
}

QString Catalogue::stageName(Stage stage) const
{
    return m_texts->all.stages.value(idOf(stage));
}

QString Catalogue::summary(const Step &step) const
{
    const auto &summaries = m_texts->all.summaries;
    const QString stage = idOf(step.stage);
    const QString status = idOf(step.status);
    const bool reached = step.status == StepStatus::Ok || step.status == StepStatus::Warning;
    const Arguments arguments = summaryArguments(step, m_texts->all);
    const QStringList texts = summaries.value(stage + u'.' + status) +
                              (reached ? summaries.value(stage) : QStringList()) + summaries.value(status);
    return firstFilled(texts, arguments);
}

QString Catalogue::sentence(const Problem &problem) const
{
    const Arguments arguments{{u"subject"_s, problem.subject},
                              {u"target"_s, problem.target},
                              {u"words"_s, problem.words},
                              {u"said"_s, joined(problem.words, m_texts->all.forms)},
                              {u"reply"_s, problem.reply ? problem.reply->verbatim() : QString()}};
    return filled(m_texts->all.kinds.value(idOf(problem.kind)), arguments).value_or(describe(problem));
}

FindingWords Catalogue::words(const Finding &finding) const
{
    return wordsOf(finding, m_texts->all.findings.value(finding.id), QLocale(m_texts->all.language));
}

QString Catalogue::heading(const QString &id) const
{
    return m_texts->all.headings.value(id);
}

QStringList Catalogue::causes() const
{
    return m_texts->all.order;
}

} // namespace posthorn::explain
