// SPDX-License-Identifier: MIT
#pragma once

#include <QSslSocket>
#include <QTcpServer>
#include <functional>
#include <memory>

namespace posthorn::practice {

/// A port whose connections can turn into TLS.
class Listener : public QTcpServer
{
public:
    using Take = std::function<void(std::unique_ptr<QSslSocket>)>;

    explicit Listener(Take take);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Take m_take;
};

} // namespace posthorn::practice
