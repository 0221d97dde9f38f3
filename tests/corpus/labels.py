#!/usr/bin/env python3
"""Compares the automatic numbers of a corpus with those that LibreOffice prints.

    labels.py PROGRAM FOLDER [--cache DIR] [--verbose]

PROGRAM prints the text of one docx on standard output: "build/review" (its command text is used) or
any program that takes the file as its only argument. Every docx below FOLDER whose document or
styles hold w:numPr is converted to text by LibreOffice once; results are kept in DIR. Paragraph by
paragraph, what stands before the paragraph's own words is its label. Exit 0 when every difference
is known (see KNOWN), 1 when one is not, 2 when LibreOffice is missing.
"""

import argparse
import collections
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ElementTree

WORD = ("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
        "{http://purl.oclc.org/ooxml/wordprocessingml/main}")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BATCH = 16          # files in one run of LibreOffice
WINDOW = 6000       # characters in which a paragraph is looked for
LONGEST_LABEL = 60  # what is longer is text that only one side has

# Formats of ST_NumberFormat that LibreOffice (7.4) writes as another one or as plain digits, from
# some number on or always.
OTHER_FORMATS = {
    "chineseCounting", "taiwaneseCounting", "ideographDigital", "japaneseCounting", "japaneseLegal",
    "japaneseDigitalTenThousand", "taiwaneseDigital", "taiwaneseCountingThousand",
    "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "decimalEnclosedFullstop",
    "decimalEnclosedParen", "decimalFullWidth", "decimalFullWidth2", "ideographEnclosedCircle",
    "ideographZodiacTraditional", "numberInDash", "hex", "ganada", "chosung", "russianLower",
    "russianUpper", "hebrew1", "hebrew2", "arabicAlpha", "arabicAbjad", "thaiLetters",
    "thaiNumbers", "hindiNumbers", "hindiVowels", "hindiConsonants", "koreanCounting",
    "koreanLegal", "cardinalText", "ordinalText"}

# Where LibreOffice prints something else than the standard asks for (ECMA-376 Part 1), each with the
# part of numbering.xml that must be there, the section and the reason.
KNOWN = [
    ("isLgl", {"isLgl"},
     "17.9.4: the levels of the label are digits; LibreOffice keeps their own format"),
    ("lvlRestart", {"lvlRestart"},
     "17.9.11: the level goes on, or starts again after the named level; LibreOffice does not read it"),
    ("startOverride", {"startOverride"},
     "17.9.27: the start holds whenever the level starts again; LibreOffice uses it the first time"),
    ("number format", OTHER_FORMATS,
     "17.18.59: LibreOffice has no such format, or another one past a number"),
    ("format none", {"none"},
     "17.9.12: a level without number is empty; LibreOffice takes off what follows it, too"),
]


def word_name(tag):
    """The local name of a WordprocessingML tag, "" for any other."""
    for namespace in WORD:
        if tag.startswith(namespace):
            return tag[len(namespace):]
    return ""


def read_part(path, name):
    try:
        with zipfile.ZipFile(path) as package:
            return package.read(name)
    except (KeyError, OSError, RuntimeError, zipfile.BadZipFile, zipfile.LargeZipFile):
        return b""


def has_numbers(path):
    return any(b"numPr" in read_part(path, name)
               for name in ("word/document.xml", "word/styles.xml"))


def squeeze(text):
    """Without white space, zero-width characters and soft hyphens."""
    return re.sub(r"[\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff\x00-\x1f]+", "", text)


def numbered_styles(path):
    """Ids of the paragraph styles that have w:numPr, themselves or through w:basedOn."""
    based = {}
    own = {}
    for node in parse(read_part(path, "word/styles.xml")):
        if word_name(node.tag) == "style":
            style = attribute(node, "styleId")
            for child in node.iter():
                if word_name(child.tag) == "basedOn":
                    based[style] = attribute(child, "val")
                elif word_name(child.tag) == "numId":
                    own[style] = attribute(child, "val") != "0"
    result = set()
    for style in set(based) | set(own):
        seen = set()
        at = style
        while at is not None and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at)
        if own.get(at):
            result.add(style)
    return result


def parse(data):
    try:
        return ElementTree.fromstring(data) if data else []
    except ElementTree.ParseError:
        return []


def attribute(node, name):
    return next((value for key, value in node.attrib.items() if word_name(key) == name), None)


class Paragraph:
    """One w:p: its own words, squeezed, and whether it is in a list."""

    def __init__(self):
        self.words = ""
        self.style = None
        self.num_id = None

    def numbered(self, styles):
        return self.num_id != "0" if self.num_id is not None else self.style in styles


def paragraphs(path):
    """The paragraphs of the body in document order, those without words left out."""
    result = []
    stack = [(node, None) for node in reversed(list(parse(read_part(path, "word/document.xml"))))]
    while stack:
        node, owner = stack.pop()
        name = word_name(node.tag)
        if name in ("del", "moveFrom", "txbxContent", "rPr", "pPrChange") or \
                node.tag == COMPATIBILITY + "Fallback":
            continue
        if name == "p":
            owner = Paragraph()
            result.append(owner)
        elif owner is not None:
            if name == "t":
                owner.words += squeeze(node.text or "")
            elif name == "pStyle":
                owner.style = attribute(node, "val")
            elif name == "numId":
                owner.num_id = attribute(node, "val")
        stack.extend((child, owner) for child in reversed(list(node)))
    return [paragraph for paragraph in result if paragraph.words]


