#!/usr/bin/env python3
"""Measures the rules: what they find of faults that were planted, and how often each speaks.

    run.py PROGRAM [--rules DIR]... [--all] [FOLDER]...

Runs the examples of every rule, then reviews the contracts of tests/quality/contracts (long
texts with a list of the faults planted in them and of clauses that only look like faults), the
samples and the documents of each FOLDER. Prints

  - of each contract the planted faults that were found and those that were missed; a fault counts as
    found when its rule reports words of the same paragraph, or is fired at all for an absence;
  - every finding of the contracts at error or warning level that was not planted (with --all notes
    too), and those that stand on a clause which is in order;
  - of each rule how many documents it fired in and how often, in how many it was satisfied, and in how
    many it could not judge, for the contracts, the samples and each folder.

Exit status: 0, or 2 when the program cannot be run. The figures judge nothing by themselves.
"""

import argparse
import collections
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SEEN = ("error", "warning")


def load_contracts():
    """The modules of contracts/, by name."""
    sys.path.insert(0, str(ROOT / "samples"))
    for path in sorted((HERE / "contracts").glob("*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield path.stem, module


def write(name, module, folder):
    """The contract as a file."""
    if hasattr(module, "text"):
        path = folder / f"{name}.txt"
        path.write_text(module.text(), encoding="utf-8")
    else:
        path = folder / f"{name}.docx"
        module.build().save(path)
    return path


class Program:
    """The program under test."""

    def __init__(self, path, rules):
        self.path = path
        self.rules = [word for folder in rules for word in ("--rules", folder)]

    def run(self, *words):
        return subprocess.run(
            [self.path, *words], capture_output=True, text=True, check=False, cwd=ROOT
        )

    def review(self, paths):
        """The files of a review as JSON."""
        done = self.run("check", "--format", "json", "-j2", *self.rules, *map(str, paths))
        if not done.stdout:
            sys.exit(f"run.py: {done.stderr.strip()}")
        files = json.loads(done.stdout)["files"]
        for entry in files:  # what is related is a finding all the same
            entry["findings"] = [f for one in entry["findings"] for f in (one, *one["related"])]
        return files

    def lines(self, path):
        """The text of a document as the findings count its lines."""
        return self.run("text", str(path)).stdout.split("\n")


def stands_at(words, finding, lines):
    """Whether a finding is about `words`: in their paragraph, or on them; or they are an absence.
    Several words (a tuple) are the places of one fault: what is compared with each other."""
    if not words:
        return True
    if isinstance(words, tuple):
        return any(stands_at(one, finding, lines) for one in words)
    line = lines[finding["line"] - 1] if 0 < finding["line"] <= len(lines) else ""
    text = finding["text"]
    return words in line or (len(text) > 1 and (text in words or words in text))


def show(finding):
    return f'{finding["severity"]:7} {finding["rule"]} {finding["locator"]} “{finding["text"][:50]}” {finding["message"]}'


def judge_contract(name, module, entry, lines, everything):
    """Prints what was found of one contract; gives the numbers (planted, found, not planted)."""
    findings = entry["findings"]
    missed, expected = [], set()
    for rule, words, why in module.PLANTED:
        hits = [i for i, f in enumerate(findings) if f["rule"] == rule and stands_at(words, f, lines)]
        expected.update(hits)
        if not hits:
            missed.append((rule, words, why))
    total = len(module.PLANTED)
    print(f"\n{name}: {total - len(missed)} of {total} planted faults found")
    for rule, words, why in missed:
        near = {f["rule"] for f in findings if words and stands_at(words, f, lines)}
        print(f"  missed  {rule} “{words}” ({why})" + (f"; there: {', '.join(sorted(near))}" if near else ""))
    others = [
        f
        for i, f in enumerate(findings)
        if i not in expected and (everything or f["severity"] in SEEN)
    ]
    for finding in others:
        trap = next((t for t in module.TRAPS if stands_at(t[0], finding, lines)), None)
        print(f"  beside  {show(finding)}" + (f"  [in order: {trap[1]}]" if trap else ""))
    return total, total - len(missed), len(others)


def count(files):
    """Of each rule: documents fired in, findings, documents satisfied, documents undetermined."""
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    for entry in files:
        fired = collections.Counter(f["rule"] for f in entry["findings"])
        for rule, times in fired.items():
            counts[rule][0] += 1
            counts[rule][1] += times
        for key, place in (("satisfied", 2), ("undetermined", 3)):
            for rule in {x if isinstance(x, str) else x["rule"] for x in entry[key]} - set(fired):
                counts[rule][place] += 1
    return counts


def print_counts(title, files):
    print(f"\n{title}: {len(files)} documents (rule: fired in, findings, satisfied, undetermined)")
    counts = count(files)
    for rule in sorted(counts, key=lambda r: (-counts[r][0], r)):
        fired, findings, satisfied, undetermined = counts[rule]
        print(f"  {fired:4} {findings:5} {satisfied:5} {undetermined:5}  {rule}")


def documents(folder):
    return sorted(
        p for p in pathlib.Path(folder).rglob("*") if p.suffix in (".docx", ".txt", ".md") and p.is_file()
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rules", action="append", default=[], metavar="DIR")
    parser.add_argument("--all", action="store_true", help="notes that were not planted too")
    parser.add_argument("folders", nargs="*")
    arguments = parser.parse_args()
    program = Program(str(pathlib.Path(arguments.program).resolve()), arguments.rules)

    examples = program.run("rules", "test", *program.rules)
    print(examples.stdout.strip() or examples.stderr.strip())
    totals = [0, 0, 0]
    with tempfile.TemporaryDirectory() as scratch:
        contracts = list(load_contracts())
        paths = [write(name, module, pathlib.Path(scratch)) for name, module in contracts]
        files = program.review(paths)
        for (name, module), path, entry in zip(contracts, paths, files):
            result = judge_contract(name, module, entry, program.lines(path), arguments.all)
            totals = [a + b for a, b in zip(totals, result)]
    share = 100 * totals[1] / max(totals[0], 1)
    print(f"\nplanted {totals[0]}, found {totals[1]} ({share:.1f} %), not planted {totals[2]}")
    print_counts("contracts", files)
    print_counts("samples", program.review(sorted((ROOT / "samples").glob("*.docx"))))
    for folder in arguments.folders:
        print_counts(folder, program.review(documents(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
