// The two ways a party is named in the head: by labels and fields, and inside a sentence. Private
// to lib/facts; party_blocks.cpp puts them together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/extract.h"
#include "facts/fields.h"
#include "facts/party_blocks.h"

namespace review {

/// Collects blocks in reading order and finds the one that a field belongs to: the party before it,
/// or the one of its column where parties stand side by side. Fields must outlive the grouper.
class PartyGrouper {
public:
    explicit PartyGrouper(const ExtractContext& context) : context_(context) {}

    void add(const Field& field);
    /// A name on the line below its label: 甲方： / 江州市城市管理局; side by side as the labels
    /// are.
    void take_line_below(const Field& field);
    [[nodiscard]] std::vector<PartyBlock> take() { return std::move(blocks_); }

private:
    struct Column {
        std::int32_t column = kNone;
        std::size_t block = 0;
    };

    void add_role(const Field& field);
    void add_detail(PartyBlock& block, const Field& field);
    bool take_name(PartyBlock& block, const Field& field);
    /// Names of units or persons that fill a line, parted by wide room; empty when it holds others.
    [[nodiscard]] std::vector<Range> names_on_line(std::size_t view) const;
    void set_name(PartyBlock& block, std::size_t view, Range range);
    PartyBlock* block_of_role(const Field& field);
    PartyBlock* owner_of(const Field& field);

    const ExtractContext& context_;
    std::vector<PartyBlock> blocks_;
    std::vector<Column> columns_;  // roles of the last line that has any
    const Field* last_role_ = nullptr;
};

/// Parties named as X（以下简称“甲方”） or X（甲方） in the sentences of one view.
void read_prose_parties(const ExtractContext& context,
                        std::size_t view,
                        std::vector<PartyBlock>& blocks);

}  // namespace review
