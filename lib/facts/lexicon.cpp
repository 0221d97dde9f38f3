#include "facts/lexicon.h"

#include <algorithm>
#include <bitset>
#include <charconv>
#include <map>
#include <unordered_map>
#include <utility>

#include <pugixml.hpp>

#include "base/text.h"

namespace review {

namespace {

constexpr std::size_t kFilterBits = 4096;  // first characters, by their low 12 bits

using Edge = std::pair<char32_t, std::pair<std::uint32_t, std::uint32_t>>;  // terms [first, second)

bool starts_with_any(std::u32string_view text, const std::vector<std::u32string>& words) {
    return std::ranges::any_of(words, [&](const auto& word) { return text.starts_with(word); });
}

bool ends_with_any(std::u32string_view text, const std::vector<std::u32string>& words) {
    return std::ranges::any_of(words, [&](const auto& word) { return text.ends_with(word); });
}

bool stands_alone(const LexiconTerm& term, std::u32string_view text, std::size_t begin) {
    return !starts_with_any(text.substr(begin + term.word.size()), term.not_before) &&
           !ends_with_any(text.substr(0, begin), term.not_after);
}

}  // namespace

struct TermList::Impl {
    std::vector<LexiconTerm> terms;  // sorted by word, words unique, none empty
    std::vector<Edge> first;         // by first character
    std::bitset<kFilterBits> filter;
    std::bitset<kFilterBits> last_filter;
    std::size_t longest = 0;

    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> starting_with(char32_t c) const {
        if (!filter[c % kFilterBits]) {
            return {0, 0};
        }
        const auto edge = std::ranges::lower_bound(first, c, {}, &Edge::first);
        return edge == first.end() || edge->first != c
                   ? std::pair<std::uint32_t, std::uint32_t>{0, 0}
                   : edge->second;
    }
};

TermList::TermList(std::vector<LexiconTerm> terms) : impl_(std::make_unique<Impl>()) {
    std::erase_if(terms, [](const LexiconTerm& term) { return term.word.empty(); });
    std::vector<LexiconTerm*> sorted;  // terms are large: pointers are faster to sort
    sorted.reserve(terms.size());
    for (LexiconTerm& term : terms) {
        sorted.push_back(&term);
    }
    std::ranges::sort(sorted, [](const LexiconTerm* a, const LexiconTerm* b) {
        const int order = a->word.compare(b->word);
        return order != 0 ? order < 0 : a < b;
    });
    auto& kept = impl_->terms;
    kept.reserve(terms.size());
    for (LexiconTerm* term : sorted) {
        if (!kept.empty() && kept.back().word == term->word) {
            kept.back() = std::move(*term);
        } else {
            kept.push_back(std::move(*term));
        }
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const char32_t c = kept[i].word.front();
        if (impl_->first.empty() || impl_->first.back().first != c) {
            impl_->first.push_back({c, {static_cast<std::uint32_t>(i), 0}});
        }
        impl_->first.back().second.second = static_cast<std::uint32_t>(i + 1);
        impl_->filter.set(c % kFilterBits);
        impl_->last_filter.set(kept[i].word.back() % kFilterBits);
        impl_->longest = std::max(impl_->longest, kept[i].word.size());
    }
}

TermList::TermList(TermList&&) noexcept = default;
TermList& TermList::operator=(TermList&&) noexcept = default;
TermList::~TermList() = default;

TermList::Match TermList::match_at(std::u32string_view text, std::size_t position) const {
    Match best;
    if (position >= text.size()) {
        return best;
    }
    auto [low, high] = impl_->starting_with(text[position]);
    const auto& terms = impl_->terms;
    // The range holds the terms that share `depth` characters with the text; it narrows as the text
    // goes on. A term of exactly that length sorts first in it.
    for (std::size_t depth = 1; low < high; ++depth) {
        if (terms[low].word.size() == depth) {
            if (stands_alone(terms[low], text, position)) {
                best = {.begin = position, .end = position + depth, .term = &terms[low]};
            }
            ++low;
        }
        if (position + depth >= text.size()) {
            break;
        }
        const char32_t c = text[position + depth];
        const auto begin = terms.begin() + low;
        const auto end = terms.begin() + high;
        const auto at_depth = [depth](const LexiconTerm& term) { return term.word[depth]; };
        const auto first = std::ranges::lower_bound(begin, end, c, {}, at_depth);
        const auto last = std::ranges::upper_bound(first, end, c, {}, at_depth);
        low = static_cast<std::uint32_t>(first - terms.begin());
        high = static_cast<std::uint32_t>(last - terms.begin());
    }
    return best;
}

TermList::Match TermList::match_before(std::u32string_view text, std::size_t position) const {
    if (position == 0 || position > text.size() ||
        !impl_->last_filter[text[position - 1] % kFilterBits]) {
        return {};
    }
    for (std::size_t length = std::min(impl_->longest, position); length > 0; --length) {
        const std::u32string_view word = text.substr(position - length, length);
        const LexiconTerm* term = find_exact(word);
        if (term != nullptr && stands_alone(*term, text, position - length)) {
            return {.begin = position - length, .end = position, .term = term};
        }
    }
    return {};
}

std::vector<TermList::Match> TermList::find_all(std::u32string_view text) const {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < text.size();) {
        if (!impl_->filter[text[i] % kFilterBits]) {
            ++i;
            continue;
        }
        const Match match = match_at(text, i);
        if (match.term == nullptr) {
            ++i;
            continue;
        }
        matches.push_back(match);
        i = match.end;
    }
    return matches;
}

