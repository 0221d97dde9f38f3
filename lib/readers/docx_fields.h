// Complex fields (w:fldChar): which text is result and which is code. Private to the readers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace review {

/// One open field.
struct WordField {
    std::string instruction;
    bool in_code = true;            // before w:fldChar separate
    bool is_form_text = false;      // legacy text form field
    std::string_view form_default;  // its default text
    std::size_t result_begin = 0;   // segment index where the result begins
};

/// The fields that are open at one place of a story.
class FieldStack {
public:
    void begin(pugi::xml_node field_char);
    /// `segment` is the index that the next segment will have.
    void separate(std::size_t segment);
    /// The field that ends here; nullopt when none was open.
    std::optional<WordField> end();
    void add_instruction(std::string_view text);

    /// Whether text here is code of some open field, not shown.
    [[nodiscard]] bool in_code() const { return codes_ > 0; }
    /// Remembers a segment that is hidden because it was written while in_code().
    void note_code_text(std::size_t segment) { code_text_.push_back(segment); }

    /// At the end of a story: the segments hidden by a field that never ended, which was no field.
    [[nodiscard]] std::vector<std::size_t> wrongly_hidden() const;

private:
    void close_code();

    std::vector<WordField> open_;
    std::size_t codes_ = 0;
    std::vector<std::size_t> code_text_;
};

/// What Word shows for a field without a result: the last argument of MACROBUTTON; empty for
/// others.
[[nodiscard]] std::string_view text_of_macro_button(std::string_view instruction);

/// Whether the field draws something from its code alone (EQ, SYMBOL, LISTNUM, AUTONUM …).
[[nodiscard]] bool shows_without_result(std::string_view instruction);

/// First word of a field code ("FORMTEXT").
[[nodiscard]] std::string_view field_name(std::string_view instruction);

}  // namespace review
