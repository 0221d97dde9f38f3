#include "review/knowledge.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "facts/view.h"

namespace review {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kTypeNames = "type-names";
constexpr std::string_view kKindNames = "kind-names";
constexpr std::uint64_t kMaxFileBytes = std::uint64_t{1} << 28;

/// Folders of a rules folder that hold no rule packs.
constexpr std::array<std::string_view, 5> kOtherFolders{
    "docs", "filing", "laws", "lexicon", "templates"};

Error error_at(ErrorCode code, const fs::path& path, std::string message) {
    return {.code = code,
            .message = std::move(message),
            .path = path.generic_string(),
            .offset = std::nullopt};
}

/// Entries of a folder in name order; hidden ones left out.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code ignored;
    for (fs::directory_iterator i(folder, ignored), end; !ignored && i != end;
         i.increment(ignored)) {
        if (!i->path().filename().native().starts_with('.')) {
            entries.push_back(i->path());
        }
    }
    std::ranges::sort(entries);
    return entries;
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

void add_xml_files(const fs::path& folder, std::vector<fs::path>& files) {
    for (const fs::path& path : entries_of(folder)) {
        if (path.extension() == ".xml" && !is_folder(path)) {
            files.push_back(path);
        }
    }
}

/// Rule files of one layer: those of the folder itself, then those of each pack folder.
std::vector<fs::path> rule_files(const fs::path& folder) {
    std::vector<fs::path> files;
    add_xml_files(folder, files);
    for (const fs::path& path : entries_of(folder)) {
        if (is_folder(path) &&
            std::ranges::find(kOtherFolders, path.filename().native()) == kOtherFolders.end()) {
            add_xml_files(path, files);
        }
    }
    return files;
}

/// Collects what is wrong in the files of one kind of knowledge.
class FileTexts {
public:
    /// The text of a file; a failure is kept among the errors.
    std::optional<std::string> text_of(const fs::path& path) {
        Result<std::string> text = read_file(path.string(), kMaxFileBytes);
        if (!text) {
            text.error().path = path.generic_string();
            add(std::move(text.error()));
            return std::nullopt;
        }
        return std::move(*text);
    }
    void add(Error error) { errors_.push_back(std::move(error)); }
    void add(std::vector<Error> errors) { std::ranges::move(errors, std::back_inserter(errors_)); }
    [[nodiscard]] std::vector<Error> take() { return std::move(errors_); }

private:
    std::vector<Error> errors_;
};

Lexicon read_lexicon(std::span<const std::string> folders, FileTexts& texts) {
    Lexicon lexicon;
    for (const fs::path folder : folders) {
        std::vector<fs::path> files;
        add_xml_files(folder / "lexicon", files);
        for (const fs::path& path : files) {
            if (const std::optional<std::string> text = texts.text_of(path)) {
                texts.add(lexicon.add_file(*text, path.generic_string()));
            }
        }
    }
    return lexicon;
}

/// The catalogue of the last folder that has one; it is a whole, not a layer.
LawCatalog read_laws(std::span<const std::string> folders, FileTexts& texts) {
    for (std::size_t i = folders.size(); i-- > 0;) {
        const fs::path path = fs::path(folders[i]) / "laws" / "catalog.tsv";
        std::error_code ignored;
        if (!fs::exists(path, ignored)) {
            continue;
        }
        if (std::optional<std::string> text = texts.text_of(path)) {
            Result<LawCatalog> laws = LawCatalog::load(std::move(*text), path.generic_string());
            if (laws) {
                return std::move(*laws);
            }
            texts.add(std::move(laws.error()));
        }
        break;
    }
    return {};
}

std::string name_of_code(const TermList& names, std::string_view code) {
    const std::span<const LexiconTerm> terms = names.terms();
    const auto found = std::ranges::find(terms, code, &LexiconTerm::code);
    return found == terms.end() ? std::string() : to_utf8(found->word);
}

}  // namespace

tl::expected<Knowledge, std::vector<Error>> load_knowledge(std::span<const std::string> folders) {
    FileTexts texts;
    Knowledge knowledge{.lexicon = read_lexicon(folders, texts), .laws = read_laws(folders, texts)};
    if (std::vector<Error> errors = texts.take(); !errors.empty()) {
        return tl::unexpected<std::vector<Error>>(std::move(errors));
    }
    return knowledge;
}

tl::expected<RuleSet, std::vector<Error>> load_rule_folders(std::span<const std::string> folders) {
    FileTexts texts;
    std::vector<RuleFile> files;
    for (const std::string& folder : folders) {
        const std::vector<fs::path> paths = rule_files(folder);
        if (paths.empty()) {
            texts.add(error_at(ErrorCode::io, folder, "规则文件夹中没有规则文件（*.xml）"));
        }
        for (const fs::path& path : paths) {
            if (std::optional<std::string> text = texts.text_of(path)) {
                files.push_back({.path = path.generic_string(), .xml = std::move(*text)});
            }
        }
    }
    tl::expected<RuleSet, std::vector<Error>> rules = RuleSet::load(std::move(files));
    if (!rules) {
        texts.add(std::move(rules.error()));
    }
    if (std::vector<Error> errors = texts.take(); !errors.empty()) {
        return tl::unexpected<std::vector<Error>>(std::move(errors));
    }
    return rules;
}

std::string type_name(const Lexicon& lexicon, std::string_view code) {
    return name_of_code(lexicon.list(kTypeNames), code);
}

std::vector<NamedCode> named_types(const Lexicon& lexicon) {
    const TermList& names = lexicon.list(kTypeNames);
    std::set<std::string_view> codes;
    for (const LexiconTerm& term : names.terms()) {
        codes.insert(term.code());
    }
    std::vector<NamedCode> types;
    types.reserve(codes.size());
    for (const std::string_view code : codes) {
        types.push_back({.code = std::string(code), .name = name_of_code(names, code)});
    }
    return types;
}

std::vector<NamedCode> named_kinds(const Lexicon& lexicon) {
    std::vector<NamedCode> kinds;
    kinds.reserve(kKinds.size());
    for (const std::string_view kind : kKinds) {
        kinds.push_back(
            {.code = std::string(kind), .name = name_of_code(lexicon.list(kKindNames), kind)});
    }
    return kinds;
}

}  // namespace review
