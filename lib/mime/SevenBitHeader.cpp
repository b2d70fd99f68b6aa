// SPDX-License-Identifier: MIT
#include "mime/AddressField.h"
#include "mime/Fold.h"
#include "mime/GMimeRef.h"
#include "mime/NameParameter.h"
#include "mime/SevenBit.h"

#include <QStringDecoder>
#include <algorithm>
#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array addressFields{
    "From"_L1,      "Sender"_L1,    "Reply-To"_L1,    "To"_L1,
    "Cc"_L1,        "Bcc"_L1,       "Resent-From"_L1, "Resent-Sender"_L1,
    "Resent-To"_L1, "Resent-Cc"_L1, "Resent-Bcc"_L1,  "Disposition-Notification-To"_L1};
/// No encoded word may stand in these.
constexpr std::array idFields{"Message-ID"_L1,
                              "In-Reply-To"_L1,
                              "References"_L1,
                              "Content-ID"_L1,
                              "Resent-Message-ID"_L1,
                              "Received"_L1,
                              "Return-Path"_L1,
                              "Date"_L1,
                              "Resent-Date"_L1,
                              "MIME-Version"_L1,
                              "Content-Transfer-Encoding"_L1};

template <std::size_t size>
bool isOneOf(const RawField &field, const std::array<QLatin1StringView, size> &names)
{
    return std::ranges::any_of(names, [&](QLatin1StringView name) { return field.isNamed(name); });
}

std::optional<QByteArray> peopleEncoded(const RawField &field)
{
    const PeopleOfField found = peopleIn(field.value(), {});
    if (!found.wrong.empty())
        return std::nullopt;
    return fold(field.name, mailboxWords(found.people, field.name.size() + 1));
}

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c < QChar(0x80); });
}

/// Encodes the words that need it and leaves the others, which may mean something as they are.
std::optional<QByteArray> wordsEncoded(const RawField &field)
{
    const qsizetype used = field.name.size() + 1;
    const QString value = field.value();
    if (value.contains("=?"_L1)) // blanks between encoded words count for nothing, so all become such
        return fold(field.name, encodedWords(decodedWords(value), used));
    Words words;
    QStringList open;
    const auto close = [&] {
        if (!open.isEmpty())
            words += encodedWords(open.join(u' '), words.isEmpty() ? used : 0);
        open.clear();
    };
    for (const QString &word : value.split(u' ', Qt::SkipEmptyParts)) {
        if (!isAscii(word)) {
            open += word;
            continue;
        }
        close();
        words += ' ' + word.toLatin1();
    }
    close();
    return fold(field.name, words);
}

QByteArray quoted(const char *value)
{
    return '"' + QByteArray(value).replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

/// All parameters but `name`, on lines of their own; nothing where one cannot be written so.
std::optional<QByteArray> othersOf(GMimeParamList *parameters, const char *name)
{
    QByteArray others;
    for (int i = 0; i < g_mime_param_list_length(parameters); ++i) {
        GMimeParam *parameter = g_mime_param_list_get_parameter_at(parameters, i);
        const QByteArray key = g_mime_param_get_name(parameter);
        const char *value = g_mime_param_get_value(parameter);
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            continue;
        if (isEightBit(key) || !value || isEightBit(value))
            return std::nullopt;
        others += ";\r\n " + key + '=' + quoted(value);
    }
    return others;
}

std::optional<QByteArray> nameEncoded(const RawField &field)
{
    const bool isType = field.isNamed("Content-Type"_L1);
    const char *name = isType ? "name" : "filename";
    const QByteArray value = field.value().toUtf8();
    const qsizetype end = value.indexOf(';');
    const QByteArray kind = value.first(std::max<qsizetype>(end, 0)).trimmed();
    if (kind.isEmpty() || isEightBit(kind))
        return std::nullopt;
    const Ref<GMimeParamList> parameters(
        g_mime_param_list_parse(nullptr, value.sliced(end + 1).trimmed().constData()));
    GMimeParam *parameter = g_mime_param_list_get_parameter(parameters.get(), name);
    const auto others = othersOf(parameters.get(), name);
    if (!parameter || !others)
        return std::nullopt;
    const QString shown = decodedWords(QString::fromUtf8(g_mime_param_get_value(parameter)));
    const QByteArray named = isType ? typeWith(kind, shown) : dispositionWith(kind, shown);
    return field.name + ':' + withCrLf(named.chopped(1)) + *others + "\r\n";
}

std::optional<QByteArray> inAscii(const RawField &field)
{
    if (isOneOf(field, idFields) || field.name.isEmpty())
        return std::nullopt;
    if (isOneOf(field, addressFields))
        return peopleEncoded(field);
    if (field.isNamed("Content-Type"_L1) || field.isNamed("Content-Disposition"_L1))
        return nameEncoded(field);
    return wordsEncoded(field);
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

} // namespace

void makeHeaderAscii(std::vector<RawField> &fields)
{
    for (RawField &field : fields) {
        if (isEightBit(field.bytes) && isUtf8(field.bytes))
            field.bytes = inAscii(field).value_or(field.bytes);
    }
}

} // namespace posthorn::mime
