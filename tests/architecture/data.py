# SPDX-License-Identifier: MIT
"""Data: each JSON file of resources/ has a schema beside it and is what that schema says."""
import json

import jsonschema

from sources import Violation


def check(root):
    for path in sorted((root / "resources").rglob("*.json")):
        name = path.relative_to(root).as_posix()
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as fault:
            yield Violation(name, getattr(fault, "lineno", 1), "data", f"is not JSON: {fault}")
            continue
        if path.name.endswith(".schema.json"):
            continue
        schema = schema_of(path)
        if schema is None:
            yield Violation(name, 1, "data", "has no schema beside it")
            continue
        yield from faults(document, json.loads(schema.read_text(encoding="utf-8")), name)


def schema_of(path):
    """causes.json → causes.schema.json; scenarios/silent.json → scenario.schema.json beside the folder; else the only one."""
    folder = path.parent
    own = [folder / f"{path.stem}.schema.json", folder.parent / f"{folder.name.removesuffix('s')}.schema.json"]
    only = list(folder.glob("*.schema.json"))
    return next((schema for schema in own if schema.exists()), only[0] if len(only) == 1 else None)


def faults(document, schema, name):
    validator = jsonschema.validators.validator_for(schema)
    try:
        validator.check_schema(schema)
    except jsonschema.SchemaError as fault:
        yield Violation(name, 1, "data", f"its schema is none: {fault.message}")
        return
    for fault in validator(schema).iter_errors(document):
        yield Violation(name, 1, "data", f"at {fault.json_path}: {fault.message}"[:300])
