"""Gives the program hostile and big files and checks what it says of them.

    hostile.py PROGRAM [--small] [--sanitized] [--verbose] [--only NAME]

For each: the exit code, one clear Chinese line for what is refused, the file beside it still
reviewed, a whole output file or none, within limits of time and memory. --small leaves the
big files out, for a program that is not optimised; --sanitized lifts the bound on memory and gives
ten times the time.
"""

import argparse
import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from cases import BIG, CLAUSE, SMALL, external_entity

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SECONDS = 10
MEMORY = 3 << 30
CHINESE = re.compile("[\u4e00-\u9fff]{2}")
GOOD_RULE = "contract.deposit.earnest-over-20"


class Workbench:
    """A temporary folder with a good file, and the program to run in it."""

    def __init__(self, program, sanitized):
        self.program = os.path.abspath(program)
        self.seconds = SECONDS * (10 if sanitized else 1)
        self.memory = None if sanitized else MEMORY
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="review-hostile-"))
        self.failures = []
        self.slowest = []
        (self.folder / "good.txt").write_text(f"采购合同\n第一条 {CLAUSE}\n", encoding="utf-8")

    def run(self, *args, user=None, stdin=b""):
        def bound():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if self.memory:
                resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))

        command = [self.program, *args]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, input=stdin, timeout=self.seconds, preexec_fn=bound, user=user
        )

    def check(self, name, run):
        """Runs one case; what goes wrong is kept and the rest goes on."""
        before = set(os.listdir(self.folder))
        begin = time.monotonic()
        try:
            run()
        except subprocess.TimeoutExpired:
            self.failures.append(f"{name}: not done after {self.seconds} seconds")
        except (AssertionError, ValueError, KeyError, OSError) as problem:
            self.failures.append(f"{name}: {problem!r}")
        self.slowest.append((time.monotonic() - begin, name))
        for left in set(os.listdir(self.folder)) - before:
            path = self.folder / left
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def expect(condition, *what):
    if not condition:
        raise AssertionError(*what)


def review(bench, *paths, code=0, user=None):
    """The JSON of a check of `paths` and good.txt, which must be there whatever the others are."""
    arguments = ["check", "--format", "json", "--fail-on", "never", "-o", "out.json", "--lang", "zh", *paths]
    if user is not None:
        arguments[5:7] = []
    done = bench.run(*arguments, "good.txt", user=user)
    errors = done.stderr.decode()
    expect(done.returncode == code, f"exit {done.returncode}, not {code}", errors[:500])
    text = done.stdout.decode() if user is not None else (bench.folder / "out.json").read_text(encoding="utf-8")
    result = json.loads(text)
    good = [file for file in result["files"] if file["path"] == "good.txt"]
    expect(len(good) == 1, "good.txt is not in the report")
    expect(GOOD_RULE in [f["rule"] for f in good[0]["findings"]], "good.txt was not reviewed")
    expect(not [n for n in os.listdir(bench.folder) if n.endswith(".tmp")], "a partial file is left")
    return result, errors


def refused(bench, path, words, user=None):
    """`path` is refused by one line that holds `words`."""
    result, errors = review(bench, path, code=3, user=user)
    messages = [error["message"] for error in result["errors"]]
    expect(len(messages) == 1, "not one error", messages)
    expect(words in messages[0] and CHINESE.search(messages[0]), f"{words!r} is not in", messages[0])
    lines = errors.splitlines()
    expect(len(lines) == 1 and words in lines[0] and path in lines[0], "not one line", errors[:500])


def run_case(bench, case):
    (bench.folder / case.name).write_bytes(case.make())
    if case.refusal:
        refused(bench, case.name, case.refusal)
        return
    result, _ = review(bench, case.name)
    characters = [f["coverage"]["characters"] for f in result["files"] if f["path"] == case.name]
    expect(characters and characters[0] >= case.characters, f"read {characters}, not {case.characters}")


def secret_stays_outside(bench):
    """An entity that names a file outside gives none of its words."""
    (bench.folder / "secret.xml").write_text("机密内容", encoding="utf-8")
    uri = (bench.folder / "secret.xml").as_uri()
    (bench.folder / "e.docx").write_bytes(external_entity(uri))
    done = bench.run("text", "e.docx")
    expect(done.returncode == 0 and "前".encode() in done.stdout, "not read", done.stderr.decode())
    expect("机密".encode() not in done.stdout, "the entity was expanded")


