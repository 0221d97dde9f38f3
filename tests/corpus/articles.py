#!/usr/bin/env python3
"""Compares the articles that `review facts` finds with the 第X条 heads of Word files.

usage: articles.py PROGRAM FOLDER

For every .docx under FOLDER: counts the paragraphs of the body, tables apart, that begin with 第…条
(typed, or numbered by Word with a format such as 第%1条), entries of a table of contents left out,
and the `article` elements whose label is 第…条 in the XML that PROGRAM prints. In a file that has
such heads every `gap` is reported too: an official text has none. A file with at least 10 heads and
no line that begins with 甲方 is a statute: reviewed as what PROGRAM takes it for, and again with
--kind contract, it must give no finding of severity error, for a statute is not at fault.

Prints each difference; exit 1 when there is one, 2 when PROGRAM fails or nothing was compared. Files
that this script cannot read (broken or encrypted ones, in a mixed corpus) and files that PROGRAM
refuses (exit 3, for a reason that is printed) are counted and passed over.

Nothing is shared with the program: the file is read from its XML with the standard library.
"""

import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
import zlib

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBER = "[0-9０-９零〇一二三四五六七八九十百千两]+"
HEAD = re.compile(rf"^\s*第\s*{NUMBER}\s*条(之[一二三四五六七八九十]+)?(.?)")
# What makes 第三条… part of a sentence, when no blank follows.
SENTENCE = tuple("规约的、，至和与或及所第款项中之")
PARTY = re.compile(r"^\s*甲\s*方")
STATUTE_HEADS = 10


def read_part(archive, name):
    data = archive.read(name).decode("utf-8", "replace").replace(STRICT, TRANSITIONAL)
    return ET.fromstring(data.encode("utf-8"))


def article_lists(archive):
    """(numId, level) pairs whose text is 第…条."""
    if "word/numbering.xml" not in archive.namelist():
        return set()
    root = read_part(archive, "word/numbering.xml")
    abstract = {}
    for node in root.iter(W + "abstractNum"):
        for level in node.iter(W + "lvl"):
            text = level.find(W + "lvlText")
            if text is not None and re.search(r"第%\d条", text.get(W + "val", "")):
                abstract.setdefault(node.get(W + "abstractNumId"), set()).add(level.get(W + "ilvl"))
    found = set()
    for node in root.iter(W + "num"):
        base = node.find(W + "abstractNumId").get(W + "val")
        found |= {(node.get(W + "numId"), level) for level in abstract.get(base, ())}
    return found


def body_paragraphs(root):
    """Paragraphs of the body in order, those of tables and text boxes left out."""
    body = root.find(W + "body")
    if body is None:
        raise KeyError("no body")
    stack = list(reversed(list(body)))
    while stack:
        node = stack.pop()
        if node.tag == W + "p":
            yield node
        elif node.tag not in (W + "tbl", W + "sectPr"):
            stack.extend(reversed(list(node)))


def lines_of(paragraph):
    """A paragraph's text, one line a soft break; deleted text and text boxes left out."""
    text = ""
    stack = list(reversed(list(paragraph)))
    while stack:
        node = stack.pop()
        if node.tag == W + "t":
            text += node.text or ""
        elif node.tag == W + "tab":
            text += "\t"
        elif node.tag in (W + "br", W + "cr"):
            text += "\n"
        elif node.tag not in (W + "pPr", W + "del", W + "moveFrom", W + "txbxContent"):
            stack.extend(reversed(list(node)))
    return text.split("\n")


def count_heads(path):
    """第…条 heads, and whether the file is a statute."""
    with zipfile.ZipFile(path) as archive:
        root = read_part(archive, "word/document.xml")
        lists = article_lists(archive)
    count = 0
    party = False
    for paragraph in body_paragraphs(root):
        lines = lines_of(paragraph)
        party = party or any(PARTY.match(line) for line in lines)
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None and lists:
            num_id = number.find(W + "numId")
            level = number.find(W + "ilvl")
            key = (num_id.get(W + "val") if num_id is not None else "",
                   level.get(W + "val") if level is not None else "0")
            if key in lists:
                count += 1
                continue
        for line in lines:
            match = HEAD.match(line)
            listed = re.search(r"(\t|…{2,}|\.{4,})\s*\d+\s*$", line)
            if match and not listed and not match.group(2).startswith(SENTENCE):
                count += 1
    return count, count >= STATUTE_HEADS and not party


class Refused(Exception):
    """The program says that it does not read the file."""


def run(command, good=(0,)):
    result = subprocess.run(command, capture_output=True, check=False, timeout=120)
    if result.returncode == 3:
        raise Refused(result.stderr.decode("utf-8", "replace").strip())
    if result.returncode not in good:
        raise RuntimeError(result.stderr.decode("utf-8", "replace").strip())
    return result.stdout


def count_articles(program, path):
    """Articles with a 第…条 label, and the gaps, in what the program prints."""
    root = ET.fromstring(run([program, "facts", str(path)]))
    articles = sum(1 for node in root.iter("article")
                   if re.match(r"第.*条", node.get("label", "")))
    gaps = [f"{node.get('reason')} {node.get('expected')} {node.get('found')}"
            for node in root.iter("gap")]
    return articles, gaps


def find_errors(program, path):
    """Rule and place of each finding of severity error, once for every kind it is reviewed as."""
    errors = []
    for kind in ([], ["--kind", "contract"]):
        output = run([program, "check", "--format", "json", *kind, str(path)], (0, 1))
        for finding in json.loads(output)["files"][0]["findings"]:
            if finding["severity"] == "error":
                errors.append(f"{' '.join(kind)} {finding['rule']} {finding['locator']}".strip())
    return errors


def differences(program, path, heads, statute):
    """What is wrong with the reading and the review of one file, a line each."""
    articles, gaps = count_articles(program, path)
    wrong = [f"{heads} heads, {articles} articles"] if heads != articles else []
    if heads:
        wrong += [f"gap: {gap}" for gap in gaps]
    if statute:
        wrong += [f"error: {error}" for error in find_errors(program, path)]
    return wrong


def main():
    if len(sys.argv) != 3:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    files = sorted(p for p in folder.rglob("*.docx") if not p.name.startswith("~$"))
    different = failed = refused = unread = statutes = total = 0
    for path in files:
        try:
            heads, statute = count_heads(path)
        except (ET.ParseError, zipfile.BadZipFile, KeyError, RuntimeError, OSError,
                NotImplementedError, zlib.error):
            unread += 1
            continue
        total += heads
        statutes += statute
        try:
            wrong = differences(program, path, heads, statute)
        except Refused as reason:
            refused += 1
            print(f"{path.name}: refused: {reason}")
            continue
        except (RuntimeError, ET.ParseError, ValueError, subprocess.TimeoutExpired) as error:
            failed += 1
            print(f"{path.name}: {error}")
            continue
        different += bool(wrong)
        for line in wrong:
            print(f"{path.name}: {line}")
    print(f"{len(files)} files, {total} heads, {statutes} statutes, {different} different, "
          f"{failed} failed, {refused} refused, {unread} not read here")
    if failed or refused + unread == len(files):
        return 2
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
