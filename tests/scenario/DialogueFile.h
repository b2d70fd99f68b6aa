// SPDX-License-Identifier: MIT
#pragma once
// A talk between client and server as a text file:
//   scenario ID | {JSON}   what is played; `good` when absent
//   begin tls              the connection stands encrypted
//   only whole             the talk means the packets as they are
//   C: EHLO me             a line of the client; lines in a row leave in one flight
//   C~ text\r\n            exact bytes of the client, with \r \n \0 \\ written so
//   C! tls                 the client's side of the handshake is done
//   S: 250 ok              a line of the server
//   S~ 250-loc             the start of one, without its end
//   S! close               an act of another kind: tls close reset silence keep delay=MS

#include "scenario/Scenario.h"

namespace dialogue {

struct Flight
{
    QByteArrayList lines{}; ///< as they leave, ends included
    bool handshake = false;
    QByteArrayList expected{}; ///< in the notation of the file
};

struct File
{
    posthorn::scenario::Scenario scenario{};
    bool encrypted = false;
    bool onlyWhole = false;
    std::vector<Flight> flights{}; ///< the first one sends nothing and expects the greeting
};

[[nodiscard]] File read(const QString &path);
/// Acts in the notation of the file.
[[nodiscard]] QByteArrayList written(const std::vector<posthorn::scenario::Act> &acts);

} // namespace dialogue
