// What could stand at a place. The checker is asked with a name there that nothing has (sema/probe.h), in a text whose
// brackets and block are closed; words of the language come by position.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/sema/probe.h"
#include "tools/lsp/context.h"

namespace aqua::lsp {

/// Where words of the language stand, see completions.def.
enum class WordPlace : uint8_t {
  None,
  Top,
  Statement,
  AfterModule,
  AfterNames,
  AfterName,
  AfterPeer,
  AfterItems,
  AfterIterable,
  AfterAssign,
  Value,
};

/// A text with a cursor, and the word around the cursor.
struct Cursor {
  std::string_view text;
  uint32_t begin, end;  // of the word
  std::string_view prefix(uint32_t offset) const { return text.substr(begin, offset - begin); }
};
Cursor cursorAt(std::string_view text, uint32_t offset);

/// The text with `name` in place of the word, in forms that are ever more likely to be read: as it is; with brackets
/// that the line leaves open closed at its end; with a `:` there.
std::vector<std::string> probeTexts(const Cursor& cursor, std::string_view name);

struct Asked {
  sema::Probe probe;
  std::shared_ptr<const ir::Program> program;  // of the text that gave the answer; keeps alive what `probe` points into
  uint32_t begin = 0;                          // of the name in it
};
/// Asks the checker; the place is Nowhere where no name can stand.
Asked ask(Workspace& workspace, const Document& document, const Cursor& cursor);

enum class ProposalKind : uint8_t { Word, Name, Import, File };
struct Proposal {
  std::string label, insert;
  bool snippet = false;
  ProposalKind kind = ProposalKind::Name;
  ir::SymbolKind symbol = ir::SymbolKind::Variable;  // of names
  std::string detail;
  std::string about;           // documentation, where it is known at once; Markdown
  std::string source;          // of imports: the file that has it, as an import names it
  std::vector<TextEdit> more;  // edits besides
  std::string definition;      // path of the file of its definition; empty: built in
  uint32_t offset = 0;         // in that file
};
/// The best first.
std::vector<Proposal> complete(Workspace& workspace, const Document& document, uint32_t offset);

struct SignatureHelp {
  std::string label, documentation;
  std::vector<std::pair<uint32_t, uint32_t>> parameters;  // parts of `label`, bytes
  uint32_t active = 0;
};
std::optional<SignatureHelp> signatureHelp(Workspace& workspace, const Document& document, uint32_t offset);

}  // namespace aqua::lsp
