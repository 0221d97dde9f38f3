// What a document says of itself behind a label: 项目名称：…, 合同编号：…. A reader compares them
// from place to place, so the words are kept as printed.
#include <algorithm>
#include <string>

#include "facts/extract.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

constexpr std::size_t kLongestValue = 80;  // chars

class NamedFieldReader {
public:
    explicit NamedFieldReader(const ExtractContext& context)
        : context_(context), labels_(context.lexicon.list("document-fields")) {}

    void read(std::size_t index, std::vector<Fact>& facts) {
        const View& view = context_.views[index];
        const std::u32string_view text = view.text();
        if (context_.document.paragraphs[view.paragraph].table == kNone && !holds(text, U':')) {
            return;
        }
        for (const TermList::Match& label : labels_.find_all(text)) {
            const bool cell = label.begin == 0 && label.end == text.size();
            const bool colon = label.end < text.size() && text[label.end] == U':';
            if (colon && may_begin(view, label.begin)) {
                add(view, *label.term, value_range(view, label.end + 1), facts);
            } else if (cell && is_cell_beside(index)) {
                const View& next = context_.views[index + 1];
                add(next, *label.term, value_range(next, 0), facts);
            }
        }
    }

private:
    /// 项目名称 at the beginning or after a mark; not the end of 采购代理项目名称.
    [[nodiscard]] bool may_begin(const View& view, std::size_t i) const {
        const std::size_t start = skip_line_number(view.text());
        return i <= start || is_dotted_label(view.text().substr(0, i)) ||
               holds(U",;。:() 、\"“", view.chars[i - 1]) ||
               gap_before(context_.document, view, i) >= kWidestGap;
    }

    /// 1.1 in 1.1 工程名称：.
    static bool is_dotted_label(std::u32string_view text) {
        constexpr std::size_t kLongest = 12;
        return text.size() <= kLongest && is_digit(text.front()) &&
               std::ranges::all_of(
                   text, [](char32_t c) { return is_digit(c) || c == U'.' || c == U' '; });
    }

    [[nodiscard]] bool is_cell_beside(std::size_t index) const {
        const auto paragraph = [this](std::size_t i) -> const Paragraph& {
            return context_.document.paragraphs[context_.views[i].paragraph];
        };
        if (index + 1 >= context_.views.size() || paragraph(index).table == kNone) {
            return false;
        }
        const Paragraph& next = paragraph(index + 1);
        return next.table == paragraph(index).table && next.row == paragraph(index).row &&
               next.column > paragraph(index).column;
    }

    /// To the end of the line, to a mark that ends the sentence, to a wide gap or to the bracket
    /// that holds the label.
    [[nodiscard]] Range value_range(const View& view, std::size_t begin) const {
        const std::u32string_view text = view.text();
        std::size_t end = begin;
        int depth = 0;
        for (; end < text.size() && end - begin <= kLongestValue; ++end) {
            const char32_t c = text[end];
            depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
            if (depth < 0 || is_sentence_end(c) || c == U',' ||
                (end > begin && gap_before(context_.document, view, end) >= kWidestGap)) {
                break;
            }
        }
        return trim_range(text, {.begin = begin, .end = end});
    }

    void add(const View& view, const LexiconTerm& label, Range value, std::vector<Fact>& facts) {
        const std::u32string_view text = view.text();
        const std::u32string_view words = text.substr(value.begin, value.size());
        const bool filled = std::ranges::any_of(
            words, [](char32_t c) { return is_digit(c) || is_ascii_letter(c) || c >= 0x4E00; });
        if (value.empty() || value.size() > kLongestValue || !filled) {
            return;
        }
        Fact fact = make_value(context_, view, value.begin, value.end, "field");
        fact.set("name", std::string(label.code()));
        fact.set("label", to_utf8(label.word));
        fact.set("value", to_utf8(words));
        facts.push_back(std::move(fact));
    }

    static constexpr std::size_t kWidestGap = 4;  // columns on paper

    const ExtractContext& context_;
    const TermList& labels_;
};

}  // namespace

std::vector<Fact> extract_named_fields(const ExtractContext& context) {
    std::vector<Fact> facts;
    NamedFieldReader reader(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        const Story story = context.document.paragraphs[context.views[i].paragraph].story;
        if (story == Story::body || story == Story::text_box) {
            reader.read(i, facts);
        }
    }
    return facts;
}

}  // namespace review
