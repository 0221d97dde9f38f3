#!/usr/bin/env python3
"""Finds the basis of every rule again in the texts of the laws.

    basis.py RULES LAWS [--print]

RULES is a folder of rule packs (*.xml, searched in depth), LAWS a folder of texts, one law a
Markdown file or one a folder whose README.md has its title. For each <basis law="…"> it looks for
the law, for the text that was in force on the days of `from` and `to`, for the article, the
paragraph and the point, and lists what it cannot find. Bases with verified="no" or without `law`
are counted, not looked for. --print writes each article that was found, so that it can be read
against its rule.

Exit status: 0 everything was found, 1 something was not, 2 bad usage.
"""

import argparse
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from numerals import number_of

ARTICLE = re.compile(r"^\**第([零〇一二三四五六七八九十百千]+)条(之[一二三四五六七八九十]+)?\**[\s　]*(.*)$")
POINT = re.compile(r"^[（(]([一二三四五六七八九十]+)[）)]")
HEADING = re.compile(r"^#|^第[零〇一二三四五六七八九十百]+[编章节][\s　]")
DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
# Words that differ between the full title of an interpretation and the name it is cited by.
FILLER = re.compile(
    "中华人民共和国|最高人民法院|最高人民检察院|关于|适用法律|适用|审理|若干问题|问题|纠纷|案件|有关|具体应用法律|[《》的 　]"
)


def rank(article):
    """Sorts "9" before "10" before "10-1"."""
    return [int(number) for number in article.split("-")]


def fold(name):
    """The name without what full titles have and citations leave out."""
    return FILLER.sub("", name.replace("(", "（").replace(")", "）"))


class Text:
    """One text of one law: its articles, and the days on which it was made and came into force."""

    def __init__(self, title, made, body):
        self.title = title
        self.articles = {}
        current = None
        for line in (raw.strip() for raw in body.splitlines()):
            if not line or line.startswith("<!--"):
                continue
            found = ARTICLE.match(line)
            if found:
                key = str(number_of(found.group(1)))
                if found.group(2):
                    key += "-" + str(number_of(found.group(2)[1:]))
                current = self.articles.setdefault(key, [])
                if found.group(3):
                    current.append(found.group(3))
            elif HEADING.match(line):
                current = None
            elif current is not None:
                current.append(line)
        last = "".join(self.articles[max(self.articles, key=rank)]) if self.articles else ""
        clause = re.search(DATE.pattern + "起施行", last)
        self.effective = max(made, iso(clause) if clause else "")

    def paragraphs(self, article):
        """Paragraphs of an article, each with its points: [(text, {number: text})]."""
        result = []
        for line in self.articles[article]:
            point = POINT.match(line)
            if point and result:
                result[-1][1][number_of(point.group(1))] = line
            else:
                result.append((line, {}))
        return result


def iso(found):
    return "{}-{:0>2}-{:0>2}".format(*found.groups()[:3])


def load_texts(folder):
    """Folded name → texts of that law, oldest first."""
    texts = {}
    readmes = {path.parent: path for path in folder.rglob("README.md")}
    for path in sorted(folder.rglob("*.md")):
        home = readmes.get(path.parent)
        if path.name == "_index.md" or (home and path != home):
            continue
        parts = sorted(path.parent.glob("*.md")) if home else [path]
        body = "\n".join(part.read_text(encoding="utf-8") for part in parts)
        heading = re.search(r"(?m)^# (.+)$", path.read_text(encoding="utf-8"))
        named = re.match(r"(.+)\((\d{4}-\d{2}-\d{2})\)$", path.stem)
        title = heading.group(1).strip() if heading else path.stem
        if named:
            made = named.group(2)
        else:
            days = [iso(day) for day in DATE.finditer(path.read_text(encoding="utf-8").split("\n## ")[0])]
            made = max(days, default="")
        text = Text(title, made, body)
        if text.articles:
            for name in {fold(title), fold(named.group(1)) if named else fold(title)}:
                texts.setdefault(name, []).append(text)
    for versions in texts.values():
        versions.sort(key=lambda text: text.effective)
    return texts


def missing(basis, texts):
    """What of a basis cannot be found, "" when all is; and the text it was found in."""
    versions = texts.get(fold(basis.get("law")))
    if not versions:
        return "law is not in the folder", None
    end = basis.get("to", "9999-12-31")
    in_force = [text for text in versions if text.effective <= end]
    if not in_force:
        return f"no text in force by {end} (oldest: {versions[0].effective})", None
    text = in_force[-1]
    for article in basis.get("article", "").split():
        if article not in text.articles:
            return f"no article {article} in the text of {text.effective}", None
        paragraphs = text.paragraphs(article)
        paragraph = int(basis.get("paragraph", "0"))
        if paragraph > len(paragraphs):
            return f"article {article} has {len(paragraphs)} paragraphs", None
        point = int(basis.get("point", "0"))
        points = paragraphs[paragraph - 1][1] if paragraph else {
            number: words for _, listed in paragraphs for number, words in listed.items()}
        if point and point not in points:
            return f"article {article} paragraph {paragraph} has no point {point}", None
    return "", text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rules", type=Path)
    parser.add_argument("laws", type=Path)
    parser.add_argument("--print", action="store_true", dest="show")
    options = parser.parse_args()
    for folder in (options.rules, options.laws):
        if not folder.is_dir():
            parser.error(f"{folder} is not a folder")
    texts = load_texts(options.laws)
    counts = {"found": 0, "missing": 0, "unverified": 0, "notes": 0}
    for path in sorted(options.rules.rglob("*.xml")):
        for rule in ElementTree.parse(path).iter("rule"):
            for basis in rule.iter("basis"):
                if "law" not in basis.attrib:
                    counts["notes"] += 1
                elif basis.get("verified") == "no":
                    counts["unverified"] += 1
                    print(f"unverified: {rule.get('id')}: {describe(basis)}")
                else:
                    problem, text = missing(basis, texts)
                    counts["missing" if problem else "found"] += 1
                    if problem:
                        print(f"missing: {rule.get('id')}: {describe(basis)}: {problem}")
                    elif options.show:
                        show(rule.get("id"), basis, text)
    print(", ".join(f"{name}: {count}" for name, count in counts.items()))
    return 1 if counts["missing"] else 0


def describe(basis):
    return " ".join(f"{name}={value}" for name, value in basis.attrib.items())


def show(rule, basis, text):
    print(f"{rule}: {describe(basis)} [{text.title}, {text.effective}]")
    for article in basis.get("article", "").split():
        for number, (words, points) in enumerate(text.paragraphs(article), 1):
            print(f"    {article}/{number} {words}")
            for listed in points.values():
                print(f"        {listed}")


if __name__ == "__main__":
    sys.exit(main())
