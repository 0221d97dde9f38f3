#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/fact_tree.h"

namespace review {

namespace {

/// Elements deeper than this become empty: nested tables must not make a tree that later stages
/// cannot walk.
constexpr std::size_t kMaxFactDepth = 200;

/// Structure keeps its whole span; a value that crosses its edge is the one that becomes empty.
bool is_structure(std::string_view element) {
    static constexpr std::array<std::string_view, 18> kNames = {"preface",
                                                                "body",
                                                                "conclusions",
                                                                "annexes",
                                                                "headers",
                                                                "notes",
                                                                "docTitle",
                                                                "part",
                                                                "chapter",
                                                                "section",
                                                                "article",
                                                                "paragraph",
                                                                "point",
                                                                "indent",
                                                                "p",
                                                                "table",
                                                                "row",
                                                                "cell"};
    return std::ranges::find(kNames, element) != kNames.end();
}

/// A quick look, without a branch for each byte: nothing in `text` is to be changed.
bool is_printable(std::string_view text) {
    using Byte = unsigned char;
    const auto both = [](bool one, bool other) -> Byte { return Byte{one} & Byte{other}; };
    Byte found = 0;
    for (const char c : text) {
        const auto byte = static_cast<Byte>(c);
        found |= both(both(byte < 0x20, byte != '\n') != 0, byte != '\t');
    }
    for (std::size_t i = 2; i < text.size(); ++i) {
        const bool last = static_cast<Byte>(text[i]) >= 0xBE;
        found |= both(both(last, text[i - 1] == '\xBF') != 0, text[i - 2] == '\xEF');
    }
    return found == 0;
}

/// Text as XML can carry it: control characters read as blanks, U+FFFE and U+FFFF as U+FFFD. Byte
/// lengths stay as they are.
void make_printable(std::string& text) {
    if (is_printable(text)) {
        return;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 && text[i] != '\n' && text[i] != '\t') {
            text[i] = ' ';
        } else if (byte == 0xEF && i + 2 < text.size() &&
                   static_cast<unsigned char>(text[i + 1]) == 0xBF &&
                   static_cast<unsigned char>(text[i + 2]) >= 0xBE) {
            text[i + 2] = static_cast<char>(0xBD);
        }
    }
}

/// A gap in the numbering stands as an empty element before the unit whose label it spans.
bool is_mark(const Fact& fact) {
    return fact.element == "gap";
}

/// Outer before inner; of equal spans the earlier fact is outside.
std::vector<std::uint32_t> nesting_order(const std::vector<Fact>& facts) {
    std::vector<std::uint32_t> order(facts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const Span& x = facts[a].span;
        const Span& y = facts[b].span;
        if (x.begin != y.begin) {
            return x.begin < y.begin;
        }
        const bool mark = is_mark(facts[a]);
        return mark != is_mark(facts[b]) ? mark : x.end > y.end;
    });
    return order;
}

/// For every value, whether it ends inside a structural element that begins after it does.
std::vector<bool> find_crossing(const std::vector<Fact>& facts,
                                const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> structure;
    std::vector<std::uint32_t> values;
    for (const std::uint32_t i : order) {
        (is_structure(facts[i].element) ? structure : values).push_back(i);
    }
    std::ranges::sort(values, {}, [&](std::uint32_t i) { return facts[i].span.end; });
    std::vector<bool> crossing(facts.size(), false);
    std::vector<Span> open;
    std::size_t next = 0;
    for (const std::uint32_t v : values) {
        const Span span = facts[v].span;
        for (; next < structure.size() && facts[structure[next]].span.begin < span.end; ++next) {
            const Span unit = facts[structure[next]].span;
            while (!open.empty() && open.back().end <= unit.begin) {
                open.pop_back();
            }
            open.push_back(unit);
        }
        while (!open.empty() && open.back().end <= span.end) {
            open.pop_back();
        }
        crossing[v] = !open.empty() && open.back().begin > span.begin;
    }
    return crossing;
}

class TreeBuilder {
public:
    TreeBuilder(const Document& document, pugi::xml_document& tree) : document_(document) {
        pugi::xml_node root = tree.append_child("document");
        root.append_attribute("begin").set_value(0U);
        root.append_attribute("end").set_value(
            static_cast<unsigned long long>(document.text.size()));
        open_.push_back({root, document.text.size()});
    }

    void add(const Fact& fact, bool crossing) {
        const std::size_t size = document_.text.size();
        const std::size_t begin = std::min(fact.span.begin, size);
        const std::size_t end = std::clamp(fact.span.end, begin, size);
        close_until(begin, begin == end);
        write_text(begin);
        const bool fits =
            !crossing && !is_mark(fact) && end <= open_.back().end && open_.size() < kMaxFactDepth;
        pugi::xml_node node = append_element(fact, {.begin = begin, .end = end});
        if (fits && begin != end) {
            open_.push_back({node, end});
        } else if (begin != end && node.attribute("text").empty()) {
            set(node, "text", std::string(document_.slice({.begin = begin, .end = end})));
        }
    }

    void finish() {
        close_until(std::numeric_limits<std::size_t>::max(), false);
        write_text(document_.text.size());
    }

private:
    struct Open {
        pugi::xml_node node;
        std::size_t end = 0;
    };

    /// Closes what ends before `at`. What ends exactly there stays open for an empty element.
    void close_until(std::size_t at, bool keep_touching) {
        while (open_.size() > 1 &&
               (open_.back().end < at || (open_.back().end == at && !keep_touching))) {
            write_text(open_.back().end);
            open_.pop_back();
        }
    }

    void write_text(std::size_t end) {
        if (end <= written_) {
            return;
        }
        buffer_.assign(document_.text, written_, end - written_);
        make_printable(buffer_);
        open_.back().node.append_child(pugi::node_pcdata).set_value(buffer_.c_str());
        written_ = end;
    }

    pugi::xml_node append_element(const Fact& fact, Span span) {
        // Names are literals, so they end in a zero byte.
        pugi::xml_node node = open_.back().node.append_child(fact.element.data());
        node.append_attribute("begin").set_value(static_cast<unsigned long long>(span.begin));
        node.append_attribute("end").set_value(static_cast<unsigned long long>(span.end));
        for (const auto& [name, value] : fact.attributes) {
            set(node, name, value);
        }
        return node;
    }

    void set(pugi::xml_node node, std::string_view name, const std::string& value) {
        buffer_ = value;
        make_printable(buffer_);
        node.append_attribute(name.data()).set_value(buffer_.c_str());
    }

    const Document& document_;
    std::vector<Open> open_;
    std::size_t written_ = 0;
    std::string buffer_;
};

}  // namespace

pugi::xml_document build_tree(const Document& document, std::vector<Fact> facts) {
    pugi::xml_document tree;
    const std::vector<std::uint32_t> order = nesting_order(facts);
    const std::vector<bool> crossing = find_crossing(facts, order);
    TreeBuilder builder(document, tree);
    for (const std::uint32_t i : order) {
        builder.add(facts[i], crossing[i]);
    }
    builder.finish();
    return tree;
}

Span span_of(pugi::xml_node node) {
    return {.begin = static_cast<std::size_t>(node.attribute("begin").as_ullong()),
            .end = static_cast<std::size_t>(node.attribute("end").as_ullong())};
}

}  // namespace review
