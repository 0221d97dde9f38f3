#include "readers/ooxml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "readers/ooxml_names.h"
#include "readers/xml_guard.h"

namespace review {
namespace {

// Comments, processing instructions and DOCTYPE are left out; pugixml expands only the five
// predefined entities and character references.
constexpr unsigned kParseFlags = pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata |
                                 pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single;

const char* words_for(pugi::xml_parse_status status) {
    switch (status) {
        case pugi::status_end_element_mismatch:
            return "结束标记与开始标记不符";
        case pugi::status_no_document_element:
            return "没有任何 XML 元素";
        case pugi::status_bad_attribute:
            return "属性写法有误";
        case pugi::status_bad_start_element:
        case pugi::status_bad_end_element:
            return "标记写法有误";
        default:
            return "XML 格式有误";
    }
}

}  // namespace

Result<std::unique_ptr<XmlPart>> parse_xml_part(std::string name,
                                                std::vector<char> bytes,
                                                const ReadLimits& limits) {
    auto utf8 = xml_as_utf8(std::move(bytes), name);
    if (!utf8) {
        return tl::unexpected<Error>(utf8.error());
    }
    auto part = std::make_unique<XmlPart>();
    part->name = std::move(name);
    part->buffer = std::move(*utf8);
    const std::string_view text(part->buffer.data(), part->buffer.size());
    const auto scan = scan_xml(text, limits.xml_depth, part->name);
    if (!scan) {
        return tl::unexpected<Error>(scan.error());
    }
    part->has_doctype = scan->has_doctype;
    const bool usual_names = has_usual_names(text);
    const pugi::xml_parse_result parsed = part->xml.load_buffer_inplace(
        part->buffer.data(), part->buffer.size(), kParseFlags, pugi::encoding_utf8);
    if (!parsed) {
        return malformed_part(
            part->name, static_cast<std::size_t>(parsed.offset), words_for(parsed.status));
    }
    if (!usual_names) {
        make_names_usual(part->xml);
    }
    return part;
}

std::string_view val(pugi::xml_node node) {
    return node.attribute("w:val").value();
}

std::optional<std::int32_t> to_integer(std::string_view text) {
    constexpr std::string_view kSpace = " \t\n\r";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) {
        return std::nullopt;
    }
    text = text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
    if (text.size() > 1 && text.front() == '+') {
        text.remove_prefix(1);
    }
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

std::optional<std::int32_t> child_integer(pugi::xml_node parent, const char* name) {
    return to_integer(val(parent.child(name)));
}

bool is_on(std::string_view value) {
    return !(value == "0" || value == "false" || value == "off");
}

std::optional<bool> on_off(pugi::xml_node parent, const char* name) {
    const pugi::xml_node node = parent.child(name);
    return node ? std::optional(is_on(val(node))) : std::nullopt;
}

std::optional<std::int32_t> to_twips(std::string_view text) {
    if (const auto plain = to_integer(text)) {
        return plain;
    }
    struct Unit {
        std::string_view name;
        double twips;
    };
    static constexpr std::array<Unit, 6> kUnits = {{{"pt", 20},
                                                    {"cm", 1440 / 2.54},
                                                    {"mm", 144 / 2.54},
                                                    {"in", 1440},
                                                    {"pc", 240},
                                                    {"pi", 240}}};
    const std::size_t split = text.find_first_not_of("0123456789.-+");
    double value = 0;
    const std::string_view number = text.substr(0, split);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() ||
        split == std::string_view::npos) {
        return std::nullopt;
    }
    const auto unit = std::ranges::find(kUnits, text.substr(split), &Unit::name);
    const double twips = unit == kUnits.end() ? 0 : value * unit->twips;
    if (unit == kUnits.end() || std::abs(twips) > 1e8) {
        return std::nullopt;
    }
    return static_cast<std::int32_t>(std::lround(twips));
}

}  // namespace review
