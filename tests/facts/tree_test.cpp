#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "facts/fact_tree.h"

using review::build_tree;
using review::Document;
using review::Fact;
using review::Span;
using review::span_of;

namespace {

Document document_of(std::string text) {
    Document document;
    document.text = std::move(text);
    return document;
}

Fact fact(std::size_t begin, std::size_t end, std::string_view element) {
    return {.span = {.begin = begin, .end = end}, .element = element, .attributes = {}};
}

/// The tree as XML without the offsets, which other cases look at.
std::string xml(const Document& document, std::vector<Fact> facts) {
    pugi::xml_document tree = build_tree(document, std::move(facts));
    const auto strip = [](pugi::xml_node node) {
        node.remove_attribute("begin");
        node.remove_attribute("end");
    };
    struct Walker : pugi::xml_tree_walker {
        explicit Walker(decltype(strip) s) : strip_node(s) {}
        bool for_each(pugi::xml_node& node) override {
            strip_node(node);
            return true;
        }
        decltype(strip) strip_node;
    } walker(strip);
    tree.traverse(walker);
    std::ostringstream out;
    tree.save(out, "", pugi::format_raw | pugi::format_no_declaration);
    return out.str();
}

}  // namespace

TEST_CASE("facts nest by span around the text") {
    struct Case {
        std::vector<Fact> facts;
        std::string expected;
    };
    for (const Case& c :
         {Case{{}, "<document>abcdef</document>"},
          Case{{fact(1, 4, "ref")}, "<document>a<ref>bcd</ref>ef</document>"},
          Case{{fact(1, 2, "date"), fact(0, 6, "article")},
               "<document><article>a<date>b</date>cdef</article></document>"},
          // Of two with the same span the earlier one is outside.
          Case{{fact(1, 4, "cell"), fact(1, 4, "p")},
               "<document>a<cell><p>bcd</p></cell>ef</document>"},
          Case{{fact(1, 4, "p"), fact(1, 4, "cell")},
               "<document>a<p><cell>bcd</cell></p>ef</document>"},
          Case{{fact(0, 3, "p"), fact(3, 6, "p")}, "<document><p>abc</p><p>def</p></document>"},
          // Halfway: the later one is empty and keeps its words.
          Case{{fact(0, 3, "ref"), fact(2, 5, "date")},
               "<document><ref>ab<date text=\"cde\"/>c</ref>def</document>"},
          // A value never cuts structure in two.
          Case{{fact(0, 4, "quote"), fact(2, 6, "article")},
               "<document><quote text=\"abcd\"/>ab<article>cdef</article></document>"},
          Case{{fact(0, 4, "article"), fact(2, 6, "quote")},
               "<document><article>ab<quote text=\"cdef\"/>cd</article>ef</document>"},
          Case{{fact(2, 2, "comment")}, "<document>ab<comment/>cdef</document>"},
          Case{{fact(0, 2, "p"), fact(2, 2, "del")}, "<document><p>ab<del/></p>cdef</document>"},
          // A gap stands before the unit whose label it spans.
          Case{{fact(2, 6, "article"), fact(2, 4, "gap")},
               "<document>ab<gap text=\"cd\"/><article>cdef</article></document>"},
          // Spans past the end are cut, not followed.
          Case{{fact(4, 99, "ref")}, "<document>abcd<ref>ef</ref></document>"},
          Case{{fact(50, 99, "ref")}, "<document>abcdef<ref/></document>"}}) {
        CAPTURE(c.expected);
        CHECK(xml(document_of("abcdef"), c.facts) == c.expected);
    }
}

TEST_CASE("every element knows its span, an empty one too") {
    const Document document = document_of("甲乙丙丁");
    pugi::xml_document tree =
        build_tree(document, {fact(0, 6, "ref"), fact(3, 9, "date"), fact(9, 12, "p")});
    const pugi::xml_node root = tree.document_element();
    CHECK(span_of(root) == Span{.begin = 0, .end = 12});
    CHECK(span_of(root.child("ref")) == Span{.begin = 0, .end = 6});
    CHECK(span_of(root.child("ref").child("date")) == Span{.begin = 3, .end = 9});
    CHECK(std::string(root.child("ref").child("date").attribute("text").value()) == "乙丙");
    CHECK(span_of(root.child("p")) == Span{.begin = 9, .end = 12});
}

TEST_CASE("text that XML cannot carry becomes blanks of the same length") {
    std::string text = "a";
    text += '\x01';
    text += '\0';
    text += "b\xEF\xBF\xBF";
    pugi::xml_document tree = build_tree(document_of(text), {});
    CHECK(std::string(tree.document_element().text().get()) == "a  b\xEF\xBF\xBD");
}

TEST_CASE("a tree is never deeper than later stages can walk") {
    const std::string text(20000, 'x');
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < 9000; ++i) {
        facts.push_back(fact(i, text.size() - i, "cell"));
    }
    pugi::xml_document tree = build_tree(document_of(text), std::move(facts));
    std::size_t depth = 0;
    for (pugi::xml_node node = tree.document_element(); node; node = node.child("cell")) {
        ++depth;
    }
    CHECK(depth <= 201);
    CHECK(depth > 100);
}
