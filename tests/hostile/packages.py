"""Bytes of docx packages and of other containers, made by hand so that they can be wrong."""

import io
import struct
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relationships(*links):
    """A .rels part of (type, target) or (type, target, mode)."""
    items = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{link[0]}" Target="{link[1]}"'
        f'{" TargetMode=" + chr(34) + link[2] + chr(34) if len(link) > 2 else ""}/>'
        for i, link in enumerate(links)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def zipped(entries, method=zipfile.ZIP_STORED):
    """A zip of (name, content) in order; names may be repeated or absurd."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method, compresslevel=6) as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, content)
    return file.getvalue()


def package(document, parts=(), links=(), method=zipfile.ZIP_STORED):
    """A docx with `document` as its main part; `parts` come after it."""
    entries = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", relationships(("officeDocument", "word/document.xml"))),
        ("word/document.xml", document),
    ]
    if links:
        entries.append(("word/_rels/document.xml.rels", relationships(*links)))
    return zipped(entries + list(parts), method)


def document(body):
    """The main part around what stands in w:body."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'


def docx(body, styles=None, numbering=None):
    parts, links = [], []
    for name, content in (("styles", styles), ("numbering", numbering)):
        if content is not None:
            parts.append((f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{content}</w:{name}>"))
            links.append((name, f"{name}.xml"))
    return package(document(body), parts, links)


def p(text, properties=""):
    return f'<w:p>{"<w:pPr>" + properties + "</w:pPr>" if properties else ""}<w:r><w:t>{text}</w:t></w:r></w:p>'


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def ole2(stream):
    """The least of an OLE2 file: its head and one directory entry that names a stream."""
    name = (stream + "\0").encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<H", len(name)) + b"\x02"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry.ljust(512, b"\0")


def overlapping():
    """Two thousand names in the directory of a docx, all for the bytes of its main part."""
    data = package(document(p("重叠")))
    end = data.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", data[end + 12 : end + 20])
    directory = data[start : start + size]
    last = directory[directory.rindex(b"PK\x01\x02") :]
    name = struct.unpack("<H", last[28:30])[0]
    copies = [
        last[:28] + struct.pack("<H", 9) + last[30:46] + b"word/%04d" % i + last[46 + name :] for i in range(2000)
    ]
    directory += b"".join(copies)
    count = struct.unpack("<H", data[end + 10 : end + 12])[0] + len(copies)
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return data[:start] + directory + tail


def bomb(size):
    """A docx whose main part is `size` zeros, deflated (in pieces, so that none is held here)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relationships(("officeDocument", "word/document.xml")))
        with archive.open("word/document.xml", "w", force_zip64=False) as part:
            for _ in range(size >> 20):
                part.write(bytes(1 << 20))
    return file.getvalue()
