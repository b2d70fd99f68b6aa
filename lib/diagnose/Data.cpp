// SPDX-License-Identifier: MIT
#include "diagnose/Data.h"

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initDiagnoseData()
{
    Q_INIT_RESOURCE(diagnose);
}

namespace posthorn::diagnose {

QJsonObject builtInData(const char *name)
{
    initDiagnoseData();
    return builtIn(u":/diagnose/%1.json"_s.arg(QLatin1StringView(name)));
}

} // namespace posthorn::diagnose
