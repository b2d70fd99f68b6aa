// SPDX-License-Identifier: MIT
#include "app/cli/Command.h"
#include "app/cli/ExitCodes.h"
#include "diagnose/Judge.h"
#include "diagnose/Paste.h"
#include "providers/Provider.h"
#include "report/Report.h"

#include <QFileInfo>
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
constexpr qsizetype longestName = 4096;

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

/// What one line is answered; none where the line is no question.
std::optional<QByteArray> answerTo(const QByteArray &line, const QString &provider,
                                   const explain::Catalogue &words)
{
    const QJsonObject row = QJsonDocument::fromJson(line).object();
    if (!row.value("text"_L1).isString())
        return std::nullopt;
    const Diagnosis diagnosis =
        explained(row.value("text"_L1).toString(), row.value("provider"_L1).toString(provider));
    return report::explanationJson(diagnosis, words, row.value("id"_L1));
}

QByteArray noQuestion(int number)
{
    return report::errorJson(u"bad-input"_s, u"line %1 is no JSON object with a \"text\""_s.arg(number));
}

int explainLines(const QString &provider, const explain::Catalogue &words, const Console &console)
{
    const auto input = readStdin();
    if (!input) {
        console.error(input.problem());
        return Exit::BadData;
    }
    QByteArray answers;
    std::vector<int> wrong;
    int number = 0;
    for (const QByteArray &line : input->split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto answer = answerTo(line, provider, words);
        if (!answer)
            wrong.push_back(number);
        answers += answer.value_or(noQuestion(number));
        if (answers.size() >= writtenAtOnce)
            console.document(std::exchange(answers, {}));
    }
    console.document(answers);
    if (wrong.empty())
        return Exit::Ok;
    console.error(
        noText(u"has lines that are no JSON object with a \"text\": %1 of them, the first is line %2"_s
                   .arg(wrong.size())
                   .arg(wrong.front())));
    return Exit::BadData;
}

/// A file of that name is meant by it: no error text is one.
bool isFile(const QString &operand)
{
    return operand.size() <= longestName && !operand.contains(u'\n') && QFileInfo(operand).isFile();
}

Result<QString> inputText(const Options &options)
{
    if (options.operands().size() > 1)
        return noText(u"is more than one text; put it in quotes"_s);
    const QString operand = options.operands().value(0, u"-"_s);
    const bool file = isFile(operand);
    if (operand != "-"_L1 && !file)
        return operand;
    const auto input = file ? readFile(operand) : readStdin();
    return input ? diagnose::textFrom(*input, file ? operand : u"the input"_s)
                 : Result<QString>(input.problem());
}

int explainOne(const Options &options, const QString &provider, const QString &format,
               const explain::Catalogue &words, const Console &console)
{
    const auto text = inputText(options);
    if (!text || text->trimmed().isEmpty()) {
        console.error(text ? noText(u"is empty; paste an error, a log or a bounce"_s) : text.problem());
        if (options.operands().size() > 1)
            return Exit::Usage;
        return text ? Exit::BadData : exitOf(text.problem());
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
            .usage = "[TEXT | FILE | -] [options]",
            .purpose = "say what an error text means and what to do",
            .exits = "0 a cause was found, 1 unknown, 64 usage, 65 no text",
            .options = explainOptions,
            .run = runExplain};
}

} // namespace posthorn::cli
