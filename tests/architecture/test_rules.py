# SPDX-License-Identifier: MIT
"""Each rule finds the violation that is planted for it and leaves a sound tree alone."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import data
import forbidden
import layers
import links
import sizes
import tree

SPDX = "// SPDX-License-Identifier: MIT\n"


class Planted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def plant(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self, rule):
        return sorted({str(violation) for violation in rule.check(self.root)})

    def assertFinds(self, rule, *words):
        found = self.found(rule)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def assertLeavesAlone(self, rule):
        self.assertEqual(self.found(rule), [])


class Layers(Planted):
    def include(self, path, line):
        self.plant(path, f"{SPDX}\n{line}\n")

    def test_anAllowedIncludeIsLeftAlone(self):
        self.include("lib/wire/Driver.cpp", '#include "smtp/Dialogue.h"')
        self.assertLeavesAlone(layers)

    def test_aWrongIncludeIsNamedByFileAndLine(self):
        self.include("lib/smtp/Dialogue.cpp", '#include "wire/Wire.h"')
        self.assertFinds(layers, "lib/smtp/Dialogue.cpp:3:", '"wire/Wire.h"')

    def test_libMayNotIncludeUi(self):
        self.include("lib/report/Text.cpp", '#include "ui/widgets/Page.h"')
        self.assertFinds(layers, "ui/widgets/Page.h")

    def test_uiMayNotIncludeTheWire(self):
        self.include("ui/check/CheckPage.cpp", '#include "wire/Driver.h"')
        self.assertFinds(layers, "ui/check/CheckPage.cpp", "wire/Driver.h")

    def test_appMayIncludeEverything(self):
        self.include("app/gui/main.cpp", '#include "wire/Driver.h"\n#include "ui/shell/MainWindow.h"\n#include <QSslSocket>')
        self.assertLeavesAlone(layers)

    def test_aRoomMissingFromTheTableIsAViolation(self):
        self.include("lib/cellar/Wine.h", "#include <memory>")
        self.assertFinds(layers, "cellar is not in layers.json")

    def test_anIncludeOfAnUnknownRoomIsAViolation(self):
        self.include("lib/wire/Driver.cpp", '#include "cellar/Wine.h"')
        self.assertFinds(layers, "cellar/Wine.h")

    def test_anIncludeWithoutItsRoomIsAViolation(self):
        self.include("lib/smtp/Dialogue.cpp", '#include "Plan.h"')
        self.assertFinds(layers, "does not name its room")

    def test_anIncludeInACommentCountsForNothing(self):
        self.include("lib/smtp/Dialogue.cpp", '/*\n#include "wire/Wire.h"\n*/')
        self.assertLeavesAlone(layers)

    def test_widgetsAndGuiStayOutOfLib(self):
        for header in ("QWidget", "QColor", "QtWidgets/QLabel", "QtGui/QImage"):
            with self.subTest(header):
                self.include("lib/explain/Card.h", f"#include <{header}>")
                self.assertFinds(layers, header, "Qt Gui or Widgets")

    def test_networkStaysInItsRooms(self):
        for header in layers.TABLE["network"]["headers"]:
            with self.subTest(header):
                self.include("lib/check/CheckRun.cpp", f"#include <{header}>")
                self.assertFinds(layers, header, "is network")
        self.include("lib/check/CheckRun.cpp", "")
        self.include("lib/wire/TlsWire.cpp", "#include <QSslSocket>")
        self.assertLeavesAlone(layers)

    def test_aLibraryStaysWithItsOwners(self):
        self.include("lib/outbox/Sender.cpp", "#include <gmime/gmime.h>")
        self.assertFinds(layers, "gmime/gmime.h", "mime alone")

    def test_everyRoomOfTheTableIsKnownWhereItIsUsed(self):
        known = set(layers.TABLE["lib"])
        used = {room for rooms in (*layers.TABLE["lib"].values(), layers.TABLE["ui"]) for room in rooms}
        self.assertLessEqual(used, known)

    def test_theTableHasNoCircle(self):
        order, rooms = [], dict(layers.TABLE["lib"])
        while ready := [room for room in rooms if set(rooms[room]) <= set(order)]:
            order += ready
            rooms = {room: uses for room, uses in rooms.items() if room not in ready}
        self.assertEqual(rooms, {})


class Links(Planted):
    def test_anAllowedLinkIsLeftAlone(self):
        self.plant("lib/wire/CMakeLists.txt", "posthorn_library(wire SOURCES a.cpp USES smtp base LINKS Qt6::Network)")
        self.assertLeavesAlone(links)

    def test_aWrongRoomIsNamed(self):
        self.plant("lib/smtp/CMakeLists.txt", "posthorn_library(smtp\n  SOURCES a.cpp\n  USES base wire)")
        self.assertFinds(links, "lib/smtp/CMakeLists.txt", "smtp may not use wire")

    def test_aLinkByTheLongFormIsSeenToo(self):
        self.plant("lib/smtp/CMakeLists.txt", "target_link_libraries(posthorn_smtp PRIVATE posthorn_outbox)")
        self.assertFinds(links, "smtp may not use outbox")

    def test_widgetsAreNotLinkedByLib(self):
        self.plant("lib/explain/CMakeLists.txt", "posthorn_library(explain SOURCES a.cpp LINKS Qt6::Widgets)")
        self.assertFinds(links, "Qt6::Widgets")


class Sizes(Planted):
    def test_theLimitsThemselvesAreAllowed(self):
        self.plant("lib/base/Long.cpp", SPDX + "int f()\n{\n" + "    f();\n" * 37 + "}\n" + "\n" * 259)
        self.plant("lib/base/Long.h", SPDX + "\n" * 119)
        self.assertLeavesAlone(sizes)

    def test_aLongSourceFileIsAViolation(self):
        self.plant("tests/base/tst_Long.cpp", SPDX + "\n" * 300)
        self.assertFinds(sizes, "tests/base/tst_Long.cpp", "301 lines")

    def test_aLongHeaderIsAViolation(self):
        self.plant("ui/widgets/Long.h", SPDX + "\n" * 120)
        self.assertFinds(sizes, "ui/widgets/Long.h", "121 lines")

    def test_aLongFunctionIsAViolationByName(self):
        for head in ("int longOne()\n", "Page::Page(QWidget *parent)\n    : QWidget(parent), box(new Box{this})\n",
                     "template <class T> auto Box<T>::longOne(T value) const -> T\n"):
            with self.subTest(head):
                lines = 41 - head.count("\n") - 2
                self.plant("lib/base/Long.cpp", SPDX + head + "{\n" + "    call([] { return 1; });\n" * lines + "}\n")
                self.assertFinds(sizes, "lib/base/Long.cpp:2:", "has 41 lines")

    def test_aLongMemberInsideItsClassIsAViolation(self):
        body = "        f();\n" * 40
        self.plant("lib/base/Long.h", f"{SPDX}class Long : public QObject\n{{\n    Q_OBJECT\n\npublic:\n"
                                      f"    void longOne()\n    {{\n{body}    }}\n}};\n")
        self.assertFinds(sizes, "longOne has 43 lines")


class Forbidden(Planted):
    def test_everyPatternFindsItsBadSampleAndLeavesItsGoodOne(self):
        for rule in forbidden.RULES:
            for area in rule["in"]:
                with self.subTest(rule["id"], area=area):
                    self.plant(f"{area}/base/Sample.cpp", self.sample(rule, rule["bad"]))
                    self.assertFinds(forbidden, f"[{rule['id']}]", f"{area}/base/Sample.cpp")
                    self.plant(f"{area}/base/Sample.cpp", self.sample(rule, rule["good"]))
                    self.assertLeavesAlone(forbidden)
                    (self.root / area / "base/Sample.cpp").unlink()

    @staticmethod
    def sample(rule, line):
        spdx = "" if rule["id"] == "licence" and line else SPDX
        return f"{spdx}{line}\n"

    def test_exceptionsAreFilesThatTheRuleNames(self):
        for rule in forbidden.RULES:
            for name in rule.get("except", []):
                with self.subTest(rule["id"], name=name):
                    self.plant(name, SPDX + rule["bad"] + "\n")
                    self.assertLeavesAlone(forbidden)

    def test_aWordInACommentOrAStringCountsForNothing(self):
        self.plant("lib/base/Words.cpp", SPDX + '// QSaveFile lies\nauto s = u"QSaveFile"_s;\nauto r = R"x(throw)x";\n')
        self.assertLeavesAlone(forbidden)

    def test_aTestThatHearsNoWarningIsAViolation(self):
        self.plant("tests/base/tst_Deaf.cpp", SPDX + "class tst_Deaf {};\n")
        self.assertFinds(forbidden, "deaf-test")


class Tree(Planted):
    def setUp(self):
        super().setUp()
        for name in layers.TABLE["tree"]:
            self.plant(f"{name}/x" if "." not in name and name != "LICENSE" else name, "")
        (self.root / "build").mkdir()

    def test_theListedTreeIsLeftAlone(self):
        self.plant(".editorconfig", "")
        self.assertLeavesAlone(tree)

    def test_aStrayFileIsAViolation(self):
        self.plant("notes.txt", "")
        self.assertFinds(tree, "notes.txt")

    def test_aMissingFileIsAViolation(self):
        (self.root / "README.md").unlink()
        self.assertFinds(tree, "README.md")

    def test_anEmptyRoomIsAViolation(self):
        self.plant("lib/oauth/Later.h", "")
        self.assertFinds(tree, "lib/oauth")


class Data(Planted):
    SCHEMA = json.dumps({"type": "object", "required": ["id"]})

    def test_aFileThatItsSchemaAllowsIsLeftAlone(self):
        self.plant("resources/diagnose/causes.schema.json", self.SCHEMA)
        self.plant("resources/diagnose/causes.json", '{"id": 1}')
        self.assertLeavesAlone(data)

    def test_aFaultIsNamedByItsPlace(self):
        self.plant("resources/diagnose/causes.schema.json", self.SCHEMA)
        self.plant("resources/diagnose/causes.json", "{}")
        self.assertFinds(data, "resources/diagnose/causes.json", "'id' is a required property")

    def test_aFolderOfManyHasItsSchemaBesideIt(self):
        self.plant("resources/practice/scenario.schema.json", self.SCHEMA)
        self.plant("resources/practice/scenarios/silent.json", "[]")
        self.assertFinds(data, "resources/practice/scenarios/silent.json", "is not of type 'object'")

    def test_aFileWithoutASchemaIsAViolation(self):
        self.plant("resources/explain/en.json", "{}")
        self.assertFinds(data, "has no schema beside it")

    def test_brokenJsonIsAViolation(self):
        self.plant("resources/explain/en.json", '{"id": }')
        self.assertFinds(data, "is not JSON")


if __name__ == "__main__":
    unittest.main()
