"""The fact trees of many files: a few calls of `review facts` instead of one for each file."""

import concurrent.futures
import os
import subprocess
import xml.etree.ElementTree as ET

BATCH = 40


def read_batch(program, paths):
    """(path, tree, text as UTF-8) of each file; a file that the program refuses is left out."""
    result = subprocess.run([program, "facts", "-q", *map(str, paths)], capture_output=True,
                            check=False, timeout=600)
    if result.returncode not in (0, 3):
        raise RuntimeError(result.stderr.decode("utf-8", "replace").strip())
    if not result.stdout.strip():
        return []
    root = ET.fromstring(result.stdout)
    if root.tag == "document":
        root.set("path", str(paths[0]))
    trees = [root] if root.tag == "document" else list(root)
    return [(tree.get("path"), tree, "".join(tree.itertext()).encode("utf-8")) for tree in trees]


def read_trees(program, paths):
    """What read_batch gives for all of `paths`, in their order."""
    batches = [paths[i:i + BATCH] for i in range(0, len(paths), BATCH)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for batch in pool.map(lambda files: read_batch(program, files), batches):
            yield from batch


def find_files(folders, endings):
    """Files below the folders that end so, lock files of an editor left out; a file itself too."""
    found = []
    for folder in folders:
        below = [folder] if folder.is_file() else folder.rglob("*")
        found += [p for p in below if p.suffix in endings and not p.name.startswith("~$")]
    return sorted(found)


def words_around(text, node, before=40, after=30):
    """The words of an element between those around it, in one line."""
    begin, end = int(node.get("begin")), int(node.get("end"))
    left = text[max(0, begin - 3 * before):begin].decode("utf-8", "ignore")[-before:]
    right = text[end:end + 3 * after].decode("utf-8", "ignore")[:after]
    return f"{left}[{text[begin:end].decode('utf-8', 'ignore')}]{right}".replace("\n", "⏎")
