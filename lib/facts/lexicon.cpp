#include "facts/lexicon.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <unordered_map>
#include <utility>

#include <pugixml.hpp>

#include "base/text.h"

namespace review {

namespace {

/// What the terms of one file view.
struct TermStore {
    pugi::xml_document xml;  // codes
    std::u32string chars;    // words, one after another; reserved before the first is taken
    std::deque<LexiconEntry> entries;  // never moved
};

/// Calls `use` with each word of a blank-separated string, folded as in View, kept in the store.
template <class Use>
void for_each_word(std::string_view text, TermStore& store, const Use& use) {
    std::size_t begin = store.chars.size();
    const auto end_word = [&] {
        if (store.chars.size() > begin) {
            use(std::u32string_view(store.chars).substr(begin));
            begin = store.chars.size();
        }
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        i += c.size;
        if (is_space(c.value)) {
            end_word();
        } else {
            store.chars.push_back(fold_width(c.value));
        }
    }
    end_word();
}

using Lists = std::map<std::string, std::vector<LexiconTerm>, std::less<>>;

/// Reads one file; collects problems instead of stopping at the first.
class LexiconReader {
public:
    LexiconReader(std::string_view xml, const std::string& path, TermStore& store)
        : xml_(xml), path_(path), store_(store) {}

    Lists read() {
        if (!is_valid_utf8(xml_)) {
            report(0, "词表文件不是有效的 UTF-8 文本，请转换编码后重试");
            return {};
        }
        const pugi::xml_parse_result parsed = store_.xml.load_buffer(
            xml_.data(), xml_.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!parsed) {
            report(parsed.offset,
                   std::string("词表文件不是格式正确的 XML：") + parsed.description());
            return {};
        }
        const pugi::xml_node root = store_.xml.document_element();
        if (std::string_view(root.name()) != "lexicon") {
            report(root, "根元素应为 <lexicon>，实为 <" + std::string(root.name()) + ">");
            return {};
        }
        store_.chars.reserve(xml_.size());
        check_attributes(root, {});
        for (const pugi::xml_node child : root.children()) {
            if (is_element(child, "list", "<lexicon>")) {
                read_list(child);
            }
        }
        return std::move(lists_);
    }

    /// Reports each word that a list of the file has twice.
    void report_duplicates() {
        std::map<std::pair<std::string_view, std::u32string>, std::string_view> codes;
        for (const pugi::xml_node list : store_.xml.document_element().children("list")) {
            for (const pugi::xml_node term : list.children("term")) {
                const std::string_view code = term.attribute("code").value();
                TermStore words;
                for (const pugi::xml_node text : term.children()) {
                    for_each_word(text.value(), words, [&](std::u32string_view word) {
                        const auto [known, added] = codes.try_emplace(
                            {list.attribute("name").value(), std::u32string(word)}, code);
                        if (!added) {
                            report(term,
                                   "词语“" + to_utf8(word) + "”在同一词表中已列入 " +
                                       std::string(known->second));
                        }
                    });
                }
            }
        }
    }

    std::vector<Error> errors() { return std::move(errors_); }

private:
    void report(std::ptrdiff_t offset, std::string message) {
        const auto at =
            std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), xml_.size());
        const LineColumn place = line_column(xml_, at);
        errors_.push_back({.code = ErrorCode::bad_rule,
                           .message = std::move(message),
                           .path = path_,
                           .offset = at,
                           .line = place.line,
                           .column = place.column});
    }
    void report(pugi::xml_node node, std::string message) {
        report(node.offset_debug(), std::move(message));
    }

