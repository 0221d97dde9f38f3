"""Checks rules/facts.rng, rules/README.md and lib/facts/fact_tree.h against what the program gives.

    schema.py [--update] PROGRAM [FILE...]

Trees of the samples, of every example of a rule, of the examples in the page and of
tests/facts/documents (a folder NAME.docx there is packed first) must be valid by the schema, and
together hold every element, attribute and value of a closed set that it names. FILEs are validated
too. JSON must say the same as XML, numbers where the schema has them. The page must describe exactly
the elements, attributes and closed sets of the schema, and show what the program prints for its
examples (--update writes that); the header must name all of them. Exit 1 with one line a problem.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMA = ROOT / "rules" / "facts.rng"
PAGE = ROOT / "rules" / "README.md"
HEADER = ROOT / "lib" / "facts" / "fact_tree.h"
DOCUMENTS = ROOT / "tests" / "facts" / "documents"
RNG = "{http://relaxng.org/ns/structure/1.0}"
NUMBERS = {"count": int, "integer": int, "decimal": (int, float)}
EVERYWHERE = {"begin", "end", "text"}


class Schema:
    """Names of the schema: elements[name][attribute] is a set of values, a number's define, or None."""

    def __init__(self):
        grammar = ET.parse(SCHEMA).getroot()
        self.defines = {define.get("name"): define for define in grammar.iter(RNG + "define")}
        self.elements = {}
        for element in grammar.iter(RNG + "element"):
            attributes = dict(self.attributes(element))
            names = [element.get("name")] if element.get("name") else self.names(element)
            for name in names:
                self.elements[name] = attributes
        del self.elements["package"]

    @staticmethod
    def names(element):
        return [name.text for name in element.iter(RNG + "name")]

    def attributes(self, node):
        for child in node:
            if child.tag == RNG + "attribute":
                yield child.get("name"), self.values(child)
            elif child.tag == RNG + "ref":
                yield from self.attributes(self.defines[child.get("name")])
            elif child.tag != RNG + "element":
                yield from self.attributes(child)

    def values(self, node):
        """The closed set that a pattern is, the name of a kind of number, or None."""
        found = set()
        for child in node:
            if child.tag == RNG + "value":
                found.add(child.text or "")
            elif child.tag == RNG + "ref" and child.get("name") in NUMBERS:
                return child.get("name")
            else:
                inner = child if child.tag != RNG + "ref" else self.defines[child.get("name")]
                more = self.values(inner) if child.tag != RNG + "data" else None
                if not isinstance(more, set):
                    return None
                found |= more
        return found or None


def facts(program, files, *options):
    """What `review facts` prints for files, as bytes."""
    result = subprocess.run([program, "facts", "-q", *options, *map(str, files)], capture_output=True, timeout=300)
    if result.returncode != 0:
        sys.exit(f"exit {result.returncode}: {result.stderr.decode()}")
    return result.stdout


def write_text(folder, name, text):
    """A table is read as Markdown, as in the examples of rules; the name of a document is that one."""
    if text.strip() in os.listdir(folder):
        return folder / text.strip()
    path = folder / (name + (".md" if re.search(r"^\|", text, re.MULTILINE) else ".txt"))
    path.write_text(text, encoding="utf-8")
    return path


def documents(folder):
    """The samples and the documents written for this test, those in parts packed."""
    files = sorted((ROOT / "samples").glob("*.docx"))
    for path in sorted(DOCUMENTS.iterdir()):
        if path.is_dir():
            files.append(folder / path.name)
            with zipfile.ZipFile(files[-1], "w") as package:
                for part in sorted(p for p in path.rglob("*") if p.is_file()):
                    package.write(part, str(part.relative_to(path)))
        else:
            files.append(path)
    return files


def rule_examples(folder):
    """Files of the examples of rules by the options that their rule and they themselves ask for."""
    groups = collections.defaultdict(list)
    for source in sorted((ROOT / "rules").rglob("*.xml")):
        for rule in ET.parse(source).getroot().iter("rule"):
            for example in rule.iter("example"):
                options = [
                    f"--{name}={value}"
                    for name, value in (
                        ("kind", rule.get("kind", "").split(" ")[0]),
                        ("side", rule.get("side")),
                        ("type", example.get("type")),
                        ("as-of", example.get("as-of")),
                    )
                    if value
                ]
                text = "\n".join(line.strip() for line in example.text.strip().split("\n"))
                group = groups[tuple(options)]
                group.append(write_text(folder, f"{len(groups)}-{len(group)}", text))
    return groups


