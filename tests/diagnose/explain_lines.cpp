// SPDX-License-Identifier: MIT
// Reads lines {"id", "text"} and writes what the judge makes of each: the measuring harness of the rules.
#include "diagnose/Judge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <iostream>
#include <string>

using namespace Qt::StringLiterals;
using namespace posthorn;

static QJsonObject explained(const QJsonObject &line)
{
    const diagnose::Judge &judge = diagnose::Judge::builtIn();
    const diagnose::Facts facts = diagnose::extract(line["text"_L1].toString());
    const Diagnosis diagnosis = judge.judge(facts);
    return {{u"id"_s, line["id"_L1]},
            {u"cause"_s, diagnosis.cause},
            {u"confidence"_s, idOf(diagnosis.confidence)},
            {u"also"_s, QJsonArray::fromStringList(diagnosis.also)},
            {u"rules"_s, QJsonArray::fromStringList(judge.rulesFor(facts))},
            {u"code"_s, diagnosis.code},
            {u"provider"_s, diagnosis.provider},
            {u"quoted"_s, diagnosis.quoted}};
}

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        std::cout << QJsonDocument(explained(json)).toJson(QJsonDocument::Compact).toStdString() << '\n';
    }
    return 0;
}
