#include "readers/ooxml_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace review {
namespace {

struct Namespace {
    std::string_view uri;
    std::string_view prefix;
};

// ECMA-376 Part 4 (transitional), Part 1 (Strict, purl.oclc.org) and Microsoft's extensions.
constexpr auto kNamespaces = std::to_array<Namespace>({
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"},
    {"http://purl.oclc.org/ooxml/drawingml/picture", "pic"},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", "c"},
    {"http://purl.oclc.org/ooxml/drawingml/chart", "c"},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"},
    {"http://schemas.microsoft.com/office/drawing/2010/main", "a14"},
    {"http://schemas.microsoft.com/office/drawing/2014/chartex", "cx"},
    {"http://schemas.microsoft.com/office/drawing/2015/9/8/chartex", "cx1"},
    {"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
    {"http://schemas.microsoft.com/office/word/2012/wordml", "w15"},
    {"http://schemas.microsoft.com/office/word/2015/wordml/symex", "w16se"},
    {"http://schemas.microsoft.com/office/word/2016/wordml/cid", "w16cid"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", "wp14"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wpg"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", "wpc"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingInk", "wpi"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"urn:schemas-microsoft-com:office:office", "o"},
    {"http://schemas.openxmlformats.org/package/2006/content-types", ""},
    {"http://schemas.openxmlformats.org/package/2006/relationships", ""},
});

std::optional<std::string_view> usual_prefix(std::string_view uri) {
    const auto found = std::ranges::find(kNamespaces, uri, &Namespace::uri);
    return found == kNamespaces.end() ? std::nullopt : std::optional(found->prefix);
}

bool is_usual_prefix(std::string_view prefix) {
    return !prefix.empty() &&
           std::ranges::find(kNamespaces, prefix, &Namespace::prefix) != kNamespaces.end();
}

/// The prefix that names bound by xmlns:`prefix`="`uri`" get.
std::string target_prefix(std::string_view prefix, std::string_view uri) {
    if (const auto usual = usual_prefix(uri)) {
        return std::string(*usual);
    }
    return is_usual_prefix(prefix) ? "other" : std::string(prefix);
}

/// Renames one tree; `scopes_` holds, for each prefix, what it is renamed to at this depth.
class Renamer {
public:
    void run(pugi::xml_document& xml) {
        pugi::xml_node node = xml.first_child();
        while (node) {
            enter(node);
            if (node.first_child()) {
                node = node.first_child();
                continue;
            }
            leave();
            while (node && !node.next_sibling()) {
                node = node.parent();
                if (!node || node == xml) {
                    return;
                }
                leave();
            }
            node = node.next_sibling();
        }
    }

private:
    void enter(pugi::xml_node node) {
        std::vector<std::string>& declared = declared_.emplace_back();
        if (node.type() != pugi::node_element) {
            return;
        }
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns" || name.starts_with("xmlns:")) {
                const std::string prefix(name.size() > 6 ? name.substr(6) : std::string_view());
                scopes_[prefix].push_back(target_prefix(prefix, attribute.value()));
                declared.push_back(prefix);
            }
        }
        if (const auto name = renamed(node.name(), true)) {
            node.set_name(name->c_str());
        }
        for (pugi::xml_attribute attribute : node.attributes()) {
            if (const auto name = renamed(attribute.name(), false)) {
                attribute.set_name(name->c_str());
            }
        }
        if (std::string_view(node.name()) == "mc:Choice") {
            rename_requires(node.attribute("Requires"));
        }
    }

    void leave() {
        for (const std::string& prefix : declared_.back()) {
            scopes_[prefix].pop_back();
        }
        declared_.pop_back();
    }

    [[nodiscard]] std::optional<std::string> target(std::string_view prefix) const {
        const auto scope = scopes_.find(prefix);
        if (scope == scopes_.end() || scope->second.empty()) {
            return std::nullopt;
        }
        return scope->second.back();
    }

    [[nodiscard]] std::optional<std::string> renamed(std::string_view name, bool element) const {
        const std::size_t colon = name.find(':');
        const bool prefixed = colon != std::string_view::npos;
        if (name.starts_with("xmlns") || (!prefixed && !element)) {
            return std::nullopt;
        }
        const std::string_view prefix = prefixed ? name.substr(0, colon) : std::string_view();
        const std::string_view local = prefixed ? name.substr(colon + 1) : name;
        const auto wanted = target(prefix);
        if (!wanted || *wanted == prefix) {
            return std::nullopt;
        }
        return wanted->empty() ? std::string(local) : *wanted + ":" + std::string(local);
    }

    void rename_requires(pugi::xml_attribute requires_attribute) const {
        std::string result;
        std::string_view rest = requires_attribute.value();
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            const std::string_view prefix = rest.substr(0, end);
            if (!prefix.empty()) {
                result += result.empty() ? "" : " ";
                result += target(prefix).value_or(std::string(prefix));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        requires_attribute.set_value(result.c_str());
    }

    std::map<std::string, std::vector<std::string>, std::less<>> scopes_;
    std::vector<std::vector<std::string>> declared_;  // one entry for each open element
};

}  // namespace

bool has_usual_names(std::string_view bytes) {
    for (std::size_t at = bytes.find("xmlns"); at != std::string_view::npos;
         at = bytes.find("xmlns", at + 5)) {
        std::size_t equals = at + 5;
        std::string_view prefix;
        if (equals < bytes.size() && bytes[equals] == ':') {
            const std::size_t end = std::min(bytes.find_first_of("= \t\r\n", equals), bytes.size());
            prefix = bytes.substr(equals + 1, end - equals - 1);
            equals = end;
        }
        const std::size_t open = bytes.find_first_of("\"'", equals);
        if (open == std::string_view::npos) {
            return false;
        }
        const std::size_t close = bytes.find(bytes[open], open + 1);
        const std::string_view uri = bytes.substr(open + 1, close - open - 1);
        if (target_prefix(prefix, uri) != prefix) {
            return false;
        }
    }
    return true;
}

void make_names_usual(pugi::xml_document& xml) {
    Renamer().run(xml);
}

}  // namespace review
