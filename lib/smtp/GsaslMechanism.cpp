// SPDX-License-Identifier: MIT
#include "smtp/GsaslMechanism.h"

#include <QRegularExpression>
#include <gsasl.h>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

struct FreeContext
{
    void operator()(Gsasl *context) const { gsasl_done(context); }
};
struct FreeSession
{
    void operator()(Gsasl_session *session) const { gsasl_finish(session); }
};
using Context = std::unique_ptr<Gsasl, FreeContext>;
using Session = std::unique_ptr<Gsasl_session, FreeSession>;

Problem problemOf(int code)
{
    const char *name = gsasl_strerror_name(code);
    Problem problem{.stage = Stage::Auth,
                    .kind = Problem::Kind::ReplyMalformed,
                    .words = QString::fromLatin1(name ? name : "libgsasl")};
    if (code == GSASL_AUTHENTICATION_ERROR)
        problem.kind = Problem::Kind::ServerNotProven;
    else if (code == GSASL_SASLPREP_ERROR) {
        problem.kind = Problem::Kind::BadArgument;
        problem.subject = u"password"_s;
    } else if (code == GSASL_UNKNOWN_MECHANISM)
        problem.kind = Problem::Kind::NoCommonMechanism;
    return problem;
}

bool isScram(AuthMethod method)
{
    return method == AuthMethod::ScramSha1 || method == AuthMethod::ScramSha256;
}

/// These begin with the client's words; the others wait for the server's.
bool speaksFirst(AuthMethod method)
{
    return method == AuthMethod::Plain || method == AuthMethod::External || method == AuthMethod::Anonymous ||
           isScram(method);
}

/// EXTERNAL asks to act as somebody, ANONYMOUS leaves a trace (RFC 4505), all others say who signs in.
Gsasl_property placeOfUser(AuthMethod method)
{
    if (method == AuthMethod::External)
        return GSASL_AUTHZID;
    return method == AuthMethod::Anonymous ? GSASL_ANONYMOUS_TOKEN : GSASL_AUTHID;
}

/// The work a hostile server could ask for with SCRAM is bounded: a second or so.
bool asksTooMuch(AuthMethod method, const QByteArray &challenge)
{
    static const QRegularExpression count(u",i=0*([0-9]+)"_s);
    constexpr int most = 1'000'000;
    const auto match =
        isScram(method) ? count.match(QString::fromLatin1(challenge)) : QRegularExpressionMatch();
    return match.hasMatch() && (match.capturedLength(1) > 7 || match.captured(1).toInt() > most);
}

class GsaslMechanism : public Mechanism
{
public:
    GsaslMechanism(AuthMethod method, Context context, Session session)
        : m_method(method), m_context(std::move(context)), m_session(std::move(session))
    {
    }

    Result<std::optional<QByteArray>> initialResponse() override;
    Result<QByteArray> respond(QByteArrayView challenge) override;
    bool isServerProven() const override;

private:
    Result<QByteArray> step(const QByteArray &input);

    AuthMethod m_method = AuthMethod::None;
    Context m_context;
    Session m_session;
    bool m_done = false;
};

Result<QByteArray> GsaslMechanism::step(const QByteArray &input)
{
    char *output = nullptr;
    std::size_t size = 0;
    const int code = gsasl_step(m_session.get(), input.constData(), static_cast<std::size_t>(input.size()),
                                &output, &size);
    QByteArray raw(output, static_cast<qsizetype>(size));
    if (output)
        std::fill_n(static_cast<volatile char *>(output), size, '\0');
    gsasl_free(output);
    m_done = code == GSASL_OK;
    QByteArray answer = raw.toBase64();
    wipe(raw);
    if (code != GSASL_OK && code != GSASL_NEEDS_MORE)
        return problemOf(code);
    return answer;
}

Result<std::optional<QByteArray>> GsaslMechanism::initialResponse()
{
    if (!speaksFirst(m_method))
        return std::optional<QByteArray>();
    const auto first = step({});
    if (!first)
        return first.problem();
    return std::optional(first->isEmpty() ? QByteArray("=") : *first);
}

Result<QByteArray> GsaslMechanism::respond(QByteArrayView challenge)
{
    const auto malformed = [](const QString &words) {
        return Problem{.stage = Stage::Auth, .kind = Problem::Kind::ReplyMalformed, .words = words};
    };
    if (challenge.size() > maxChallenge)
        return malformed(u"challenge too large"_s);
    const auto decoded =
        QByteArray::fromBase64Encoding(challenge.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return malformed(u"challenge not in base64"_s);
    if (asksTooMuch(m_method, decoded.decoded))
        return malformed(u"challenge asks for too much work"_s);
    return step(decoded.decoded);
}

bool GsaslMechanism::isServerProven() const
{
    return m_done || (!isScram(m_method) && m_method != AuthMethod::DigestMd5);
}

} // namespace

Result<std::unique_ptr<Mechanism>> startGsasl(const Credentials &credentials)
{
    Gsasl *rawContext = nullptr;
    if (const int code = gsasl_init(&rawContext); code != GSASL_OK)
        return problemOf(code);
    Context context(rawContext);
    Gsasl_session *rawSession = nullptr;
    const QByteArray name = QString(saslName(credentials.method)).toLatin1();
    if (const int code = gsasl_client_start(context.get(), name.constData(), &rawSession); code != GSASL_OK)
        return problemOf(code);
    Session session(rawSession);
    const auto set = [&session](Gsasl_property property, QByteArrayView value) {
        gsasl_property_set_raw(session.get(), property, value.data(), static_cast<std::size_t>(value.size()));
    };
    set(placeOfUser(credentials.method), credentials.user.toUtf8());
    set(GSASL_PASSWORD, credentials.secret.bytes());
    set(GSASL_SERVICE, "smtp");
    set(GSASL_HOSTNAME, credentials.host.toUtf8());
    return std::unique_ptr<Mechanism>(
        std::make_unique<GsaslMechanism>(credentials.method, std::move(context), std::move(session)));
}

} // namespace posthorn::smtp
