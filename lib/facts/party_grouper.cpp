#include "facts/party_grouper.h"

#include <algorithm>
#include <utility>

#include "facts/party_names.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMostParties = 100;  // of one contract; more are no contract

Span field_span(const ExtractContext& context, const Field& field) {
    const Span label = context.views[field.view].span(field.label.begin, field.label.end);
    if (field.value.empty()) {
        return label;
    }
    const Span value = context.views[field.value_view].span(field.value.begin, field.value.end);
    return {.begin = label.begin, .end = std::max(label.end, value.end)};
}

/// Two fields on one line of text or in one row of a table.
bool on_one_line(const Field& a, const Field& b) {
    return a.table != kNone ? a.table == b.table && a.row == b.row : a.view == b.view;
}

}  // namespace

void PartyGrouper::add(const Field& field) {
    if (field.is_role() || (field.role != nullptr && field.code == "name")) {  // 甲方名称：X
        add_role(field);
        return;
    }
    PartyBlock* block = field.role != nullptr ? block_of_role(field) : owner_of(field);
    if (block != nullptr) {
        add_detail(*block, field);
    }
}

void PartyGrouper::take_line_below(const Field& field) {
    const std::size_t view = field.view + 1;
    if (&field != last_role_ || blocks_.empty() || !blocks_.back().name.empty() || !field.colon ||
        field.table != kNone || view >= context_.views.size()) {
        return;
    }
    const std::u32string_view text = context_.views[view].text();
    if (text.find(U':') != std::u32string_view::npos) {
        return;
    }
    std::vector<PartyBlock*> nameless;
    for (const Column& column : columns_) {
        if (blocks_[column.block].name.empty()) {
            nameless.push_back(&blocks_[column.block]);
        }
    }
    const std::vector<Range> names = names_on_line(view);
    if (names.size() != nameless.size()) {
        return;  // it is not sure whose names they are
    }
    for (std::size_t n = 0; n < names.size(); ++n) {
        set_name(*nameless[n], view, names[n]);
    }
}

std::vector<Range> PartyGrouper::names_on_line(std::size_t view) const {
    constexpr std::size_t kLongest = 40;
    const View& line = context_.views[view];
    const std::u32string_view text = line.text();
    std::vector<Range> names;
    for (std::size_t begin = 0; begin < text.size() && names.size() < kMostParties;) {
        std::size_t end = begin + 1;
        while (end < text.size() && gap_before(context_.document, line, end) < kWideGap) {
            ++end;
        }
        const Range range = name_range(context_.lexicon, text.substr(begin, end - begin));
        const Range name{.begin = begin + range.begin, .end = begin + range.end};
        const auto words = text.substr(name.begin, name.size());
        if (range.empty() || name.size() > kLongest ||
            kind_of_name(context_.lexicon, words).kind == "unknown") {
            return {};
        }
        names.push_back(name);
        begin = skip_blank(text, end);
    }
    return names;
}

void PartyGrouper::add_role(const Field& field) {
    PartyBlock block;
    block.role = to_utf8(field.role->word);
    block.side = field.role->code();
    block.alias = field.alias;
    block.sign = field.sign;
    block.seal = field.seal;
    block.span = field_span(context_, field);
    const bool named = take_name(block, field);
    const View& view = context_.views[field.view];
    const bool to_fill =
        field.label.end < view.chars.size() && (is_fill_mark(view.chars[field.label.end]));
    if (!named && !field.colon && !field.sign && !field.seal && field.table == kNone && !to_fill) {
        return;  // the word at the beginning of a sentence or of a heading
    }
    if (blocks_.size() >= kMostParties) {
        return;
    }
    if (last_role_ == nullptr || !on_one_line(*last_role_, field)) {
        columns_.clear();
    }
    columns_.push_back({.column = field.column, .block = blocks_.size()});
    last_role_ = &field;
    blocks_.push_back(std::move(block));
}

void PartyGrouper::add_detail(PartyBlock& block, const Field& field) {
    const bool signer =
        field.code == "legal-rep" || field.code == "agent" || field.code == "representative";
    block.sign = block.sign || field.sign || signer;
    block.seal = block.seal || field.seal;
    block.date = block.date || field.code == "date";
    if (field.code == "name" && block.name.empty()) {
        take_name(block, field);
        return;
    }
    if (field.code.empty() || field.value.empty() || !block.detail(field.code).empty()) {
        return;
    }
    const std::u32string_view value = value_text(context_, field);
    const Range range = name_range(context_.lexicon, value);
    if ((signer || field.code == "contact") && is_digit(value.front())) {
        return;  // the day of signing, or a number to call
    }
    if (!range.empty()) {
        block.details.emplace_back(field.code, to_utf8(value.substr(range.begin, range.size())));
    }
}

bool PartyGrouper::take_name(PartyBlock& block, const Field& field) {
    const std::u32string_view value = value_text(context_, field);
    const Range range = name_range(context_.lexicon, value);
    if (range.empty()) {
        return false;
    }
    const std::u32string_view name = value.substr(range.begin, range.size());
    const bool sure = field.colon || field.table != kNone;
    if (!sure && kind_of_name(context_.lexicon, name).kind == "unknown") {
        return false;
    }
    set_name(block,
             field.value_view,
             {.begin = field.value.begin + range.begin, .end = field.value.begin + range.end});
    if (block.alias.empty()) {
        block.alias = field.alias;
    }
    return true;
}

void PartyGrouper::set_name(PartyBlock& block, std::size_t view, Range range) {
    block.name = context_.views[view].text().substr(range.begin, range.size());
    block.name_span = context_.views[view].span(range.begin, range.end);
}

PartyBlock* PartyGrouper::block_of_role(const Field& field) {
    const std::string role = to_utf8(field.role->word);
    auto found = std::find_if(blocks_.rbegin(), blocks_.rend(), [&](const PartyBlock& block) {
        return block.role == role;
    });
    if (found == blocks_.rend()) {
        found = std::find_if(blocks_.rbegin(), blocks_.rend(), [&](const PartyBlock& block) {
            return block.side == field.role->code();
        });
    }
    return found == blocks_.rend() ? nullptr : &*found;
}

PartyBlock* PartyGrouper::owner_of(const Field& field) {
    if (blocks_.empty()) {
        return nullptr;
    }
    if (columns_.size() < 2 || last_role_ == nullptr || on_one_line(*last_role_, field)) {
        return &blocks_.back();
    }
    if (field.table != kNone && field.table == last_role_->table) {
        const Column* owner = &columns_.front();
        for (const Column& column : columns_) {
            owner = column.column <= field.column ? &column : owner;
        }
        return &blocks_[owner->block];
    }
    if (field.table == kNone && last_role_->table == kNone) {
        return &blocks_[columns_[std::min(field.ordinal, columns_.size() - 1)].block];
    }
    return &blocks_.back();
}

}  // namespace review
