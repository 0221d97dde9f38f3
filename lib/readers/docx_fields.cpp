#include "readers/docx_fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/ooxml.h"

namespace review {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kMaxInstruction = 4096;

/// Takes the first word off `text`.
std::string_view take_word(std::string_view& text) {
    const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
    const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

bool same_word(std::string_view a, std::string_view upper) {
    return std::ranges::equal(a, upper, [](char x, char y) {
        return (x >= 'a' && x <= 'z' ? static_cast<char>(x - 'a' + 'A') : x) == y;
    });
}

}  // namespace

void FieldStack::begin(pugi::xml_node field_char) {
    WordField field;
    if (const pugi::xml_node input = field_char.child("w:ffData").child("w:textInput")) {
        field.is_form_text = true;
        field.form_default = val(input.child("w:default"));
    }
    open_.push_back(std::move(field));
    ++codes_;
}

void FieldStack::separate(std::size_t segment) {
    if (!open_.empty() && open_.back().in_code) {
        open_.back().in_code = false;
        open_.back().result_begin = segment;
        close_code();
    }
}

std::optional<WordField> FieldStack::end() {
    if (open_.empty()) {
        return std::nullopt;
    }
    WordField field = std::move(open_.back());
    open_.pop_back();
    if (field.in_code) {
        close_code();
    }
    return field;
}

void FieldStack::add_instruction(std::string_view text) {
    if (!open_.empty() && open_.back().in_code) {
        std::string& instruction = open_.back().instruction;
        instruction +=
            text.substr(0, kMaxInstruction - std::min(kMaxInstruction, instruction.size()));
    }
}

void FieldStack::close_code() {
    if (--codes_ == 0) {
        code_text_.clear();
    }
}

std::vector<std::size_t> FieldStack::wrongly_hidden() const {
    return codes_ > 0 ? code_text_ : std::vector<std::size_t>();
}

std::string_view field_name(std::string_view instruction) {
    return take_word(instruction);
}

std::string_view text_of_macro_button(std::string_view instruction) {
    if (!same_word(take_word(instruction), "MACROBUTTON")) {
        return {};
    }
    static_cast<void>(take_word(instruction));  // the macro
    const std::size_t begin = std::min(instruction.find_first_not_of(kSpace), instruction.size());
    instruction.remove_prefix(begin);
    return instruction;
}

bool shows_without_result(std::string_view instruction) {
    static constexpr std::array<std::string_view, 6> kNames = {
        "EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"};
    const std::string_view name = field_name(instruction);
    return std::ranges::any_of(kNames,
                               [&](std::string_view known) { return same_word(name, known); });
}

}  // namespace review
