"""Why a reference leads nowhere or a law is not in the catalogue: what the text itself shows.

The reasons rest on lines of the text, not on the clauses that the program found, so that a mistake
of the program is not explained by itself. What no reason explains is "unexplained".
"""

import difflib
import pathlib
import re

from numerals import number_of

NUMERAL = "[零〇一二三四五六七八九十百千]+"
ARTICLE = re.compile(rf"^[#*\s　]*第({NUMERAL}|[0-9]+)条")
UNIT = re.compile(rf"^[#*\s　]*第({NUMERAL})(分?编|章|节)")
POINT = re.compile(rf"^[（(]({NUMERAL})[）)]")
MALFORMED = re.compile("十十|百百|[一二三四五六七八九]{2}")
OLD = 2000  # texts made before cite many laws that are long gone
HISTORY = re.compile("废止|失效|同时停止|停止执行|修正|修改|代替|撤销")


class Source:
    """The lines of one text, and of the other files that the same law is kept in."""

    def __init__(self, path, text):
        self.path = pathlib.Path(path)
        self.lines = [line.strip() for line in text.decode("utf-8").split("\n") if line.strip()]
        self.title = self.lines[0].lstrip("# ") if self.lines else ""
        self.articles = {}  # number: its lines, the first without its label
        self.units = set()  # (章, 4)
        current = None
        for line in self.lines:
            found, unit = ARTICLE.match(line), UNIT.match(line)
            if found:
                current = self.articles.setdefault(number_of(found.group(1)), [])
                current.append(line[found.end():])
            elif unit:
                self.units.add((unit.group(2), number_of(unit.group(1))))
                current = None
            elif line.startswith("#"):
                current = None
            elif current is not None:
                current.append(line)

    def siblings(self):
        """The other files of a law that is kept in several: those beside a README.md."""
        if self.path.suffix != ".md" or not (self.path.parent / "README.md").exists():
            return
        for path in sorted(self.path.parent.glob("*.md")):
            if path != self.path and path.name != "README.md":
                yield Source(path, path.read_bytes())

    def lacks(self, node):
        """What the text has less of than a reference cites, "" when it has all."""
        article = int(node.get("article")) if node.get("article", "").isdigit() else None
        for name, unit in (("part", "编"), ("chapter", "章"), ("section", "节")):
            if node.get(name) and article is None:
                missing = (unit, int(node.get(name))) not in self.units
                return f"no line is the head of 第{node.get(name)}{unit}" if missing else ""
        if article is None:
            return ""
        if article not in self.articles:
            return f"no line begins with article {article}, the last is {max(self.articles, default=0)}"
        lines = self.articles[article]
        texts = [line for line in lines if not POINT.match(line)]
        if int(node.get("paragraph", "0")) > len(texts):
            return f"article {article} has {len(texts)} paragraphs"
        points = {number_of(m.group(1)) for m in map(POINT.match, lines) if m}
        if node.get("point") and int(node.get("point")) not in points:
            return f"article {article} has {len(points)} numbered points"
        return ""

    def line_at(self, text, offset):
        """(line, offset within it in characters) of a byte of the text."""
        begin = text.rfind(b"\n", 0, offset) + 1
        end = text.find(b"\n", offset)
        line = text[begin:end if end >= 0 else len(text)].decode("utf-8", "ignore")
        return line, len(text[begin:offset].decode("utf-8", "ignore"))

    def around(self, text, offset):
        """Lines of the article that a byte stands in, up to that byte."""
        lines = text[:offset].decode("utf-8", "ignore").split("\n")
        for back in range(len(lines) - 1, -1, -1):
            if ARTICLE.match(lines[back]):
                return [line.strip() for line in lines[back:] if line.strip()]
        return []


def attachment_reason(source, node):
    number = node.get("target")
    if any("略" in line and "附件" in line for line in source.lines):
        return "annex left out of the text: a line says 附件…（略）"
    heads = re.compile(rf"^[#*\s　]*附[件表录图]\s*[0-9一二三四五六七八九十]*")
    if not any(heads.match(line) for line in source.lines):
        return f"annex not in the file: no line begins with 附件 (annex {number} is cited)"
    return ""


def internal_reason(source, node, text):
    """Why an internal reference is not resolved."""
    line, at = source.line_at(text, int(node.get("begin")))
    words = node.get("text", "")
    if node.get("kind") == "attachment":
        return attachment_reason(source, node) or "unexplained"
    if MALFORMED.search(words):
        return "typo: no such numeral"
    lacks = source.lacks(node)
    if lacks and any(not other.lacks(node) for other in source.siblings()):
        return "in another file of the same law"
    if ARTICLE.match(line[at:]) and re.search("[则定]$", line[:at]):
        return "line break lost: the label of an article stands within a line"
    if re.match("本条(?!例)|前|第[^条]*[款项]$", words):
        return relative_reason(source, node, text)
    if "解释" in source.title and not words.startswith("本"):
        return "an interpretation, citing the law it interprets"
    if lacks:
        return f"not in the text: {lacks}"
    return "unexplained"


def relative_reason(source, node, text):
    lines = source.around(text, int(node.get("begin")))
    points = {number_of(m.group(1)) for m in map(POINT.match, lines) if m}
    if any(not re.search("[。；：:;.!！？]$", line) for line in lines[1:-1]):
        return "line break within a sentence: " + next(
            line[-12:] for line in lines[1:-1] if not re.search("[。；：:;.!！？]$", line))
    if node.get("point") and int(node.get("point")) not in points:
        return f"not in the text: {len(points)} numbered points before it in the article"
    if lines and POINT.match(lines[-1]):
        return "前款 within a numbered point, no paragraph before it"
    if not source.articles:
        return "no articles: a text numbered 一、 does not show where a list ends and a paragraph begins"
    return "unexplained"


def law_reason(name, places, catalog):
    """Why a national law is not in the catalogue, by (path, words around it) of each place that
    cites it and by the names that the catalogue has."""
    words = [path + text for path, text in places]
    if any(re.search("香港|澳门|特别行政区", text) for text in words):
        return "an ordinance of Hong Kong or Macao"
    if any(HISTORY.search(text) for text in words):
        return "repealed or replaced: a text that cites it says so"
    near = difflib.get_close_matches(name, catalog, 1, 0.88)
    if near:
        return f"another wording or a typo: the catalogue has {near[0]}"
    years = [int(m.group(1)) for path, _ in places if (m := re.search(r"\((\d{4})-", path))]
    if years and max(years) < OLD:
        return f"an old text: cited in a text of {max(years)} at the latest"
    return "not in the catalogue"
