#include "readers/symbol_font.h"

#include <array>
#include <cstdint>
#include <span>

namespace review {

namespace {

/// Characters of consecutive codes from `first` on.
struct Row {
    char32_t first;
    std::u32string_view characters;
};

// Codes 0x20 to 0x7E that are left out are ASCII.
constexpr std::array<Row, 10> kSymbol = {{
    {0x22, U"∀#∃%&∋()∗+,−"},
    {0x40, U"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"},
    {0x61, U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ"},
    {0x7E, U"∼"},
    {0xA0, U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"},
    {0xB0, U"°±″≥×∝∂•÷≠≡≈…⏐⎯↵"},
    {0xC0, U"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"},
    {0xD0, U"∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"},
    {0xE0, U"◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"},
    {0xF1, U"⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"},
}};

// Boxes and check marks are given as the characters that forms use for them: □ ☑ ☒ ✓ ✗.
// Version 14 of clang-format breaks strings of wide signs one by one, each time it is run.
// clang-format off
constexpr std::array<Row, 12> kWingdings = {{
    {0x21, U"✏✂✁👓🕭🕮🕯☎✆🖂🖃📪📫📬📭"},
    {0x30, U"📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"},
    {0x40, U"🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳"},
    {0x50, U"🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"},
    {0x60, U"♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□"},
    {0x70, U"🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷▯"},
    {0x80, U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"},
    {0xA0, U"▪○🞆🞈◉◎🔿▪□🟂✦★✶✴✹✵"},
    {0xB0, U"⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗"},
    {0xD0, U"🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋🡨"},
    {0xE0, U"→🡩🡫🡬🡭🡯🡮🡸➔🡹🡻🡼🡽🡿🡾⇦"},
    {0xF0, U"⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑"},
}};
// clang-format on

constexpr std::array<Row, 7> kWingdings2 = {{
    {0x21, U"🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋"},
    {0x4F, U"✗✓☒☑☒☒"},
    {0x69, U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
    {0x95, U"·•●⬤○"},
    {0x9E, U"⦿▪■□"},
    {0xA2, U"■□"},
    {0xAB, U"◆"},
}};

constexpr std::array<Row, 3> kWingdings3 = {{
    {0x66, U"←→↑↓↖↗↙↘"},
    {0x70, U"▲▼△▽◀▶◁▷◣◢◤◥"},
    {0x7D, U"▶◀"},
}};

constexpr std::array<Row, 3> kWebdings = {{
    {0x31, U"☐"},
    {0x33, U"◀▶▲▼"},
    {0x61, U"✔"},
}};

struct Font {
    std::string_view name;
    std::span<const Row> rows;
};

constexpr std::array<Font, 5> kFonts = {{
    {"Symbol", kSymbol},
    {"Wingdings", kWingdings},
    {"Wingdings 2", kWingdings2},
    {"Wingdings 3", kWingdings3},
    {"Webdings", kWebdings},
}};

bool same_name(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) {
        same = lower(a[i]) == lower(b[i]);
    }
    return same;
}

}  // namespace

std::optional<char32_t> known_symbol(std::string_view font, char32_t code) {
    constexpr char32_t kPrivate = 0xF000;
    const bool is_private = code >= kPrivate + 0x20 && code <= kPrivate + 0xFF;
    const char32_t byte = is_private ? code - kPrivate : code;
    if (byte <= 0x20 || byte > 0xFF) {
        return byte == 0x20 ? U' ' : code;
    }
    for (const Font& candidate : kFonts) {
        if (!same_name(candidate.name, font)) {
            continue;
        }
        for (const Row& row : candidate.rows) {
            if (byte >= row.first && byte - row.first < row.characters.size()) {
                return row.characters[byte - row.first];
            }
        }
        const bool ascii_in_symbol = candidate.rows.data() == kSymbol.data() && byte < 0x7F;
        return ascii_in_symbol ? std::optional(byte) : std::nullopt;
    }
    return code;
}

char32_t unicode_of_symbol(std::string_view font, char32_t code) {
    return known_symbol(font, code).value_or(U'□');
}

}  // namespace review
