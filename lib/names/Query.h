// SPDX-License-Identifier: MIT
#pragma once
// Asks the domain name system one question.

#include "names/Answer.h"
#include "names/Channel.h"

#include <QElapsedTimer>
#include <QObject>

namespace posthorn::names {

class Query : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds usualBound{10'000};

    /// No servers: those of the system. Each host is an address.
    explicit Query(QList<Endpoint> servers = {}, QObject *parent = nullptr);

    /// One Query, one question. Answers within `bound`, never inside this call.
    void ask(const Question &question, std::chrono::milliseconds bound = usualBound);
    /// At once; nothing is announced any more.
    void cancel();

Q_SIGNALS:
    void answered(const posthorn::names::Answer &answer);

private:
    void begin(Channel::OnFailure onFailure);
    void heard(int status, const QByteArray &message);
    void settle(Answer::Outcome outcome);
    void settle(Answer answer);
    void announce();

    QList<Endpoint> m_servers;
    Question m_question{};
    QByteArray m_name{};
    std::unique_ptr<Channel> m_channel{};
    std::optional<Answer> m_firstWord{}; ///< of a server that failed or refused, while the others are asked
    Answer m_answer{};
    QElapsedTimer m_elapsed{};
    QTimer m_bound{};
    QTimer m_next{}; ///< what follows an answer of c-ares, once c-ares is out of the way
};

} // namespace posthorn::names
