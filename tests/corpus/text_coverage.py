"""Is any character of any w:t missing from the text that the program prints?

    text_coverage.py PROGRAM FOLDER [--verbose]

Every .docx, .docm, .dotx and .dotm under FOLDER is read twice: by `PROGRAM text FILE` (a program
that is not called "review" gets the file alone), and here, with the standard library only. Compared
are the body, headers, footers, footnotes, endnotes, text boxes and content controls; text that an
open tracked change deletes is left out, and of mc:AlternateContent one branch is enough.

A file passes when the pieces of each flow of text (the body of a part without its text boxes, each
text box, each note) stand in the output in their order, and no character stands there less often
than in the file. White space is not compared. Refusals are listed with their reasons. Exit 1 when a
character is missing, a file crashes the program, or one takes longer than 20 seconds.
"""

import collections
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

TIMEOUT = 20
NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
TEXT_PARTS = ("header", "footer", "footnotes", "endnotes")
NOTES = ("w:footnote", "w:endnote")


def name_of(element):
    """{namespace}local as prefix:local."""
    if not isinstance(element.tag, str) or not element.tag.startswith("{"):
        return element.tag
    namespace, local = element.tag[1:].split("}")
    return f"{NAMESPACES.get(namespace, '?')}:{local}"


def children(element, name):
    return [child for child in element if name_of(child) == name]


def is_deleted(element):
    name = name_of(element)
    if name in ("w:del", "w:moveFrom"):
        return True
    for owner, properties, mark in (("w:tr", "w:trPr", "w:del"), ("w:tc", "w:tcPr", "w:cellDel")):
        if name == owner:
            return any(children(node, mark) for node in children(element, properties))
    return False


class Flows:
    """The pieces of text of a part, flow by flow; `either` holds the branches of alternatives."""

    def __init__(self, root):
        self.flows = [[]]
        self.either = []
        self.walk(root, 0)

    def walk(self, root, flow):
        # A stack of (element, flow): real files nest deeper than Python recurses.
        stack = [(root, flow)]
        while stack:
            element, flow = stack.pop()
            name = name_of(element)
            if is_deleted(element):
                continue
            if name == "w:t" and element.text:
                self.flows[flow].append("".join(element.text.split()))
            if name == "mc:AlternateContent":
                self.either.append([Flows(branch) for branch in element])
                continue
            if name == "w:txbxContent" or name in NOTES:
                self.flows.append([])
                flow = len(self.flows) - 1
            below = list(element)
            if name == "w:ruby":  # the base is written before what stands above it
                below.sort(key=lambda child: name_of(child) == "w:rt")
            stack.extend((child, flow) for child in reversed(below))

    def problems(self, text):
        for flow in self.flows:
            at = 0
            for piece in flow:
                found = text.find(piece, at)
                if found < 0:
                    yield piece
                    continue
                at = found + len(piece)
        for branches in self.either:
            if not any(not list(branch.problems(text)) for branch in branches) and branches:
                yield from branches[0].problems(text)

    def count(self):
        total = collections.Counter()
        for flow in self.flows:
            for piece in flow:
                total.update(piece)
        for branches in self.either:
            counts = [branch.count() for branch in branches]
            if counts:
                total += min(counts, key=lambda count: count.total())
        return total


def parts_with_text(archive):
    """The main part and what it is related to, by relationship type."""
    names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()}

    def relationships(part):
        folder, _, file = part.rpartition("/")
        rels = names.get(f"{folder}/_rels/{file}.rels".lstrip("/").lower())
        if rels is None:
            return
        for node in ElementTree.fromstring(archive.read(rels)):
            target = node.get("Target", "").replace("\\", "/")
            if node.get("TargetMode") == "External":
                continue
            path = target if target.startswith("/") else f"{folder}/{target}"
            steps = []
            for step in path.split("/"):
                if step == "..":
                    steps = steps[:-1]
                elif step not in ("", "."):
                    steps.append(step)
            yield node.get("Type", "").rpartition("/")[2], "/".join(steps)

    mains = [target for kind, target in relationships("") if kind == "officeDocument"]
    main = mains[0] if mains else "word/document.xml"
    yield archive.read(names[main.lower()])
    for kind, target in dict.fromkeys(relationships(main)):
        if kind in TEXT_PARTS and target.lower() in names:
            yield archive.read(names[target.lower()])


def visible(part):
    """The root without separator notes."""
    root = ElementTree.fromstring(part)
    for note in [node for node in root if name_of(node) in NOTES]:
        kinds = [value for key, value in note.attrib.items() if key.endswith("}type")]
        if kinds and kinds[0] != "normal":
            root.remove(note)
    return root


def check(path, text):
    """What is missing from `text`; None when the file cannot be read here."""
    try:
        with zipfile.ZipFile(path) as archive:
            flows = [Flows(visible(part)) for part in parts_with_text(archive)]
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, NotImplementedError, OSError,
            RuntimeError, ValueError, LookupError):
        return None
    text = "".join(text.split())
    missing = [piece for flow in flows for piece in flow.problems(text)]
    expected = sum((flow.count() for flow in flows), collections.Counter())
    lost = expected - collections.Counter(text)
    return missing + [f"{char} x{times}" for char, times in lost.items()]


def run(program, path):
    command = [program, "text", path] if program.name == "review" else [program, path]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return None, "", f"longer than {TIMEOUT} s"
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--verbose"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    verbose = "--verbose" in sys.argv
    program, folder = pathlib.Path(arguments[0]).resolve(), pathlib.Path(arguments[1])
    suffixes = {".docx", ".docm", ".dotx", ".dotm"}
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    opened = characters = failures = 0
    refused, unchecked = [], []
    for path in files:
        code, text, errors = run(program, path)
        if code == 3:
            refused.append((path, errors.strip().splitlines()[0] if errors.strip() else ""))
        elif code != 0:
            failures += 1
            print(f"FAILED {path}: exit {code} {errors.strip()[:2000]}")
        else:
            opened += 1
            characters += len(text)
            missing = check(path, text)
            if missing is None:
                unchecked.append(path)
            elif missing:
                failures += 1
                shown = missing if verbose else missing[:5]
                print(f"MISSING {path}: {len(missing)} pieces, {shown}")
    for path, reason in refused:
        print(f"refused {path.relative_to(folder)}: {reason}")
    for path in unchecked:
        print(f"opened, but not by Python {path.relative_to(folder)}")
    print(f"{len(files)} files, {opened} opened ({characters} characters), {len(refused)} refused, "
          f"{failures} failures")
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main())
