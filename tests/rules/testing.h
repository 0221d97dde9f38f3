// Small fact trees and rule sets for the tests of the rule engine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include "rules/engine.h"

namespace review::testing {

/// A tree written by hand, its text, and begin and end set on every element.
struct Tree {
    pugi::xml_document xml;
    std::string text;
};

inline void set_spans(pugi::xml_node node, std::string& text) {
    const std::size_t begin = text.size();
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            set_spans(child, text);
        } else {
            text += child.value();
        }
    }
    node.append_attribute("begin").set_value(begin);
    node.append_attribute("end").set_value(text.size());
}

inline Tree tree_of(const std::string& xml) {
    Tree tree;
    REQUIRE(tree.xml.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    set_spans(tree.xml.document_element(), tree.text);
    return tree;
}

/// What every rule must have besides its judgement.
inline const std::string kExamples =
    "<example outcome=\"violated\">甲</example><example outcome=\"satisfied\">乙</example>";

/// A rule with `body` between its title and its examples.
inline std::string rule(const std::string& body,
                        const std::string& attributes = "id=\"t.rule\" severity=\"error\"",
                        const std::string& basis = "<basis note=\"依据\"/>") {
    return "<rule " + attributes + "><title>标题</title>" + basis + body + kExamples + "</rule>";
}

inline std::string pack(const std::string& body, const std::string& layer = "national") {
    return "<rules pack=\"t\" layer=\"" + layer + "\" version=\"1\" as-of=\"2026-11-23\">" + body +
           "</rules>";
}

/// The set of some files called a.xml, b.xml …; its problems fail the test.
inline RuleSet load(const std::vector<std::string>& files) {
    std::vector<RuleFile> sources;
    for (const std::string& file : files) {
        const char letter = static_cast<char>('a' + static_cast<int>(sources.size()));
        sources.push_back({.path = std::string(1, letter) + ".xml", .xml = file});
    }
    auto set = RuleSet::load(sources);
    if (!set) {
        for (const Error& error : set.error()) {
            MESSAGE(error.path << ":" << error.line << ":" << error.column << ": "
                               << error.message);
        }
    }
    REQUIRE(set.has_value());
    return std::move(*set);
}

inline Judgement judge(const RuleSet& set, const Tree& tree, const JudgeOptions& options = {}) {
    return set.judge(tree.xml, tree.text, options);
}

/// Judges `tree` by the one rule `body` stands for.
inline Judgement judge(const std::string& body, const std::string& tree) {
    return judge(load({pack(rule(body))}), tree_of(tree));
}

/// Problems of one file, each a line "line:column: message".
inline std::string problems_of(const std::string& xml) {
    const std::vector<RuleFile> files = {{.path = "a.xml", .xml = xml}};
    std::string lines;
    if (const auto set = RuleSet::load(files); !set) {
        for (const Error& error : set.error()) {
            CHECK(error.path == "a.xml");
            CHECK(error.code == ErrorCode::bad_rule);
            lines += std::to_string(error.line) + ":" + std::to_string(error.column) + ": " +
                     error.message + "\n";
        }
    }
    return lines;
}

/// The message of each finding, in order.
inline std::vector<std::string> messages(const Judgement& judgement) {
    std::vector<std::string> all;
    for (const Finding& finding : judgement.findings) {
        all.push_back(finding.message);
    }
    return all;
}

}  // namespace review::testing
