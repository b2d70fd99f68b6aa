// SPDX-License-Identifier: MIT
#include "smtp/Command.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

QByteArray ascii(QLatin1StringView text)
{
    return {text.data(), text.size()};
}

bool isControl(uchar octet)
{
    return octet < 0x20 || octet == 0x7f;
}

Problem badArgument(QLatin1StringView field, const QString &words)
{
    return {.kind = Problem::Kind::BadArgument, .words = words, .subject = field};
}

bool isUtf8(QByteArrayView text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString decoded = decoder.decode(text);
    return !decoder.hasError();
}

QByteArray hidden(const Part &part)
{
    return part.show == Part::Show::Hidden && !part.text.isEmpty() ? QByteArray("[hidden]") : part.text;
}

} // namespace

Outcome checkArgument(QByteArrayView text, QLatin1StringView field, Charset charset)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto octet = static_cast<uchar>(text[at]);
        if (isControl(octet) || (charset == Charset::Ascii && octet > 0x7f))
            return badArgument(field, u"octet 0x%1 at %2"_s.arg(octet, 2, 16, QChar(u'0')).arg(at));
    }
    if (charset == Charset::Utf8 && !isUtf8(text))
        return badArgument(field, u"not UTF-8"_s);
    return Done{};
}

Result<CommandLine> commandLine(const std::vector<Part> &parts, Charset charset)
{
    CommandLine line;
    for (const Part &part : parts) {
        if (const Outcome checked = checkArgument(part.text, part.field, charset); !checked)
            return checked.problem();
        line.bytes += part.text;
        line.shown += hidden(part);
    }
    line.bytes += "\r\n";
    line.shown += "\r\n";
    return line;
}

Result<CommandLine> plainCommand(QLatin1StringView verb)
{
    return commandLine({{.text = ascii(verb), .field = "command"_L1}});
}

Result<CommandLine> helloCommand(QLatin1StringView verb, const QString &name)
{
    return commandLine(
        {{.text = ascii(verb) + ' ', .field = "command"_L1}, {.text = name.toUtf8(), .field = "helo"_L1}});
}

Result<CommandLine> authCommand(QLatin1StringView mechanism, const std::optional<QByteArray> &initialResponse)
{
    std::vector<Part> parts{{.text = "AUTH " + ascii(mechanism), .field = "mechanism"_L1}};
    if (initialResponse) {
        parts.push_back({.text = " ", .field = "command"_L1});
        parts.push_back({.text = *initialResponse, .field = "sign-in"_L1, .show = Part::Show::Hidden});
    }
    return commandLine(parts);
}

Result<CommandLine> authAnswer(const QByteArray &base64)
{
    const auto show = base64 == "*" ? Part::Show::Plain : Part::Show::Hidden;
    return commandLine({{.text = base64, .field = "sign-in"_L1, .show = show}});
}

} // namespace posthorn::smtp
