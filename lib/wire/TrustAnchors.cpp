// SPDX-License-Identifier: MIT
#include "wire/TrustAnchors.h"

#include <QPromise>
#include <QSslConfiguration>
#include <QThreadPool>

#include <memory>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

namespace {

/// On the global pool, because ~QCoreApplication waits for that one.
QFuture<QList<QSslCertificate>> startReading()
{
    const auto promise = std::make_shared<QPromise<QList<QSslCertificate>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise] {
        promise->addResult(QSslConfiguration::systemCaCertificates());
        promise->finish();
    });
    return promise->future();
}

} // namespace

QFuture<QList<QSslCertificate>> systemAnchors()
{
    static const auto anchors = startReading();
    return anchors;
}

Result<QList<QSslCertificate>> anchorsFromPem(const QByteArray &pem)
{
    const auto anchors = QSslCertificate::fromData(pem, QSsl::Pem);
    if (anchors.isEmpty() && !pem.trimmed().isEmpty()) {
        return Problem{.stage = Stage::Input,
                       .kind = Problem::Kind::BadInput,
                       .words = u"no PEM certificate in it"_s,
                       .subject = u"trusted certificates"_s};
    }
    return anchors;
}

} // namespace posthorn::wire
