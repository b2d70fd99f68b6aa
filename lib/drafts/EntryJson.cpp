// SPDX-License-Identifier: MIT
#include "drafts/Entry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace posthorn::drafts {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;
constexpr qsizetype hashLetters = 64;

constexpr std::array<std::pair<Phase, QLatin1StringView>, 3> phases{
    {{Phase::Writing, "writing"_L1}, {Phase::Closed, "closed"_L1}, {Phase::Leaving, "leaving"_L1}}};

constexpr std::array<std::pair<QString Written::*, QLatin1StringView>, 7> fields{
    {{&Written::accountId, "account"_L1},
     {&Written::to, "to"_L1},
     {&Written::cc, "cc"_L1},
     {&Written::bcc, "bcc"_L1},
     {&Written::replyTo, "replyTo"_L1},
     {&Written::subject, "subject"_L1},
     {&Written::text, "text"_L1}}};

/// It becomes a file's name.
bool isHash(const QByteArray &text)
{
    return text.size() == hashLetters && QByteArray::fromHex(text).toHex() == text;
}

std::vector<FileNote> filesFrom(const QJsonArray &array)
{
    std::vector<FileNote> files;
    files.reserve(static_cast<size_t>(array.size()));
    for (const QJsonValue item : array)
        files.push_back({.name = item["name"_L1].toString(),
                         .type = item["type"_L1].toString().toLatin1(),
                         .contentId = item["contentId"_L1].toString(),
                         .sha256 = item["sha256"_L1].toString().toLatin1()});
    return files;
}

QJsonArray toArray(const std::vector<FileNote> &files)
{
    QJsonArray array;
    for (const FileNote &file : files)
        array += QJsonObject{{"name"_L1, file.name},
                             {"type"_L1, QString::fromLatin1(file.type)},
                             {"contentId"_L1, file.contentId},
                             {"sha256"_L1, QString::fromLatin1(file.sha256)}};
    return array;
}

} // namespace

std::vector<FileNote> notesOf(const std::vector<mime::AttachedFile> &files)
{
    std::vector<FileNote> notes;
    notes.reserve(files.size());
    for (const mime::AttachedFile &file : files)
        notes.push_back({file.name, file.type, file.contentId, file.content->sha256().toHex()});
    return notes;
}

QByteArray toJson(const Entry &entry)
{
    QJsonObject json{{"format"_L1, format},
                     {"saved"_L1, entry.saved.toUTC().toString(Qt::ISODateWithMs)},
                     {"files"_L1, toArray(notesOf(entry.written.attachments))}};
    for (const auto &[phase, name] : phases) {
        if (entry.phase == phase)
            json.insert("phase"_L1, name);
    }
    for (const auto &[field, name] : fields)
        json.insert(name, entry.written.*field);
    if (entry.written.from)
        json.insert("from"_L1, entry.written.from->toString());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<EntryText> entryFrom(const QByteArray &json, const QString &path)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return badInput(path, u"is no draft: "_s + error.errorString());
    const QJsonObject object = document.object();
    const auto phase = std::ranges::find(phases, object["phase"_L1].toString(),
                                         [](const auto &known) { return QString(known.second); });
    if (object["format"_L1].toInt() != format || phase == phases.end())
        return badInput(path, u"is a draft of another kind than this program keeps"_s);
    EntryText text{.entry = {.phase = phase->first}, .files = filesFrom(object["files"_L1].toArray())};
    text.entry.saved = QDateTime::fromString(object["saved"_L1].toString(), Qt::ISODateWithMs).toLocalTime();
    for (const auto &[field, name] : fields)
        text.entry.written.*field = object[name].toString();
    text.entry.written.from = mailboxFromText(object["from"_L1].toString());
    if (!std::ranges::all_of(text.files, isHash, &FileNote::sha256))
        return badInput(path, u"names a file by something that is no hash"_s);
    return text;
}

} // namespace posthorn::drafts
