"""Reviews every sample and compares with the review beside it (NAME.review.txt).

    golden.py [--update] PROGRAM

Run from anywhere; exit 1 when a review differs, and shows how.
"""

import difflib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def review(program, sample):
    command = [program, "check", "--color", "never", "--lang", "zh", f"samples/{sample.name}"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    if result.returncode not in (0, 1):
        sys.exit(f"{sample.name}: exit {result.returncode}: {result.stderr}")
    return f"{result.stdout}exit {result.returncode}\n"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    update = len(arguments) < len(sys.argv) - 1
    if len(arguments) != 1:
        sys.exit(__doc__)
    program = os.path.abspath(arguments[0])
    samples = sorted((ROOT / "samples").glob("*.docx"))
    failed = not samples
    for sample in samples:
        expected = sample.with_suffix(".review.txt")
        now = review(program, sample)
        if update:
            expected.write_text(now, encoding="utf-8")
            continue
        before = expected.read_text(encoding="utf-8") if expected.exists() else ""
        if now != before:
            failed = True
            sys.stdout.writelines(
                difflib.unified_diff(before.splitlines(True), now.splitlines(True), expected.name, "now")
            )
    print(f"{len(samples)} samples, {'differences' if failed else 'all as expected'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
