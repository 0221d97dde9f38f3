#!/usr/bin/env python3
"""Compares the articles that `review facts` finds with the 第X条 heads of Word files.

usage: articles.py PROGRAM FOLDER

For every .docx under FOLDER: counts the paragraphs of the body, tables apart, that begin with 第…条
(typed, or numbered by Word with a format such as 第%1条), entries of a table of contents left out,
and the `article` elements whose label is 第…条 in the XML that PROGRAM prints. Also reports every
`gap`: an official text has none. Prints each difference; exit 1 when there is one, 2 when PROGRAM
fails.

Nothing is shared with the program: the file is read from its XML with the standard library.
"""

import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBER = "[0-9０-９零〇一二三四五六七八九十百千两]+"
HEAD = re.compile(rf"^\s*第\s*{NUMBER}\s*条(之[一二三四五六七八九十]+)?(.?)")
# What makes 第三条… part of a sentence, when no blank follows.
SENTENCE = tuple("规约的、，至和与或及所第款项中之")


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
    stack = list(reversed(list(root.find(W + "body"))))
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
    with zipfile.ZipFile(path) as archive:
        root = read_part(archive, "word/document.xml")
        lists = article_lists(archive)
    count = 0
    for paragraph in body_paragraphs(root):
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None and lists:
            num_id = number.find(W + "numId")
            level = number.find(W + "ilvl")
            key = (num_id.get(W + "val") if num_id is not None else "",
                   level.get(W + "val") if level is not None else "0")
            if key in lists:
                count += 1
                continue
        for line in lines_of(paragraph):
            match = HEAD.match(line)
            listed = re.search(r"(\t|…{2,}|\.{4,})\s*\d+\s*$", line)
            if match and not listed and not match.group(2).startswith(SENTENCE):
                count += 1
    return count


def count_articles(program, path):
    """Articles with a 第…条 label, and the gaps, in what the program prints."""
    run = subprocess.run([program, "facts", str(path)], capture_output=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.decode("utf-8", "replace").strip())
    root = ET.fromstring(run.stdout)
    articles = sum(1 for node in root.iter("article")
                   if re.match(r"第.*条", node.get("label", "")))
    gaps = [f"{node.get('reason')} {node.get('expected')} {node.get('found')}"
            for node in root.iter("gap")]
    return articles, gaps


def main():
    if len(sys.argv) != 3:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    files = sorted(p for p in folder.rglob("*.docx") if not p.name.startswith("~$"))
    different = failed = total = 0
    for path in files:
        try:
            heads = count_heads(path)
            articles, gaps = count_articles(program, path)
        except (RuntimeError, ET.ParseError, zipfile.BadZipFile, KeyError) as error:
            failed += 1
            print(f"{path.name}: {error}")
            continue
        total += heads
        if heads != articles or gaps:
            different += 1
            print(f"{path.name}: {heads} heads, {articles} articles; {'; '.join(gaps) or 'no gap'}")
    print(f"{len(files)} files, {total} heads, {different} different, {failed} not read")
    return 2 if failed else 1 if different or not files else 0


if __name__ == "__main__":
    sys.exit(main())
