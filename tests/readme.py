"""Runs the sessions in the READMEs and compares what they show.

    readme.py PROGRAM

A session is a ```console block: a line "$ build/review …" and what the program prints. A line that is
"…" (indented or not) stands for any number of lines. Exit 1 with the first difference of each.
"""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROMPT = "$ build/review "


def sessions(text):
    """Pairs of arguments and expected lines."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        arguments, lines = None, []
        for line in block.splitlines() + [PROMPT]:
            if not line.startswith(PROMPT):
                lines.append(line)
                continue
            if arguments is not None:
                yield arguments, lines
            arguments, lines = line[len(PROMPT) :].split(), []


def difference(expected, printed):
    """The first expected line that cannot stand where it does, None when all are as printed."""
    parts = [r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in expected]
    if re.fullmatch("".join(parts), printed):
        return None
    for count, line in enumerate(expected, 1):
        if not re.match("".join(parts[:count]), printed):
            return line
    return "(more than that)"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    failed = False
    for readme in ("README.md", "README.zh-CN.md"):
        found = list(sessions((ROOT / readme).read_text(encoding="utf-8")))
        failed = failed or not found
        for arguments, expected in found:
            result = subprocess.run(
                [program, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
            )
            wrong = difference(expected, result.stdout)
            if wrong is not None:
                failed = True
                print(f"{readme}: review {' '.join(arguments)} does not print: {wrong}")
    print("the READMEs are wrong" if failed else "the sessions of the READMEs are what the program prints")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
