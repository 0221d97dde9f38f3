#include "review/knowledge.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace review;

namespace fs = std::filesystem;

namespace {

const std::string kCatalog =
    "#as-of\t2026-01-31\n"
    "name\taliases\tlevel\tfirst\tmade\teffective\tended\tended_by\tend\tsuccessor\tlast_article"
    "\torder\n";

/// A folder of the system's temporary ones that goes with the object.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "knowledge-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    Folder& write(const std::string& name, const std::string& text) {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
        return *this;
    }
    [[nodiscard]] std::string path() const { return path_.generic_string(); }

private:
    fs::path path_;
};

std::string rule(const std::string& id, const std::string& word) {
    return "<rules pack=\"t\" layer=\"national\" version=\"1\" as-of=\"2026-01-31\"><rule id=\"" +
           id + "\" severity=\"note\"><title>题</title><basis note=\"依据\"/><find>" + word +
           "</find><example outcome=\"violated\">" + word +
           "</example><example outcome=\"satisfied\">无</example></rule></rules>";
}

std::string list(const std::string& words) {
    return "<lexicon><list name=\"roles\">" + words + "</list></lexicon>";
}

std::vector<std::string> places_of(const std::vector<Error>& errors) {
    std::vector<std::string> places;
    for (const Error& error : errors) {
        places.push_back(fs::path(error.path).filename().string() + ":" +
                         std::to_string(error.line));
    }
    return places;
}

}  // namespace

TEST_CASE("rules, words and laws of all folders make one whole") {
    Folder first;
    first.write("pack/a.xml", rule("t.a", "永久"))
        .write("lexicon/a.xml",
               list("<term code='bond'>押金</term><term code='bond'>保证金</term>"))
        .write("laws/catalog.tsv", kCatalog)
        .write("docs/c.xml", "this is no rule file")
        .write(".hidden.xml", "nor is this");
    Folder second;
    second.write("own.xml", rule("t.b", "无限期"))
        .write("lexicon/b.xml", list("<term code='deposit'>押金</term>"));
    const std::vector<std::string> folders{first.path(), second.path()};
    const auto rules = load_rule_folders(folders);
    REQUIRE(rules);
    REQUIRE(rules->rules().size() == 2);
    CHECK(rules->rules()[0].id == "t.a");
    CHECK(rules->rules()[1].id == "t.b");
    CHECK(rules->as_of() == "2026-01-31");
    const auto knowledge = load_knowledge(folders);
    REQUIRE(knowledge);
    CHECK(knowledge->lexicon.list("roles").find_exact(U"押金")->code() == "deposit");
    CHECK(knowledge->lexicon.list("roles").find_exact(U"保证金")->code() == "bond");
    CHECK(knowledge->laws.as_of() == "2026-01-31");
}

TEST_CASE("reading a document needs no rules") {
    Folder folder;
    folder.write("a.xml", "no rules").write("lexicon/a.xml", list("<term code='a'>甲</term>"));
    const std::vector<std::string> folders{folder.path()};
    const auto knowledge = load_knowledge(folders);
    REQUIRE(knowledge);
    CHECK(knowledge->lexicon.list("roles").find_exact(U"甲") != nullptr);
}

TEST_CASE("every problem of every file is reported") {
    Folder folder;
    folder.write("a.xml", "<rules")
        .write("b.xml", rule("没有这样的编号", "永久"))
        .write("lexicon/a.xml", "<lexicon><list/></lexicon>")
        .write("laws/catalog.tsv", kCatalog + "少了列\n");
    const std::string missing = folder.path() + "/none";
    const std::vector<std::string> folders{folder.path(), missing};
    const auto rules = load_rule_folders(folders);
    REQUIRE_FALSE(rules);
    CHECK(places_of(rules.error()) == std::vector<std::string>{"none:0", "a.xml:1", "b.xml:1"});
    const auto knowledge = load_knowledge(folders);
    REQUIRE_FALSE(knowledge);
    CHECK(places_of(knowledge.error()) == std::vector<std::string>{"a.xml:1", "catalog.tsv:3"});
}

TEST_CASE("a pipe among the rule files is refused, not waited for") {
    Folder folder;
    folder.write("a.xml", rule("t.a", "永久"));
    REQUIRE(mkfifo((folder.path() + "/b.xml").c_str(), 0600) == 0);
    const std::vector<std::string> folders{folder.path()};
    const auto rules = load_rule_folders(folders);
    REQUIRE_FALSE(rules);
    REQUIRE(rules.error().size() == 1);
    CHECK(rules.error().front().message == "这是管道或设备，不是普通文件；可改用“-”从标准输入读取");
}
