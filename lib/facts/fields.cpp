#include "facts/fields.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "facts/consortium.h"
#include "facts/party_names.h"

namespace review {

namespace {

constexpr std::size_t kLongestParen = 30;
constexpr std::size_t kLongestLabel = 40;
constexpr std::size_t kMostOnLine = 16;  // fields of a line that are told apart

/// The lists that labels are read by.
struct FieldWords {
    explicit FieldWords(const Lexicon& lexicon)
        : roles(lexicon.list("party-roles")),
          fields(lexicon.list("party-fields")),
          aliases(lexicon.list("alias-words")),
          role_endings(lexicon.list("role-endings")) {}

    const TermList& roles;
    const TermList& fields;
    const TermList& aliases;
    const TermList& role_endings;
};

/// Words that join two labels: 法定代表人或者授权代表, 地址、电话, 甲方的代表.
std::size_t skip_joint(std::u32string_view text, std::size_t i) {
    static constexpr std::u32string_view kJoints = U"/、或及和与的";
    if (i >= text.size() || kJoints.find(text[i]) == std::u32string_view::npos) {
        return i;
    }
    return i + 1 < text.size() && text[i + 1] == U'者' ? i + 2 : i + 1;
}

/// The words for a place to sign or seal are no field of their own: sign, seal, sign-seal.
bool is_mark(std::string_view code) {
    return code.starts_with("sign") || code == "seal";
}

/// Takes what a word says into the field: its code, or that a seal or a signature belongs here.
void take_code(Field& field, std::string_view code) {
    if (is_mark(code)) {
        field.sign = field.sign || code != "seal";
        field.seal = field.seal || code != "sign";
    } else if (field.code.empty()) {
        field.code = code;
    } else if ((field.code == "legal-rep" && code == "agent") ||
               (field.code == "agent" && code == "legal-rep")) {
        field.code = "representative";  // 法定代表人或授权代表: one of the two, not said which
    }
}

/// Reads 盖章, 采购人, 以下简称“甲方” … inside the brackets of a label or a value.
void take_paren(const FieldWords& words, std::u32string_view content, Field& field) {
    for (std::size_t i = 0; i < content.size();) {
        if (const auto match = words.aliases.match_at(content, i); match.term != nullptr) {
            std::u32string alias;
            for (std::size_t k = match.end; k < content.size(); ++k) {
                if (std::u32string_view(U"“”\"'‘’「」:为是 ").find(content[k]) ==
                    std::u32string_view::npos) {
                    alias.push_back(content[k]);
                }
            }
            field.alias = alias;
            return;
        }
        if (const auto match = words.fields.match_at(content, i); match.term != nullptr) {
            if (is_mark(match.term->code())) {
                take_code(field, match.term->code());
            }
            i = match.end;
            continue;
        }
        const auto role = words.roles.match_at(content, i);
        if (role.term != nullptr && field.role == nullptr) {
            field.role = role.term;
        } else if (role.term != nullptr && role.begin == 0 && role.end == content.size() &&
                   field.alias.empty()) {
            field.alias = role.term->word;
        }
        i = role.term != nullptr ? role.end : i + 1;
    }
}

/// 维保单位（乙方）：, a role word that no list knows with one that counts before all others; the
/// index after the brackets, `i` when none stands there.
std::size_t take_named_role(const FieldWords& words,
                            std::u32string_view text,
                            std::size_t i,
                            Field& field) {
    constexpr std::size_t kLongest = 10;
    std::size_t end = i;
    while (end < text.size() && end - i < kLongest && is_han(text[end])) {
        ++end;
    }
    const std::size_t close = end > i && end < text.size() && text[end] == U'('
                                  ? closing_paren(text, end, kLongestParen)
                                  : std::u32string_view::npos;
    if (close == std::u32string_view::npos || close + 1 >= text.size() || text[close + 1] != U':' ||
        words.role_endings.match_before(text, end).term == nullptr) {
        return i;
    }
    Field named;
    take_paren(words, text.substr(end + 1, close - end - 1), named);
    const LexiconTerm* role =
        named.role != nullptr ? named.role : words.roles.find_exact(named.alias);
    if (role == nullptr || role->weight() < 2) {
        return i;
    }
    field.role = role;
    field.alias = text.substr(i, end - i);
    return close + 1;
}

/// One part of a label at `i`; the index after it, `i` when there is none.
std::size_t take_part(const FieldWords& words,
                      std::u32string_view text,
                      std::size_t i,
                      Field& field) {
    const auto role = words.roles.match_at(text, i);
    const auto word = words.fields.match_at(text, i);
    if (role.term != nullptr && (word.term == nullptr || role.end >= word.end)) {
        if (field.role == nullptr) {
            field.role = role.term;
        }
        return is_member(role.term) ? skip_member_number(text, role.end) : role.end;
    }
    if (word.term != nullptr) {
        take_code(field, word.term->code());
        return word.end;
    }
    if (i >= text.size() || text[i] != U'(') {
        const bool first = field.role == nullptr && field.code.empty();
        return first ? take_named_role(words, text, i, field) : i;
    }
    const std::size_t close = closing_paren(text, i, kLongestParen);
    if (close == std::u32string_view::npos) {
        return i;
    }
    const std::u32string_view content = text.substr(i + 1, close - i - 1);
    const bool labelled = field.role != nullptr || !field.code.empty() || field.sign || field.seal;
    const LexiconTerm* mark = words.fields.find_exact(content);
    if (!labelled && (mark == nullptr || !is_mark(mark->code()))) {
        return i;
    }
    take_paren(words, content, field);
    return close + 1;
}

/// The label that starts at `position`: role words, field words, brackets and the words that join
/// them. `label` is empty when none starts there.
Field parse_label(const ExtractContext& context,
                  const FieldWords& words,
                  const View& view,
                  std::size_t position) {
    const std::u32string_view text = view.text();
    Field field;
    std::size_t i = position;
    while (i < text.size() && i - position < kLongestLabel) {
        // Wide room parts two labels; a bracket near by or a colon still belongs to the one before.
        const std::size_t gap = i > position ? gap_before(context.document, view, i) : 0;
        const std::size_t widest = text[i] == U'(' ? kWideGap : 2;
        if (text[i] != U':' && gap >= widest) {
            break;
        }
        const std::size_t part = skip_blank(text, i > position ? skip_joint(text, i) : i);
        const std::size_t after = take_part(words, text, part, field);
        if (after == part) {
            break;
        }
        i = after;
    }
    if (i == position) {
        return {};
    }
    // 户名为X says what 户名：X does
    const bool is = field.code == "account-name" && i < text.size() && text[i] == U'为';
    field.colon = is || (i < text.size() && text[i] == U':');
    field.label = {.begin = position, .end = field.colon ? i + 1 : i};
    return field;
}

/// Whether a label without a colon still is one.
bool stands_alone(const ExtractContext& context,
                  const FieldWords& words,
                  const View& view,
                  const Field& field,
                  std::size_t begin) {
    const std::size_t end = field.label.end;
    const bool alone =
        begin == 0 || gap_before(context.document, view, begin) >= kWideGap;  // a column of its own
    if (end >= view.chars.size()) {
        return alone || field.sign || field.seal;
    }
    const std::size_t gap = gap_before(context.document, view, end);
    if (is_fill_mark(view.chars[end]) || (gap > 0 && (field.seal || field.sign))) {
        return true;
    }
    if (gap >= 2) {
        return alone;
    }
    // 户名X，开户行Y: words that may be followed by their value directly
    const auto word = words.fields.match_at(view.text(), begin);
    return field.role == nullptr && word.term != nullptr && word.term->weight() > 1 &&
           word.end == end && begin > 0;
}

/// 备注：, a label that no list knows, after a gap.
bool starts_unknown_label(std::u32string_view text, std::size_t i) {
    constexpr std::size_t kLongest = 12;
    std::size_t end = i;
    while (end < text.size() && end - i < kLongest &&
           (is_han(text[end]) || text[end] == U'(' || text[end] == U')' || text[end] == U'/')) {
        ++end;
    }
    return end > i && end < text.size() && text[end] == U':';
}

/// Reads the fields of one paragraph.
class FieldLineReader {
public:
    FieldLineReader(const ExtractContext& context,
                    const FieldWords& words,
                    std::size_t view,
                    std::vector<Field>& fields)
        : context_(context),
          words_(words),
          view_(context.views[view]),
          index_(view),
          fields_(fields) {}

