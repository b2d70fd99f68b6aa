// SPDX-License-Identifier: MIT
#include "diagnose/Compiled.h"

#include "diagnose/Table.h"

#include <QIODevice>

namespace posthorn::diagnose {

namespace {

/// The order of the bytes that this machine reads fastest; it is also the one that wrote them.
constexpr auto byteOrder = QDataStream::ByteOrder(QSysInfo::ByteOrder);

QDataStream &operator<<(QDataStream &out, const std::vector<Rule::Together> &all)
{
    out << quint32(all.size());
    for (const Rule::Together &together : all)
        writeTable(out, together);
    return out;
}

QDataStream &operator>>(QDataStream &in, std::vector<Rule::Together> &all)
{
    quint32 size = 0;
    in >> size;
    all.resize(size);
    for (Rule::Together &together : all)
        readTable(in, together);
    return in;
}

QDataStream &operator<<(QDataStream &out, const Rule &rule)
{
    return out << rule.id << rule.cause << rule.confidence << rule.weight << rule.also << rule.kinds
               << rule.stages << rule.codes << rule.enhanced << rule.providers << rule.mechanisms
               << rule.faults << rule.with << rule.says << rule.unless
               << (rule.matches ? rule.matches->pattern() : QString());
}

QDataStream &operator>>(QDataStream &in, Rule &rule)
{
    QString pattern;
    in >> rule.id >> rule.cause >> rule.confidence >> rule.weight >> rule.also >> rule.kinds >> rule.stages >>
        rule.codes >> rule.enhanced >> rule.providers >> rule.mechanisms >> rule.faults >> rule.with >>
        rule.says >> rule.unless >> pattern;
    if (!pattern.isEmpty())
        rule.matches.emplace(pattern);
    return in;
}

} // namespace

QByteArray compiled(const RuleBook &book)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(byteOrder);
    book.phrases.write(out);
    out << quint32(book.all.size());
    for (const Rule &rule : book.all)
        out << rule;
    return bytes;
}

RuleBook ruleBookFromCompiled(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setByteOrder(byteOrder);
    RuleBook book;
    book.phrases.read(in);
    quint32 size = 0;
    in >> size;
    book.all.resize(size);
    for (Rule &rule : book.all)
        in >> rule;
    if (in.status() != QDataStream::Ok || !in.atEnd())
        qFatal("The rules that this program carries are damaged.");
    book.index();
    return book;
}

} // namespace posthorn::diagnose
