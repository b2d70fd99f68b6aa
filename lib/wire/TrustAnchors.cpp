// SPDX-License-Identifier: MIT
#include "wire/TrustAnchors.h"

#include <QCoreApplication>
#include <QPromise>
#include <QSslConfiguration>

#include <thread>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

namespace {

class Reading;
Reading &theReading();

/// Reads once, on a thread that ends with the reading. ~QCoreApplication joins it: a thread of the pool would
/// still be leaving when OpenSSL cleans up, and leave its queue of errors behind.
class Reading
{
public:
    Reading()
    {
        m_promise.start();
        m_thread = std::thread([this] {
            m_promise.addResult(QSslConfiguration::systemCaCertificates());
            m_promise.finish();
        });
        qAddPostRoutine([] { theReading().join(); });
    }
    ~Reading() { join(); }
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;

    [[nodiscard]] QFuture<QList<QSslCertificate>> future() const { return m_promise.future(); }
    void join()
    {
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    QPromise<QList<QSslCertificate>> m_promise{};
    std::thread m_thread{};
};

Reading &theReading()
{
    static Reading reading;
    return reading;
}

} // namespace

QFuture<QList<QSslCertificate>> systemAnchors()
{
    return theReading().future();
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
