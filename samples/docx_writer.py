"""Writes .docx files part by part, the way Word saves them: automatic numbers, runs split inside
words, content controls, text boxes, tracked changes. Standard library only; the same input gives the
same bytes, so a sample changes in version control only when its text does.

Inline marks in a paragraph's text:
    **x**     bold                      __x__    underlined (blanks to fill in: __      __)
    {+x+}     tracked insertion         {-x-}    tracked deletion
    {=x=}     content control           {?x?}    content control that still shows its placeholder
    {!x!}     highlighted               |        a run ends here and another begins
    {^n^}     footnote n (1-based)      \\t       tab          \\n  soft line break
"""

import re
import zipfile
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'mc:Ignorable="w14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:hint="eastAsia"/>'
TOKEN = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|__(?P<underline>.+?)__|\{\+(?P<ins>.+?)\+\}|\{-(?P<del>.+?)-\}"
    r"|\{=(?P<control>.+?)=\}|\{\?(?P<placeholder>.+?)\?\}|\{!(?P<highlight>.+?)!\}"
    r"|\{\^(?P<note>\d+)\^\}|(?P<split>\|)"
)


def text_xml(text, tag="t"):
    parts = re.split(r"([\t\n])", text)
    xml = ""
    for part in parts:
        if part == "\t":
            xml += "<w:tab/>"
        elif part == "\n":
            xml += "<w:br/>"
        elif part:
            xml += f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>'
    return xml


def run(text, properties="", tag="t"):
    return f"<w:r><w:rPr>{FONT}{properties}</w:rPr>{text_xml(text, tag)}</w:r>"


