// SPDX-License-Identifier: MIT
#include "report/Masking.h"

#include <QRegularExpression>

namespace posthorn::report {

QString withLocalPartsMasked(const QString &text)
{
    static const QRegularExpression address(
        QStringLiteral(R"(([^\s<>()\[\]:;,@"=])[^\s<>()\[\]:;,@"=]*@([^\s<>()\[\]:;,@"]+))"));
    return QString(text).replace(address, QStringLiteral("\\1…@\\2"));
}

} // namespace posthorn::report
