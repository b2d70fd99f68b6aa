// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace posthorn::cli {

/// SIGTERM and SIGINT as a signal of Qt, so that a server ends in order.
class Termination : public QObject
{
    Q_OBJECT
public:
    Termination();
    ~Termination() override;

Q_SIGNALS:
    void asked();

private:
    int m_fd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier{};
};

} // namespace posthorn::cli
