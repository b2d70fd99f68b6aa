// SPDX-License-Identifier: MIT
// compile_texts TEXTS.json OUT: run by the build; texts that cannot be read end it with one sentence.
#include "explain/Compiled.h"

#include <QFile>
#include <QHashFunctions>
#include <cstdio>

using namespace posthorn;

int main(int, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed(); // the same texts make the same bytes
    const QString name = QString::fromLocal8Bit(argv[1]);
    QFile json(name);
    QFile out(QString::fromLocal8Bit(argv[2]));
    if (!json.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "%s or %s cannot be opened.\n", argv[1], argv[2]);
        return 1;
    }
    const auto texts = explain::textsFromJson(json.readAll(), name);
    if (!texts) {
        std::fprintf(stderr, "%s: %s\n", argv[1], qUtf8Printable(texts.problem().words));
        return 1;
    }
    const QByteArray bytes = explain::compiled(*texts);
    return out.write(bytes) == bytes.size() && out.flush() ? 0 : 1;
}
