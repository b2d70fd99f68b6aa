// SPDX-License-Identifier: MIT
#include "explain/Cards.h"

#include "base/Endpoint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::explain {

namespace {

QString providerName(const QString &id, const AllTexts &texts)
{
    if (texts.providers.contains(id))
        return texts.providers.value(id);
    for (auto it = texts.providers.begin(); it != texts.providers.end(); ++it) {
        if (!id.isEmpty() && isMeant(it.key(), id))
            return *it;
    }
    return {};
}

QString otherSecurity(const QString &security)
{
    if (security.isEmpty())
        return {};
    return security == idOf(Security::Tls) ? idOf(Security::StartTls) : idOf(Security::Tls);
}

Arguments argumentsOf(const Diagnosis &diagnosis, const AllTexts &texts)
{
    Arguments arguments = diagnosis.arguments;
    const QString security = arguments.value(u"security"_s);
    arguments[u"provider"_s] = providerName(diagnosis.provider, texts);
    arguments[u"securityName"_s] = texts.securities.value(security);
    arguments[u"otherSecurity"_s] = otherSecurity(security);
    arguments[u"otherSecurityName"_s] = texts.securities.value(otherSecurity(security));
    arguments[u"quoted"_s] = diagnosis.quoted;
    arguments[u"code"_s] = diagnosis.code ? QString::number(diagnosis.code) : QString();
    arguments[u"confidence"_s] = idOf(diagnosis.confidence);
    // RFC 5321 4.2.1: 2yz and 3yz are a yes, whatever a person takes them for.
    arguments[u"answer"_s] = diagnosis.code >= 200 && diagnosis.code < 400 ? u"positive"_s : QString();
    for (const QString &date : {u"notBefore"_s, u"notAfter"_s})
        arguments[date] = dayText(arguments.value(date), texts);
    return arguments;
}

bool holds(const Condition &condition, const Arguments &arguments)
{
    return std::all_of(condition.keyValueBegin(), condition.keyValueEnd(), [&](const auto &entry) {
        return entry.second.contains(arguments.value(entry.first));
    });
}

bool isOffered(const FixText &fix, const Arguments &arguments)
{
    return holds(fix.when, arguments) && (fix.unless.isEmpty() || !holds(fix.unless, arguments));
}

std::optional<QString> valueOf(const FixText &fix, const QString &key, const Arguments &arguments)
{
    const auto text = fix.apply.constFind(key);
    return text == fix.apply.constEnd() ? std::nullopt : filled(*text, arguments);
}

Change changeOf(const FixText &fix, const Arguments &arguments)
{
    Change change{.host = valueOf(fix, u"host"_s, arguments),
                  .user = valueOf(fix, u"user"_s, arguments),
                  .auth = valueOf(fix, u"auth"_s, arguments)};
    if (const auto security = valueOf(fix, u"security"_s, arguments))
        change.security = securityFromId(*security);
    if (const auto port = valueOf(fix, u"port"_s, arguments)) {
        if (const quint16 number = port->toUShort())
            change.port = number;
    }
    return change;
}

std::vector<Fix> fixesOf(const std::vector<FixText> &texts, const Arguments &arguments)
{
    std::vector<Fix> fixes;
    for (const FixText &text : texts) {
        const auto label = filled(text.text, arguments);
        const Change change = changeOf(text, arguments);
        // A fix whose change cannot be told would be a button that does nothing.
        if (!label || !isOffered(text, arguments) || (change.isEmpty() && !text.apply.isEmpty()))
            continue;
        fixes.push_back({.id = text.id, .text = *label, .url = QUrl(text.url), .apply = change});
    }
    return fixes;
}

QStringList stepsOf(const QStringList &texts, const Arguments &arguments)
{
    QStringList steps;
    for (const QString &text : texts) {
        if (const auto step = filled(text, arguments); step && !step->isEmpty())
            steps.append(*step);
    }
    return steps;
}

bool applies(const CauseText &variant, const QString &provider, const Arguments &arguments)
{
    if (!variant.when.isEmpty())
        return holds(variant.when, arguments);
    return std::any_of(variant.providers.begin(), variant.providers.end(),
                       [&](const QString &pattern) { return isMeant(pattern, provider); });
}

/// What a cause says where the circumstances fit: the first variant's part, or the plain one where it has
/// none.
struct Parts
{
    const CauseText &plain;
    const CauseText *variant = nullptr;

    template <class Part>
    [[nodiscard]] const Part &get(Part CauseText::*part) const
    {
        return variant && std::size(variant->*part) > 0 ? variant->*part : plain.*part;
    }
};

Parts partsOf(const CauseTexts &cause, const QString &provider, const Arguments &arguments)
{
    const auto variant = std::find_if(cause.variants.begin(), cause.variants.end(),
                                      [&](const CauseText &v) { return applies(v, provider, arguments); });
    return {.plain = cause.plain, .variant = variant == cause.variants.end() ? nullptr : &*variant};
}

const CauseTexts &causeTexts(const QString &id, const AllTexts &texts)
{
    const auto found = texts.causes.constFind(id);
    return found == texts.causes.constEnd() ? *texts.causes.constFind(u"unknown"_s) : *found;
}

/// A guess is told as one.
QString whyOf(const QString &text, const Diagnosis &diagnosis, const AllTexts &texts,
              const Arguments &arguments)
{
    const QString why = filled(text, arguments).value_or(QString()).trimmed();
    const bool guessed = diagnosis.confidence == Confidence::Possible && diagnosis.cause != "unknown"_L1;
    return guessed ? why + texts.forms.space + texts.headings.value(u"possible"_s) : why;
}

} // namespace

Card cardOf(const Diagnosis &diagnosis, const AllTexts &texts)
{
    const Arguments arguments = argumentsOf(diagnosis, texts);
    const Parts parts = partsOf(causeTexts(diagnosis.cause, texts), diagnosis.provider, arguments);
    return {.cause = diagnosis.cause,
            .title = filled(parts.get(&CauseText::title), arguments).value_or(QString()),
            .why = whyOf(parts.get(&CauseText::why), diagnosis, texts, arguments),
            .steps = stepsOf(parts.get(&CauseText::steps), arguments),
            .fixes = fixesOf(parts.get(&CauseText::fixes), arguments),
            .retry = diagnosis.retry,
            .fixableBy = diagnosis.fixableBy};
}

} // namespace posthorn::explain