class Docx:
    def __init__(self, title, author="法制科", header="", footer=""):
        self.title = title
        self.author = author
        self.header = header
        self.footer = footer
        self.body = []
        self.footnotes = []
        self.ids = 100

    def next_id(self):
        self.ids += 1
        return self.ids

    def inline(self, text):
        xml = ""
        at = 0
        for match in TOKEN.finditer(text):
            if match.start() > at:
                xml += run(text[at : match.start()])
            at = match.end()
            xml += self.marked(match)
        return xml + (run(text[at:]) if at < len(text) else "")

    def marked(self, match):
        kind, value = match.lastgroup, match.group(match.lastgroup)
        change = f'w:id="{self.next_id()}" w:author="{self.author}" w:date="2026-03-02T09:30:00Z"'
        if kind == "bold":
            return run(value, "<w:b/>")
        if kind == "underline":
            return run(value, '<w:u w:val="single"/>')
        if kind == "highlight":
            return run(value, '<w:highlight w:val="yellow"/>')
        if kind == "ins":
            return f"<w:ins {change}>{run(value)}</w:ins>"
        if kind == "del":
            return f"<w:del {change}>{run(value, tag='delText')}</w:del>"
        if kind == "control":
            return (
                f'<w:sdt><w:sdtPr><w:id w:val="{self.next_id()}"/><w:text/></w:sdtPr>'
                f"<w:sdtContent>{run(value)}</w:sdtContent></w:sdt>"
            )
        if kind == "placeholder":
            shown = run(value, '<w:color w:val="808080"/>')
            return (
                f'<w:sdt><w:sdtPr><w:id w:val="{self.next_id()}"/><w:showingPlcHdr/><w:text/></w:sdtPr>'
                f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
            )
        if kind == "note":
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{int(value) + 1}"/></w:r>'
        return ""  # split: the run before it has ended

    def add(self, text, style="", properties="", numbering=None):
        p = f'<w:pStyle w:val="{style}"/>' if style else ""
        if numbering is not None:
            level, num = numbering
            p += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
        self.body.append(f"<w:p><w:pPr>{p}{properties}</w:pPr>{self.inline(text)}</w:p>")

    def heading(self, text):
        self.add(text, style="Title")

    def p(self, text):
        self.add(text, style="BodyText")

    def article(self, text):
        """第N条, numbered by the style, as in Word's multilevel lists."""
        self.add(text, style="Clause")

    def item(self, text, num=1):
        """Level 2 of the clause list: （一）."""
        self.add(text, style="BodyText", numbering=(1, num))

    def sub(self, text, num=1):
        """Level 3 of the clause list: 1."""
        self.add(text, style="BodyText", numbering=(2, num))

    def numbered(self, text, level=0):
        """Decimal outline 1 / 1.1 / 1.1.1 (list 2)."""
        self.add(text, style="BodyText", numbering=(level, 2))

    def page_break(self):
        self.body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def footnote(self, text):
        self.footnotes.append(text)

    def text_box(self, text):
        """One box, written twice as Word does: DrawingML, and VML for older readers."""
        inner = f"<w:txbxContent><w:p>{self.inline(text)}</w:p></w:txbxContent>"
        extent = 'cx="2160000" cy="432000"'
        shape = (
            '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
            f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>"
        )
        drawing = (
            '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
            'relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            '<wp:wrapTopAndBottom/><wp:docPr id="1" name="文本框 1"/><wp:cNvGraphicFramePr/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"{shape}</a:graphicData></a:graphic></wp:anchor>"
        )
        self.body.append(
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<w:drawing>{drawing}</w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f'<v:shape style="width:170pt;height:34pt"><v:textbox>{inner}</v:textbox></v:shape>'
            "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )

    def table(self, rows, widths):
        """Rows of cells; a cell is text, (text, columns spanned), "^" (merged with the one above)."""
        xml = '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        xml += "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>"
        for r, row in enumerate(rows):
            xml += "<w:tr>"
            at = 0
            for c, cell in enumerate(row):
                text, span = cell if isinstance(cell, tuple) else (cell, 1)
                below = rows[r + 1][c] if r + 1 < len(rows) and c < len(rows[r + 1]) else ""
                properties = f'<w:tcW w:w="{sum(widths[at : at + span])}" w:type="dxa"/>'
                at += span
                properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
                if text == "^":
                    properties += "<w:vMerge/>"
                    text = ""
                elif below == "^":
                    properties += '<w:vMerge w:val="restart"/>'
                xml += f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{self.inline(text)}</w:p></w:tc>"
            xml += "</w:tr>"
        self.body.append(xml + "</w:tbl>")

    # parts

    def document(self):
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
            "</w:sectPr>"
        )
        return f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(self.body)}{section}</w:body></w:document>"

    def styles(self):
        def style(kind, identifier, name, content, default=""):
            return f'<w:style w:type="{kind}" {default}w:styleId="{identifier}"><w:name w:val="{name}"/>{content}</w:style>'

        return (
            f'{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
            + style("paragraph", "Normal", "Normal", "", 'w:default="1" ')
            + style("paragraph", "Title", "Title", '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>')
            + style("paragraph", "BodyText", "Body Text", '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:firstLine="640"/></w:pPr>')
            + style("paragraph", "Clause", "条", '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>')
            + style("table", "TableGrid", "Table Grid", "")
            + "</w:styles>"
        )

    def numbering(self):
        def level(i, fmt, text, suffix="", style="", legal=""):
            return (
                f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{style}{legal}'
                f'{suffix}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            )

        clause = (
            level(0, "chineseCountingThousand", "第%1条", '<w:suff w:val="space"/>', '<w:pStyle w:val="Clause"/>')
            + level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>')
            + level(2, "decimal", "%3.")
        )
        outline = level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>') + level(1, "decimal", "%1.%2", legal="<w:isLgl/>") + level(2, "decimal", "%1.%2.%3", legal="<w:isLgl/>")
        return (
            f'{HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{clause}</w:abstractNum>'
            f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{outline}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
        )

    def notes(self):
        xml = f'{HEAD}<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        xml += '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        for i, text in enumerate(self.footnotes):
            xml += f'<w:footnote w:id="{i + 2}"><w:p><w:r><w:footnoteRef/></w:r>{self.inline(text)}</w:p></w:footnote>'
        return xml + "</w:footnotes>"

    def save(self, path):
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        kinds = ["document.main", "styles", "numbering", "footnotes", "header", "footer"]
        names = ["document", "styles", "numbering", "footnotes", "header1", "footer1"]
        types = HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        types += "".join(f'<Override PartName="/word/{n}.xml" ContentType="{word}{k}+xml"/>' for n, k in zip(names, kinds))
        types += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        targets = [("rId2", "styles"), ("rId3", "numbering"), ("rId4", "footnotes"), ("rId5", "header1"), ("rId6", "footer1")]
        main = f"{HEAD}<Relationships {relations}>" + "".join(
            f'<Relationship Id="{i}" Type="{office}{t.rstrip("1")}" Target="{t}.xml"/>' for i, t in targets
        ) + "</Relationships>"
        page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        parts = {
            "[Content_Types].xml": types,
            "_rels/.rels": f'{HEAD}<Relationships {relations}><Relationship Id="rId1" Type="{office}officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
            "word/document.xml": self.document(),
            "word/_rels/document.xml.rels": main,
            "word/styles.xml": self.styles(),
            "word/numbering.xml": self.numbering(),
            "word/footnotes.xml": self.notes(),
            "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}><w:p>{self.inline(self.header)}</w:p></w:hdr>",
            "word/footer1.xml": f'{HEAD}<w:ftr {NAMESPACES}><w:p>{self.inline(self.footer)}{run("第 ")}{page}{run(" 页")}</w:p></w:ftr>',
            "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(self.title)}</dc:title><dc:creator>{self.author}</dc:creator></cp:coreProperties>',
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, content.encode("utf-8"))
