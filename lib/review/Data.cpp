// SPDX-License-Identifier: MIT
#include "review/Data.h"

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initReviewData()
{
    Q_INIT_RESOURCE(review);
}

namespace posthorn::review {

QJsonObject data(const QString &name)
{
    initReviewData();
    return builtIn(u":/review/%1.json"_s.arg(name));
}

QMap<QString, QString> words(const QJsonValue &value)
{
    QMap<QString, QString> all;
    const QJsonObject json = value.toObject();
    for (auto it = json.begin(); it != json.end(); ++it)
        all.insert(it.key(), it->toString());
    return all;
}

} // namespace posthorn::review
