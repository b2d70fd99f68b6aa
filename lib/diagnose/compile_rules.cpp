// SPDX-License-Identifier: MIT
// compile_rules RULES.json OUT: run by the build; a rule that cannot be read ends it with one sentence.
#include "diagnose/Compiled.h"

#include <QFile>
#include <cstdio>

using namespace posthorn;

int main(int, char **argv)
{
    const QString name = QString::fromLocal8Bit(argv[1]);
    QFile json(name);
    QFile out(QString::fromLocal8Bit(argv[2]));
    if (!json.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "%s or %s cannot be opened.\n", argv[1], argv[2]);
        return 1;
    }
    const auto book = diagnose::ruleBookFromJson(json.readAll(), name);
    if (!book) {
        std::fprintf(stderr, "%s: %s: %s\n", argv[1], qUtf8Printable(book.problem().subject),
                     qUtf8Printable(book.problem().words));
        return 1;
    }
    const QByteArray bytes = diagnose::compiled(*book);
    return out.write(bytes) == bytes.size() && out.flush() ? 0 : 1;
}
