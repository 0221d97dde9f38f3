#!/usr/bin/env python3
"""Makes catalog.tsv, the table of laws that citations are checked against.

usage: make_catalog.py CATALOG REPEALS UPDATES [--supplement FILE] [--as-of DATE] [--out FILE]

CATALOG  texts of laws: level, full_name, aliases, first_date, version_date, effective_date,
         clause_effective, status, last_article, article_gaps, issuer, order_no …
REPEALS  what a later law repeals in so many words: repealed_name, repealed_text_date, scope,
         repealed_by, by_level, repeal_effective
UPDATES  laws made or revised after CATALOG was closed: name, level, made_date, effective_date,
         articles, replaces
FILE     supplement.tsv beside this script: rows in the columns of the result that none of the three
         has. A row adds a text, or fills in the fields of the text with the same name and `made` (of
         the latest text when `made` is empty and the name is known)

All are tab-separated UTF-8 with a header line and no quotes. The result has one line a text:

  name          full name
  aliases       other names, separated by ';' (those that differ by more than 中华人民共和国)
  level         宪法 法律 行政法规 司法解释 部门规章 地方性法规 …
  first         day the law was first made
  made          day this text was made, revised or amended
  effective     day this text came into force, empty: unknown
  ended         day it lost force
  ended_by      a day by which it is known to have lost force, where `ended` is unknown
  end           amended (a later text of the same law) or repealed
  successor     what replaced a repealed law
  last_article  highest article number, 0: unknown, or numbers in between are missing
  order         文号 of this text

Where the day a newer text came into force is unknown, the older one has no `ended`: it is taken to
have ended by two years after the newer was made, and in between nothing is known of either.

Dates are ISO. Facts only: no text of any law stands in it.
"""

import argparse
import csv
import pathlib
import sys

COLUMNS = ["name", "aliases", "level", "first", "made", "effective", "ended", "ended_by", "end",
           "successor", "last_article", "order"]
# The day up to which CATALOG marks laws as no longer in force.
CATALOG_CLOSED = "2025-04-19"
# Years within which a text is taken to have come into force when its day is unknown. The longest
# span in the tables is 13 months, a basic law of 1990 and a rule of 1995 aside.
# lib/law/catalog.cpp counts the same.
LONGEST_WAIT = 2


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def key_of(name):
    """A name as it is looked up: the program drops the same."""
    for dropped in ("中华人民共和国", " ", "　", "《", "》", "〈", "〉"):
        name = name.replace(dropped, "")
    return name.replace("（", "(").replace("）", ")")


def start_of(text):
    return text["effective"] or text["made"]


def new_text(**fields):
    text = dict.fromkeys(COLUMNS, "")
    text["last_article"] = "0"
    text.update(fields)
    return text


class Catalog:
    def __init__(self):
        self.texts = {}  # key → list of texts
        self.alias_keys = {}  # key of an alias → key of the name

    def add(self, text):
        self.texts.setdefault(key_of(text["name"]), []).append(text)

    def of(self, name):
        key = key_of(name)
        return self.texts.get(self.alias_keys.get(key, key), [])

    def latest(self, name, before="9999"):
        texts = [t for t in self.of(name) if start_of(t) < before]
        return max(texts, key=start_of) if texts else None

    def index_aliases(self):
        for key, texts in self.texts.items():
            for text in texts:
                for alias in text["aliases"].split(";"):
                    if alias:
                        self.alias_keys.setdefault(key_of(alias), key)


def add_catalog_row(catalog, row):
    name = row["full_name"]
    aliases = [a for a in row["aliases"].split(";") if a and key_of(a) != key_of(name)]
    effective = row["effective_date"]
    if not effective and row["version_date"] == row["first_date"]:
        effective = row["clause_effective"]
    order = row["order_no"]
    text = new_text(name=name, aliases=";".join(aliases), level=row["level"],
                    first=row["first_date"], made=row["version_date"], effective=effective,
                    last_article=row["last_article"] if row["article_gaps"] in ("", "0") else "0",
                    order=f"国务院令第{order}号" if order and row["issuer"] == "国务院" else "")
    if row["status"] == "已废止":
        text["end"] = "repealed"
        text["ended_by"] = CATALOG_CLOSED
    catalog.add(text)