def labels(text, all_paragraphs, styles):
    """For each paragraph what stands before it on its line, None where it is not found."""
    text = "\t" + "\t".join(squeeze(piece) for piece in text.replace("\n", "\t").split("\t"))
    result = []
    at = 0
    misses = 0
    for paragraph in all_paragraphs:
        window = text[at:at + WINDOW * (misses + 1) + 2 * len(paragraph.words)]
        found = find_words(window, paragraph.words, paragraph.numbered(styles))
        if found is None:
            result.append(None)
            misses += 1
            continue
        misses = 0
        begin, end = at + found[0], at + found[1]
        # A tab may stand behind the label; what stands before another one is the paragraph before.
        pieces = text[at:begin].split("\t")
        label = pieces[-1] or (pieces[-2] if len(pieces) > 2 else "")
        result.append(label if len(label) <= LONGEST_LABEL else None)
        at = end
    return result


def find_words(text, own, numbered):
    """(begin, end) of `own` in `text`, tabs inside it allowed."""
    found = text.find(own)
    if found >= 0:
        # The words of a short paragraph may be those of its label, too: "1", tab, "1".
        for between in ("\t", ""):
            if numbered and len(own) < 3 and text.startswith(between + own, found + len(own)):
                found += len(between + own)
                break
        return found, found + len(own)
    matched = re.search("\t*".join(map(re.escape, own[:2000])), text)
    return (matched.start(), matched.end()) if matched else None


def convert(files, cache):
    """Text of each file as LibreOffice writes it, {path: text}; files it cannot read are left out."""
    todo = []
    names = {}
    for path in files:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:24]
        names[path] = cache / (digest + ".txt")
        link = cache / (digest + ".docx")
        if not (link in todo or names[path].exists() or link.with_suffix(".failed").exists()):
            shutil.copyfile(path, link)
            todo.append(link)
    for begin in range(0, len(todo), BATCH):
        batch = todo[begin:begin + BATCH]
        run_office(batch, cache, 60 + 15 * len(batch))
        for link in batch:
            if not link.with_suffix(".txt").exists():
                run_office([link], cache, 90)
            if not link.with_suffix(".txt").exists():
                link.with_suffix(".failed").touch()
            link.unlink()
        print(f"\rLibreOffice: {min(begin + BATCH, len(todo))} of {len(todo)}", end="",
              file=sys.stderr)
    if todo:
        print(file=sys.stderr)
    return {path: name.read_text("utf-8-sig", "replace")
            for path, name in names.items() if name.exists()}


def run_office(files, cache, seconds):
    profile = (cache / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to",
               "txt:Text (encoded):UTF8", "--outdir", str(cache)] + [str(f) for f in files]
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        pass


def our_text(program, path):
    command = [program, "text", str(path)] if pathlib.Path(program).name == "review" \
        else [program, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60,
                          check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def features(path):
    """Names of elements and number formats in the file's numbering part."""
    data = read_part(path, "word/numbering.xml").decode("utf-8", "replace")
    found = set(re.findall(r"<w:(isLgl|lvlRestart|lvlPicBulletId|startOverride)\b", data))
    found |= set(re.findall(r"<w:numFmt w:val=\"(\w+)\"", data))
    return found


def known_reason(of_file):
    return next((name for name, needs, _ in KNOWN if needs & of_file), None)


def normal(label):
    """Bullets are one class: LibreOffice writes some of them as others."""
    bullet = label is not None and len(label) == 1 and (label == "o" or not label.isalnum())
    return "•" if bullet else label


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--cache", type=pathlib.Path,
                        default=pathlib.Path(tempfile.gettempdir()) / "review-labels")
    parser.add_argument("--verbose", action="store_true", help="list known differences too")
    options = parser.parse_args()
    if shutil.which("soffice") is None:
        print("soffice is not installed", file=sys.stderr)
        return 2
    options.cache.mkdir(parents=True, exist_ok=True)
    files = [path for path in sorted(options.folder.rglob("*.docx")) if has_numbers(path)]
    office = convert(files, options.cache)
    counts = collections.Counter()
    for path in files:
        ours = our_text(options.program, path)
        if ours is None or path not in office:
            counts["files that one side does not open"] += 1
            continue
        counts["files"] += 1
        styles = numbered_styles(path)
        all_paragraphs = paragraphs(path)
        of_file = features(path)
        for paragraph, mine, theirs in zip(all_paragraphs,
                                           labels(ours, all_paragraphs, styles),
                                           labels(office[path], all_paragraphs, styles)):
            own = paragraph.words
            if not paragraph.numbered(styles):
                counts["paragraphs in no list"] += 1
            elif mine is None or theirs is None:
                counts["paragraphs not found"] += 1
            elif normal(mine) == normal(theirs):
                counts["labels equal" if mine else "labels equal, both empty"] += 1
            else:
                reason = known_reason(of_file)
                counts[f"known: {reason}" if reason else "labels different"] += 1
                if not reason or options.verbose:
                    print(f"{path.relative_to(options.folder)}: ours {mine!r} LibreOffice "
                          f"{theirs!r} before {own[:30]!r}{' (' + reason + ')' if reason else ''}")
    for name, count in sorted(counts.items()):
        print(f"{count:7} {name}")
    return 1 if counts["labels different"] else 0


if __name__ == "__main__":
    sys.exit(main())
