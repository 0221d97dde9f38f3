// The head and the foot of an official document, line by line: what stands around its text by GB/T
// 9704-2012, in the body, in text boxes and in tables. Private to lib/facts.
//
//   江州市城市管理局文件        authority
//   江城管〔2026〕15号         number
//   关于…的通知                title
//   各区城市管理局：            addressee
//   …
//   江州市城市管理局            signature
//   2026年3月2日              date
//   （此件公开发布）            mark
//   抄送：市政府办公室。         copy
//   江州市城市管理局办公室 2026年3月3日印发   imprint, printed
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "facts/lexicon.h"
#include "facts/scan.h"
#include "facts/view.h"

namespace review {

enum class FrameRole : std::uint8_t {
    authority,  // an organ named in the head
    number,     // 发文字号
    order,      // 第12号 below the name of an order
    title,
    enactment,  // below the title of a law: who made it, and when
    addressee,  // 主送机关, one each
    mark,       // secrecy, urgency, signer, openness
    signature,  // an organ or person that signs, one each
    date,       // 成文日期
    copy,       // 抄送机关, one each
    imprint,    // 印发机关
    printed,    // 印发日期
};

struct FramePart {
    FrameRole role = FrameRole::authority;
    std::size_t view = 0;
    Range range;  // chars of the view
};

struct OfficialFrame {
    std::vector<FramePart> parts;   // by view, then by place
    std::vector<std::size_t> foot;  // views of the foot, ascending, blank ones left out
    bool official = false;          // the head says that it is an official document; else no parts
    bool red_head = false;
};

/// Linear in the lines of the document; looks no further than the head where that is not official.
[[nodiscard]] OfficialFrame read_official_frame(const Document& document,
                                                std::span<const View> views,
                                                const Lexicon& lexicon);

/// What the readers of head and foot share.
struct FrameText {
    const Document& document;
    std::span<const View> views;
    const Lexicon& lexicon;
    std::vector<std::size_t> lines;  // views of the body that are not blank

    [[nodiscard]] const View& view(std::size_t line) const { return views[lines[line]]; }
    [[nodiscard]] std::u32string_view text(std::size_t line) const { return view(line).text(); }
    [[nodiscard]] std::vector<Range> names(std::size_t line, Range range, bool gaps) const;
    /// Whether it is the name of an organ, institution, company or other unit.
    [[nodiscard]] bool is_unit(std::u32string_view name) const;
};

/// Names in `range` apart: by marks and, where `gaps`, by wide blanks. Brackets hold together.
[[nodiscard]] std::vector<Range> split_names(const Document& document,
                                             const View& view,
                                             Range range,
                                             bool gaps);

/// Without notes in brackets at the end of a title: （试行）.
[[nodiscard]] std::u32string_view title_without_notes(std::u32string_view title);

/// Reads the head into `frame`; gives the first line after it.
[[nodiscard]] std::size_t read_frame_head(const FrameText& text, OfficialFrame& frame);
/// Reads the foot below line `first` into `frame`.
void read_frame_foot(const FrameText& text, std::size_t first, OfficialFrame& frame);

/// Index where a date (2026年3月2日, 二〇二六年三月二日, 20XX年X月X日, 年 月 日) begins that ends
/// `text`; npos: none does.
[[nodiscard]] std::size_t last_date_begin(std::u32string_view text);

}  // namespace review