def add_update(catalog, row):
    before = catalog.latest(row["name"])
    articles = int(row["articles"] or 0)
    if before and not row["effective_date"]:
        # The day is not verified: neither text's last article may be held against a citation.
        articles = max(articles, int(before["last_article"] or 0))
    if before and start_of(before) == row["made_date"]:
        before["last_article"] = str(articles)
        return
    catalog.add(new_text(name=before["name"] if before else row["name"],
                         aliases=before["aliases"] if before else "", level=row["level"],
                         first=before["first"] if before else row["made_date"],
                         made=row["made_date"], effective=row["effective_date"],
                         last_article=str(articles)))


def repeal(catalog, name, text_date, by, effective, level):
    """Ends the text of `name` that stood before `effective`."""
    same_name = key_of(name) == key_of(by)
    text = catalog.latest(name, before=effective)
    known = text is not None and (not text_date or start_of(text) >= text_date)
    if not known:
        if catalog.of(name) and not text_date:
            return  # only later texts are known, and nothing tells the old one from them
        text = new_text(name=name, level=level, first=text_date, made=text_date)
        catalog.add(text)
    text["ended"] = effective
    text["ended_by"] = ""
    text["end"] = "amended" if same_name else "repealed"
    text["successor"] = "" if same_name else by


def supplement(catalog, row):
    texts = [t for t in catalog.of(row["name"]) if t["made"] == row["made"]]
    if not texts and not row["made"] and catalog.of(row["name"]):
        texts = [catalog.latest(row["name"])]
    if not texts:
        catalog.add(new_text(**{c: row[c] or ("0" if c == "last_article" else "")
                                for c in COLUMNS}))
        return
    for column in COLUMNS:
        if row[column] and column != "name":
            texts[0][column] = row[column]
    if row["ended"]:
        texts[0]["ended_by"] = ""


def years_after(date, years):
    return f"{int(date[:4]) + years:04}{date[4:]}"


def end_older_texts(texts):
    texts.sort(key=start_of)
    for i, (older, newer) in enumerate(zip(texts, texts[1:])):
        if older["ended"]:
            continue
        older["end"] = "amended"
        if newer["effective"]:
            older["ended"] = newer["effective"]
            older["ended_by"] = ""
        else:
            later = [t["effective"] for t in texts[i + 1:] if t["effective"]]
            older["ended_by"] = min([years_after(newer["made"], LONGEST_WAIT), *later])


def check(catalog):
    """Mistakes that would make the program say something false."""
    problems = []
    for texts in catalog.texts.values():
        for text in texts:
            if any("\t" in v or "\n" in v for v in text.values()):
                problems.append(f"{text['name']}: tab or line break in a field")
            if text["ended"] and start_of(text) and text["ended"] < start_of(text):
                problems.append(f"{text['name']}: ended {text['ended']} before {start_of(text)}")
            for column in ("first", "made", "effective", "ended", "ended_by"):
                if text[column] and len(text[column]) not in (4, 7, 10):
                    problems.append(f"{text['name']}: {column} {text[column]}")
    return problems


def main():
    parser = argparse.ArgumentParser(description="Makes the table of laws.")
    parser.add_argument("catalog")
    parser.add_argument("repeals")
    parser.add_argument("updates")
    here = pathlib.Path(__file__).resolve().parent
    parser.add_argument("--supplement", default=here / "supplement.tsv")
    parser.add_argument("--as-of", default="2026-11-23")
    parser.add_argument("--out", default=here / "catalog.tsv")
    options = parser.parse_args()

    catalog = Catalog()
    for row in read_rows(options.catalog):
        add_catalog_row(catalog, row)
    catalog.index_aliases()
    updates = read_rows(options.updates)
    for row in updates:
        add_update(catalog, row)
    for row in read_rows(options.repeals):
        if row["scope"] == "全部":
            repeal(catalog, row["repealed_name"], row["repealed_text_date"], row["repealed_by"],
                   row["repeal_effective"], row["by_level"])
    for row in updates:
        for name in filter(None, row["replaces"].replace("；", ";").split(";")):
            repeal(catalog, name, "", row["name"], row["effective_date"], row["level"])
    for row in read_rows(options.supplement):
        supplement(catalog, row)
    for texts in catalog.texts.values():
        end_older_texts(texts)

    problems = check(catalog)
    for problem in problems:
        print(problem, file=sys.stderr)
    with open(options.out, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"#as-of\t{options.as_of}\n" + "\t".join(COLUMNS) + "\n")
        for key in sorted(catalog.texts):
            for text in catalog.texts[key]:
                file.write("\t".join(text[c] for c in COLUMNS) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
