// SPDX-License-Identifier: MIT
#include "smtp/BearerMechanism.h"

#include "smtp/ServerText.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

/// RFC 5801 section 4: what would end a name early is written by number.
QByteArray gs2Name(const QString &user)
{
    return user.toUtf8().replace('=', "=3D").replace(',', "=2C");
}

QByteArray bearerField(const Secret &token)
{
    return "auth=Bearer " + token.bytes().toByteArray() + "\1\1";
}

QByteArray xoauth2(const Credentials &credentials)
{
    return "user=" + credentials.user.toUtf8() + '\1' + bearerField(credentials.secret);
}

QByteArray oauthBearer(const Credentials &credentials)
{
    QByteArray text = "n,a=" + gs2Name(credentials.user) + ",\1host=" + credentials.host.toUtf8() + '\1';
    if (credentials.port > 0)
        text += "port=" + QByteArray::number(credentials.port) + '\1';
    return text + bearerField(credentials.secret);
}

class BearerMechanism : public Mechanism
{
public:
    BearerMechanism(QByteArray first, QByteArray afterError)
        : m_first(std::move(first)), m_afterError(std::move(afterError))
    {
    }
    ~BearerMechanism() override { wipe(m_first); }

    Result<std::optional<QByteArray>> initialResponse() override { return std::optional(m_first.toBase64()); }
    Result<QByteArray> respond(QByteArrayView challenge) override;
    QString evidence() const override { return m_evidence; }

private:
    QByteArray m_first{};
    QByteArray m_afterError{};
    QString m_evidence{};
};

/// The only challenge there is says why the token is refused; the server wants it answered before its 535.
Result<QByteArray> BearerMechanism::respond(QByteArrayView challenge)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(challenge.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || challenge.size() > maxChallenge)
        return Problem{.stage = Stage::Auth,
                       .kind = Problem::Kind::ReplyMalformed,
                       .words = u"challenge not in base64"_s};
    m_evidence = serverText(decoded.decoded);
    return m_afterError.toBase64();
}

} // namespace

std::unique_ptr<Mechanism> startBearer(const Credentials &credentials)
{
    if (credentials.method == AuthMethod::XOAuth2)
        return std::make_unique<BearerMechanism>(xoauth2(credentials), QByteArray());
    // RFC 7628 section 3.2.3: a lone 0x01 ends the exchange.
    return std::make_unique<BearerMechanism>(oauthBearer(credentials), QByteArray("\1"));
}

} // namespace posthorn::smtp
