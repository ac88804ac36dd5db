// The header of a file: the names that imports bring into view, those that `declares` shows, and exports.
#pragma once

#include <deque>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "compiler/sema/file.h"

namespace aqua::sema {

class Header {
 public:
  explicit Header(File& file)
      : file_(file), session_(file.session), module_(file.module), arena_(file.session.program.arena) {}

  /// Before the items: what it brings into view; `files` are checked as far as this one needs them.
  void begin(const std::deque<Module>& files);
  /// After the items: what the file shows to importers, and what it exports (kept only for root files).
  void finish();

 private:
  void moduleDecl();
  void import(const modules::ImportLink& link, const std::deque<Module>& files);
  uint32_t slot(Span span, std::string_view what, bool whole);
  void bring(std::string_view name, TypeEntry entry, Span at, bool replaces);
  void bring(std::string_view name, ValueEntry entry, Span at, bool replaces);
  void reportReplaced(std::string_view name, Span at, uint32_t by, Span first, Span second);
  /// Names of `from` that the import wants, under their new names.
  void select(const syntax::Import& node, const Module& from, Names& into);
  void importUnknown(const syntax::Import& node, const syntax::QualifiedName& name, std::string_view as,
                     const Module& from, Names& into);
  void copyAll(const Names& from, Names& into, uint32_t slot, Span at, bool report);
  void useModule(std::string_view name, Span at, const Names& names, bool incomplete, uint32_t slot);
  struct Target {
    const TypeEntry* type = nullptr;
    const ValueEntry* value = nullptr;
    std::string_view module;  // the name of a used module, or of one that begins so
  };
  Target lookUp(const Names& names, const syntax::QualifiedName& name);
  void useRenamed(Span at, const Target& target);
  void declares();
  void declareOne(const syntax::QualifiedName& name);
  void exports();
  void exportOne(const syntax::Rename& rename);
  void exportNothing(const syntax::QualifiedName& name, const Target& target);
  void exportAll();
  void exportVisible();
  void importExports(const Module& from);
  /// `name`: before `as`.
  void addExport(std::string_view name, const ir::Export& exported);
  bool exportable(const ir::Function& function, std::string_view name, Span at, bool quiet);
  void lintFile();
  void lintDefinitions();

  Reported report(Code code, Span span) { return file_.report(code, span); }

  File& file_;
  Session& session_;
  Module& module_;
  base::Arena& arena_;
  std::vector<ExportEntry> ownExports_;
  std::unordered_map<std::string_view, size_t> exported_;                                  // index in ownExports_
  std::set<std::tuple<std::string_view, std::string_view, const void*>> importedExports_;  // name, as, what
};

}  // namespace aqua::sema