    void read() {
        const std::u32string_view text = view_.text();
        const std::size_t start = skip_line_number(text);
        for (std::size_t i = start; i < text.size();) {
            if (!may_start(i, start)) {
                ++i;
                continue;
            }
            std::optional<Field> field = member_at(i, start);
            if (field) {
                i = field->value.end;
                fields_.push_back(std::move(*field));
                continue;
            }
            field = label_at(i, start);
            if (!field) {
                ++i;
                continue;
            }
            field->value.begin = field->label.end;
            field->value.end = value_end(field->label.end, start);
            field->value = trim_range(text, field->value);
            note_brackets(*field);
            i = std::max(field->value.end, field->label.end);
            fields_.push_back(std::move(*field));
        }
    }

private:
    bool may_start(std::size_t i, std::size_t start) const {
        if (i == start) {
            return true;
        }
        if (view_.chars[i - 1] >= 0x4E00 && view_.chars[i - 1] <= 0x9FFF) {  // a word goes on
            return gap_before(context_.document, view_, i) > 0;
        }
        static constexpr std::u32string_view kBefore = U",;。:)、!";
        return kBefore.find(view_.chars[i - 1]) != std::u32string_view::npos ||
               gap_before(context_.document, view_, i) > 0;
    }

    std::optional<Field> label_at(std::size_t i, std::size_t start) const {
        Field field = parse_label(context_, words_, view_, i);
        if (field.label.empty() ||
            (!field.colon && !stands_alone(context_, words_, view_, field, i == start ? 0 : i))) {
            return std::nullopt;
        }
        place(field, i == start);
        return field;
    }

