// SPDX-License-Identifier: MIT
#pragma once
// One experiment under way.

#include "check/Decide.h"
#include "names/Query.h"
#include "wire/Driver.h"

#include <functional>
#include <memory>

namespace posthorn::check {

using WireFactory = std::function<std::unique_ptr<wire::Wire>()>;

class Trial : public QObject
{
    Q_OBJECT
public:
    explicit Trial(Experiment experiment, QObject *parent);

    virtual void start() = 0;
    [[nodiscard]] const Experiment &experiment() const { return m_experiment; }

Q_SIGNALS:
    /// Once, never inside start(). To destroy the trial is to end it.
    void observed(const posthorn::check::Observation &observation);

private:
    Experiment m_experiment;
};

/// `servers` are asked for names.
[[nodiscard]] Trial *newTrial(const Experiment &experiment, const smtp::Plan &plan, const WireFactory &wires,
                              const QList<Endpoint> &servers, QObject *parent);

} // namespace posthorn::check

Q_DECLARE_METATYPE(posthorn::check::Observation)
