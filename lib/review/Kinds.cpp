// SPDX-License-Identifier: MIT
#include "review/Kinds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

using enum Finding::Severity;

const Kind *kindOf(QLatin1StringView id)
{
    const auto kind = std::ranges::find(allKinds(), id, &Kind::id);
    return kind == allKinds().end() ? nullptr : &*kind;
}

} // namespace

const std::vector<Kind> &allKinds()
{
    static const std::vector<Kind> kinds{
        {u"sender.none"_s, Stops, {}},
        {u"recipient.none"_s, Stops, {}},
        {u"address.bad"_s, Stops, {u"text"_s}},
        {u"address.mistyped"_s, Asks, {u"address"_s, u"suggestion"_s}},
        {u"recipients.public"_s, Asks, {u"count"_s}},
        {u"recipients.too-many"_s, Asks, {u"count"_s, u"limit"_s}},
        {u"subject.none"_s, Asks, {}},
        {u"text.none"_s, Asks, {}},
        {u"text.attachment-alone"_s, Hints, {}},
        {u"attachment.forgotten"_s, Asks, {u"word"_s}},
        {u"attachment.refused-type"_s, Asks, {u"file"_s, u"type"_s, u"by"_s}},
        {u"attachment.refused-inside"_s, Asks, {u"file"_s, u"inner"_s, u"type"_s, u"by"_s}},
        {u"attachment.encrypted-archive"_s, Asks, {u"file"_s}},
        {u"attachment.nested-archive"_s, Hints, {u"file"_s, u"inner"_s}},
        {u"attachment.damaged-archive"_s, Asks, {u"file"_s}},
        {u"attachment.empty"_s, Asks, {u"file"_s}},
        {u"message.too-large"_s, Asks, {u"bytes"_s, u"bytesLimit"_s}},
        {u"link.other-site"_s, Asks, {u"text"_s, u"site"_s}},
        {u"format.pictures"_s, Hints, {u"count"_s}},
        {u"format.tables"_s, Hints, {u"count"_s}},
        {u"format.colours"_s, Hints, {u"count"_s}},
    };
    return kinds;
}

Finding found(QLatin1StringView id, Finding::Field field, const QMap<QString, QString> &arguments)
{
    const Kind *kind = kindOf(id);
    Q_ASSERT_X(kind, "review::found", id.data());
    Q_ASSERT_X(std::ranges::is_permutation(arguments.keys(), kind->arguments), "review::found", id.data());
    return {.id = kind->id, .severity = kind->severity, .field = field, .arguments = arguments};
}

} // namespace posthorn::review
