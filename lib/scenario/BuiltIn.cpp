// SPDX-License-Identifier: MIT
#include "scenario/BuiltIn.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

// A static library's resources are linked only when somebody names them, and the macro wants no namespace.
static void linkScenarios()
{
    Q_INIT_RESOURCE(scenarios);
}

namespace posthorn::scenario {

namespace {

const auto folder = u":/posthorn/scenarios"_s;

} // namespace

QStringList scenarioIds()
{
    linkScenarios();
    QStringList ids = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    ids.replaceInStrings(u".json"_s, QString());
    return ids;
}

Result<Scenario> builtInScenario(const QString &id)
{
    if (!scenarioIds().contains(id))
        return Problem{
            .kind = Problem::Kind::BadInput, .words = u"there is no scenario of this name"_s, .subject = id};
    QFile file(folder + u'/' + id + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{
            .kind = Problem::Kind::FileUnreadable, .words = file.errorString(), .subject = file.fileName()};
    return parseScenario(file.readAll(), id + u".json"_s);
}

} // namespace posthorn::scenario
