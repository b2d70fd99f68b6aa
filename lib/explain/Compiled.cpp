// SPDX-License-Identifier: MIT
#include "explain/Compiled.h"

#include <QDataStream>
#include <QIODevice>

namespace posthorn::explain {

/// The order of the bytes that this machine reads fastest; it is also the one that wrote them.
constexpr auto byteOrder = QDataStream::ByteOrder(QSysInfo::ByteOrder);

// Qt finds these for its containers by the namespace of what they hold, so they cannot be in one without a
// name.

template <class Item>
static QDataStream &operator<<(QDataStream &out, const std::vector<Item> &items)
{
    out << quint32(items.size());
    for (const Item &item : items)
        out << item;
    return out;
}

template <class Item>
static QDataStream &operator>>(QDataStream &in, std::vector<Item> &items)
{
    quint32 size = 0;
    in >> size;
    items.resize(size);
    for (Item &item : items)
        in >> item;
    return in;
}

static QDataStream &operator<<(QDataStream &out, const FixText &fix)
{
    return out << fix.id << fix.text << fix.url << fix.apply << fix.when << fix.unless;
}

static QDataStream &operator>>(QDataStream &in, FixText &fix)
{
    return in >> fix.id >> fix.text >> fix.url >> fix.apply >> fix.when >> fix.unless;
}

static QDataStream &operator<<(QDataStream &out, const CauseText &text)
{
    return out << text.providers << text.when << text.title << text.why << text.steps << text.fixes;
}

static QDataStream &operator>>(QDataStream &in, CauseText &text)
{
    return in >> text.providers >> text.when >> text.title >> text.why >> text.steps >> text.fixes;
}

static QDataStream &operator<<(QDataStream &out, const CauseTexts &cause)
{
    return out << cause.plain << cause.variants;
}

static QDataStream &operator>>(QDataStream &in, CauseTexts &cause)
{
    return in >> cause.plain >> cause.variants;
}

static QDataStream &operator<<(QDataStream &out, const FindingWords &words)
{
    return out << words.title << words.advice;
}

static QDataStream &operator>>(QDataStream &in, FindingWords &words)
{
    return in >> words.title >> words.advice;
}

static QDataStream &operator<<(QDataStream &out, const Forms &forms)
{
    return out << forms.day << forms.comma << forms.space << forms.said << forms.goesOn;
}

static QDataStream &operator>>(QDataStream &in, Forms &forms)
{
    return in >> forms.day >> forms.comma >> forms.space >> forms.said >> forms.goesOn;
}

QByteArray compiled(const AllTexts &texts)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(byteOrder);
    out << texts.language << texts.forms << texts.headings << texts.causes << texts.order << texts.stages
        << texts.summaries << texts.findings << texts.kinds << texts.securities << texts.providers;
    return bytes;
}

AllTexts textsFromCompiled(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setByteOrder(byteOrder);
    AllTexts texts;
    in >> texts.language >> texts.forms >> texts.headings >> texts.causes >> texts.order >> texts.stages >>
        texts.summaries >> texts.findings >> texts.kinds >> texts.securities >> texts.providers;
    if (in.status() != QDataStream::Ok || !in.atEnd())
        qFatal("The texts that this program carries are damaged.");
    return texts;
}

} // namespace posthorn::explain