const LexiconTerm* TermList::find_exact(std::u32string_view text) const {
    if (text.empty() || text.size() > impl_->longest) {
        return nullptr;
    }
    const auto [low, high] = impl_->starting_with(text.front());
    const auto begin = impl_->terms.begin() + low;
    const auto end = impl_->terms.begin() + high;
    const auto found = std::ranges::lower_bound(begin, end, text, {}, [](const LexiconTerm& term) {
        return std::u32string_view(term.word);
    });
    return found == end || found->word != text ? nullptr : &*found;
}

std::span<const LexiconTerm> TermList::terms() const {
    return impl_->terms;
}

namespace {

using Lists = std::map<std::string, std::vector<LexiconTerm>, std::less<>>;
using Seen = std::unordered_map<std::u32string, std::size_t>;  // index in the terms of the list

/// Words of a blank-separated string, folded as in View.
std::vector<std::u32string> split_words(std::string_view text) {
    std::vector<std::u32string> words;
    std::u32string word;
    const auto end_word = [&] {
        if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        i += c.size;
        if (is_space(c.value)) {
            end_word();
        } else {
            word.push_back(fold_width(c.value));
        }
    }
    end_word();
    return words;
}

/// Reads one file; collects problems instead of stopping at the first.
class LexiconReader {
public:
    LexiconReader(std::string_view xml, const std::string& path) : xml_(xml), path_(path) {}

    Lists read() {
        if (!is_valid_utf8(xml_)) {
            report(0, "词表文件不是有效的 UTF-8 文本，请转换编码后重试");
            return {};
        }
        pugi::xml_document document;
        const pugi::xml_parse_result parsed = document.load_buffer(
            xml_.data(), xml_.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!parsed) {
            report(parsed.offset,
                   std::string("词表文件不是格式正确的 XML：") + parsed.description());
            return {};
        }
        const pugi::xml_node root = document.document_element();
        if (std::string_view(root.name()) != "lexicon") {
            report(root, "根元素应为 <lexicon>，实为 <" + std::string(root.name()) + ">");
            return {};
        }
        check_attributes(root, {});
        for (const pugi::xml_node child : root.children()) {
            if (is_element(child, "list", "<lexicon>")) {
                read_list(child);
            }
        }
        return std::move(lists_);
    }

