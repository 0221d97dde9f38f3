"""Everything that is measured on a folder of real files, one script after the other.

    run.py PROGRAM FOLDER

Each script has its own page of help. Exit 1 when one of them fails.
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# text_coverage: no character is lost; labels: automatic numbers as LibreOffice prints them;
# articles: as many articles as 第X条 heads, and no finding of error severity in statutes;
# references: cross references are resolved, and national laws found in the catalogue.
SCRIPTS = ["text_coverage.py", "labels.py", "articles.py", "references.py"]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    failed = []
    for script in SCRIPTS:
        print(f"== {script}", flush=True)
        if subprocess.run([sys.executable, HERE / script, *sys.argv[1:]]).returncode != 0:
            failed.append(script)
    print(f"failed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
