// Who may do what on a node, and how it is told who may not.
#pragma once

#include "runtime/builtins/home.h"

namespace aqua::sim::builtin {

/// The node itself, and not one of its workers, is called.
bool isHostScope(const CallSite& call);
/// The worker that is called; null on the node itself.
const Worker* calledWorker(const CallSite& call);
/// The node, or one of its managers, began the particle.
bool isOwner(const CallSite& call);
/// The peer that is called, whoever made it, or a manager began the particle.
bool mayManage(const CallSite& call);
/// The answer that strangers get from protected functions; nothing: the caller may (PEERS.md 3.1).
std::optional<Answer> protect(const CallSite& call);
/// The peer that is called, as errors name it.
std::string scopeText(const CallSite& call);
Answer serviceNotFound(const CallSite& call, std::string_view idOrAlias);

/// The spell that the particle belongs to, by the id of the particle, `spell_ID_NUMBER`; empty: none.
std::string_view spellOf(std::string_view particle);
/// As `Home::find`; `spell` and `self` are the spell of this particle.
const Instance* findInstance(const CallSite& call, std::string_view idOrAlias);
/// Empty: the alias was added, and taken from whoever had it.
std::string addAlias(const CallSite& call, std::string_view alias, std::string_view service);
/// Who calls the spell.
spells::Caller callerOf(const CallSite& call, const Instance& spell);

}  // namespace aqua::sim::builtin
