#include "law/catalog.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "law/name_key.h"

namespace review {

namespace {

constexpr std::string_view kAsOf = "#as-of\t";
constexpr std::string_view kColumns =
    "name\taliases\tlevel\tfirst\tmade\teffective\tended\tended_by\tend\tsuccessor\tlast_article"
    "\torder";
constexpr std::size_t kColumnCount = 12;

/// The whole of a name.
KeyHash key_of(std::string_view name) {
    KeyHash key;
    while (!name.empty()) {
        const std::size_t skipped = skipped_in_key(name);
        name.remove_prefix(skipped > 0 ? skipped : key.take(name));
    }
    return key;
}

constexpr std::size_t kStarts = 1U << 14U;

/// Slot of the first two characters of a name, the filter before any look-up by prefix.
std::size_t first_two(std::string_view key) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, key.data(), std::min<std::size_t>(6, key.size()));
    return static_cast<std::size_t>((bytes * 0x9E3779B97F4A7C15U) >> 50U);
}

/// Tabs in `text`, eight bytes at a time: every start of the program counts them.
std::size_t count_tabs(std::string_view text) {
    constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FU;
    constexpr std::uint64_t kTabs = 0x0909090909090909U;
    std::size_t count = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        word ^= kTabs;  // a tab is a zero byte now
        const std::uint64_t zero = ~(((word & kLow) + kLow) | word | kLow);
        count += static_cast<std::size_t>(((zero >> 7U) * 0x0101010101010101U) >> 56U);
    }
    for (; i < text.size(); ++i) {
        count += text[i] == '\t' ? 1U : 0U;
    }
    return count;
}

/// The next line of `rest`, which is moved past it.
std::string_view take_line(std::string_view& rest) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    return line;
}

bool is_row(std::string_view line) {
    return !line.empty() && line.front() != '#';
}

std::array<std::string_view, kColumnCount> split_row(std::string_view line) {
    std::array<std::string_view, kColumnCount> fields;
    for (std::string_view& field : fields) {
        const std::size_t tab = line.find('\t');
        field = line.substr(0, tab);
        line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    return fields;
}

Law decode_row(std::string_view line) {
    const auto field = split_row(line);
    Law law{.name = field[0],
            .level = field[2],
            .effective = field[5],
            .ended = field[6],
            .successor = field[9],
            .last_article = 0,
            .repealed = field[8] == "repealed",
            .first = field[3],
            .made = field[4],
            .ended_by = field[7],
            .order = field[11],
            .aliases = field[1]};
    std::from_chars(field[10].data(), field[10].data() + field[10].size(), law.last_article);
    return law;
}

/// When a text starts to count: the day it came into force or, unknown, the day it was made.
std::string_view start_of(const Law& law) {
    return law.effective.empty() ? law.made : law.effective;
}

/// Whether a text whose day of entry into force is unknown may not have been in force yet: two
/// years from the day it was made.
bool may_wait(const Law& law, std::string_view day) {
    int year = 0;
    if (!law.effective.empty() || law.made.size() < 4 ||
        std::from_chars(law.made.data(), law.made.data() + 4, year).ec != std::errc()) {
        return false;
    }
    return day < std::to_string(year + 2) + std::string(law.made.substr(4));
}

bool on_or_after(std::string_view date, std::string_view day) {
    return !day.empty() && date >= day;
}

}  // namespace

const char* law_status_name(LawStatus status) {
    static constexpr std::array<const char*, 5> kNames = {
        "in-force", "amended", "repealed", "not-yet", "unknown"};
    return kNames[static_cast<std::size_t>(status)];
}

struct LawCatalog::Impl {
    std::string table;
    std::string_view as_of;
    std::string_view rows;  // what follows the header

    /// A name or alias and the row that has it. Two names with one 64-bit hash are not expected.
    struct Entry {
        std::uint64_t key = 0;
        std::string_view row;
    };
    // Built on first use.
    std::once_flag once;
    std::vector<Entry> entries;        // of one slot one after the other
    std::vector<std::uint32_t> slots;  // first entry of each slot, by the high bits of the key
    PairFilter name_starts;
    std::vector<std::uint16_t> starts;  // longest key, in bytes, by first_two()
    std::once_flag orders_once;
    std::unordered_map<std::string_view, std::string_view> orders;  // rows; empty: of several laws

