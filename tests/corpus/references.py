#!/usr/bin/env python3
"""Measures how citations and cross references of real files are read.

usage: references.py PROGRAM FOLDER… [--all]

For the .docx and .md files under the folders, in what `review facts` prints:

internal   references of a document to its own clauses and annexes: how many have resolved="yes". The
           rest is listed with a reason, its file, what is known of it and the words around it. The
           reasons are found in the text itself, without the program (class Source), and counted.
seen       第X条 within a sentence and 前款, 前条: how many stand in a reference of any kind. Found in
           the text without the program. The rest is listed with --all.
national   citations of national laws, with 《》 or without: how many are found in the catalogue. A
           national law is a name that ends as those of laws and of regulations of the State Council
           do (法, 法典, 条例, 宪法; 规定, 办法, 细则, 规则 only behind 中华人民共和国 or 国务院), that names
           no province, city or ministry, and is no decision to amend one. The misses are listed by
           how often they occur, with a reason, that is what the texts say around them.

articles   lines that begin with 第X条: how many are an `article` with that number. Lines of tables and
           annexes' contents, and sentences that begin so (第三条规定的…), do not count. The rest is
           listed.

Exit 1 when less than 99.5 % of the internal references are resolved or less than 98 % of the
citations are found, or when a line is no article; 2 when nothing was read.
"""

import collections
import pathlib
import re
import sys

from fact_trees import find_files, read_trees, words_around
from numerals import number_of
from unresolved import Source, internal_reason, law_reason

CATALOG = pathlib.Path(__file__).parents[2] / "rules/laws/catalog.tsv"
RESOLVED_GOAL = 0.995
FOUND_GOAL = 0.98
NUMBER = "[0-9零〇一二三四五六七八九十百千]+"
PLACE = re.compile(rf"第{NUMBER}条|(?<![目之事先提以从向空生当年往])前[两二三四五六]?[款条]")
HEAD = re.compile(rf"[ \t　]*第({NUMBER})条(?:之[一二三四五六七八九十]+)?(.?)")
# What makes 第三条… part of a sentence, when no blank follows.
SENTENCE = tuple("规约的、，至和与或及所第款项中之（")
LAW = re.compile(r"((?<![办方做])法|法典|宪法|条例)$")
RULE = re.compile(r"^(中华人民共和国|国务院).*(规定|办法|细则|规则)$")
# Words of a title that is not that of a national law.
LOCAL = re.compile(
    r"(省|市|自治区|自治州|自治县|特别行政区|经济特区|香港|澳门|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江"
    r"|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西"
    r"|西藏|宁夏|新疆|郑州|洛阳|开封)(?!场|政|区|辖|级|县|容|民|话|内|外)")
NOT_A_LAW = re.compile(r"^关于|决定|修正案|公约|协定|议定书|决议|解释|批复|意见|通知|草案|征求意见")
DROPPED = re.compile(r"^中华人民共和国|[（(][^（()）]*[)）]$|\s")


def is_national(name):
    """Whether a cited name is that of a law or regulation of the whole state."""
    bare = re.sub(r"[（(][^（()）]*[)）]$", "", re.sub(r"\s", "", name))
    if NOT_A_LAW.search(bare) or LOCAL.search(bare.removeprefix("中华人民共和国")):
        return False
    return bool(LAW.search(bare) or RULE.search(bare))


def unresolved(path, tree, text):
    """Internal references of a tree: (number, (reason, words) of each that is not resolved)."""
    source = None
    lines = []
    count = 0
    for node in tree.iter("ref"):
        if node.get("internal") != "yes":
            continue
        count += 1
        if node.get("resolved") != "yes":
            source = source or Source(path, text)
            lines.append((internal_reason(source, node, text), f"{pathlib.Path(path).name}: "
                          f"{node.get('resolved')}: {words_around(text, node)}"))
    return count, lines


