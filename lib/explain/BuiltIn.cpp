// SPDX-License-Identifier: MIT
#include "explain/Catalogue.h"

#include <QLocale>
#include <QResource>
#include <array>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initTexts()
{
    Q_INIT_RESOURCE(texts);
}

namespace posthorn::explain {

namespace {

Catalogue load(const QString &language)
{
    initTexts();
    const QResource texts(u":/explain/%1.bin"_s.arg(language));
    const void *const bytes = texts.data();
    return Catalogue::read(QByteArray::fromRawData(static_cast<const char *>(bytes), texts.size()));
}

const Catalogue &english()
{
    static const Catalogue texts = load(u"en"_s);
    return texts;
}

const Catalogue &german()
{
    static const Catalogue texts = load(u"de"_s);
    return texts;
}

const Catalogue &simplifiedChinese()
{
    static const Catalogue texts = load(u"zh_CN"_s);
    return texts;
}

struct Language
{
    QLatin1StringView id{};
    const Catalogue &(*texts)() = english;
};

// A further language is one more file, one more function above and one more line here.
constexpr std::array carried{Language{"en"_L1, english}, Language{"de"_L1, german},
                             Language{"zh_CN"_L1, simplifiedChinese}};

/// Simplified and traditional Chinese are one language in two scripts, and German is the same in Vienna.
bool isWritten(const QLocale &wanted, QLatin1StringView id)
{
    const QLocale ours{QString(id)};
    return wanted.language() == ours.language() && wanted.script() == ours.script();
}

const Language *meantBy(QStringView tag)
{
    const QLocale wanted(tag.toString());
    const auto *const found = std::find_if(carried.begin(), carried.end(),
                                           [&](const Language &l) { return isWritten(wanted, l.id); });
    return found == carried.end() ? nullptr : found;
}

} // namespace

const Catalogue &Catalogue::builtIn(QStringView language)
{
    const Language *meant = meantBy(language);
    return meant ? meant->texts() : english();
}

QStringList Catalogue::languages()
{
    QStringList ids;
    for (const Language &language : carried)
        ids.append(language.id);
    return ids;
}

bool Catalogue::speaks(QStringView language)
{
    return meantBy(language);
}

} // namespace posthorn::explain
