"""Chinese numerals of articles and points."""

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}


def number_of(numeral):
    """12, 十二, 一百零八."""
    if numeral.isdigit():
        return int(numeral)
    total, digit = 0, 0
    for c in numeral:
        if c in UNITS:
            total += (digit or 1) * UNITS[c]
            digit = 0
        else:
            digit = DIGITS[c]
    return total + digit
