// SPDX-License-Identifier: MIT
#include "wire/SocketProblem.h"

namespace posthorn::wire {

Problem::Kind kindWhileConnecting(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::ConnectionRefusedError)
        return Problem::Kind::Refused;
    if (error == QAbstractSocket::SocketTimeoutError)
        return Problem::Kind::TimedOut;
    if (error == QAbstractSocket::RemoteHostClosedError)
        return Problem::Kind::Closed;
    // No route reads NetworkError, a prohibited one SocketAccessError. The system's own time-out would read
    // NetworkError too, but comes after 127 s, long after every bound.
    if (error == QAbstractSocket::NetworkError || error == QAbstractSocket::SocketAccessError)
        return Problem::Kind::Unreachable;
    return Problem::Kind::NetworkFailed;
}

Problem::Kind kindThroughProxy(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return Problem::Kind::Refused;
    case QAbstractSocket::HostNotFoundError:
        return Problem::Kind::HostNotFound;
    case QAbstractSocket::NetworkError:
        return Problem::Kind::Unreachable;
    case QAbstractSocket::SocketTimeoutError:
        return Problem::Kind::TimedOut;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
        return Problem::Kind::ProxyUnreachable;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return Problem::Kind::ProxyWantsSignIn;
    default: // its protocol, its rules, its early close
        return Problem::Kind::ProxyFailed;
    }
}

bool isOfTls(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError;
}

Problem::Kind kindWhileTalking(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::RemoteHostClosedError)
        return Problem::Kind::Closed;
    if (error == QAbstractSocket::SocketTimeoutError)
        return Problem::Kind::TimedOut;
    return Problem::Kind::NetworkFailed;
}

} // namespace posthorn::wire
