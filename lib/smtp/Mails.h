// SPDX-License-Identifier: MIT
#pragma once
// The messages of a connection, one transaction after another. Where the server takes commands in a flight,
// the envelope of the next message rides behind the end of the one before.

#include "smtp/Transaction.h"

#include <memory>

namespace posthorn::smtp {

class Mails
{
public:
    explicit Mails(Talk &talk) : m_talk(talk) {}

    [[nodiscard]] bool speak();
    void hear(const Awaited &awaited, const Reply &reply);

    void bodySent(bool endsWithCrlf);
    void chunk(const event::Chunk &chunk);
    void bodyFailed(Problem problem);
    void mayCommit();
    void noMore() { m_isClosed = true; }
    /// There is nothing to send, and more may come.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    /// The connection ends: what was refused before says more about its message.
    void keepHeadlines();

private:
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool hasTransactionsLeft() const;
    [[nodiscard]] bool mayMoreCome() const;
    [[nodiscard]] Message *next();
    void begin(Message &message, Flight &flight);
    void rest();
    void closeBooks(std::unique_ptr<Transaction> over);

    Talk &m_talk;
    std::unique_ptr<Transaction> m_current{};
    std::unique_ptr<Transaction> m_committed{}; ///< its end has left; the reply is due
    int m_begun = 0;
    bool m_isClosed = false;
    bool m_isWaiting = false;
    bool m_quitSaid = false;
    bool m_needsRset = false;
    Talk::Farewell m_farewell = Talk::Farewell::Quit;
};

} // namespace posthorn::smtp
