"""Checks that includes follow the one direction in which data flows.

    layers.py [ROOT]

cli -> report, review, ledger, law; review -> rules, facts, readers, law, document; rules -> facts;
facts -> document, law; report -> review, document; readers -> document; ledger -> review;
everything -> base. ICU is seen by lib/base/*.cpp only, Boost by cli/ only. No type is declared in two
headers: all stages share one namespace, and two types of one name corrupt memory without a warning.
No helper is declared in two files of a stage: for checks, a stage is compiled as one file.
Exit 1 with one line for each problem.
"""

import pathlib
import re
import sys

ALLOWED = {
    "base": set(),
    "document": set(),
    "law": set(),
    "readers": {"document"},
    "facts": {"document", "law"},
    "rules": {"facts"},
    "review": {"rules", "facts", "readers", "law", "document"},
    "report": {"review", "document"},
    "ledger": {"review"},
    "cli": {"report", "review", "ledger", "law"},
}
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)\b[^;]*\{", re.MULTILINE)
HELPER = re.compile(
    r"^(?:(?:struct|class|enum class) (\w+)(?: final)?(?: :[^;{(]*)? \{"
    r"|(?:static |inline )?constexpr [^=;(]*?\b(k\w+)(?:\{| =)"
    r"|(?:\w.* )?([\w:]+\([^;{]*\)) \{$)",
    re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def stage_of(path, root):
    """The stage a source belongs to, None for what is under no rule."""
    parts = path.relative_to(root).parts
    if parts[0] == "cli":
        return "cli"
    return parts[1] if parts[0] == "lib" and len(parts) > 2 else None


def complaints(path, root):
    stage = stage_of(path, root)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, name = match.groups()
        where = f"{path.relative_to(root)}:{number}"
        if quote == "<":
            if name.startswith("unicode/") and not (stage == "base" and path.suffix == ".cpp"):
                yield f"{where}: ICU ({name}) belongs behind lib/base/*.cpp"
            if name.startswith("boost/") and stage != "cli":
                yield f"{where}: Boost ({name}) belongs in cli/"
            continue
        target = name.split("/")[0]
        if target not in ALLOWED:
            yield f'{where}: "{name}" does not name its stage'
        elif target not in ALLOWED[stage] | {stage, "base"}:
            yield f"{where}: {stage} must not include {target} ({name})"


def same_names(headers, root):
    """Types of one name in two headers."""
    first = {}
    for path in headers:
        for name in TYPE.findall(path.read_text(encoding="utf-8")):
            if first.setdefault(name, path) != path:
                yield f"{path.relative_to(root)}: {name} is also in {first[name].relative_to(root)}"


def same_helpers(sources, root):
    """Helpers (types, constants, functions of one head) of one name in two files of a stage."""
    first = {}
    for path in sources:
        for match in HELPER.finditer(path.read_text(encoding="utf-8")):
            name = next(filter(None, match.groups()))
            seen = first.setdefault((stage_of(path, root), name), path)
            if seen != path:
                yield f"{path.relative_to(root)}: {name} is also in {seen.relative_to(root)}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    root = root if root.is_dir() else root.parent.parent
    sources = sorted(p for d in ("cli", "lib") for p in (root / d).rglob("*") if p.suffix in (".h", ".cpp"))
    unknown = {stage_of(p, root) for p in sources} - set(ALLOWED)
    problems = [f"no rule for lib/{stage}" for stage in sorted(filter(None, unknown))]
    for path in sources:
        if stage_of(path, root) in ALLOWED:
            problems += complaints(path, root)
    problems += same_names([p for p in sources if p.suffix == ".h"], root)
    problems += same_helpers(sources, root)
    print("\n".join(problems) if problems else f"{len(sources)} files follow the direction")
    return 1 if problems or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
