# SPDX-License-Identifier: MIT
"""A Secret Service that misbehaves on demand: other_keychain.py silent|late|denying|dismissing|forgetful"""
import sys
import time

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

SERVICE, COLLECTION, PROMPT = (f"org.freedesktop.Secret.{name}" for name in ("Service", "Collection", "Prompt"))
RING, ITEM, QUESTION = (dbus.ObjectPath(f"/org/freedesktop/secrets/{name}")
                        for name in ("collection/ring", "collection/ring/1", "prompt/1"))
NOTHING = dbus.ObjectPath("/")


class Denied(dbus.DBusException):
    _dbus_error_name = "org.freedesktop.DBus.Error.AccessDenied"


class Ring(dbus.service.Object):
    def __init__(self, bus, locked):
        super().__init__(bus, RING)
        self.locked = locked

    @dbus.service.method("org.freedesktop.DBus.Properties", in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return dbus.Boolean(self.locked) if name == "Locked" else dbus.String("")

    @dbus.service.method("org.freedesktop.DBus.Properties", in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return {"Locked": dbus.Boolean(self.locked), "Items": dbus.Array([], signature="o"), "Label": "ring"}

    @dbus.service.method(COLLECTION, in_signature="a{sv}(oayays)b", out_signature="oo")
    def CreateItem(self, properties, secret, replace):
        return ITEM, NOTHING  # and keeps nothing


class Question(dbus.service.Object):
    @dbus.service.method(PROMPT, in_signature="s")
    def Prompt(self, window):
        GLib.timeout_add(100, lambda: self.Completed(True, dbus.String("", variant_level=1)))

    @dbus.service.signal(PROMPT, signature="bv")
    def Completed(self, dismissed, result):
        pass


class Service(dbus.service.Object):
    def __init__(self, bus, behaviour):
        super().__init__(bus, "/org/freedesktop/secrets")
        self.behaviour = behaviour

    @dbus.service.method(SERVICE, in_signature="s", out_signature="o")
    def ReadAlias(self, name):
        if self.behaviour == "denying":
            raise Denied("this keychain is not for you")
        return RING

    @dbus.service.method(SERVICE, in_signature="a{ss}", out_signature="aoao")
    def SearchItems(self, attributes):
        found = {"late": ([ITEM], []), "dismissing": ([], [ITEM])}
        return found.get(self.behaviour, ([], []))

    @dbus.service.method(SERVICE, in_signature="ao", out_signature="aoo")
    def Unlock(self, objects):
        return [], QUESTION

    @dbus.service.method(SERVICE, in_signature="sv", out_signature="vo", async_callbacks=("answer", "refuse"))
    def OpenSession(self, algorithm, value, answer, refuse):
        if self.behaviour == "late":
            return  # for ever
        if algorithm != "plain":
            refuse(dbus.DBusException(name="org.freedesktop.DBus.Error.NotSupported"))
        else:
            answer(dbus.String("", variant_level=1), dbus.ObjectPath("/org/freedesktop/secrets/session/1"))


def main(behaviour):
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    objects = [Service(bus, behaviour), Ring(bus, behaviour == "dismissing"), Question(bus, QUESTION)]
    name = dbus.service.BusName("org.freedesktop.secrets", bus)
    if behaviour == "silent":
        time.sleep(600)
    GLib.MainLoop().run()
    return objects, name


main(sys.argv[1])
