// SPDX-License-Identifier: MIT
#include "names/Message.h"

#include "names/MessageReader.h"
#include "names/Name.h"

#include <algorithm>

#include <arpa/nameser.h>

namespace posthorn::names {

namespace {

struct Entry
{
    int type = 0;
    Record record{};
};

QHostAddress addressIn(MessageReader &reader, int type)
{
    if (type == ns_t_a)
        return QHostAddress(reader.number<quint32>());
    const auto octets = reader.bytes(NS_IN6ADDRSZ);
    return reader.ok() ? QHostAddress(reinterpret_cast<const quint8 *>(octets.data())) : QHostAddress();
}

QByteArray textIn(MessageReader &reader)
{
    QByteArray text;
    while (reader.ok() && !reader.atEnd())
        text.append(reader.bytes(reader.number<quint8>()));
    return text;
}

Exchange exchangeIn(MessageReader &reader)
{
    const auto preference = reader.number<quint16>();
    return {.preference = preference, .host = reader.name()};
}

Service serviceIn(MessageReader &reader)
{
    const auto priority = reader.number<quint16>();
    const auto weight = reader.number<quint16>();
    const auto port = reader.number<quint16>();
    return {.priority = priority, .weight = weight, .port = port, .target = reader.name()};
}

/// False when the type is none of ours.
bool readData(MessageReader &reader, Entry &entry)
{
    switch (entry.type) {
    case ns_t_a:
    case ns_t_aaaa:
        entry.record.data = addressIn(reader, entry.type);
        return true;
    case ns_t_cname:
        entry.record.data = Alias{reader.name()};
        return true;
    case ns_t_mx:
        entry.record.data = exchangeIn(reader);
        return true;
    case ns_t_srv:
        entry.record.data = serviceIn(reader);
        return true;
    case ns_t_txt:
        entry.record.data = Text{textIn(reader)};
        return true;
    default:
        return false;
    }
}

/// Nothing for a record of another class or type; a broken one breaks the reader.
std::optional<Entry> readEntry(MessageReader &reader)
{
    Entry entry;
    entry.record.owner = reader.name();
    entry.type = reader.number<quint16>();
    const auto kind = reader.number<quint16>();
    const auto ttl = reader.number<quint32>();
    entry.record.ttl = ttl > INT32_MAX ? 0 : ttl; // RFC 2181 §8
    MessageReader data = reader.part(reader.number<quint16>());
    if (!reader.ok() || kind != ns_c_in || !readData(data, entry))
        return std::nullopt;
    if (!data.ok())
        reader.fail();
    return entry;
}

bool sameName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// The records that answer, at the end of the chain of aliases.
void choose(const std::vector<Entry> &entries, Answer &answer)
{
    const int wanted = numberOf(answer.question.type);
    QString at = QString::fromLatin1(asciiName(answer.question.name).value_or(QByteArray()));
    const auto alias = [&at](const Entry &entry) {
        return entry.type == ns_t_cname && sameName(entry.record.owner, at);
    };
    while (wanted != ns_t_cname && answer.aliases.size() < mostAliases) {
        const auto next = std::find_if(entries.begin(), entries.end(), alias);
        if (next == entries.end())
            break;
        at = std::get<Alias>(next->record.data).target;
        answer.aliases.append(at);
    }
    for (const Entry &entry : entries) {
        if (entry.type == wanted && sameName(entry.record.owner, at))
            answer.records.push_back(entry.record);
    }
}

Answer::Outcome outcomeOf(int responseCode, bool anyRecord)
{
    using enum Answer::Outcome;
    switch (responseCode) {
    case ns_r_noerror:
        return anyRecord ? Found : NoData;
    case ns_r_nxdomain:
        return NoSuchName;
    case ns_r_servfail:
        return ServerFailed;
    case ns_r_refused:
        return Refused;
    default:
        return OtherCode;
    }
}

} // namespace

int numberOf(Type type)
{
    switch (type) {
    case Type::A:
        return ns_t_a;
    case Type::Aaaa:
        return ns_t_aaaa;
    case Type::Cname:
        return ns_t_cname;
    case Type::Mx:
        return ns_t_mx;
    case Type::Srv:
        return ns_t_srv;
    case Type::Txt:
        break;
    }
    return ns_t_txt;
}

Answer answerFrom(const QByteArray &message, const Question &question)
{
    Answer answer{.question = question, .outcome = Answer::Outcome::Malformed};
    MessageReader reader(message);
    (void)reader.number<quint16>(); // the id, which c-ares has compared
    const auto flags = reader.number<quint16>();
    const auto questions = reader.number<quint16>();
    const auto answers = reader.number<quint16>();
    (void)reader.bytes(4); // how many authorities and additions
    for (int i = 0; i < questions && reader.ok(); ++i) {
        (void)reader.name();
        (void)reader.bytes(NS_QFIXEDSZ);
    }
    std::vector<Entry> entries;
    for (int i = 0; i < answers && reader.ok() && entries.size() < mostRecords; ++i) {
        if (auto entry = readEntry(reader))
            entries.push_back(std::move(*entry));
    }
    if (!reader.ok())
        return answer;
    answer.responseCode = flags & 0x0f;
    choose(entries, answer);
    answer.outcome = outcomeOf(answer.responseCode, !answer.records.empty());
    return answer;
}

} // namespace posthorn::names
