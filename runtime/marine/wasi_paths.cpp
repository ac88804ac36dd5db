// WASI: what can be done with paths below open folders.
#include "runtime/marine/wasi.h"

namespace aqua::marine {

namespace {

using base::Failure;

/// A path of the guest, and what it leads to.
struct Target {
  Descriptor* folder = nullptr;
  files::Found found;

  files::Volume& volume() const { return *folder->volume; }
};

constexpr uint64_t kFuelOfStep = 20;  // of a part of a path

/// From arguments: the number of the folder at `folder`, the path and its length at `path`.
OrErrno<Target> targetOf(WasiCall& call, size_t folder, size_t path, uint64_t right, bool follow) {
  Target target;
  target.folder = call.state.open.find(call.arg32(folder));
  if (!target.folder) return Failure{kBadFile};
  if (target.folder->kind != DescriptorKind::Folder) return Failure{numberOf(files::Error::NotFolder)};
  if ((target.folder->mayDo & right) != right) return Failure{kNotCapable};
  if (call.arg32(path + 1) > files::kLongestPath) return Failure{kLongName};
  std::string text = call.memory.text(call.args[path], call.arg32(path + 1));
  if (!call.memory.good()) return Failure{kFault};
  target.volume().setNow(call.state.service.world.nanoseconds());
  uint64_t steps = 0;
  auto found = files::resolve(target.volume(), target.folder->node, text, follow, steps);
  call.charge(steps * kFuelOfStep);
  if (!found) return Failure{numberOf(found.error())};
  target.found = *std::move(found);
  return target;
}

/// Something new is to be made there.
OrErrno<Target> freshOf(WasiCall& call, size_t folder, size_t path, uint64_t right) {
  OrErrno<Target> target = targetOf(call, folder, path, right, false);
  if (target && target->found.node) return Failure{numberOf(files::Error::Exists)};
  return target;
}

/// Something that is there, under a name.
OrErrno<Target> existingOf(WasiCall& call, size_t folder, size_t path, uint64_t right, bool follow) {
  OrErrno<Target> target = targetOf(call, folder, path, right, follow);
  if (target && !target->found.node) return Failure{numberOf(files::Error::NotFound)};
  return target;
}
/// The same, for what goes away: a folder cannot be taken from within.
OrErrno<Target> namedOf(WasiCall& call, size_t folder, size_t path, uint64_t right) {
  OrErrno<Target> target = existingOf(call, folder, path, right, false);
  if (target && target->found.name.empty()) return Failure{kInvalid};
  return target;
}

bool follows(uint32_t lookup) { return lookup & 1; }

uint32_t createFolder(WasiCall& call) {
  auto target = freshOf(call, 0, 1, rights::kCreateFolder);
  return target ? outcomeOf(target->volume().makeFolder(target->found.folder, target->found.name)) : target.error();
}

uint32_t statPath(WasiCall& call) {
  auto target = existingOf(call, 0, 2, rights::kStatPath, follows(call.arg32(1)));
  if (!target) return target.error();
  auto stat = target->volume().stat(*target->found.node);
  if (!stat) return numberOf(stat.error());
  putStat(call, call.args[4], *target->folder, *stat);
  return call.memory.outcome();
}

uint32_t setPathTimes(WasiCall& call) {
  auto target = existingOf(call, 0, 2, rights::kTimesPath, follows(call.arg32(1)));
  return target ? setTimes(call, target->volume(), *target->found.node, 4) : target.error();
}

uint32_t link(WasiCall& call) {
  auto from = existingOf(call, 0, 2, rights::kLinkSource, follows(call.arg32(1)));
  if (!from) return from.error();
  auto to = freshOf(call, 4, 5, rights::kLinkTarget);
  if (!to) return to.error();
  if (&from->volume() != &to->volume()) return numberOf(files::Error::OtherVolume);
  if (to->found.asFolder) return numberOf(files::Error::NotFound);
  return outcomeOf(to->volume().addName(to->found.folder, to->found.name, *from->found.node));
}

uint32_t readLink(WasiCall& call) {
  auto target = existingOf(call, 0, 1, rights::kReadLink, false);
  if (!target) return target.error();
  auto text = target->volume().target(*target->found.node);
  if (!text) return numberOf(text.error());
  std::string_view part = std::string_view(*text).substr(0, call.arg32(4));
  call.memory.write(call.args[3], part);
  call.memory.put(call.args[5], part.size(), 4);
  return call.memory.outcome();
}

uint32_t removeFolder(WasiCall& call) {
  auto target = namedOf(call, 0, 1, rights::kRemoveFolder);
  return target ? outcomeOf(target->volume().removeFolder(target->found.folder, target->found.name)) : target.error();
}

uint32_t removeFile(WasiCall& call) {
  auto target = namedOf(call, 0, 1, rights::kRemoveFile);
  return target ? outcomeOf(target->volume().removeFile(target->found.folder, target->found.name)) : target.error();
}

uint32_t rename(WasiCall& call) {
  auto from = namedOf(call, 0, 1, rights::kRenameSource);
  if (!from) return from.error();
  auto to = targetOf(call, 3, 4, rights::kRenameTarget, false);
  if (!to) return to.error();
  if (&from->volume() != &to->volume()) return numberOf(files::Error::OtherVolume);
  if (to->found.name.empty()) return kInvalid;
  auto stat = from->volume().stat(*from->found.node);
  if (!stat) return numberOf(stat.error());
  if (to->found.asFolder && stat->kind != files::Kind::Folder) return numberOf(files::Error::NotFolder);
  return outcomeOf(to->volume().rename(from->found.folder, from->found.name, to->found.folder, to->found.name));
}

uint32_t makeLink(WasiCall& call) {
  if (call.arg32(1) > files::kLongestPath) return kLongName;
  std::string target = call.memory.text(call.args[0], call.arg32(1));
  if (!call.memory.good()) return kFault;
  if (target.starts_with('/')) return numberOf(files::Error::Outside);
  auto at = freshOf(call, 2, 3, rights::kMakeLink);
  if (!at) return at.error();
  if (at->found.asFolder) return numberOf(files::Error::NotFound);
  return outcomeOf(at->volume().makeLink(at->found.folder, at->found.name, target));
}

// ------------------------------------------------------------------------------------------------------------ opening

enum OpenFlag : uint32_t { kCreate = 1, kFolder = 2, kExclusive = 4, kTruncate = 8 };

/// The node that is opened, made if need be.
OrErrno<files::Node> nodeToOpen(const Target& target, uint32_t flags) {
  const files::Found& found = target.found;
  if (found.node && (flags & kCreate) && (flags & kExclusive)) return Failure{numberOf(files::Error::Exists)};
  if (found.node) return *found.node;
  if (!(flags & kCreate)) return Failure{numberOf(files::Error::NotFound)};
  if (found.asFolder) return Failure{numberOf(files::Error::IsFolder)};
  auto made = target.volume().makeFile(found.folder, found.name);
  if (!made) return Failure{numberOf(made.error())};
  return *made;
}

/// Kind of what is opened, and whether it may be opened like this.
uint32_t checkKind(files::Kind kind, uint32_t flags, uint64_t wanted) {
  if (kind == files::Kind::Link) return numberOf(files::Error::Loop);
  if (kind == files::Kind::File) return flags & kFolder ? numberOf(files::Error::NotFolder) : uint32_t{kSuccess};
  bool changes = (flags & kTruncate) || (wanted & rights::kWrite);
  return changes ? numberOf(files::Error::IsFolder) : uint32_t{kSuccess};
}

uint32_t open(WasiCall& call) {
  uint32_t flags = call.arg32(4);
  uint64_t wanted = call.args[5] & rights::kAll, given = call.args[6] & rights::kAll;
  if ((flags & kCreate) && (flags & kFolder)) return kInvalid;
  uint64_t right =
      rights::kOpen | (flags & kCreate ? rights::kCreateFile : 0) | (flags & kTruncate ? rights::kSizePath : 0);
  bool follow = follows(call.arg32(1)) && !((flags & kCreate) && (flags & kExclusive));
  auto target = targetOf(call, 0, 2, right, follow);
  if (!target) return target.error();
  if ((wanted | given) & ~target->folder->mayGive) return kNotCapable;
  if (call.state.open.isFull()) return kManyFiles;
  auto node = nodeToOpen(*target, flags);
  if (!node) return node.error();
  auto stat = target->volume().stat(*node);
  if (!stat) return numberOf(stat.error());
  if (uint32_t problem = checkKind(stat->kind, flags, wanted); problem != kSuccess) return problem;
  Descriptor opened;
  opened.kind = stat->kind == files::Kind::Folder ? DescriptorKind::Folder : DescriptorKind::File;
  opened.volume = target->folder->volume;
  opened.node = *node;
  opened.device = target->folder->device;
  opened.mayDo = wanted;
  opened.mayGive = given;
  opened.flags = static_cast<uint16_t>(call.arg32(7));
  if (opened.kind == DescriptorKind::File) {
    if (auto done = opened.volume->open(*node); !done) return numberOf(done.error());
    if (flags & kTruncate)
      if (auto done = opened.volume->resize(*node, 0); !done) {
        opened.volume->close(*node);
        return numberOf(done.error());
      }
  }
  call.memory.put(call.args[8], call.state.open.add(std::move(opened)), 4);
  return call.memory.outcome();
}

}  // namespace

std::span<const WasiRow> wasiPathFunctions() {
  static constexpr WasiRow kRows[] = {{"path_create_directory", createFolder},
                                      {"path_filestat_get", statPath},
                                      {"path_filestat_set_times", setPathTimes},
                                      {"path_link", link},
                                      {"path_open", open},
                                      {"path_readlink", readLink},
                                      {"path_remove_directory", removeFolder},
                                      {"path_rename", rename},
                                      {"path_symlink", makeLink},
                                      {"path_unlink_file", removeFile}};
  return kRows;
}

}  // namespace aqua::marine
