// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"
#include "diagnose/Judge.h"
#include "diagnose/Paste.h"
#include "providers/Provider.h"
#include "report/Report.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <utility>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

const std::vector<Option> explainOptions{
    {"provider", "ID", "the provider it came from, when you know it", "--provider gmail"},
    {"language", "L", "the language of the answer: en, de or zh_CN; en when not given", "--language de"},
    {"jsonl", "", "read lines {\"id\":…,\"text\":…} on stdin and answer each with a line",
     "posthorn-cli explain --jsonl < log.jsonl"},
    {"format", "F", "text or json", "--format json"}};

/// Answers are gathered up to this size: a write for each costs more than the answer.
constexpr qsizetype writtenAtOnce = qsizetype{64} * 1024;

/// In a text of this size, the only one, machine code for the expressions takes longer to make than it saves.
constexpr qsizetype shortText = qsizetype{4} * 1024;

Problem noText(const QString &words)
{
    return {
        .stage = Stage::Input, .kind = Problem::Kind::BadInput, .words = words, .subject = u"the input"_s};
}

Diagnosis explained(const QString &text, const QString &provider)
{
    diagnose::Facts facts = diagnose::extract(text);
    if (!provider.isEmpty())
        facts.provider = provider;
    return diagnose::Judge::builtIn().judge(facts);
}

/// The id; the domain of an address finds it too.
Result<QString> providerFrom(const QString &id)
{
    if (id.isEmpty())
        return id; // reading the table takes as long as explaining a text
    const auto &table = providers::Table::builtIn();
    if (table.byId(id))
        return id;
    if (const auto *provider = table.byDomain(id))
        return provider->id;
    const QStringList near = providers::idsLike(id, table.all(), 5);
    const QString advice = near.isEmpty()
                               ? u"give an id such as gmail or yahoo, or the domain of the address"_s
                               : u"near it are %1"_s.arg(near.join(u", "));
    return badInput(u"--provider "_s + id, u"is not in the table of providers; "_s + advice);
}

Result<QString> languageFrom(const QString &tag)
{
    if (tag.isEmpty() || explain::Catalogue::speaks(tag))
        return tag;
    return Problem{.kind = Problem::Kind::BadInput,
                   .words = u"is not one of the languages "_s + explain::Catalogue::languages().join(u", "_s),
                   .subject = u"--language "_s + tag};
}

int explainLines(const QString &provider, const explain::Catalogue &words, const Console &console)
{
    const auto input = readStdin();
    if (!input) {
        console.error(input.problem());
        return Exit::BadData;
    }
    QByteArray answers;
    int number = 0;
    for (const QByteArray &line : input->split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (!row.value("text"_L1).isString()) {
            console.document(answers);
            console.error(noText(u"is no JSON object with a \"text\" in line %1"_s.arg(number)));
            return Exit::BadData;
        }
        const Diagnosis diagnosis =
            explained(row.value("text"_L1).toString(), row.value("provider"_L1).toString(provider));
        answers += report::explanationJson(diagnosis, words, row.value("id"_L1));
        if (answers.size() >= writtenAtOnce)
            console.document(std::exchange(answers, {}));
    }
    console.document(answers);
    return Exit::Ok;
}

Result<QString> inputText(const Options &options)
{
    if (options.operands().size() > 1)
        return noText(u"is more than one text; put it in quotes"_s);
    const QString operand = options.operands().value(0, u"-"_s);
    if (operand != "-"_L1)
        return operand;
    const auto input = readStdin();
    return input ? diagnose::textFrom(*input, u"the input"_s) : Result<QString>(input.problem());
}

int explainOne(const Options &options, const QString &provider, const QString &format,
               const explain::Catalogue &words, const Console &console)
{
    const auto text = inputText(options);
    if (!text || text->trimmed().isEmpty()) {
        console.error(text ? noText(u"is empty; paste an error, a log or a bounce"_s) : text.problem());
        return options.operands().size() > 1 ? Exit::Usage : Exit::BadData;
    }
    if (text->size() < shortText)
        qputenv("QT_ENABLE_REGEXP_JIT", "0");
    const Diagnosis diagnosis = explained(*text, provider);
    console.document(format == "json"_L1 ? report::explanationJson(diagnosis, words)
                                         : report::explanationText(diagnosis, words).toUtf8());
    return diagnosis.cause == "unknown"_L1 ? Exit::Fails : Exit::Ok;
}

int runExplain(const Options &options, const Console &console)
{
    const auto format = formatFrom(options, {u"text"_s, u"json"_s});
    const auto provider = providerFrom(options.value("provider"));
    const auto language = languageFrom(options.value("language"));
    for (const auto &given : {format, provider, language}) {
        if (!given) {
            console.error(given.problem());
            return Exit::Usage;
        }
    }
    const auto &words = explain::Catalogue::builtIn(*language);
    return options.has("jsonl") ? explainLines(*provider, words, console)
                                : explainOne(options, *provider, *format, words, console);
}

} // namespace

Command explainCommand()
{
    return {.name = "explain",
            .usage = "[TEXT | -] [options]",
            .purpose = "say what an error text means and what to do",
            .exits = "0 a cause was found, 1 unknown, 64 usage, 65 no text",
            .options = explainOptions,
            .run = runExplain};
}

} // namespace posthorn::cli
