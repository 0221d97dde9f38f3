#include <cstdint>
#include <utility>

#include "facts/fields.h"

namespace review {

namespace {

bool same_row(const Field& a, const Field& b) {
    return a.table == b.table && a.row == b.row;
}

class CellValues {
public:
    CellValues(const ExtractContext& context, const std::vector<Field>& fields)
        : context_(context), fields_(fields), columns_(context.lexicon.list("table-columns")) {}

    std::vector<Field> take() {
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            const Field& field = fields_[f];
            if (field.table == kNone || !field.value.empty()) {
                made_.push_back(field);
            } else if (names_column(f)) {
                heads_.push_back(made_.size());
                made_.push_back(field);
            } else if (is_row_of_heads(f)) {
                take_from_columns(field);
            } else {
                made_.push_back(field);
                take_from_right(f);
            }
        }
        return std::move(made_);
    }

private:
    /// One of several role words that head the columns of a table, the first of which is for
    /// labels.
    bool names_column(std::size_t f) {
        const Field& field = fields_[f];
        const auto role_beside = [&](std::size_t other) {
            return other < fields_.size() && fields_[other].is_role() &&
                   fields_[other].value.empty() && same_row(fields_[other], field) &&
                   fields_[other].column != field.column;
        };
        const bool goes_on = !heads_.empty() && same_row(made_[heads_.front()], field);
        const bool head = field.is_role() && field.column > 0 &&
                          (goes_on || (role_beside(f + 1) && !begins_row(f)));
        if (head && !goes_on) {
            heads_.clear();
        }
        return head;
    }

    /// Whether a label stands before field `f` in its row: 甲方 | X | 乙方 | Y.
    [[nodiscard]] bool begins_row(std::size_t f) const {
        return f > 0 && same_row(fields_[f - 1], fields_[f]);
    }

    /// The only label of a row below the heads.
    [[nodiscard]] bool is_row_of_heads(std::size_t f) const {
        const Field& field = fields_[f];
        return !heads_.empty() && made_[heads_.front()].table == field.table &&
               field.row > made_[heads_.front()].row && field.column == 0 &&
               (f + 1 == fields_.size() || !same_row(fields_[f + 1], field));
    }

    void take_from_columns(const Field& label) {
        for (const std::size_t head : heads_) {
            Field field = label;
            field.column = made_[head].column;
            for (std::size_t v = label.view + 1; in_row(v, label); ++v) {
                if (paragraph(v).column == field.column) {
                    set_value(field, v);
                    break;
                }
            }
            made_.push_back(std::move(field));
        }
    }

    void take_from_right(std::size_t f) {
        Field& field = made_.back();
        const std::size_t next = field.view + 1;
        const bool label =
            f + 1 < fields_.size() && fields_[f + 1].view == next && fields_[f + 1].starts_line;
        if (label || !in_row(next, field) || paragraph(next).column <= field.column) {
            return;
        }
        // 单位 | 数量: the head of a price list
        if (field.code == "name" && columns_.find_exact(context_.views[next].text()) != nullptr) {
            return;
        }
        set_value(field, next);
    }

    [[nodiscard]] const Paragraph& paragraph(std::size_t view) const {
        return context_.document.paragraphs[context_.views[view].paragraph];
    }

    [[nodiscard]] bool in_row(std::size_t view, const Field& field) const {
        return view < context_.views.size() && paragraph(view).table == field.table &&
               paragraph(view).row == field.row;
    }

    void set_value(Field& field, std::size_t view) const {
        const std::u32string_view text = context_.views[view].text();
        field.value_view = view;
        field.value = trim_range(text, {.begin = 0, .end = text.size()});
    }

    const ExtractContext& context_;
    const std::vector<Field>& fields_;
    const TermList& columns_;
    std::vector<Field> made_;
    std::vector<std::size_t> heads_;  // role words in made_ that head the columns of a table
};

}  // namespace

void take_cell_values(const ExtractContext& context, std::vector<Field>& fields) {
    fields = CellValues(context, fields).take();
}

}  // namespace review
