"""Reviews files and checks the JSON against tests/data/review.schema.json.

    json_schema.py PROGRAM FILE...

Knows the keywords that the schema uses; any other keyword in it is an error, so that none is
silently ignored. The words at each finding's line and column must be those it quotes.
"""

import json
import pathlib
import re
import subprocess
import sys

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "data" / "review.schema.json"
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
ANNOTATIONS = {"$schema", "title", "$defs"}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not (name == "integer" and isinstance(value, bool))


def check_object(value, schema, root, where):
    known = schema.get("properties", {})
    for key in schema.get("required", []):
        if key not in value:
            yield f"{where}: {key} is missing"
    for key, item in value.items():
        if key in known:
            yield from check(item, known[key], root, f"{where}/{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{where}: {key} is not in the schema"


def check(value, schema, root, where):
    """The ways in which `value` departs from `schema`."""
    unknown = set(schema) - ANNOTATIONS - {
        "type", "const", "enum", "pattern", "minimum", "minLength", "minItems", "items", "properties",
        "required", "additionalProperties", "$ref",
    }
    if unknown:
        sys.exit(f"json_schema.py does not know {unknown}")
    if "$ref" in schema:
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        yield from check(value, target, root, where)
        return
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(value, t) for t in types):
        yield f"{where}: {value!r} is not {types}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not one of {schema['enum']}"
    if isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value):
            yield f"{where}: {value!r} does not match {schema['pattern']}"
        if len(value) < schema.get("minLength", 0):
            yield f"{where}: is too short"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{where}: {value} is too small"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{where}: has too few items"
        for i, item in enumerate(value):
            yield from check(item, schema.get("items", {}), root, f"{where}/{i}")
    if isinstance(value, dict):
        yield from check_object(value, schema, root, where)


def misplaced(program, file):
    """Findings whose words do not stand at their line and column of `review text`."""
    text = subprocess.run([program, "text", file["path"]], capture_output=True, check=True).stdout.decode()
    lines = text.split("\n")
    for finding in file["findings"]:
        here = "\n".join(lines[finding["line"] - 1 :])[finding["column"] - 1 :]
        if not here.startswith(finding["text"]):
            yield f"{file['path']}: {finding['rule']}: {finding['text']!r} is not at its place"


def main():
    program, *files = sys.argv[1:]
    result = subprocess.run(
        [program, "check", "--format", "json", "--lang", "zh", *files, "no/such/file.docx"], capture_output=True
    )
    if result.returncode != 3:
        sys.exit(f"exit {result.returncode}: {result.stderr.decode()}")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    review = json.loads(result.stdout.decode("utf-8"))
    problems = list(check(review, schema, schema, ""))
    for file in review["files"]:
        problems += misplaced(program, file)
    if len(review["files"]) != len(files) or len(review["errors"]) != 1:
        problems.append("files or errors are missing")
    print("\n".join(problems) if problems else f"{len(files)} reviews are as the schema says")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
