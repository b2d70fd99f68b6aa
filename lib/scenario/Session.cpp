// SPDX-License-Identifier: MIT
#include "scenario/Session.h"

#include "scenario/Command.h"

namespace posthorn::scenario {

Session Session::withoutMail() const
{
    Session next = *this;
    next.expects = Expects::Command;
    next.sender.reset();
    next.recipients.clear();
    next.utf8 = false;
    next.inChunks = false;
    return next;
}

Session Session::expecting(Expects what) const
{
    Session next = *this;
    next.expects = what;
    return next;
}

const Session &Turn::after(int code) const
{
    if (code >= 200 && code < 300)
        return accepted;
    return code >= 300 && code < 400 ? continued : refused;
}

Turn sayOnly(Moment moment, const Session &session, const QByteArray &reply)
{
    return {.moment = moment,
            .good = {send(reply)},
            .accepted = session,
            .continued = session,
            .refused = session};
}

Act send(const QByteArray &reply)
{
    return {.bytes = reply + "\r\n"};
}

int codeOf(const std::vector<Act> &acts)
{
    QByteArray said;
    for (const Act &act : acts)
        if (act.kind == Act::Kind::Send)
            said += act.bytes.right(4096);
    said.truncate(said.lastIndexOf('\n'));
    return said.mid(said.lastIndexOf('\n') + 1).left(3).toInt();
}

QByteArray masked(const QByteArray &line, const Session &session)
{
    if (session.expects == Session::Expects::SaslResponse)
        return "[redacted]";
    const Command command = parseCommand(line);
    const qsizetype blank = command.argument.indexOf(' ');
    if (command.verb != "AUTH" || blank < 0)
        return line;
    return "AUTH " + command.argument.left(blank) + " [redacted]";
}

} // namespace posthorn::scenario