def cut_short(bench):
    """A sample cut at every tenth: each is refused, all by one run."""
    sample = sorted((ROOT / "samples").glob("*.docx"))[0].read_bytes()
    (bench.folder / "cut").mkdir()
    for tenth in range(1, 10):
        (bench.folder / f"cut/{tenth}.docx").write_bytes(sample[: len(sample) * tenth // 10])
    result, errors = review(bench, "cut", code=3)
    expect(len(result["errors"]) == 9, f"{len(result['errors'])} of 9 are refused")
    expect(all(CHINESE.search(line) for line in errors.splitlines()), errors)


def flipped_bytes(bench):
    """Two hundred samples with a few bytes changed: each is read or refused, none ends the run."""
    samples = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.docx"))]
    (bench.folder / "flip").mkdir()
    for seed in range(200):
        chance = random.Random(seed)
        data = bytearray(samples[seed % len(samples)])
        for _ in range(1 + seed % 16):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (bench.folder / f"flip/{seed:03}.docx").write_bytes(data)
    done = bench.run("check", "--format", "json", "--lang", "zh", "flip", "good.txt")
    expect(done.returncode in (1, 3), f"exit {done.returncode}", done.stderr.decode()[-500:])
    result = json.loads(done.stdout)
    expect(len(result["files"]) + len(result["errors"]) == 201, "files are missing")
    expect(all(CHINESE.search(error["message"]) for error in result["errors"]), "an error is not in Chinese")


def fifo(bench):
    os.mkfifo(bench.folder / "pipe.txt")
    refused(bench, "pipe.txt", "不是普通文件")


def device(bench):
    refused(bench, "/dev/zero", "不是普通文件")


def links_in_a_circle(bench):
    (bench.folder / "circle").mkdir()
    (bench.folder / "circle/again").symlink_to("..", target_is_directory=True)
    (bench.folder / "circle/self.txt").symlink_to("self.txt")
    (bench.folder / "circle/a.txt").write_text("甲方应当付款。", encoding="utf-8")
    os.mkfifo(bench.folder / "circle/pipe.txt")
    result, _ = review(bench, "circle")
    expect("circle/a.txt" in [file["path"] for file in result["files"]], "a.txt is missing")


def unreadable(bench):
    (bench.folder / "locked.txt").write_text("甲方", encoding="utf-8")
    (bench.folder / "locked.txt").chmod(0)
    if os.geteuid() != 0:
        refused(bench, "locked.txt", "没有读取权限")
        return
    os.chmod(bench.folder, 0o755)
    nobody = 65534
    try:
        bench.run("--version", user=nobody)
    except PermissionError:
        return  # the program lies where only root can go
    refused(bench, "locked.txt", "没有读取权限", user=nobody)


def missing(bench):
    refused(bench, "missing.docx", "文件不存在")


def empty_folder(bench):
    (bench.folder / "nothing").mkdir()
    (bench.folder / "nothing/picture.png").write_bytes(b"\x89PNG")
    result, errors = review(bench, "nothing", code=3)
    expect("没有可审查的文件" in result["errors"][0]["message"], result["errors"])
    expect("没有可审查的文件" in errors, errors)


def usage(bench, words, *arguments, lines=1):
    """Bad usage: exit 2, `lines` lines that hold `words`, no output at all."""
    done = bench.run(*arguments, "-o", "out.txt", "good.txt")
    errors = done.stderr.decode()
    expect(done.returncode == 2 and not done.stdout, f"exit {done.returncode}", errors)
    found = [line for line in errors.splitlines() if words in line and CHINESE.search(line)]
    expect(len(found) == lines, f"{len(found)} lines, not {lines}", errors)
    expect(not (bench.folder / "out.txt").exists(), "an output file is left")


def five_mistakes(bench):
    """A rule file with five mistakes gives five lines, each with its place."""
    mistakes = (
        ('severity="high"', "<find>甲</find>", "high"),
        ('severity="note"', '<find regex="yes">(甲</find>', "圆括号"),
        ('severity="note"', '<assert test="//amount[">三</assert>', "amount["),
        ('severity="note"', '<assert test="$nothing">四</assert>', "$nothing"),
        ('severity="note"', '<find colour="red">甲</find>', "colour"),
    )
    rest = '<example outcome="violated">甲</example><example outcome="satisfied">乙</example></rule>'
    rules = "".join(
        f'<rule id="a.b.r{i}" {severity}><title>一</title><basis note="依据"/>{judges}{rest}\n'
        for i, (severity, judges, _) in enumerate(mistakes)
    )
    (bench.folder / "mine").mkdir()
    (bench.folder / "mine/bad.xml").write_text(
        f'<rules pack="mine" layer="unit" version="1" as-of="2026-01-31">\n{rules}</rules>\n', encoding="utf-8"
    )
    done = bench.run("check", "--rules", "mine", "-o", "out.txt", "good.txt")
    lines = done.stderr.decode().splitlines()
    expect(done.returncode == 2 and not (bench.folder / "out.txt").exists(), f"exit {done.returncode}", lines)
    expect(len(lines) == len(mistakes), f"{len(lines)} lines", lines)
    for i, (_, _, words) in enumerate(mistakes):
        expect(re.search(rf"bad\.xml:{i + 2}:\d+: ", lines[i]) and words in lines[i], f"nothing on {words}", lines)


def special(bench):
    yield "cut short", lambda: cut_short(bench)
    yield "flipped bytes", lambda: flipped_bytes(bench)
    yield "entity of a file", lambda: secret_stays_outside(bench)
    yield "named pipe", lambda: fifo(bench)
    yield "device", lambda: device(bench)
    yield "links in a circle", lambda: links_in_a_circle(bench)
    yield "no permission", lambda: unreadable(bench)
    yield "missing file", lambda: missing(bench)
    yield "empty folder", lambda: empty_folder(bench)
    yield "unknown option", lambda: usage(bench, "--nonsense", "check", "--nonsense")
    yield "five mistakes in rules", lambda: five_mistakes(bench)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    bench = Workbench(options.program, options.sanitized)
    try:
        cases = [(case.name, lambda case=case: run_case(bench, case)) for case in (SMALL if options.small else SMALL + BIG)]
        for name, run in cases + list(special(bench)):
            if options.only in name:
                bench.check(name, run)
    finally:
        shutil.rmtree(bench.folder, ignore_errors=True)
    if options.verbose:
        for seconds, name in sorted(bench.slowest, reverse=True):
            print(f"{seconds:6.2f} s  {name}")
    for failure in bench.failures:
        print(failure)
    print(f"{len(bench.slowest)} cases, {len(bench.failures)} failed")
    return 1 if bench.failures or not bench.slowest else 0


if __name__ == "__main__":
    sys.exit(main())
