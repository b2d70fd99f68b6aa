// SPDX-License-Identifier: MIT
#include "DialogueFile.h"

#include "scenario/BuiltIn.h"

#include <QFile>

using namespace Qt::StringLiterals;
using posthorn::scenario::Act;
using posthorn::scenario::Scenario;

namespace dialogue {

namespace {

QByteArray unescaped(QByteArray text)
{
    text.replace("\\r", "\r").replace("\\n", "\n").replace("\\\\", "\\");
    for (qsizetype at = text.indexOf("\\0"); at >= 0; at = text.indexOf("\\0"))
        text.replace(at, 2, QByteArray(1, '\0'));
    return text;
}

Scenario scenarioOf(const QByteArray &text, const QString &path)
{
    using namespace posthorn::scenario;
    const auto found =
        text.startsWith('{') ? parseScenario(text, path) : builtInScenario(QString::fromUtf8(text));
    if (!found)
        qFatal("%s: %s", qPrintable(path), qPrintable(found.problem().words));
    return found.value();
}

void addClient(File &file, const QByteArray &line)
{
    if (!file.flights.back().expected.isEmpty() || file.flights.size() == 1)
        file.flights.emplace_back();
    Flight &flight = file.flights.back();
    if (line.startsWith("C!"))
        flight.handshake = true;
    else
        flight.lines.append(line.startsWith("C~") ? unescaped(line.mid(3)) : line.mid(3) + "\r\n");
}

void addLine(File &file, const QByteArray &line, const QString &path)
{
    if (line.startsWith("scenario "))
        file.scenario = scenarioOf(line.mid(9), path);
    else if (line == "begin tls")
        file.encrypted = true;
    else if (line == "only whole")
        file.onlyWhole = true;
    else if (line.startsWith('C'))
        addClient(file, line);
    else if (line.startsWith('S'))
        file.flights.back().expected.append(line);
    else
        qFatal("%s: cannot read the line: %s", qPrintable(path), line.constData());
}

QByteArrayList writtenBytes(const QByteArray &bytes)
{
    QByteArrayList lines;
    QByteArrayList parts = bytes.split('\n');
    const QByteArray rest = parts.takeLast();
    for (const QByteArray &part : parts)
        lines.append(part.endsWith('\r') ? "S: " + part.chopped(1) : "S~ " + part + "\\n");
    if (!rest.isEmpty())
        lines.append("S~ " + rest);
    return lines;
}

QByteArray writtenAct(const Act &act)
{
    switch (act.kind) {
    case Act::Kind::Delay:
        return "S! delay=" + QByteArray::number(act.ms);
    case Act::Kind::BeginTls:
        return "S! tls";
    case Act::Kind::Close:
        return "S! close";
    case Act::Kind::Reset:
        return "S! reset";
    case Act::Kind::Silence:
        return "S! silence";
    case Act::Kind::Keep:
        return "S! keep";
    case Act::Kind::Send:
    case Act::Kind::Good:
        break;
    }
    return "S! never";
}

} // namespace

File read(const QString &path)
{
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    File file{.scenario = scenarioOf("good", path), .flights = {Flight{}}};
    for (const QByteArray &line : source.readAll().split('\n'))
        if (!line.isEmpty() && !line.startsWith('#'))
            addLine(file, line, path);
    return file;
}

QByteArrayList written(const std::vector<Act> &acts)
{
    QByteArrayList lines;
    for (const Act &act : acts)
        lines += act.kind == Act::Kind::Send ? writtenBytes(act.bytes) : QByteArrayList{writtenAct(act)};
    return lines;
}

} // namespace dialogue
