// SPDX-License-Identifier: MIT
#include "diagnose/Compiled.h"

#include "diagnose/Table.h"

#include <QIODevice>

namespace posthorn::diagnose {

namespace {

/// The order of the bytes that this machine reads fastest; it is also the one that wrote them.
constexpr auto byteOrder = QDataStream::ByteOrder(QSysInfo::ByteOrder);

/// Of which there are hundreds in some rules: one piece.
QDataStream &operator<<(QDataStream &out, const Togethers &all)
{
    const void *const first = all.row.data();
    out << quint32(all.row.size());
    out.writeRawData(static_cast<const char *>(first), static_cast<int>(all.row.size() * sizeof(int)));
    return out;
}

QDataStream &operator>>(QDataStream &in, Togethers &all)
{
    quint32 size = 0;
    in >> size;
    all.row.resize(size);
    void *const first = all.row.data();
    in.readRawData(static_cast<char *>(first), static_cast<int>(size * sizeof(int)));
    return in;
}

QDataStream &operator<<(QDataStream &out, const Rule &rule)
{
    return out << rule.id << rule.cause << rule.confidence << rule.weight << rule.also << rule.kinds
               << rule.stages << rule.codes << rule.enhanced << rule.providers << rule.mechanisms
               << rule.faults << rule.with << rule.says << rule.unless << rule.around
               << (rule.matches ? rule.matches->pattern() : QString());
}

QDataStream &operator>>(QDataStream &in, Rule &rule)
{
    QString pattern;
    in >> rule.id >> rule.cause >> rule.confidence >> rule.weight >> rule.also >> rule.kinds >> rule.stages >>
        rule.codes >> rule.enhanced >> rule.providers >> rule.mechanisms >> rule.faults >> rule.with >>
        rule.says >> rule.unless >> rule.around >> pattern;
    if (!pattern.isEmpty())
        rule.matches.emplace(pattern);
    return in;
}

} // namespace

QByteArray compiled(const RuleBook &book)
{
    QByteArray bytes;
    book.phrases.write(bytes);
    writeTable(bytes, book.firsts.rows());
    writeTable(bytes, book.byPhrase.rows());
    writeTable(bytes, std::span<const int>(book.wordless));
    QDataStream out(&bytes, QIODevice::Append);
    out.setByteOrder(byteOrder);
    out << quint32(book.all.size());
    for (const Rule &rule : book.all)
        out << rule;
    return bytes;
}

RuleBook ruleBookFromCompiled(const QByteArray &bytes)
{
    if (!TableReader::canUse(bytes))
        qFatal("The rules that this program carries lie at an odd address.");
    TableReader tables(bytes);
    RuleBook book{
        .phrases = PhraseIndex(tables), .firsts = tables.next<int>(), .byPhrase = tables.next<int>()};
    const auto wordless = tables.next<int>();
    book.wordless.assign(wordless.rows().begin(), wordless.rows().end());
    QDataStream in(tables.rest());
    in.setByteOrder(byteOrder);
    quint32 size = 0;
    in >> size;
    book.all.resize(size);
    for (Rule &rule : book.all)
        in >> rule;
    if (in.status() != QDataStream::Ok || !in.atEnd())
        qFatal("The rules that this program carries are damaged.");
    return book;
}

} // namespace posthorn::diagnose
