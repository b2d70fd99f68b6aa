// SPDX-License-Identifier: MIT
#include "diagnose/Paste.h"

#include "diagnose/Charset.h"
#include "diagnose/Mask.h"
#include "diagnose/Unwrap.h"

#include <QStringConverter>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

Result<QString> textFrom(const QByteArray &bytes, const QString &subject)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    if (!marked && bytes.contains('\0'))
        return Problem{.stage = Stage::Input,
                       .kind = Problem::Kind::BadInput,
                       .words = u"is no text: it holds NUL octets"_s,
                       .subject = subject};
    return decoded(bytes);
}

QString showable(const QString &text)
{
    return masked(bounded(text));
}

} // namespace posthorn::diagnose
