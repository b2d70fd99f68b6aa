// SPDX-License-Identifier: MIT
#include "explain/Catalogue.h"

#include "explain/Cards.h"
#include "explain/Texts.h"

#include <QFile>
#include <array>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initExplainData()
{
    Q_INIT_RESOURCE(explain);
}

namespace posthorn::explain {

struct Catalogue::Texts
{
    AllTexts all{};
};

namespace {

std::optional<Catalogue> load(const QString &language)
{
    initExplainData();
    QFile file(u":/explain/%1.json"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto parsed = Catalogue::parse(file.readAll(), file.fileName());
    if (!parsed)
        qFatal("The built-in texts are damaged: %s: %s", qUtf8Printable(file.fileName()),
               qUtf8Printable(parsed.problem().words));
    return std::move(parsed).value();
}

QString firstFilled(const QStringList &texts, const Arguments &arguments)
{
    for (const QString &text : texts) {
        if (const auto sentence = filled(text, arguments))
            return *sentence;
    }
    return {};
}

/// "is larger than 64 MB" goes on from its subject, "permission denied" stands apart.
QString joined(const QString &words)
{
    static constexpr std::array verbs{"is "_L1,    "are "_L1,   "has "_L1,  "holds "_L1,
                                      "lacks "_L1, "needs "_L1, "names "_L1};
    const bool goesOn = std::any_of(verbs.begin(), verbs.end(),
                                    [&](QLatin1StringView verb) { return words.startsWith(verb); });
    return words.isEmpty() ? QString() : (goesOn ? u" "_s : u": "_s) + words;
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

const Catalogue &Catalogue::builtIn(QStringView language)
{
    static const Catalogue english = *load(u"en"_s);
    // A further language is one more file and one more line here.
    static const std::array others{std::pair{u"en"_s, &english}};
    for (const auto &[id, catalogue] : others) {
        if (language.startsWith(id))
            return *catalogue;
    }
    return english;
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
    Arguments arguments = summaryArguments(step);
    const QStringList texts = summaries.value(stage + u'.' + status) +
                              (reached ? summaries.value(stage) : QStringList()) + summaries.value(status);
    return firstFilled(texts, arguments);
}

QString Catalogue::sentence(const Problem &problem) const
{
    const Arguments arguments{{u"subject"_s, problem.subject},
                              {u"target"_s, problem.target},
                              {u"words"_s, problem.words},
                              {u"said"_s, joined(problem.words)},
                              {u"reply"_s, problem.reply ? problem.reply->verbatim() : QString()}};
    return filled(m_texts->all.kinds.value(idOf(problem.kind)), arguments).value_or(describe(problem));
}

QStringList Catalogue::causes() const
{
    return m_texts->all.order;
}

} // namespace posthorn::explain
