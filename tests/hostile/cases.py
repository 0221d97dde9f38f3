"""Hostile and big files: a name, what makes the bytes, and what the program must say of them."""

import dataclasses
import typing
import zipfile

from packages import bomb, cell, docx, document, ole2, overlapping, p, package, relationships, zipped

CLAUSE = "合同总价为人民币100万元（大写：壹佰万元整）。签约后三日内支付定金30万元。"


@dataclasses.dataclass(frozen=True)
class Case:
    """`refusal` are words of the error; without them the file is read and has `characters` or more."""

    name: str
    make: typing.Callable[[], bytes]
    refusal: str = ""
    characters: int = 0


def nested_tables():
    return docx("<w:tbl><w:tr><w:tc>" * 450 + p("底") + "</w:tc></w:tr></w:tbl>" * 450)


def without_document():
    return zipped([("[Content_Types].xml", "<Types/>"), ("word/styles.xml", "<w:styles/>")])


def bomb_in_stored_zip():
    """A bomb within a stored zip within the docx: nothing unpacks it twice."""
    return package(document(p("嵌套的压缩包")), [("word/embeddings/inner.docx", bomb(32 << 20))])


def billion_laughs():
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "哈"}">' for i in range(10))
    return package(f"<!DOCTYPE w:document [{entities}]>{document(p('&l9;前后'))}".replace('<?xml version="1.0" encoding="UTF-8"?>', ""))


def external_entity(uri):
    xml = document(p("前&e;后")).replace("?>", f'?><!DOCTYPE w:document [<!ENTITY e SYSTEM "{uri}">]>', 1)
    return package(xml)


def bad_utf8():
    return package(document(p("甲方@乙方")).encode().replace(b"@", b"\xe4\xb8"))


def cyclic_styles():
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 1000}"/><w:link w:val="s{i}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{i % 3}"/></w:numPr></w:pPr></w:style>'
        for i in range(1000)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:numStyleLink w:val="s{i + 1}"/></w:abstractNum>' for i in range(3)
    ) + "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(3))
    return docx("".join(p("样式", f'<w:pStyle w:val="s{i}"/>') for i in range(1000)), chain, lists)


def list_items(count, number='<w:numId w:val="1"/>', start="1"):
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return docx(p("甲方应当付款。", f'<w:numPr><w:ilvl w:val="0"/>{number}</w:numPr>') * count, numbering=lists)


def huge_numbers():
    return list_items(50, '<w:numId w:val="1"/><w:ind w:left="99999999999"/>', "99999999999")


def absurd_cells(value):
    rows = "".join(
        f'<w:tr><w:trPr><w:gridBefore w:val="{value}"/></w:trPr>'
        + cell("数", f'<w:gridSpan w:val="{value}"/><w:vMerge w:val="{"restart" if i % 2 else value}"/>') * 3
        + "</w:tr>"
        for i in range(100)
    )
    return docx(f"<w:tbl>{rows}</w:tbl>")


def many_rows():
    rows = (f"<w:tr>{cell(f'第{i}项')}{cell('2')}{cell(f'{i}.50')}{cell(f'{i * 2 + 1}.00')}</w:tr>" for i in range(50000))
    head = f"<w:tr>{cell('名称')}{cell('数量')}{cell('单价（元）')}{cell('合价（元）')}</w:tr>"
    return docx(f"<w:tbl>{head}{''.join(rows)}</w:tbl>")


def contract_of_300_pages():
    return docx("".join(p(f"第{i}条 {CLAUSE}甲方应当在{i}日内验收，见第{i + 1}条和附件{i}。") for i in range(1, 3500)))


def open_fields():
    return docx(("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r></w:p>" + p("字")) * 5000)


def nested_controls(depth):
    return docx("<w:sdt><w:sdtContent>" * depth + p("控件") + "</w:sdtContent></w:sdt>" * depth)


def links_outside():
    links = [("styles", "../../../../etc/passwd"), ("numbering", "/dev/zero"), ("header", "missing.xml")]
    links += [("footer", "http://example.invalid/f.xml", "External"), ("comments", "document.xml"), ("footnotes", "document.xml")]
    return package(document(p("关系指向包外")), links=links)


