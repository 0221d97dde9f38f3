// HTML inside Markdown: tags, entities, addresses in angle brackets. Private to the Markdown
// reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace review {

struct HtmlTag {
    std::size_t end = 0;  // behind '>'
    std::string name;     // lower case
    bool closing = false;
};

/// The tag at `at` ('<'), when its name is known and it closes inside the line; what merely looks
/// like a tag (<甲方>) is none.
[[nodiscard]] std::optional<HtmlTag> html_tag_at(std::string_view line, std::size_t at);

struct HtmlEntity {
    std::size_t end = 0;  // behind ';'
    char32_t character = 0;
};

/// The entity at `at` ('&'): a number, or a name that texts use.
[[nodiscard]] std::optional<HtmlEntity> html_entity_at(std::string_view line, std::size_t at);

/// Behind the '>' of an address in angle brackets at `at` ('<'); 0 when it is none.
[[nodiscard]] std::size_t autolink_end(std::string_view line, std::size_t at);

}  // namespace review