    static std::size_t slot_of(std::uint64_t key) {
        return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 51U);  // 13 bits
    }

    void add_key(std::string_view name, std::string_view row, std::vector<Entry>& found) {
        const KeyHash key = key_of(name);
        if (key.size() == 0) {
            return;
        }
        if (!found.empty() && found.back().key == key.value() &&
            found.back().row.data() == row.data()) {
            return;
        }
        found.push_back({.key = key.value(), .row = row});
        name.remove_prefix(name_begin(name));
        add_start(name);
        std::uint16_t& longest = starts[first_two(name)];
        longest = static_cast<std::uint16_t>(
            std::max<std::size_t>(longest, std::min<std::size_t>(key.size(), 0xFFFF)));
    }

    void add_start(std::string_view name) {
        const CodePoint first = code_point_at(name, 0);
        if (first.size < name.size()) {
            const CodePoint second = code_point_at(name, first.size);
            name_starts.add(fold_width(first.value), fold_width(second.value));
        }
    }

    static std::size_t name_begin(std::string_view name) {
        std::size_t begin = 0;
        while (const std::size_t skipped = skipped_in_key(name.substr(begin))) {
            begin += skipped;
        }
        return begin;
    }

    void build() {
        std::vector<Entry> found;
        found.reserve(rows.size() / 60);
        starts.assign(kStarts, 0);
        name_starts.reset(rows.size() / 60);
        add_start(kStateName);
        for (std::string_view rest = rows; !rest.empty();) {
            const std::string_view row = take_line(rest);
            if (!is_row(row)) {
                continue;
            }
            const std::size_t tab = row.find('\t');
            add_key(row.substr(0, tab), row, found);
            std::string_view aliases = row.substr(tab + 1);
            aliases = aliases.substr(0, aliases.find('\t'));
            while (!aliases.empty()) {
                const std::size_t end = std::min(aliases.find(';'), aliases.size());
                add_key(aliases.substr(0, end), row, found);
                aliases.remove_prefix(std::min(end + 1, aliases.size()));
            }
        }
        group(found);
    }

    void build_orders() {
        for (std::string_view rest = rows; !rest.empty();) {
            const std::string_view row = take_line(rest);
            const std::string_view order = row.substr(row.rfind('\t') + 1);
            if (!is_row(row) || order.empty()) {
                continue;
            }
            const auto [at, added] = orders.emplace(order, row);
            const std::string_view name = row.substr(0, row.find('\t') + 1);
            if (!added && !at->second.starts_with(name)) {
                at->second = {};
            }
        }
    }

    /// Counting sort by slot; rows of one name stay in their order.
    void group(const std::vector<Entry>& found) {
        slots.assign((1U << 13U) + 1, 0);
        for (const Entry& entry : found) {
            ++slots[slot_of(entry.key) + 1];
        }
        for (std::size_t i = 1; i < slots.size(); ++i) {
            slots[i] += slots[i - 1];
        }
        std::vector<std::uint32_t> next(slots.begin(), slots.end() - 1);
        entries.resize(found.size());
        for (const Entry& entry : found) {
            entries[next[slot_of(entry.key)]++] = entry;
        }
    }

    [[nodiscard]] std::span<const Entry> slot(std::uint64_t key) const {
        const std::size_t i = slot_of(key);
        return std::span(entries).subspan(slots[i], slots[i + 1] - slots[i]);
    }

    [[nodiscard]] bool contains(std::uint64_t key) const {
        return std::ranges::find(slot(key), key, &Entry::key) != slot(key).end();
    }

    /// Oldest first.
    std::vector<Law> find(std::string_view name) {
        std::call_once(once, [this] { build(); });
        std::vector<Law> laws;
        const std::uint64_t key = key_of(name).value();
        for (const Entry& entry : slot(key)) {
            if (entry.key == key) {
                laws.push_back(decode_row(entry.row));
            }
        }
        std::ranges::stable_sort(laws, {}, start_of);
        return laws;
    }
};

LawCatalog::LawCatalog() : impl_(std::make_unique<Impl>()) {}
LawCatalog::LawCatalog(LawCatalog&&) noexcept = default;
LawCatalog& LawCatalog::operator=(LawCatalog&&) noexcept = default;
LawCatalog::~LawCatalog() = default;