def page_sections():
    """Of each ### part of the page: the names in its heading, and what stands under it."""
    for part in re.split(r"^### ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        body = re.split(r"^## ", body, flags=re.MULTILINE)[0]
        yield re.findall(r"`([^`]+)`", heading), body


EXAMPLE = re.compile(r"^```text\n(.*?)^```\n+```xml\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def outermost(node, names):
    """Elements of those names that stand in no other such element, in order."""
    if node.tag in names:
        yield node
    else:
        for child in node:
            yield from outermost(child, names)


def printed(program, folder, text, names):
    """The elements of those names that the program prints for a text."""
    output = facts(program, [write_text(folder, "example", text)]).decode("utf-8")
    lines = []
    for element in outermost(ET.fromstring(output), names):
        element.tail = None
        lines.append(ET.tostring(element, encoding="unicode").replace(" />", "/>"))
        if lines[-1] not in output:
            sys.exit(f"not as the program writes it: {lines[-1]}")
    return "".join(line + "\n" for line in lines)


def check_page(schema, program, folder):
    described = {}
    for names, body in page_sections():
        rows = re.findall(r"^\| `([^|]+)` \| ([^|]*) \|", body, re.MULTILINE)
        attributes = {}
        for cell, values in rows:
            for attribute in cell.split("` `"):
                attributes[attribute] = values
        for name in names:
            described[name] = attributes
        examples = EXAMPLE.findall(body)
        if not examples:
            yield f"{PAGE.name}: no example under {names}"
        for text, shown in examples:
            if printed(program, folder, text, names) != shown:
                first = text.split("\n")[0]
                yield f"{PAGE.name}: not what the program prints under {names} for {first} (--update writes it)"
    for name in sorted(set(described) ^ set(schema.elements)):
        yield f"{PAGE.name} and {SCHEMA.name} do not both have <{name}>"
    for name in sorted(set(described) & set(schema.elements)):
        for attribute in sorted((set(described[name]) ^ set(schema.elements[name])) - EVERYWHERE):
            yield f"{PAGE.name} and {SCHEMA.name} do not both have <{name} {attribute}>"
        for attribute in sorted(set(described[name]) & set(schema.elements[name])):
            values = schema.elements[name][attribute]
            values = values - {""} if isinstance(values, set) else set()
            told = set(re.findall(r"`([^`]*)`", described[name][attribute]))
            if told != values:
                yield f"{PAGE.name}: <{name} {attribute}> has other values in {SCHEMA.name}: {sorted(told ^ values)}"


def update_page(program, folder):
    text = PAGE.read_text(encoding="utf-8")
    for names, body in page_sections():
        new = EXAMPLE.sub(
            lambda m, names=names: f"```text\n{m[1]}```\n\n```xml\n{printed(program, folder, m[1], names)}```\n", body
        )
        text = text.replace(body, new)
    PAGE.write_text(text, encoding="utf-8")


def check_header(schema):
    comment = HEADER.read_text(encoding="utf-8").split("#pragma once")[0]
    words = set(re.findall(r"[A-Za-z][\w-]*", comment))
    missing = {}
    for name, attributes in schema.elements.items():
        told = {name, *attributes}.union(*(values for values in attributes.values() if isinstance(values, set)))
        for word in told - words - {""}:
            missing.setdefault(word, name)
    for word, name in sorted(missing.items()):
        yield f"{HEADER.name} does not name {word} of <{name}>"


def run_xmllint(files):
    command = ["xmllint", "--noout", "--huge", "--relaxng", str(SCHEMA), *map(str, files)]
    return subprocess.run(command, capture_output=True, timeout=300)


def is_valid(files):
    return run_xmllint(files).returncode == 0


def offenders(elements, document, scratch):
    """Those of the elements that no tree could have; xmllint names another one as a rule."""
    root = ET.Element("document", document)
    for element in elements:
        ET.SubElement(root, element.tag, element.attrib)
    ET.ElementTree(root).write(scratch, encoding="utf-8")
    if not elements or is_valid([scratch]):
        return []
    half = len(elements) // 2
    parts = [elements[:half], elements[half:]] if half else []
    return [one for part in parts for one in offenders(part, document, scratch)] or elements


def check_valid(schema, trees, folder):
    files = []
    for number, tree in enumerate(trees):
        files.append(folder / f"tree-{number}.xml")
        files[-1].write_bytes(tree)
    if is_valid(files):
        return
    told = {}  # one of each set of attributes
    scratch = folder / "scratch.xml"
    for file in files:
        root = ET.parse(file).getroot()
        document = root if root.tag == "document" else root[0]
        ET.ElementTree(ET.Element("document", document.attrib)).write(scratch, encoding="utf-8")
        found = [] if is_valid([scratch]) else [document]
        if not is_valid([file]):
            inner = {tuple(e.attrib.items()): e for e in root.iter() if e.tag not in ("document", "package")}
            known = {name: document.get(name) for name in schema.elements["document"] if name in document.attrib}
            found += offenders(list(inner.values()), known, scratch)
        for element in found:
            told.setdefault((element.tag, *element.attrib), element)
    for element in told.values():
        yield f"not valid by {SCHEMA.name}: <{element.tag} {element.attrib}>"


def check_strict(schema, trees, folder):
    """Every closed attribute and number with a value that it cannot have, and one attribute too many."""
    wrong = {}
    for tree in trees:
        root = ET.fromstring(tree)
        document = root if root.tag == "document" else root[0]
        for element in root.iter():
            for name in (*element.attrib, "nonsense"):
                closed = schema.elements.get(element.tag, {}).get(name) or name == "nonsense"
                if closed and (element.tag, name) not in wrong and element.tag != "package":
                    changed = ET.Element(element.tag, {**element.attrib, name: "?"})
                    if changed.tag != "document":
                        inner, changed = changed, ET.Element("document", document.attrib)
                        changed.append(inner)
                    wrong[element.tag, name] = changed
    names = {}
    for number, (what, tree) in enumerate(wrong.items()):
        path = folder / f"wrong-{number}.xml"
        ET.ElementTree(tree).write(path, encoding="utf-8")
        names[str(path)] = what
    result = run_xmllint(names)
    for line in result.stderr.decode().splitlines():
        if line.endswith(" validates"):
            element, attribute = names[line.removesuffix(" validates")]
            yield f"{SCHEMA.name} takes <{element} {attribute}='?'>"


def check_coverage(schema, trees):
    seen = collections.defaultdict(set)
    for tree in trees:
        for element in ET.fromstring(tree).iter():
            seen[element.tag].add("")
            for name, value in element.attrib.items():
                seen[element.tag, name] |= {value, *value.split(" ")}
    for name, attributes in schema.elements.items():
        if not seen[name]:
            yield f"no tree has <{name}>"
            continue
        for attribute, values in attributes.items():
            like = [one for one, more in schema.elements.items() if more is attributes]
            if not any(seen[one, attribute] for one in like):
                if attribute != "text":  # of structure: only where it crosses another element
                    yield f"no tree has <{name} {attribute}>"
            elif isinstance(values, set):
                alike = (one for one, more in schema.elements.items() if more.get(attribute) == values)
                found = set().union(*(seen[one, attribute] for one in alike))
                if values - found:
                    yield f"no tree has <{name} {attribute}> with {' '.join(sorted(values - found))}"


def check_json(schema, program, files):
    told = set()
    trees = ET.fromstring(facts(program, files))
    listing = json.loads(facts(program, files, "--format", "json"))
    for tree, file in zip(trees, listing["files"], strict=True):
        elements = list(tree.iter())
        for element, fact in zip(elements, [{"element": "document", **file}, *file["facts"]], strict=True):
            where = f"{file['path']}: JSON of <{element.tag} {element.attrib}>"
            if fact["element"] != element.tag:
                yield f"{where} is a {fact['element']}"
                break
            if "inside" in fact:
                around = elements[0] if fact["inside"] is None else elements[fact["inside"] + 1]
                if element not in list(around):
                    yield f"{where} does not stand inside {fact['inside']}"
            for name, value in element.attrib.items():
                kind = schema.elements.get(element.tag, {}).get(name)
                expected = NUMBERS.get(kind, str) if isinstance(kind, str) else str
                wrong = not isinstance(fact.get(name), expected) or str(fact[name]) != value
                if wrong and (element.tag, name) not in told:
                    told.add((element.tag, name))
                    yield f"{where} has {name} {fact.get(name)!r}"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    if not arguments:
        sys.exit(__doc__)
    program = os.path.abspath(arguments[0])
    os.environ.update(LC_ALL="C.UTF-8", REVIEW_RULES_DIR=str(ROOT / "rules"))
    schema = Schema()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        own = documents(folder)
        if len(arguments) < len(sys.argv) - 1:
            update_page(program, folder)
        trees = [facts(program, own), *(facts(program, own[:1], f"--side={side}") for side in "AB")]
        trees += [facts(program, files, *options) for options, files in rule_examples(folder).items()]
        for _, body in page_sections():
            for text, _ in EXAMPLE.findall(body):
                trees.append(facts(program, [write_text(folder, "example", text)]))
        count = sum(tree.count(b"<document ") for tree in trees)
        given = [facts(program, arguments[1:])] if arguments[1:] else []
        problems = [
            *check_valid(schema, [*trees, *given], folder),
            *check_strict(schema, trees, folder),
            *check_coverage(schema, trees),
            *check_json(schema, program, own),
            *check_page(schema, program, folder),
            *check_header(schema),
        ]
    print("\n".join(problems) if problems else f"{count} trees are as schema, page and header say")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
