// SPDX-License-Identifier: MIT
// A connection test as JUnit's XML: a test case a stage.
#include "base/VisibleText.h"
#include "report/CheckCard.h"
#include "report/Report.h"

#include <QXmlStreamWriter>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

QString seconds(qint64 ms)
{
    return QString::number(static_cast<double>(ms) / 1000, 'f', 3);
}

bool isLeftOut(const Step &step)
{
    return step.status == StepStatus::NotTested || step.status == StepStatus::Skipped ||
           step.status == StepStatus::Running;
}

bool isCulprit(const Step &step, const check::CheckReport &report)
{
    return report.diagnosis && report.stage == step.stage;
}

qint64 count(const check::CheckReport &report, auto &&holds)
{
    return std::count_if(report.steps.begin(), report.steps.end(), holds);
}

void writeFault(QXmlStreamWriter &xml, const check::CheckReport &report, const explain::Catalogue &words)
{
    const bool untested = report.verdict == check::CheckReport::Verdict::Untested;
    const explain::Card card = checkCard(report, words);
    xml.writeStartElement(untested ? u"error"_s : u"failure"_s);
    xml.writeAttribute(u"type"_s, report.diagnosis->cause);
    xml.writeAttribute(u"message"_s, visibleText(card.title));
    const bool replied = report.problem && report.problem->reply;
    xml.writeCharacters(card.why +
                        (replied ? u'\n' + visibleText(report.problem->reply->verbatim()) : QString()));
    xml.writeEndElement();
}

void writeCase(QXmlStreamWriter &xml, const Step &step, const check::CheckReport &report,
               const explain::Catalogue &words)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"name"_s, idOf(step.stage));
    xml.writeAttribute(u"classname"_s, u"posthorn.check"_s);
    xml.writeAttribute(u"time"_s, seconds(step.ms));
    if (isCulprit(step, report))
        writeFault(xml, report, words);
    else if (isLeftOut(step))
        xml.writeEmptyElement(u"skipped"_s);
    xml.writeEndElement();
}

} // namespace

QByteArray checkJunit(const check::CheckReport &report, const explain::Catalogue &words)
{
    const bool untested = report.verdict == check::CheckReport::Verdict::Untested;
    const auto culprits = count(report, [&](const Step &step) { return isCulprit(step, report); });
    const auto leftOut =
        count(report, [&](const Step &step) { return isLeftOut(step) && !isCulprit(step, report); });
    QByteArray document;
    QXmlStreamWriter xml(&document);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, u"posthorn check "_s + authority(report.target.host, report.target.port));
    xml.writeAttribute(u"tests"_s, QString::number(report.steps.size()));
    xml.writeAttribute(u"failures"_s, QString::number(untested ? 0 : culprits));
    xml.writeAttribute(u"errors"_s, QString::number(untested ? culprits : 0));
    xml.writeAttribute(u"skipped"_s, QString::number(leftOut));
    xml.writeAttribute(u"time"_s, seconds(report.elapsedMs));
    xml.writeAttribute(u"timestamp"_s, report.started.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s));
    xml.writeAttribute(u"hostname"_s, report.target.host);
    for (const Step &step : report.steps)
        writeCase(xml, step, report, words);
    xml.writeEndDocument();
    return document;
}

} // namespace posthorn::report