Result<LawCatalog> LawCatalog::load(std::string table, const std::string& path) {
    LawCatalog catalog;
    Impl& impl = *catalog.impl_;
    impl.table = std::move(table);
    const auto bad = [&](std::size_t line, std::string message) {
        Error error{.code = ErrorCode::bad_rule,
                    .message = std::move(message),
                    .path = path,
                    .offset = std::nullopt};
        error.line = line;
        error.column = 1;
        return tl::unexpected<Error>(std::move(error));
    };
    const std::string_view text = impl.table;
    if (!is_valid_utf8(text)) {
        return bad(1, "法律目录不是UTF-8编码，请另存为UTF-8");
    }
    const std::size_t first_end = text.find('\n');
    if (!text.starts_with(kAsOf) || first_end == std::string_view::npos) {
        return bad(1, "法律目录第一行应为“#as-of”、制表符和日期（如2026-11-23）");
    }
    impl.as_of = text.substr(kAsOf.size(), first_end - kAsOf.size());
    const std::size_t second_end = std::min(text.find('\n', first_end + 1), text.size());
    if (text.substr(first_end + 1, second_end - first_end - 1) != kColumns) {
        return bad(2, "法律目录第二行应为列名：" + std::string(kColumns));
    }
    impl.rows = text.substr(std::min(second_end + 1, text.size()));
    std::size_t number = 3;
    for (std::string_view rest = impl.rows; !rest.empty(); ++number) {
        const std::string_view row = take_line(rest);
        const std::size_t columns = count_tabs(row) + 1;
        if (is_row(row) && columns != kColumnCount) {
            return bad(number,
                       "法律目录此行有" + std::to_string(columns) + "列，应为" +
                           std::to_string(kColumnCount) + "列");
        }
    }
    return catalog;
}

std::optional<Law> LawCatalog::find(std::string_view name, std::string_view date) const {
    const std::vector<Law> texts = impl_->find(name);
    if (texts.empty()) {
        return std::nullopt;
    }
    const std::string_view day = date.empty() ? impl_->as_of : date;
    Law law = texts.front();
    for (const Law& text : texts) {
        if (start_of(text) <= day) {
            law = text;
        }
    }
    if (start_of(law) > day && on_or_after(day, law.first) && law.first < law.made) {
        // The law existed, but in an older text that the catalogue does not have.
        law.effective = {};
        law.made = {};
        law.last_article = 0;
    }
    return law;
}

LawStatus LawCatalog::status(const Law& law, std::string_view date) const {
    const std::string_view day = date.empty() ? impl_->as_of : date;
    if (day < start_of(law)) {
        return LawStatus::not_yet;
    }
    if (on_or_after(day, law.ended)) {
        return law.repealed ? LawStatus::repealed : LawStatus::amended;
    }
    if (law.ended.empty() && law.repealed) {
        return law.ended_by.empty() || day >= law.ended_by ? LawStatus::repealed
                                                           : LawStatus::unknown;
    }
    if (law.ended.empty() && !law.ended_by.empty()) {
        // Amended by a text that came into force nobody knows when.
        if (day >= law.ended_by) {
            return LawStatus::amended;
        }
        for (const Law& text : impl_->find(law.name)) {
            if (text.made > start_of(law) && text.made <= day) {
                return LawStatus::unknown;
            }
        }
    }
    return may_wait(law, day) ? LawStatus::unknown : LawStatus::in_force;
}

std::vector<Law> LawCatalog::texts(std::string_view name) const {
    return impl_->find(name);
}

std::optional<Law> LawCatalog::find_order(std::string_view order) const {
    std::call_once(impl_->orders_once, [this] { impl_->build_orders(); });
    const auto found = impl_->orders.find(order);
    return found == impl_->orders.end() || found->second.empty()
               ? std::nullopt
               : std::optional(decode_row(found->second));
}

std::vector<Law> LawCatalog::all() const {
    std::vector<Law> laws;
    for (std::string_view rest = impl_->rows; !rest.empty();) {
        if (const std::string_view row = take_line(rest); is_row(row)) {
            laws.push_back(decode_row(row));
        }
    }
    return laws;
}

const PairFilter& LawCatalog::name_starts() const {
    std::call_once(impl_->once, [this] { impl_->build(); });
    return impl_->name_starts;
}

std::size_t LawCatalog::match_name(std::string_view text) const {
    std::call_once(impl_->once, [this] { impl_->build(); });
    const std::size_t skipped = text.starts_with(kStateName) ? kStateName.size() : 0;
    const std::size_t longest =
        text.size() < skipped + 6 ? 0 : impl_->starts[first_two(text.substr(skipped))];
    // Names hold blanks and marks that keys leave out, but not many.
    const std::size_t limit = std::min(text.size(), skipped + 4 * longest);
    std::size_t matched = 0;
    KeyHash key;
    for (std::size_t i = skipped; i < limit && key.size() < longest;) {
        const std::string_view rest = text.substr(i);
        const std::size_t dropped = skipped_in_key(rest);
        i += dropped > 0 ? dropped : key.take(rest);
        if (dropped == 0 && impl_->contains(key.value())) {
            matched = i;
        }
    }
    return matched;
}

std::string_view LawCatalog::as_of() const {
    return impl_->as_of;
}

}  // namespace review
