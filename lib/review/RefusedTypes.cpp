// SPDX-License-Identifier: MIT
#include "review/RefusedTypes.h"

#include "review/Data.h"

#include <QJsonArray>
#include <QSet>
#include <vector>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

struct Receiver
{
    QString name{};
    bool looksInside = false;
    QSet<QString> types{};
};

struct Lists
{
    std::vector<Receiver> receivers{};
    QStringList packed{};
    QStringList archives{};
};

const Lists &lists()
{
    static const Lists all = [] {
        const QJsonObject json = data(u"refused-types"_s);
        Lists read{.packed = strings(json["packed"_L1]), .archives = strings(json["archives"_L1])};
        for (const auto &receiver : json["receivers"_L1].toArray()) {
            const QStringList types = strings(receiver["types"_L1]);
            read.receivers.push_back({receiver["name"_L1].toString(),
                                      receiver["insideArchives"_L1].toBool(),
                                      {types.begin(), types.end()}});
        }
        return read;
    }();
    return all;
}

/// The last part of the name, as Windows reads it: it drops dots and blanks behind.
QString endingOf(const QString &fileName)
{
    qsizetype end = fileName.size();
    while (end > 0 && (fileName[end - 1] == u'.' || fileName[end - 1].isSpace()))
        --end;
    const qsizetype dot = fileName.lastIndexOf(u'.', end - 1);
    return dot < 0 || end == 0 ? QString() : fileName.sliced(dot + 1, end - dot - 1).toLower();
}

} // namespace

Refusal refusalOf(const QString &fileName, Place place)
{
    const QString ending = endingOf(fileName);
    if (lists().packed.contains(ending))
        return refusalOf(fileName.first(fileName.lastIndexOf(u'.')), Place::InArchive);
    Refusal refusal{.type = u'.' + ending};
    for (const Receiver &receiver : lists().receivers) {
        if (receiver.types.contains(ending) && (place == Place::Attached || receiver.looksInside))
            refusal.by.append(receiver.name);
    }
    return refusal;
}

bool isZip(const QString &fileName)
{
    return endingOf(fileName) == "zip"_L1;
}

bool isArchive(const QString &fileName)
{
    return lists().archives.contains(endingOf(fileName));
}

} // namespace posthorn::review
