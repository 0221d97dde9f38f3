// Signature blocks: who signs, and which places to sign, seal and date there are.
#include "facts/extract.h"
#include "facts/party_blocks.h"

namespace review {

std::vector<Fact> extract_signatures(const ExtractContext& context) {
    std::vector<Fact> facts;
    for (const PartyBlock& block : context.parties->places.signature) {
        Fact fact;
        fact.span = block.span;
        fact.element = "signature";
        fact.set("side", block.side);
        fact.set("role", block.role);
        fact.set("name", to_utf8(block.name));
        fact.set("seal", block.seal ? "yes" : "no");
        fact.set("sign", block.sign ? "yes" : "no");
        fact.set("date", block.date ? "yes" : "no");
        for (const std::string_view detail : {"legal-rep", "agent"}) {
            if (const std::string_view value = block.detail(detail); !value.empty()) {
                fact.set(detail, std::string(value));
            }
        }
        fact.set("text", std::string(context.document.slice(fact.span)));
        facts.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace review