    std::vector<Error> errors() { return std::move(errors_); }

private:
    void report(std::ptrdiff_t offset, std::string message) {
        const auto at =
            std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), xml_.size());
        const std::string_view before = xml_.substr(0, at);
        const auto newline = before.rfind('\n');
        const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
        errors_.push_back({.code = ErrorCode::bad_rule,
                           .message = std::move(message),
                           .path = path_,
                           .offset = at,
                           .line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
                           .column = 1 + count_code_points(before.substr(start))});
    }
    void report(pugi::xml_node node, std::string message) {
        report(node.offset_debug(), std::move(message));
    }

    bool is_element(pugi::xml_node node, std::string_view name, const std::string& parent) {
        if (node.type() == pugi::node_element) {
            if (node.name() == name) {
                return true;
            }
            report(node,
                   parent + " 内不能有 <" + node.name() + ">，应为 <" + std::string(name) + ">");
        } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            report(node.parent(),
                   parent + " 内不能直接写文字“" + std::string(trim(node.value())) +
                       "”，词语应写在 <term> 中");
        }
        return false;
    }

    void check_attributes(pugi::xml_node node, const std::vector<std::string_view>& known) {
        for (const pugi::xml_attribute attribute : node.attributes()) {
            if (std::ranges::find(known, attribute.name()) == known.end()) {
                report(node, std::string("<") + node.name() + "> 没有属性 " + attribute.name());
            }
        }
    }

    /// The value of a required attribute, "" (reported) when it is missing or empty.
    std::string require(pugi::xml_node node, const char* name) {
        std::string value(trim(node.attribute(name).value()));
        if (value.empty()) {
            report(node, std::string("<") + node.name() + "> 缺少属性 " + name);
        }
        return value;
    }

    void read_list(pugi::xml_node node) {
        check_attributes(node, {"name"});
        const std::string name = require(node, "name");
        Seen seen;
        for (const pugi::xml_node child : node.children()) {
            if (is_element(child, "term", "<list>")) {
                read_term(child, lists_[name], seen);
            }
        }
    }

    void read_term(pugi::xml_node node, std::vector<LexiconTerm>& terms, Seen& seen) {
        check_attributes(node, {"code", "weight", "not-before", "not-after"});
        LexiconTerm term;
        term.code = require(node, "code");
        term.weight = read_weight(node);
        term.not_before = split_words(node.attribute("not-before").value());
        term.not_after = split_words(node.attribute("not-after").value());
        std::string text;
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) {
                report(child, std::string("<term> 内只能写词语，不能有 <") + child.name() + ">");
            } else {
                text.append(child.value()).push_back(' ');
            }
        }
        auto words = split_words(text);
        if (words.empty()) {
            report(node, "<term> 内没有词语");
        }
        for (std::u32string& word : words) {
            const auto [entry, added] = seen.emplace(word, terms.size());
            if (!added) {
                report(
                    node,
                    "词语“" + to_utf8(word) + "”在同一词表中已列入 " + terms[entry->second].code);
                continue;
            }
            term.word = std::move(word);
            terms.push_back(term);
        }
    }

    int read_weight(pugi::xml_node node) {
        const pugi::xml_attribute attribute = node.attribute("weight");
        if (!attribute) {
            return 1;
        }
        const std::string_view value = attribute.value();
        int weight = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), weight);
        if (error != std::errc{} || end != value.data() + value.size()) {
            report(node, "weight 应为整数，实为“" + std::string(value) + "”");
        }
        return weight;
    }

    std::string_view xml_;
    const std::string& path_;
    Lists lists_;
    std::vector<Error> errors_;
};

}  // namespace

struct Lexicon::Impl {
    std::map<std::string, TermList, std::less<>> lists;
    TermList empty{{}};
};

Lexicon::Lexicon() : impl_(std::make_unique<Impl>()) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

std::vector<Error> Lexicon::add_file(std::string_view xml, const std::string& path) {
    LexiconReader reader(xml, path);
    Lists lists = reader.read();
    std::vector<Error> errors = reader.errors();
    if (!errors.empty()) {
        return errors;
    }
    for (auto& [name, terms] : lists) {
        const auto known = impl_->lists.find(name);
        if (known == impl_->lists.end()) {
            impl_->lists.emplace(name, TermList(std::move(terms)));
            continue;
        }
        const auto old = known->second.terms();
        terms.insert(terms.begin(), old.begin(), old.end());
        known->second = TermList(std::move(terms));
    }
    return errors;
}

const TermList& Lexicon::list(std::string_view name) const {
    const auto found = impl_->lists.find(name);
    return found == impl_->lists.end() ? impl_->empty : found->second;
}

}  // namespace review
