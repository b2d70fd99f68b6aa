// SPDX-License-Identifier: MIT
#include "app/wiring/Profile.h"

#include "files/DurableWrite.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace posthorn::app {

namespace {

QString folderFor(const QString &given)
{
    if (!given.isEmpty())
        return given;
    QString fromEnvironment = qEnvironmentVariable("POSTHORN_PROFILE");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/posthorn"_s;
}

} // namespace

Result<Profile> Profile::open(const QString &given)
{
    const QString folder = QDir(folderFor(given)).absolutePath();
    if (const Outcome made = files::makeFolder(folder); !made)
        return made.problem();
    if (access(QFile::encodeName(folder).constData(), W_OK | X_OK) != 0)
        return Problem{
            .kind = Problem::Kind::FileUnwritable, .words = u"permission denied"_s, .subject = folder};
    return Profile{folder};
}

} // namespace posthorn::app