    /// 江州市政设计院有限公司（联合体成员）, a party whose role stands behind its name.
    std::optional<Field> member_at(std::size_t i, std::size_t start) const {
        const std::u32string_view text = view_.text();
        if (i != start && text[i - 1] != U'、') {
            return std::nullopt;
        }
        const NamedMember member = named_member_at(context_.lexicon, text, i);
        if (member.role == nullptr) {
            return std::nullopt;
        }
        Field field;
        field.role = member.role;
        field.colon = true;
        field.label = {.begin = i, .end = i};
        field.value = member.value;
        place(field, i == start);
        note_brackets(field);
        field.alias.clear();
        return field;
    }

    void place(Field& field, bool starts_line) const {
        field.view = field.value_view = index_;
        field.starts_line = starts_line;
        const Paragraph& paragraph = context_.document.paragraphs[view_.paragraph];
        field.table = paragraph.table;
        field.row = paragraph.row;
        field.column = paragraph.column;
    }

    std::size_t value_end(std::size_t begin, std::size_t start) const {
        const std::u32string_view text = view_.text();
        int depth = 0;
        for (std::size_t i = begin; i < text.size(); ++i) {
            const char32_t c = text[i];
            const std::size_t gap = gap_before(context_.document, view_, i);
            const bool parted =
                gap > 0 || (i > begin && (text[i - 1] == U')' || text[i - 1] == U'、'));
            if (depth == 0 && parted &&
                (label_at(i, start) || member_at(i, start) ||
                 (gap >= 2 && starts_unknown_label(text, i)))) {
                return i;
            }
            depth += c == U'(' ? 1 : 0;
            depth -= c == U')' && depth > 0 ? 1 : 0;
            if (depth > 0) {
                continue;
            }
            if (c == U'。' || c == U';' || c == U',') {
                return i;
            }
            if (gap >= kWideGap && i >= begin + 2 && c != U'(' && is_han(c)) {
                return i;
            }
        }
        return text.size();
    }

    /// （盖章）, （签字） after the colon, the seal after a name, and the alias after a name.
    void note_brackets(Field& field) const {
        const std::u32string_view text = view_.text();
        const std::u32string_view value = text.substr(field.value.begin, field.value.size());
        field.seal = field.seal || names_seal(context_.lexicon, value);
        for (std::size_t i = field.value.begin; i < field.value.end; ++i) {
            if (text[i] != U'(') {
                continue;
            }
            const std::size_t close = closing_paren(text, i, kLongestParen);
            if (close == std::u32string_view::npos || close >= field.value.end) {
                return;
            }
            take_paren(words_, text.substr(i + 1, close - i - 1), field);
            i = close;
        }
    }

    const ExtractContext& context_;
    const FieldWords& words_;
    const View& view_;
    std::size_t index_;
    std::vector<Field>& fields_;
};

void number_fields(std::vector<Field>& fields) {
    for (std::size_t f = 0; f < fields.size(); ++f) {
        const std::size_t first = f > kMostOnLine ? f - kMostOnLine : 0;
        for (std::size_t k = f; k > first && fields[k - 1].view == fields[f].view; --k) {
            fields[f].ordinal += fields[k - 1].code == fields[f].code ? 1 : 0;
        }
    }
}

}  // namespace

std::vector<Field> read_fields(const ExtractContext& context) {
    const FieldWords words(context.lexicon);
    std::vector<Field> fields;
    for (std::size_t v = 0; v < context.views.size(); ++v) {
        const Story story = context.document.paragraphs[context.views[v].paragraph].story;
        if (story == Story::body || story == Story::text_box) {
            FieldLineReader(context, words, v, fields).read();
        }
    }
    take_cell_values(context, fields);
    number_fields(fields);
    return fields;
}

}  // namespace review
