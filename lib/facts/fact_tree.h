// The fact tree: the document's text as mixed content, with structure around it and facts inside,
// in reading order. Element names are those of Akoma Ntoso (OASIS LegalDocML) where it has one.
// Rules see this tree and nothing else. All attribute values are strings; numbers are plain
// integers, ready for XPath 1.0 (IEEE doubles, so integers up to 2^53 are exact: write rules with
// integers, `@fen * 5 <= $price`, not `@fen <= 0.2 * $price`).
//
// Every element has `begin` and `end`: byte offsets of its span in Document::text. Text nodes are
// the document's text between them. A fact that would overlap another halfway becomes an empty
// element at its begin (its `text` attribute still says the words).
//
// rules/facts.rng is the schema of the tree and rules/README.md its description for the authors of
// rules; tests/facts/schema.py compares the three. In JSON integers are numbers:
// report/fact_json.h.
//
// document     kind: contract normative decision casefile statute other; kind-certainty: certain,
//              review (another is close), undecided (then other); kind-reason: what speaks for it,
//              apart by blanks: title:合同 parties:甲方、乙方 words:本合同 signature:yes
//              number:江城管〔2026〕3号 red-head:yes articles:25 enacted:国务院 catalog:yes given;
//              type-certainty and type-reason likewise, of a contract; type: sale
//              service works … (codes
//              of rules/lexicon/types.xml); type-second; tags: " gov sme tender " (padded with
//              spaces: contains(@tags,' gov ')); template: yes when the title says 范本, 示范文本,
//              格式 (blanks are to stay open); side; date: ISO date the document is judged by
//              (signed on, else the as-of date) and date-basis: signed, as-of; format: docx text
//              markdown; characters; revisions: number of open tracked changes; path: of several
//              files that are printed in one package
//   preface body conclusions annexes headers notes   the zones; headers holds headers and footers,
//              notes holds foot- and endnotes
//   docTitle   place: main, attached (of a text that the document brings into force); text; of an
//              official document: issuer subject genre (通知); genre-form: official (one of the
//              fifteen kinds) rules plan form; genre-before: 规定 in 规定通知; note: 征求意见稿;
//              trial: yes. Of a form whose title is open there is none
//   docAuthority  who issues an official document: name kind (as of party); place: head (red head),
//              title, signature; post: 市长, of a person
//   docAddressee docCopy   one name of 主送, 抄送: name kind; after: the mark behind it, as typed
//   docDate    place: signature (成文日期), imprint (印发日期); iso day; form: digits han; by: who
//              signs; problem: " zero-padding open "; text. The date inside has role sign, issue
//   docImprint name kind: who prints it (印发机关)
//   docMark    kind: secrecy urgency openness signer; text
//   part chapter section article paragraph point indent
//              num label scheme address heading topic locator (see clauses.h); num is absent for
//              a unit 0; label and scheme for paragraphs without a number; scheme: part chapter
//              section article han han-paren decimal decimal-paren dotted circled latin roman;
//              topic: one or more codes of rules/lexicon/topics.xml, padded with spaces
//              (" LIA DIS ")
//   gap        a jump, repeat or step back in numbering, an empty element inside the unit whose
//              children are at fault, before the offending unit and with the span of its label:
//              expected and found (labels as printed: 第七条, 第八条), scheme, locator, reason:
//              missing duplicate backward
//   p          a paragraph of plain text outside the units (head, signature, table cell)
//   table      rows cols; role: prices (a recognised price list), signature, other; notes: what its
//              words say of its figures, codes of rules/lexicon/tables.xml, padded with spaces
//              (" adjusted wan "); in a price list items: how many rows are items
//   row        num; role: header item subtotal total other
//   cell       row col row-span col-span; role: quantity unit unit-price line-total periods name
//              other. In a price list, on the line-total cell of an item row: quantity-milli
//              (thousandths), unit-price-fen, line-total-fen, expected-fen (their exact product,
//              half up); on the line-total cells of subtotal and total rows: sum-fen (the sum of
//              what it should cover), total-fen; difference-fen = |total - expected or sum|, 0 when
//              rounding to the printed decimals explains it. Only set when all of its parts are
//              certain.
//   amount     fen (absent in a foreign currency, which has value); form: digits words; unit: as
//              written (元 万元), of a bare number in a table as its head, label or 单位：万元
//              says; currency: CNY USD …; per: the unit it is for (人·月 平方米); op: le ge lt gt
//              approx; role (roles.xml: price net-price tax deposit …); side, of damages: the side
//              that pays (A B …, both), of amounts and percents; certainty: certain review; exact:
//              no when fen are rounded (0.355元); for words: prefix: yes no (人民币 before it),
//              standard: yes no, with irregular: small-form missing-one missing-zero extra-zero
//              zero-unit missing-yuan missing-zheng zheng-after-fen, grouping for digits
//              (12,80,000); pair: fen of the other form written beside it (digits for words, words
//              for digits); capital: the right words for the fen of digits that have a pair, and of
//              irregular words; text
//   percent    ppm (1% = 10000; exact: no when rounded, 三分之二); per: once day week month quarter
//              year; role; of (base: price unpaid overdue loss settlement …); op: up down le ge lt
//              gt approx; cumulative: yes (支付至80%); mismatch: yes (百分之五（6%）); certainty;
//              text
//   date       iso (2024-03-11, 2024-03, 2024; --03-11 without a year, ---05 without a
//              month; absent when valid is no and where only words fix it: 验收合格之日); day (days
//              since 1970-01-01, only full dates); first-day last-day: the days that a date of a
//              known year without a day may be; part of the year or month: start end h1 h2 q1 q2 q3
//              q4 first-third second-third last-third (2026年底, 3月上旬); anchor: what it is
//              counted from, month next-month this-month year next-year this-year quarter
//              next-quarter this-quarter (每月5日) or an event as in relative of duration
//              (签订之日); valid: yes no; role: sign start end award delivery acceptance payment
//              effective issue …; certainty; text. A year in a title or name is no date
//   duration   value; unit: day working-day month year week hour quarter heating; days months years
//              (those that are exact); working: yes; op: le ge lt gt approx; mismatch: yes
//              (十五（16）日); role: term warranty payment …; of: of a warranty the parts of
//              the works (structure waterproofing heating utilities finishing, with blanks
//              between), of a return the role of the bond given back; relative: the event it runs
//              from (sign, acceptance, invoice, delivery, settlement …), before: yes when it runs
//              to it; from: ISO date that it runs from where that is written beside it
//              (自2026年1月1日起30 日内), with last (ISO date) and last-day (days since
//              1970-01-01): its last day, the day it runs from not counted (民法典 201, 202),
//              holidays not looked at; certainty; text
//   ref        internal: yes no; law (canonical full name), name (as written), part chapter section
//              article paragraph point indent (numbers; article 20-1 is 第二十条之一); resolved:
//              yes no unknown; target: address of the clause, or attachment number; kind: law
//              clause attachment; count: 2 of 前两款, whose target is the nearest; status: in-force
//              amended repealed not-yet unknown; role: basis; successor; ended: ISO date (also of a
//              law in force that is to end); last-article; order: 文号 or year in the bracket after
//              the title; amends: yes when the place is cited in order to change it (第三条修改为)
//              or in the new words of the changed document, so that it may not exist in the text in
//              force; text. law is absent when the catalogue does not have it; internal=no with
//              kind=clause cites a document that is not here (its name, when it is told)
//   docNumber  国办发〔2018〕37号: place: head (its own), body (cited); agency year serial;
//   brackets as
//              typed; normal: in canonical form; form: order (第12号 below 江州市人民政府令);
//              problem, padded with spaces: brackets year (two digits) ordinal (第37号)
//              zero-padding suffix (no 号) open (not filled in); text. Numbers of cases, contracts,
//              standards are none
//   effect validity repeal interpretation basis   of a normative document, what it says of itself:
//              effect (自…起施行): from: date (iso day), issue (自印发之日起; days: so many later);
//              validity (有效期): iso day, or years months days; repeal, around each title or
//              number abolished: name order; interpretation: name kind of the authority; basis
//              (根据…， 制定本办法): refs: how many it cites, each with role=basis
//   attribution negation definition accountability   of a normative document, around sentences that
//              limit a finding (for not-in and ancestor::): 依照 another text; a prohibition for
//              authorities; 是指; officials answer for it
//   party      role (甲方, 发包人 …: as written); side: A B C …; name, "" when it is not filled in;
//              normal: the name for comparing (no blanks, one kind of brackets); alias; bystander:
//              yes, of the head, when it is not bound by the contract (a witness); kind: organ
//              institution company branch individual inner village other unknown, by the ending of
//              the name, else by the code; parent: the unit that an inner office or branch names;
//              certainty: review when kind rests on a weak ending (中心, 处) or match is a guess;
//              code; code-valid (only of 18 characters); code-kind: kind by its first two
//              characters, household too; address legal-rep agent contact phone bank account
//              account-name id-card: the fields printed after the party; place: head, signature,
//              account (the holder of an account), body (a full name in the text that is that of a
//              party or nearly); at places other than the head: match: same, similar (at most 30 %
//              of the characters differ: a suspected slip), different, absent when it cannot be
//              said (short form, masked name), with head-name; text
//   signature  side role name seal sign date: yes no — a party's block at the end, a place left
//              open counts as yes; name as printed, "" when open; legal-rep agent: names printed,
//              neither behind 法定代表人或授权代表, which does not say who of the two signs
//   identifier type: uscc id-card bank-account phone mobile postcode email plate passport; value;
//              valid: yes no unknown; reason: length charset checksum date; suggestion; text
//   blank      kind: underscore brackets cross date underlined placeholder highlight instruction
//              checkbox (a group of which none is ticked) word (待定) room (plain blanks where a
//              value is waited for: 价款为      元); of: what it is for (party
//              price date term account quantity signature other), from the lexicon; in the
//              signature block always signature; text
//   attachment num (1, 2, A, 1-1; "" when none is written); name; place: list (of its own, or a
//              sentence that says what the attachments are), body (announced or pointed at in
//              the text), annex (the attachment itself); present: yes when the
//              document has the attachment with something under its heading or, for place=body,
//              when its list names it (then listed: yes); key: yes for price lists and the like;
//              text
//   copies     total; shared: sum of the shares, counting 各执, absent when they are not all known;
//              remainder: yes (其余… without a number); form: original duplicate where 正本 and
//              副本 are counted apart; parties: how many the head has; text
//   calculation  arithmetic written out (4500元/人·月×12人×12月＝650000元): expected-fen stated-fen
//              difference-fen text
//   term       name: where a defined name is introduced; full: what it is short for; def: what it
//              means, to the first 。 or ； (at most 300 characters); uses: how often it stands
//              outside its definitions; duplicate: same different, when the name is introduced more
//              than once, with the same meaning or another; other-name: another name of the same
//              full. In a contract also a name used at least three times and never introduced,
//              where it first stands: defined: no, kind: role (of no party of the head) company
//              supervisor, certainty: review
//   field      what the document says of itself behind a label: name: contract-number
//              project-number project-name award-number place sign-place …, codes of the list
//              document-fields; label; value (as in View); text
//   quote      text inside “ ” or 《 》 (kind: quotation title); order: 文号 behind a title; role:
//   basis comment ins del   existing comments (id) and open tracked changes: author date text;
//   move: yes
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "document/document.h"
#include "facts/fact.h"
#include "facts/lexicon.h"
#include "law/catalog.h"

namespace review {

/// What the user said about the document; an empty field is found out from the text.
struct FactOptions {
    std::string kind;
    std::string type;
    std::string side;   // "A" (甲方), "B" (乙方), empty: both
    std::string as_of;  // ISO date; used where the document has no date of its own
};

/// Reads the lexicon and catalogue but does not change them; may run in many threads at once.
/// The document always gives a tree: what is not understood is text.
[[nodiscard]] pugi::xml_document build_fact_tree(const Document& document,
                                                 const Lexicon& lexicon,
                                                 const LawCatalog& laws,
                                                 const FactOptions& options);

/// Nests facts by span around the text of the document: outer first; of two with the same span the
/// one earlier in `facts` is outside. Linear in text plus facts (after one sort).
[[nodiscard]] pugi::xml_document build_tree(const Document& document, std::vector<Fact> facts);

/// Span of an element of the tree.
[[nodiscard]] Span span_of(pugi::xml_node node);

}  // namespace review
