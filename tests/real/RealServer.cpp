// SPDX-License-Identifier: MIT
#include "RealServer.h"

#include "wire/TlsWire.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSettings>
#include <QTest>

namespace posthorn::test {

using namespace Qt::StringLiterals;

bool RealServer::find()
{
    const QString note = qEnvironmentVariable("POSTHORN_REAL_SERVER");
    if (!QFile::exists(note))
        return false;
    const QSettings server(note, QSettings::IniFormat);
    m_startTlsPort = quint16(server.value("starttls").toUInt());
    m_tlsPort = quint16(server.value("tls").toUInt());
    m_maildir.setPath(server.value("maildir").toString() + u"/new"_s);
    m_mechanisms = server.value("mechanisms").toString().split(u' ');
    m_hashed = server.value("hashed").toString();
    m_refused = server.value("refused").toString();
    const QString client = server.value("client").toString();
    m_client = {.certificatePem = contentOf(client + u".pem"_s), .keyPem = contentOf(client + u".key"_s)};
    m_ca = contentOf(server.value("ca").toString());
    return true;
}

smtp::Plan RealServer::planFor(Security security, AuthMethod method) const
{
    const quint16 port = security == Security::Tls ? m_tlsPort : m_startTlsPort;
    return {.endpoint = {.host = u"localhost"_s, .port = port, .security = security},
            .family = Family::V4,
            .auth = method,
            .user = u"alice@posthorn.test"_s,
            .secret = Secret("correct-horse"),
            .trustedPem = m_ca,
            .until = Stage::Send,
            .envelope = {.from = Address::parse(u"alice@posthorn.test"),
                         .to = {*Address::parse(u"bob@posthorn.test")}}};
}

QStringList RealServer::delivered() const
{
    QStringList files;
    for (const QString &name : m_maildir.entryList(QDir::Files))
        files.append(m_maildir.filePath(name));
    return files;
}

bool RealServer::forgetDelivered() const
{
    bool gone = true;
    for (const QString &file : delivered())
        gone = QFile::remove(file) && gone;
    return gone;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<QIODevice> deviceOf(const QByteArray &bytes)
{
    auto device = std::make_unique<QBuffer>();
    device->setData(bytes);
    return device;
}

wire::Run runOf(const smtp::Plan &plan, const QByteArray &message)
{
    wire::Driver driver(plan, std::make_unique<wire::TlsWire>(), deviceOf(message));
    std::optional<wire::Run> run;
    QObject::connect(&driver, &wire::Driver::commitAsked, &driver, &wire::Driver::mayCommit);
    QObject::connect(&driver, &wire::Driver::finished, &driver, [&run](const auto &done) { run = done; });
    driver.start();
    (void)QTest::qWaitFor([&run] { return run.has_value(); }, 20'000);
    return run.value_or(wire::Run{.problem = Problem{.words = u"it never finished"_s}});
}

QByteArray told(const wire::Run &run)
{
    QStringList lines{run.problem ? describe(*run.problem) : u"no problem"_s};
    for (const Line &line : run.transcript.lines)
        lines.append(idOf(line.from) + u": "_s + line.text);
    return lines.join(u'\n').toUtf8();
}

QJsonObject readBack(const QString &file)
{
    QProcess reader;
    reader.start(QStringLiteral(SOURCE_DIR "/tests/real/read-mail"), {file});
    reader.waitForFinished();
    return QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
}

} // namespace posthorn::test
