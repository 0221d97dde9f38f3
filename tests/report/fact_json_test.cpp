#include "report/fact_json.h"

#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace review;

namespace {

const Error kBroken{
    .code = ErrorCode::io, .message = "文件不存在", .path = "b.txt", .offset = std::nullopt};

/// One file, "定金\n1万元", with `elements` in its document.
std::string fact_json_of(const std::string& elements, bool pretty) {
    Document document;
    document.text = "定金\n1万元";
    pugi::xml_document tree;
    REQUIRE(tree.load_string(
        ("<document begin='0' end='14' kind='other' revisions='0'>" + elements + "</document>")
            .c_str()));
    std::ostringstream out;
    FactJsonWriter writer(out, pretty);
    writer.add_file("a.txt", document, tree);
    writer.add_error(kBroken);
    writer.finish();
    return out.str();
}

}  // namespace

TEST_CASE("every fact is a line, with the names of the tree") {
    CHECK(fact_json_of("<body begin='0' end='14'><p begin='7' end='14'><amount begin='7' end='14' "
                       "text='1万元' fen='1000000'/></p></body>",
                       false) == R"({
  "schema": 1,
  "files": [
    {"path":"a.txt","begin":0,"end":14,"kind":"other","revisions":0,"text":"定金\n1万元","facts":[
      {"element":"body","locator":"正文","inside":null,"begin":0,"end":14},
      {"element":"p","text":"1万元","locator":"正文","inside":0,"begin":7,"end":14},
      {"element":"amount","text":"1万元","fen":1000000,"locator":"正文","inside":1,"begin":7,"end":14}]}
  ],
  "errors": [
    {
      "path": "b.txt",
      "code": "io",
      "message": "文件不存在"
    }
  ]
}
)");
}

TEST_CASE("pretty and plain say the same") {
    const std::string elements = "<p begin='0' end='6'/><table begin='7' end='14' rows='1'/>";
    const std::string pretty = fact_json_of(elements, true);
    CHECK(pretty.find("\n          \"element\": \"p\",\n          \"text\": \"定金\",\n") !=
          std::string::npos);
    CHECK(nlohmann::json::parse(pretty) == nlohmann::json::parse(fact_json_of(elements, false)));
}

TEST_CASE("what is a number by its element is one") {
    struct Case {
        const char* element;
        nlohmann::json expected;
    };
    for (const Case& c :
         {Case{"<article num='12'/>", {{"num", 12}}},
          Case{"<attachment num='2'/>", {{"num", "2"}}},
          Case{"<duration value='1.5'/>", {{"value", 1.5}}},
          Case{"<identifier value='0001'/>", {{"value", "0001"}}},
          Case{"<amount fen='9007199254740993'/>", {{"fen", 9007199254740993}}},
          Case{"<date day='-14'/>", {{"day", -14}}},
          Case{"<ref article='10' paragraph='2'/>", {{"article", "10"}, {"paragraph", "2"}}},
          Case{"<row num=''/>", {{"num", ""}}}}) {
        CAPTURE(c.element);
        const nlohmann::json json = nlohmann::json::parse(fact_json_of(c.element, false));
        const nlohmann::json& fact = json["files"][0]["facts"][0];
        for (const auto& [name, value] : c.expected.items()) {
            CHECK(fact[name] == value);
        }
    }
}

TEST_CASE("text is given once: not again for what only holds other elements") {
    struct Case {
        const char* element;
        bool has_text;
    };
    for (const Case& c : {Case{"<cell begin='0' end='14'><p/></cell>", true},
                          Case{"<cell begin='0' end='14'><table/></cell>", false},
                          Case{"<row begin='0' end='14'/>", false},
                          Case{"<chapter begin='0' end='14'/>", false},
                          Case{"<row begin='0' end='0' text='定金'/>", true}}) {
        CAPTURE(c.element);
        const nlohmann::json json = nlohmann::json::parse(fact_json_of(c.element, false));
        CHECK(json["files"][0]["facts"][0].contains("text") == c.has_text);
    }
}
