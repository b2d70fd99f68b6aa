// SPDX-License-Identifier: MIT
#include "smtp/ServerText.h"

#include <QStringDecoder>

namespace posthorn::smtp {

QString serverText(QByteArrayView bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = utf8.decode(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

} // namespace posthorn::smtp
