// SPDX-License-Identifier: MIT
#include "explain/Findings.h"

#include "explain/Template.h"

using namespace Qt::StringLiterals;

namespace posthorn::explain {

namespace {

/// People count megabytes; a tenth of one still tells why 25.6 are more than 25.
QString sizeText(const QString &octets, const QLocale &locale)
{
    return locale.formattedDataSize(octets.toLongLong(), 1, QLocale::DataSizeSIFormat);
}

} // namespace

QString inOneLine(const FindingWords &words)
{
    const bool wide = words.advice.endsWith(u'。');
    return words.title + (wide ? u"。"_s : u". "_s) + words.advice;
}

FindingWords wordsOf(const Finding &finding, const FindingWords &texts, const QLocale &locale)
{
    Arguments arguments = finding.arguments;
    for (auto it = arguments.begin(); it != arguments.end(); ++it) {
        if (it.key().startsWith("bytes"_L1))
            *it = sizeText(*it, locale);
    }
    return {filled(texts.title, arguments).value_or(finding.id),
            filled(texts.advice, arguments).value_or(QString())};
}

} // namespace posthorn::explain