def unseen(path, tree, text):
    """Places in the text: (number, a line for each that stands in no reference)."""
    covered = bytearray(len(text))
    for node in tree.iter("ref"):
        begin, end = int(node.get("begin")), int(node.get("end"))
        covered[begin:end] = b"\1" * (end - begin)
    lines = []
    count = 0
    for line in re.finditer(rb"[^\n]+", text):
        words = line.group().decode("utf-8")
        for match in PLACE.finditer(words):
            before, after = words[:match.start()], words[match.end():]
            if not before.strip(" \t　“*") or (before.endswith("“") and after.startswith("”")):
                continue  # the label of a clause, or the words themselves
            if re.search(r"[。；][ 　]*$", before) and re.match("[ 　]", after):
                continue  # a label printed within a line
            if before.count("《") > before.count("》"):
                continue  # of a title
            count += 1
            begin = line.start() + len(words[:match.start()].encode("utf-8"))
            if not covered[begin]:
                around = words[max(0, match.start() - 30):match.end() + 20]
                lines.append(f"{pathlib.Path(path).name}: {match.group()}: {around}")
    return count, lines


def not_articles(path, tree, text):
    """Lines that begin with 第X条: (number, a line for each that is no article with the number)."""
    articles = {int(n.get("begin")): n.get("num") for n in tree.iter("article")}
    skipped = [(int(n.get("begin")), int(n.get("end")))
               for tag in ("table", "quote") for n in tree.iter(tag)]
    lines = []
    count = 0
    for line in re.finditer(rb"[^\n]+", text):
        words = line.group().decode("utf-8")
        match = HEAD.match(words)
        if not match or match.group(2).startswith(SENTENCE):
            continue
        begin = line.start() + len(words[:match.start(1) - 1].encode("utf-8"))
        if any(a <= begin < b for a, b in skipped):
            continue
        count += 1
        if articles.get(begin) != str(number_of(match.group(1))):
            lines.append(f"{pathlib.Path(path).name}: article {articles.get(begin)}: {words[:40]}")
    return count, lines


class Figure:
    """A share, with what it lacks."""

    def __init__(self):
        self.total = 0
        self.lacking = []

    def add(self, counted):
        self.total += counted[0]
        self.lacking += counted[1]

    def share(self):
        return 1 - len(self.lacking) / self.total if self.total else 1

    def print(self, name):
        print(f"{name}: {self.total - len(self.lacking)} of {self.total}, {self.share():.2%}")


def print_reasons(lacking):
    """Each reference with its reason, then how many have a reason of a kind."""
    for reason, words in sorted(lacking):
        print(f"{reason}: {words}")
    for kind, times in collections.Counter(r.split(":")[0] for r, _ in lacking).most_common():
        print(f"{times:5} {kind}")


def print_laws(lacking):
    """Each law that is not found, by how often it is cited, with a reason and a place."""
    catalog = [line.split("\t")[0] for line in CATALOG.read_text(encoding="utf-8").splitlines()]
    by_name = collections.defaultdict(list)
    for name, path, words in lacking:
        by_name[name].append((path, words))
    for name, places in sorted(by_name.items(), key=lambda entry: -len(entry[1])):
        reason = law_reason(name, places, catalog)
        print(f"{len(places):5} {name}: {reason}: {places[0][0]}: {places[0][1]}")


def main():
    everything = "--all" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--all"]
    if len(arguments) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program, folders = arguments[0], [pathlib.Path(a) for a in arguments[1:]]
    internal, seen, national, articles = Figure(), Figure(), Figure(), Figure()
    count = 0
    for path, tree, text in read_trees(program, find_files(folders, {".docx", ".md"})):
        count += 1
        internal.add(unresolved(path, tree, text))
        seen.add(unseen(path, tree, text))
        articles.add(not_articles(path, tree, text))
        cited = [n for n in tree.iter("ref") if n.get("kind") == "law" and is_national(n.get("name"))]
        national.add((len(cited), [(n.get("name"), pathlib.Path(path).name, words_around(text, n, 40, 40))
                                   for n in cited if not n.get("law")]))
    print_reasons(internal.lacking)
    for line in articles.lacking + (seen.lacking if everything else []):
        print(line)
    print_laws(national.lacking)
    print(f"{count} files")
    internal.print("internal")
    seen.print("seen")
    national.print("national")
    articles.print("articles")
    if count == 0:
        return 2
    good = internal.share() >= RESOLVED_GOAL and national.share() >= FOUND_GOAL
    return 0 if good and not articles.lacking else 1


if __name__ == "__main__":
    sys.exit(main())
