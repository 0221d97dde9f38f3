"""Checks what only a process shows: signals, broken pipes, full disks, exit codes, rule mistakes.

    program.py PROGRAM

Exit 1 with one line for each check that fails.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INVALID = ROOT / "tests" / "rules" / "invalid"
SAMPLE = ROOT / "samples" / "service-contract.docx"
FIVE = """\
{0}:3:20: as-of 的值“2026-13-01”不是日期，应写作 2026-01-31
{0}:4:35: severity 的值“high”不是 error、warning、note 之一
{0}:6:5: <rule> 里没有元素 <bassis>
{0}:8:36: XPath 表达式有误：缺少与“[”配对的“]”（在“@fen > 5”附近）
{0}:9:19: 没有变量 $nix
"""


def run(program, *args):
    return subprocess.run([program, *args], capture_output=True, text=True, timeout=60)


def rule_mistakes(program, folder):
    """Every problem of a rule file is a line, and each invalid file is refused by the loader too."""
    for source in sorted(INVALID.glob("*.xml")):
        layer = folder / source.stem
        layer.mkdir()
        path = shutil.copy(source, layer)
        result = run(program, str(SAMPLE), "--rules", str(layer))
        yield f"{source.name} is refused", result.returncode == 2 and not result.stdout and path in result.stderr
        if source.stem == "five-mistakes":
            yield "five mistakes are five lines", result.stderr == FIVE.format(path)


def is_writing_in(process, folder):
    """Whether the process has a file of the folder open, with a name or without."""
    try:
        entries = list(pathlib.Path(f"/proc/{process.pid}/fd").iterdir())
    except OSError:
        return False
    for entry in entries:
        try:
            if os.readlink(entry).startswith(f"{folder}/"):
                return True
        except OSError:
            pass  # closed meanwhile
    return False


def interrupted(program, folder):
    """A process that is ended while it writes leaves the old file and nothing else."""
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY))
    except OSError:
        return  # a file system without nameless files
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        place = folder / number.name
        place.mkdir()
        (place / "report.txt").write_text("old")
        command = [program, "-", "-o", str(place / "report.txt")]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
            until = time.monotonic() + 30
            while not is_writing_in(process, place) and time.monotonic() < until:
                time.sleep(0.01)
            yield f"{number.name}: the report is being written", is_writing_in(process, place)
            process.send_signal(number)
            process.wait(30)
        names = os.listdir(place)
        yield f"{number.name} leaves nothing behind", names == ["report.txt"]
        yield f"{number.name} keeps the old report", (place / "report.txt").read_text() == "old"


def streams(program, folder):
    many = [shutil.copy(SAMPLE, folder / f"{i}.docx") for i in range(30)]  # more than a pipe holds
    pipe = run("bash", "-c", '"$0" "$@" | head -1; exit ${PIPESTATUS[0]}', program, *many)
    yield "a broken pipe ends the program in silence", (pipe.returncode, pipe.stderr) == (128 + signal.SIGPIPE, "")
    with open("/dev/full", "w", encoding="utf-8") as full:
        for args in (["--help"], ["--version"], ["rules", "docs"], [str(SAMPLE)]):
            result = subprocess.run([program, *args], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
            yield f"{args[0]} on a full disk", (result.returncode, result.stderr) == (2, "review: 标准输出写入失败\n")
    result = run(program, str(SAMPLE), "-o", "/dev/full")
    yield "-o on a full disk", (result.returncode, result.stderr) == (2, "/dev/full：无法写入：磁盘空间不足\n")


def shipped_laws(program, folder):
    """The catalogue that is shipped answers, and says up to which day it is right."""
    del folder
    for args, code, words in (
            (["search", "政府采购"], 0, "中华人民共和国政府采购法"),
            (["show", "民法典"], 0, "末条 第1260条"),
            (["show", "没有的法"], 1, ""),
            (["check", str(SAMPLE)], 1, "《中华人民共和国合同法》  已废止；失效 2021年1月1日")):
        result = run(program, "laws", *args)
        yield f"laws {args[0]} {args[1]}", result.returncode == code and words in result.stdout
        dated = "法律目录截至" in result.stdout or not result.stdout
        yield f"laws {args[0]} {args[1]} says the day of the catalogue", dated


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    os.environ.update(LC_ALL="C.UTF-8", REVIEW_RULES_DIR=str(ROOT / "rules"))
    failed = False
    for check in (rule_mistakes, interrupted, streams, shipped_laws):
        with tempfile.TemporaryDirectory() as folder:
            for name, good in check(program, pathlib.Path(folder).resolve()):
                failed = failed or not good
                if not good:
                    print(f"failed: {name}")
    print("failures" if failed else "the program behaves")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
