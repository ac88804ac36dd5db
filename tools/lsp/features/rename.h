// Another name for what a name means, everywhere.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "tools/lsp/context.h"

namespace aqua::lsp {

struct Refusal {
  std::string reason;
};
using Edits = std::vector<TextEdit>;

/// The name at a place, when it can be renamed. Nothing there: an empty reason.
std::variant<diagnostics::Span, Refusal> renamable(const Snapshot& snapshot, std::string_view path, uint32_t offset);

/// The edits that give all places the name `to`. Names given by `as` are names of their own: places that use them keep
/// them, and renaming one changes only the places that know what it means by this name. Not looked at is whether the
/// name means something else somewhere: see `needsProof`.
std::variant<Edits, Refusal> rename(const Snapshot& snapshot, std::string_view path, uint32_t offset,
                                    std::string_view to);

/// Words of the language can be names where nothing else can stand.
bool isLanguageWord(std::string_view name);

/// Whether the names in these files leave it open that the edits keep what every name means.
bool needsProof(const Snapshot& snapshot, const Symbol& symbol, std::string_view from, std::string_view to);

/// Checks the files as they would be: each place means the same as before, and there are no new errors. `before` is of
/// the project that has them. Empty, or what would be different.
std::string disproof(const Workspace& workspace, const Document& document, const std::vector<std::string>& paths,
                     const Snapshot& before, const Edits& edits);

}  // namespace aqua::lsp
