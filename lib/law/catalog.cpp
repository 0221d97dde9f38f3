#include "law/catalog.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace review {

namespace {

constexpr std::string_view kAsOf = "#as-of\t";
constexpr std::string_view kColumns =
    "name\taliases\tlevel\tfirst\tmade\teffective\tended\tended_by\tend\tsuccessor\tlast_article"
    "\torder";
constexpr std::size_t kColumnCount = 12;
constexpr std::string_view kState = "中华人民共和国";

/// Bytes at the start of `text` that a name may have or lack: blanks, book-title marks, the name of
/// the state. 0: none.
std::size_t skipped_at(std::string_view text) {
    static constexpr std::string_view kSkipped[] = {
        " ", "\t", "　", "《", "》", "〈", "〉", kState};
    for (const std::string_view s : kSkipped) {
        if (text.starts_with(s)) {
            return s.size();
        }
    }
    return 0;
}

/// Appends what stands at the start of `text` to `key` and gives the bytes it took: brackets become
/// ASCII, everything else stays as it is, one UTF-8 sequence at a time.
std::size_t append_folded(std::string& key, std::string_view text) {
    if (text.starts_with("（")) {
        key += '(';
        return 3;
    }
    if (text.starts_with("）")) {
        key += ')';
        return 3;
    }
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    key.append(text.substr(0, size));
    return size;
}

/// A name as it is looked up.
std::string key_of(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    while (!name.empty()) {
        const std::size_t skipped = skipped_at(name);
        name.remove_prefix(skipped > 0 ? skipped : append_folded(key, name));
    }
    return key;
}

/// Small hash of the first two characters of a key, the filter before any look-up by prefix.
std::uint32_t first_two(std::string_view key) {
    std::uint32_t hash = 2166136261U;
    for (std::size_t i = 0; i < std::min<std::size_t>(6, key.size()); ++i) {
        hash = (hash ^ static_cast<unsigned char>(key[i])) * 16777619U;
    }
    return (hash ^ (hash >> 16U)) & 0xFFFFU;
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

/// When a text starts to count: the day it came into force or, unknown, the day it was made.
std::string_view start_of(const Law& law) {
    return law.effective.empty() ? law.made : law.effective;
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

    // Built on first use.
    std::once_flag once;
    std::vector<Law> laws;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key;  // oldest text first
    std::bitset<65536> first_chars;
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> lengths;  // of keys, longest first

    void add_key(std::string_view name, std::uint32_t law) {
        std::string key = key_of(name);
        if (key.empty()) {
            return;
        }
        const std::uint32_t start = first_two(key);
        first_chars.set(start);
        const std::size_t size = key.size();
        auto& texts = by_key[std::move(key)];
        if (texts.empty()) {
            lengths[start].push_back(size);
        }
        if (std::ranges::find(texts, law) == texts.end()) {
            texts.push_back(law);
        }
    }

    void add_row(std::string_view line) {
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
                .order = field[11]};
        std::from_chars(field[10].data(), field[10].data() + field[10].size(), law.last_article);
        const auto index = static_cast<std::uint32_t>(laws.size());
        laws.push_back(law);
        add_key(law.name, index);
        std::string_view aliases = field[1];
        while (!aliases.empty()) {
            const std::size_t end = std::min(aliases.find(';'), aliases.size());
            add_key(aliases.substr(0, end), index);
            aliases.remove_prefix(std::min(end + 1, aliases.size()));
        }
    }

    void build() {
        std::string_view rest = rows;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            if (end > 0 && rest.front() != '#') {
                add_row(rest.substr(0, end));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        for (auto& [key, texts] : by_key) {
            std::ranges::stable_sort(texts, {}, [&](std::uint32_t i) { return start_of(laws[i]); });
        }
        for (auto& [start, sizes] : lengths) {
            std::ranges::sort(sizes, std::ranges::greater{});
            const auto tail = std::ranges::unique(sizes);
            sizes.erase(tail.begin(), tail.end());
        }
    }

    const std::vector<std::uint32_t>* find(std::string_view name) {
        std::call_once(once, [this] { build(); });
        const auto found = by_key.find(key_of(name));
        return found == by_key.end() ? nullptr : &found->second;
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
        const std::string_view row = rest.substr(0, rest.find('\n'));
        const auto columns = static_cast<std::size_t>(std::ranges::count(row, '\t')) + 1;
        if (!row.empty() && row.front() != '#' && columns != kColumnCount) {
            return bad(number,
                       "法律目录此行有" + std::to_string(columns) + "列，应为" +
                           std::to_string(kColumnCount) + "列");
        }
        rest.remove_prefix(std::min(row.size() + 1, rest.size()));
    }
    return catalog;
}

std::optional<Law> LawCatalog::find(std::string_view name, std::string_view date) const {
    const std::vector<std::uint32_t>* texts = impl_->find(name);
    if (texts == nullptr) {
        return std::nullopt;
    }
    const std::string_view day = date.empty() ? impl_->as_of : date;
    const Law* chosen = nullptr;
    for (const std::uint32_t i : *texts) {
        const Law& law = impl_->laws[i];
        if (chosen == nullptr || start_of(law) <= day) {
            chosen = &law;
        }
    }
    Law law = *chosen;
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
    return LawStatus::in_force;
}

std::vector<Law> LawCatalog::texts(std::string_view name) const {
    std::vector<Law> laws;
    if (const std::vector<std::uint32_t>* found = impl_->find(name)) {
        for (const std::uint32_t i : *found) {
            laws.push_back(impl_->laws[i]);
        }
    }
    return laws;
}

std::size_t LawCatalog::match_name(std::string_view text) const {
    std::call_once(impl_->once, [this] { impl_->build(); });
    const std::size_t skipped = text.starts_with(kState) ? kState.size() : 0;
    const std::string_view rest = text.substr(skipped);
    if (rest.size() < 6) {
        return 0;
    }
    const std::uint32_t start = first_two(rest);
    if (!impl_->first_chars.test(start)) {
        return 0;
    }
    // Keys are shorter than names by what key_of drops, so names are folded as far as the longest.
    const std::vector<std::size_t>& sizes = impl_->lengths.at(start);
    std::string key;
    std::vector<std::pair<std::size_t, std::size_t>> ends;  // bytes of key, bytes of text
    const std::size_t limit = std::min(text.size(), skipped + 4 * sizes.front());
    for (std::size_t i = skipped; i < limit && key.size() < sizes.front();) {
        const std::size_t drop = skipped_at(text.substr(i));
        i += drop > 0 ? drop : append_folded(key, text.substr(i));
        if (drop == 0) {
            ends.emplace_back(key.size(), i);
        }
    }
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        key.resize(end->first);
        if (std::ranges::find(sizes, end->first) != sizes.end() && impl_->by_key.contains(key)) {
            return end->second;
        }
    }
    return 0;
}

std::string_view LawCatalog::as_of() const {
    return impl_->as_of;
}

}  // namespace review