    bool is_element(pugi::xml_node node, std::string_view name, std::string_view parent) {
        if (node.type() == pugi::node_element) {
            if (node.name() == name) {
                return true;
            }
            report(node,
                   std::string(parent) + " 内不能有 <" + node.name() + ">，应为 <" +
                       std::string(name) + ">");
        } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            report(node.parent(),
                   std::string(parent) + " 内不能直接写文字“" + std::string(trim(node.value())) +
                       "”，词语应写在 <term> 中");
        }
        return false;
    }

    void check_attributes(pugi::xml_node node, std::initializer_list<std::string_view> known) {
        for (const pugi::xml_attribute attribute : node.attributes()) {
            if (std::ranges::find(known, attribute.name()) == known.end()) {
                report(node, std::string("<") + node.name() + "> 没有属性 " + attribute.name());
            }
        }
    }

    /// The value of a required attribute, "" (reported) when it is missing or empty.
    std::string_view require(pugi::xml_node node, const char* name) {
        const std::string_view value = trim(node.attribute(name).value());
        if (value.empty()) {
            report(node, std::string("<") + node.name() + "> 缺少属性 " + name);
        }
        return value;
    }

    void read_list(pugi::xml_node node) {
        check_attributes(node, {"name"});
        std::vector<LexiconTerm>& terms = lists_[std::string(require(node, "name"))];
        for (const pugi::xml_node child : node.children()) {
            if (is_element(child, "term", "<list>")) {
                read_term(child, terms);
            }
        }
    }

    void read_term(pugi::xml_node node, std::vector<LexiconTerm>& terms) {
        check_attributes(node, {"code", "weight", "not-before", "not-after"});
        LexiconEntry& entry = store_.entries.emplace_back();
        entry.code = require(node, "code");
        entry.weight = read_weight(node);
        entry.not_before = read_words(node.attribute("not-before"));
        entry.not_after = read_words(node.attribute("not-after"));
        const std::size_t before = terms.size();
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) {
                report(child, std::string("<term> 内只能写词语，不能有 <") + child.name() + ">");
                continue;
            }
            for_each_word(child.value(), store_, [&](std::u32string_view word) {
                terms.push_back({.word = word, .entry = &entry});
            });
        }
        if (terms.size() == before) {
            report(node, "<term> 内没有词语");
        }
    }

    std::vector<std::u32string_view> read_words(pugi::xml_attribute attribute) {
        std::vector<std::u32string_view> words;
        for_each_word(
            attribute.value(), store_, [&](std::u32string_view word) { words.push_back(word); });
        return words;
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
    TermStore& store_;
    Lists lists_;
    std::vector<Error> errors_;
};

}  // namespace

/// Lists are looked up by name in inner loops.
struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
        return std::hash<std::string_view>{}(name);
    }
};

struct Lexicon::Impl {
    std::deque<TermStore> stores;  // of each file; never moved
    std::unordered_map<std::string, TermList, NameHash, std::equal_to<>> lists;
    TermList empty{{}};
};

Lexicon::Lexicon() : impl_(std::make_unique<Impl>()) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

std::vector<Error> Lexicon::add_file(std::string_view xml, const std::string& path) {
    LexiconReader reader(xml, path, impl_->stores.emplace_back());
    std::map<std::string, TermList> lists;
    for (auto& [name, terms] : reader.read()) {
        const std::size_t words = terms.size();
        const TermList& list = lists.emplace(name, TermList(std::move(terms))).first->second;
        if (list.terms().size() < words) {
            reader.report_duplicates();
            break;  // of all lists
        }
    }
    std::vector<Error> errors = reader.errors();
    if (!errors.empty()) {
        return errors;
    }
    for (auto& [name, list] : lists) {
        const auto known = impl_->lists.find(name);
        if (known == impl_->lists.end()) {
            impl_->lists.emplace(name, std::move(list));
            continue;
        }
        const std::span<const LexiconTerm> old = known->second.terms();
        std::vector<LexiconTerm> terms(old.begin(), old.end());
        terms.insert(terms.end(), list.terms().begin(), list.terms().end());
        known->second = TermList(std::move(terms));
    }
    return errors;
}

const TermList& Lexicon::list(std::string_view name) const {
    const auto found = impl_->lists.find(name);
    return found == impl_->lists.end() ? impl_->empty : found->second;
}

}  // namespace review
