// Rule files of any content: they load or they are refused with a place; what loads judges a small
// tree without a crash, and what it finds lies inside the text. A line "=====" starts the next
// file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "rules/engine.h"

namespace {

constexpr std::string_view kText = "合同总价为100万元。\n支付定金30万元，双方签定。\n单价\t数量";

const pugi::xml_document& tree() {
    static const pugi::xml_document document = [] {
        pugi::xml_document xml;
        xml.load_string(
            "<document kind='contract' type='lease' tags=' gov ' date='2024-03-11' begin='0' "
            "end='92'>"
            "<body begin='0' end='76'><article locator='第一条' num='1' begin='0' "
            "end='30'>合同总价为"
            "<amount role='price' fen='100000000' begin='15' end='24'>100万元</amount>。</article>"
            "<article locator='第二条' num='2' begin='31' end='76'>支付"
            "<amount role='deposit' fen='30000000' begin='43' end='51'>30万元</amount></article>"
            "</body><table begin='77' end='900'><row begin='77' end='x'/></table></document>");
        return xml;
    }();
    return document;
}

std::vector<review::RuleFile> split(std::string_view input) {
    constexpr std::string_view separator = "\n=====\n";
    std::vector<review::RuleFile> files;
    while (files.size() < 8) {
        const std::size_t end = input.find(separator);
        files.push_back({.path = std::to_string(files.size()) + ".xml",
                         .xml = std::string(input.substr(0, end))});
        if (end == std::string_view::npos) {
            break;
        }
        input.remove_prefix(end + separator.size());
    }
    return files;
}

void expect(bool condition) {
    if (!condition) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    const auto set = review::RuleSet::load(split(input));
    if (!set) {
        expect(!set.error().empty());
        for (const review::Error& error : set.error()) {
            expect(error.line > 0 && error.column > 0 && !error.message.empty());
        }
        return 0;
    }
    const review::Judgement judgement = set->judge(tree(), kText, {});
    for (const review::Finding& finding : judgement.findings) {
        expect(finding.span.begin <= finding.span.end && finding.span.end <= kText.size());
        expect(finding.text == kText.substr(finding.span.begin, finding.span.size()));
    }
    return 0;
}
