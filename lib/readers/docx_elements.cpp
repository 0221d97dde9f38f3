#include "readers/docx_elements.h"

#include <array>
#include <cstddef>

namespace review {
namespace {

struct Entry {
    std::string_view name;
    Element element = Element::other;
};

constexpr auto kEntries = std::to_array<Entry>({
    {"w:pPr", Element::properties},
    {"w:rPr", Element::properties},
    {"w:tblPr", Element::properties},
    {"w:tblPrEx", Element::properties},
    {"w:tblGrid", Element::properties},
    {"w:trPr", Element::properties},
    {"w:tcPr", Element::properties},
    {"w:sdtPr", Element::properties},
    {"w:sdtEndPr", Element::properties},
    {"w:smartTagPr", Element::properties},
    {"w:customXmlPr", Element::properties},
    {"w:rubyPr", Element::properties},
    {"w:ffData", Element::properties},
    {"w:fldData", Element::properties},
    {"w:sectPr", Element::section},
    {"w:p", Element::paragraph},
    {"w:r", Element::run},
    {"w:tbl", Element::table},
    {"w:tr", Element::row},
    {"w:tc", Element::cell},
    {"w:ins", Element::inserted},
    {"w:moveTo", Element::moved_here},
    {"w:del", Element::deleted},
    {"w:moveFrom", Element::moved_away},
    {"w:sdt", Element::control},
    {"mc:AlternateContent", Element::alternatives},
    {"mc:Choice", Element::choice},
    {"mc:Fallback", Element::fallback},
    {"w:txbxContent", Element::text_box},
    {"w:ruby", Element::ruby},
    {"w:rt", Element::ruby_text},
    {"m:num", Element::numerator},
    {"m:sup", Element::superscript},
    {"w:t", Element::text},
    {"m:t", Element::text},
    {"w:delText", Element::deleted_text},
    {"w:tab", Element::tab},
    {"w:ptab", Element::tab},
    {"w:br", Element::line_break},
    {"w:cr", Element::carriage_return},
    {"w:noBreakHyphen", Element::no_break_hyphen},
    {"w:sym", Element::symbol},
    {"w:pgNum", Element::dynamic_text},
    {"w:dayShort", Element::dynamic_text},
    {"w:dayLong", Element::dynamic_text},
    {"w:monthShort", Element::dynamic_text},
    {"w:monthLong", Element::dynamic_text},
    {"w:yearShort", Element::dynamic_text},
    {"w:yearLong", Element::dynamic_text},
    {"w:fldChar", Element::field_char},
    {"w:instrText", Element::instruction},
    {"w:delInstrText", Element::properties},
    {"w:footnoteReference", Element::footnote_reference},
    {"w:endnoteReference", Element::endnote_reference},
    {"w:footnoteRef", Element::note_mark},
    {"w:endnoteRef", Element::note_mark},
    {"w:commentRangeStart", Element::comment_start},
    {"w:commentRangeEnd", Element::comment_end},
    {"w:commentReference", Element::comment_reference},
    {"a:blip", Element::picture},
    {"v:imagedata", Element::vml_image},
    {"v:textpath", Element::word_art},
    {"o:OLEObject", Element::ole_object},
    {"w:control", Element::active_x},
    {"c:chart", Element::chart},
    {"cx:chart", Element::chart},
    {"dgm:relIds", Element::diagram},
    {"w:altChunk", Element::alt_chunk},
    {"w:subDoc", Element::sub_document},
    {"w14:contentPart", Element::ink},
    {"a:txBody", Element::drawing_text},
    {"a:p", Element::drawing_paragraph},
    {"a:t", Element::drawing_run_text},
    {"a:br", Element::drawing_break},
});

constexpr std::size_t kSlots = 512;

constexpr std::size_t slot_of(std::string_view name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return (hash ^ hash >> 15) % kSlots;
}

/// Open addressing, filled when the program is compiled: one or two comparisons a name.
constexpr std::array<Entry, kSlots> make_slots() {
    std::array<Entry, kSlots> slots{};
    for (const Entry& entry : kEntries) {
        std::size_t slot = slot_of(entry.name);
        while (!slots.at(slot).name.empty()) {
            slot = (slot + 1) % kSlots;
        }
        slots.at(slot) = entry;
    }
    return slots;
}

constexpr std::array<Entry, kSlots> kSlotTable = make_slots();

}  // namespace

Element element_of(std::string_view name) {
    if (name.empty()) {
        return Element::other;
    }
    std::size_t slot = slot_of(name);
    while (!kSlotTable[slot].name.empty()) {
        if (kSlotTable[slot].name == name) {
            return kSlotTable[slot].element;
        }
        slot = (slot + 1) % kSlots;
    }
    return Element::other;
}

}  // namespace review