def text_of(piece, size):
    return (piece * (size // len(piece.encode()) + 1)).encode()


SMALL = (
    Case("empty.docx", lambda: b"", "文件是空的（0 字节）"),
    Case("blank.txt", lambda: b" \n\t\n", "没有可审查的文字"),
    Case("no-document.docx", without_document, "找不到正文部件"),
    Case("plain-zip.docx", lambda: zipped([("a.txt", "x")]), "普通 zip 压缩包"),
    Case("not-a-document.docx", lambda: package("<a/>"), "根元素是 a"),
    Case("empty-document.docx", lambda: package(""), "word/document.xml"),
    Case("bomb.docx", lambda: bomb(300 << 20), "超过上限"),
    Case("bomb-under-size.docx", lambda: bomb(200 << 20), "疑为压缩炸弹"),
    Case("bomb-inside.docx", bomb_in_stored_zip, characters=6),
    Case("many-entries.docx", lambda: package(document(p("x")), [(f"a/{i}", "") for i in range(25000)]), "超过上限 20000 个"),
    Case("overlapping.docx", overlapping, characters=2),
    Case("duplicate.docx", lambda: package(document(p("甲")), [("Word/Document.xml", document(p("乙")))]), "无法确定以哪个为准"),
    Case("traversal.docx", lambda: package(document(p("路径")), [("../../../evil", "x"), ("/tmp/evil", "x"), ("C:\\evil", "x")]), characters=2),
    Case("bad-utf8.docx", bad_utf8, "不是有效的 UTF-8 编码"),
    Case("bad-utf8.txt", lambda: "甲方应当付款。".encode() * 20 + b"\xff\xfe\x80" + "乙方".encode(), characters=100),
    Case("utf16.docx", lambda: package(document(p("双字节")).replace("UTF-8", "UTF-16").encode("utf-16")), characters=3),
    Case("half-utf16.docx", lambda: package(document(p("双字节")).encode("utf-16")[:-1]), "UTF-16 编码不完整"),
    Case("laughs.docx", billion_laughs, characters=2),
    Case("external-entity.docx", lambda: external_entity("file:///etc/hostname"), characters=2),
    Case("open-doctype.docx", lambda: package("<!DOCTYPE a [<!ENTITY b '" + "<!" * 1000), "DOCTYPE 声明没有结束"),
    Case("old.docx", lambda: ole2("WordDocument"), "旧版 Word（.doc）"),
    Case("encrypted.docx", lambda: ole2("EncryptedPackage"), "打开密码（已加密）"),
    Case("pdf.docx", lambda: b"%PDF-1.7\n", "是 PDF 文件"),
    Case("rtf.docx", lambda: b"{\\rtf1\\ansi }", "是 RTF 文件"),
    Case("html.docx", lambda: b"<!DOCTYPE html><html></html>", "是网页（HTML）"),
    Case("links-outside.docx", links_outside, characters=6),
    Case("cyclic-styles.docx", cyclic_styles, characters=2000),
    Case("huge-numbers.docx", huge_numbers, characters=350),
    Case("negative.docx", lambda: list_items(50, '<w:numId w:val="-1"/><w:ilvl w:val="-9"/>', "-99999999999"), characters=350),
    Case("wide-cells.docx", lambda: absurd_cells(2147483648), characters=300),
    Case("widest-cells.docx", lambda: absurd_cells(1000000000), characters=300),
    Case("negative-cells.docx", lambda: absurd_cells(-1), characters=300),
    Case("nested-controls.docx", lambda: nested_controls(900), characters=2),
    Case("nested-tables.docx", nested_tables, characters=1),
)

BIG = (
    Case("deep.docx", lambda: package(document("<w:p>" * 1000000)), "嵌套超过 2000 层"),
    Case("nested-tables-10000.docx", lambda: docx("<w:tbl><w:tr><w:tc>" * 10000 + "</w:tc></w:tr></w:tbl>" * 10000), "嵌套超过 2000 层"),
    Case("paragraph.docx", lambda: docx(p("甲" * 1750000)), characters=1750000),
    Case("paragraph.txt", lambda: text_of("甲方应当按照约定付款，", 5 << 20), characters=1700000),
    Case("crowded.txt", lambda: text_of(CLAUSE, 5 << 20), characters=1700000),
    Case("contract-300-pages.docx", contract_of_300_pages, characters=150000),
    Case("empty-paragraphs.docx", lambda: docx("<w:p/>" * 100000 + p("末")), characters=1),
    Case("many-runs.docx", lambda: docx("<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>字</w:t></w:r>" * 200000 + "</w:p>"), characters=200000),
    Case("many-rows.docx", many_rows, characters=400000),
    Case("list-items.docx", lambda: list_items(10000), characters=70000),
    Case("open-fields.docx", open_fields, characters=1),
    Case("crowded-parens.txt", lambda: text_of("（", 1 << 20), characters=300000),
    Case("crowded-dates.txt", lambda: text_of("2024年1月1日", 1 << 20), characters=300000),
    Case("crowded-laws.txt", lambda: text_of("《民法典》第五百八十六条", 1 << 20), characters=300000),
    Case("crowded-definitions.txt", lambda: text_of("“甲某物”是指某种东西，", 3 << 20), characters=1000000),
    Case("open-short-forms.txt", lambda: text_of("（以下简称甲", 3 << 20), characters=1000000),
    Case("crowded-matches.txt", lambda: text_of("提交甲方所在地仲裁委员会仲裁，", 5 << 20), characters=1700000),
    Case("price-table.md", lambda: text_of("| 数量 | 单价（元） | 小计（元） |\n| --- | --- | --- |\n" + "| 10 | 2 | 20 |\n" * 50000, 1), characters=200000),
    Case("open-titles.txt", lambda: ("《" * 700000 + "自公布之日起施行").encode(), characters=700000),
    Case("crowded-effects.txt", lambda: text_of("自2020年1月1日起施行，有效期5年。", 2 << 20), characters=600000),
    Case("crowded-relatives.txt", lambda: ("第一条 甲\n" + "前款第一项、" * 110000).encode(), characters=600000),
    Case("crowded-copies.txt", lambda: text_of("一式四份甲方执三份乙方执三份，", 1 << 20), characters=300000),
    Case("crowded-shares.txt", lambda: text_of("以合同总价计30%，", 2 << 20), characters=600000),
    Case("open-annex-names.txt", lambda: text_of("附件1《清单，", 2 << 20), characters=600000),
    Case("numbers.txt", lambda: text_of("1,", 1 << 20), characters=1000000),
    Case("short-lines.txt", lambda: text_of("1\n", 1 << 18), characters=100000),
)
