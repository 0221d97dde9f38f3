"""Speed, in ratios within one run, since machines differ and are noisy.

    bench.py PROGRAM [PACK_COST]

1. cold start: one 20-page contract, all rules, against `unzip -p F | xmllint --noout -`
2. batch: 231 contracts with -j2, contracts a second
3. length: 1,250 to 10,000 paragraphs, time per paragraph; a price table of 1,250 to 10,000 rows,
   time per row
4. rules: what judging adds to reading and extracting that contract, for 1, 2 and 4 times the rules
   of rules/contract, by the program review_pack_cost
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "samples"))
from docx_writer import Docx  # noqa: E402

HEADINGS = ["服务内容", "服务标准", "服务期限", "合同价款", "付款方式", "人员要求", "车辆设备", "考核办法",
            "安全管理", "环境保护", "应急处置", "资料管理", "保密义务", "违约责任", "变更解除", "不可抗力",
            "通知送达", "争议解决", "廉洁约定", "合同生效"]
CLAUSES = [
    "乙方应当按照甲方批准的作业方案组织实施，每日作业时间不少于16小时，主次干道机械化清扫率不低于90%。",
    "甲方应当在收到乙方书面申请之日起10个工作日内予以答复，逾期未答复的，双方另行协商确定。",
    "乙方项目负责人不得擅自更换，确需更换的，应当提前15日书面报甲方同意，并按本合同第二条的要求配备同等条件人员。",
    "月度考核得分低于85分的，每低一分扣减当月服务费的0.5%；连续两个月低于70分的，甲方有权依照《中华人民共和国民法典》第五百六十三条的规定解除合同。",
    "乙方应当为作业人员缴纳社会保险并投保意外伤害保险，每人保险金额不低于人民币500,000.00元（大写：伍拾万元整）。",
    "2026年12月31日前，乙方应当向甲方提交年度工作总结、人员名册、车辆台账和安全生产记录。",
]


def contract(path, paragraphs):
    doc = Docx("道路清扫保洁服务合同", header="江州市城市管理局", footer="JZCG-2026-031　")
    doc.heading("道路清扫保洁服务合同")
    doc.p("甲方：江州市城市管理局")
    doc.p("乙方：江州清源环境服务有限公司")
    written = 3
    while written < paragraphs:
        doc.article(HEADINGS[(written // 11) % len(HEADINGS)])
        for i in range(10):
            doc.item(CLAUSES[(written + i) % len(CLAUSES)].replace("乙方应当", "乙方|应当"))
        written += 11
    doc.p("甲方（盖章）：江州市城市管理局　　乙方（盖章）：江州清源环境服务有限公司")
    doc.p("日期：2026年3月18日　　日期：2026年3月18日")
    doc.save(path)


def price_table(path, rows):
    head = "# 采购合同\n\n| 数量 | 单价（元） | 小计（元） |\n| --- | --- | --- |\n"
    path.write_text(head + "| 10 | 2 | 20 |\n" * rows, encoding="utf-8")


def seconds(command, shell=False):
    start = time.perf_counter()
    done = subprocess.run(command, shell=shell, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: exit {done.returncode}: {done.stderr}")
    return time.perf_counter() - start


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        one = folder / "contract.docx"
        contract(one, 230)
        text = subprocess.run([program, "text", one], capture_output=True, text=True).stdout
        print(f"contract: {len(text)} characters, about {len(text) // 560} pages")

        ours, theirs = [], []
        pipe = f"unzip -p '{one}' word/document.xml | xmllint --noout -"
        for _ in range(31):
            ours.append(seconds([program, one]))
            theirs.append(seconds(pipe, shell=True))
        a, b = statistics.median(ours), statistics.median(theirs)
        print(f"cold start: {a * 1000:.1f} ms; unzip | xmllint {b * 1000:.1f} ms; ratio {a / b:.2f}")

        copies = folder / "copies"
        copies.mkdir()
        for i in range(231):
            (copies / f"{i:03}.docx").write_bytes(one.read_bytes())
        best = min(seconds([program, "-j2", copies]) for _ in range(5))
        print(f"batch: 231 contracts in {best:.2f} s with -j2; {231 / best:.0f} a second")

        for what, make, ending in (("paragraphs", contract, "docx"), ("rows", price_table, "md")):
            base = None
            for length in (1250, 2500, 5000, 10000):
                path = folder / f"{length}.{ending}"
                make(path, length)
                each = min(seconds([program, path]) for _ in range(5)) / length
                base = base or each
                print(f"length: {length} {what}, {each * 1e6:.1f} µs each; ratio to the first {each / base:.2f}")

        if len(sys.argv) == 3:
            sys.stdout.flush()
            subprocess.run([sys.argv[2], ROOT / "rules", one], check=True)


if __name__ == "__main__":
    main()
