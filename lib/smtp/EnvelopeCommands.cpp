// SPDX-License-Identifier: MIT
#include "smtp/EnvelopeCommands.h"

#include "smtp/Parameters.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

/// A command that grows by parameters.
class Line
{
public:
    Line(const char *verb, const QByteArray &path, QLatin1StringView field)
        : m_parts{{.text = verb, .field = "command"_L1},
                  {.text = path, .field = field},
                  {.text = ">", .field = "command"_L1}}
    {
    }
    void add(const QByteArray &parameter, QLatin1StringView field)
    {
        m_parts.push_back({.text = ' ' + parameter, .field = field});
    }
    [[nodiscard]] Result<CommandLine> end(bool utf8) const
    {
        return commandLine(m_parts, utf8 ? Charset::Utf8 : Charset::Ascii);
    }

private:
    std::vector<Part> m_parts;
};

void addReport(Line &line, const ReportWish &wish)
{
    if (wish.content != ReportWish::Content::Unsaid)
        line.add(wish.content == ReportWish::Content::Full ? "RET=FULL" : "RET=HDRS", "report"_L1);
    if (!wish.id.isEmpty())
        line.add("ENVID=" + xtext(wish.id.toUtf8()), "envid"_L1);
}

void addWishes(Line &line, const Wishes &wishes, const Capabilities &offered)
{
    if (offered.dsn)
        addReport(line, wishes.report);
    if (wishes.requireTls)
        line.add("REQUIRETLS", "require-tls"_L1);
    if (wishes.holdUntil)
        line.add("HOLDUNTIL=" + holdUntilValue(*wishes.holdUntil), "hold-until"_L1);
    if (wishes.deliverBy && offered.deliverBy)
        line.add("BY=" + deliverByValue(*wishes.deliverBy), "deliver-by"_L1);
    if (wishes.mtPriority && offered.mtPriority)
        line.add("MT-PRIORITY=" + QByteArray::number(*wishes.mtPriority), "mt-priority"_L1);
    if (wishes.submitter && offered.auth)
        line.add("AUTH=" + xtext(wishes.submitter->wire()), "submitter"_L1);
}

} // namespace

Result<CommandLine> mailCommand(const Envelope &envelope, const Capabilities &offered)
{
    Line line("MAIL FROM:<", envelope.from ? envelope.from->wire() : QByteArray(), "sender"_L1);
    if (offered.size && envelope.size > 0)
        line.add("SIZE=" + QByteArray::number(envelope.size), "size"_L1);
    if (envelope.eightBit)
        line.add("BODY=8BITMIME", "body"_L1);
    if (envelope.needsUtf8())
        line.add("SMTPUTF8", "smtputf8"_L1);
    addWishes(line, envelope.wishes, offered);
    return line.end(envelope.needsUtf8());
}

Result<CommandLine> rcptCommand(const Address &address, const ReportWish &report, const Capabilities &offered)
{
    Line line("RCPT TO:<", address.wire(), "recipient"_L1);
    if (offered.dsn && report.notify)
        line.add("NOTIFY=" + notifyValue(*report.notify), "report"_L1);
    if (offered.dsn && report.isWanted())
        line.add("ORCPT=" + originalRecipient(address), "recipient"_L1);
    return line.end(address.needsUtf8());
}

CommandLine chunkCommand(const QByteArray &chunk, bool last)
{
    const QByteArray command = "BDAT " + QByteArray::number(chunk.size()) + (last ? " LAST\r\n" : "\r\n");
    return {.bytes = command + chunk, .shown = command};
}

} // namespace posthorn::smtp
