// WASI: what can be done with paths below open folders.
#include "runtime/marine/wasi.h"

namespace aqua::marine {

namespace {

/// A path of the guest, and what it leads to.
struct Target {
  Descriptor* folder = nullptr;
  files::Found found;

  files::Volume& volume() const { return *folder->volume; }
};

constexpr uint64_t kFuelOfStep = 20;  // of a part of a path

/// From arguments: the number of the folder at `folder`, the path and its length at `path`. Nothing: `problem` says
/// why.
std::optional<Target> targetOf(WasiCall& call, size_t folder, size_t path, uint64_t right, bool follow,
                               uint32_t& problem) {
  Target target;
  target.folder = call.state.open.find(call.arg32(folder));
  auto fails = [&](uint32_t number) {
    problem = number;
    return std::nullopt;
  };
  if (!target.folder) return fails(kBadFile);
  if (target.folder->kind != DescriptorKind::Folder) return fails(numberOf(files::Error::NotFolder));
  if ((target.folder->mayDo & right) != right) return fails(kNotCapable);
  if (call.arg32(path + 1) > files::kLongestPath) return fails(kLongName);
  std::string text = call.memory.text(call.args[path], call.arg32(path + 1));
  if (!call.memory.good()) return fails(kFault);
  target.volume().setNow(call.state.service.world.nanoseconds());
  uint64_t steps = 0;
  auto found = files::resolve(target.volume(), target.folder->node, text, follow, steps);
  call.charge(steps * kFuelOfStep);
  if (!found) return fails(numberOf(found.error()));
  target.found = *std::move(found);
  return target;
}

/// Something new is to be made there. Nothing: it is there already.
std::optional<Target> freshOf(WasiCall& call, size_t folder, size_t path, uint64_t right, uint32_t& problem) {
  std::optional<Target> target = targetOf(call, folder, path, right, false, problem);
  if (!target || !target->found.node) return target;
  problem = numberOf(files::Error::Exists);
  return std::nullopt;
}

/// Something that is there, under a name.
std::optional<Target> existingOf(WasiCall& call, size_t folder, size_t path, uint64_t right, bool follow,
                                 uint32_t& problem) {
  std::optional<Target> target = targetOf(call, folder, path, right, follow, problem);
  if (!target || target->found.node) return target;
  problem = numberOf(files::Error::NotFound);
  return std::nullopt;
}
/// The same, for what goes away: a folder cannot be taken from within.
std::optional<Target> namedOf(WasiCall& call, size_t folder, size_t path, uint64_t right, uint32_t& problem) {
  std::optional<Target> target = existingOf(call, folder, path, right, false, problem);
  if (!target || !target->found.name.empty()) return target;
  problem = kInvalid;
  return std::nullopt;
}

bool follows(uint32_t lookup) { return lookup & 1; }

uint32_t createFolder(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto target = freshOf(call, 0, 1, rights::kCreateFolder, problem);
  return target ? outcomeOf(target->volume().makeFolder(target->found.folder, target->found.name)) : problem;
}

uint32_t stat(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto target = existingOf(call, 0, 2, rights::kStatPath, follows(call.arg32(1)), problem);
  if (!target) return problem;
  auto stat = target->volume().stat(*target->found.node);
  if (!stat) return numberOf(stat.error());
  putStat(call, call.args[4], *target->folder, *stat);
  return call.memory.outcome();
}

uint32_t setPathTimes(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto target = existingOf(call, 0, 2, rights::kTimesPath, follows(call.arg32(1)), problem);
  return target ? setTimes(call, target->volume(), *target->found.node, 4) : problem;
}

uint32_t link(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto from = existingOf(call, 0, 2, rights::kLinkSource, follows(call.arg32(1)), problem);
  if (!from) return problem;
  auto to = freshOf(call, 4, 5, rights::kLinkTarget, problem);
  if (!to) return problem;
  if (&from->volume() != &to->volume()) return numberOf(files::Error::OtherVolume);
  if (to->found.asFolder) return numberOf(files::Error::NotFound);
  return outcomeOf(to->volume().addName(to->found.folder, to->found.name, *from->found.node));
}

uint32_t readLink(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto target = existingOf(call, 0, 1, rights::kReadLink, false, problem);
  if (!target) return problem;
  auto text = target->volume().target(*target->found.node);
  if (!text) return numberOf(text.error());
  std::string_view part = std::string_view(*text).substr(0, call.arg32(4));
  call.memory.write(call.args[3], part);
  call.memory.put(call.args[5], part.size(), 4);
  return call.memory.outcome();
}

uint32_t removeFolder(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto target = namedOf(call, 0, 1, rights::kRemoveFolder, problem);
  return target ? outcomeOf(target->volume().removeFolder(target->found.folder, target->found.name)) : problem;
}

uint32_t removeFile(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto target = namedOf(call, 0, 1, rights::kRemoveFile, problem);
  return target ? outcomeOf(target->volume().removeFile(target->found.folder, target->found.name)) : problem;
}

uint32_t rename(WasiCall& call) {
  uint32_t problem = kSuccess;
  auto from = namedOf(call, 0, 1, rights::kRenameSource, problem);
  if (!from) return problem;
  auto to = targetOf(call, 3, 4, rights::kRenameTarget, false, problem);
  if (!to) return problem;
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
  uint32_t problem = kSuccess;
  auto at = freshOf(call, 2, 3, rights::kMakeLink, problem);
  if (!at) return problem;
  if (at->found.asFolder) return numberOf(files::Error::NotFound);
  return outcomeOf(at->volume().makeLink(at->found.folder, at->found.name, target));
}

// ------------------------------------------------------------------------------------------------------------ opening

enum OpenFlag : uint32_t { kCreate = 1, kFolder = 2, kExclusive = 4, kTruncate = 8 };

/// The node that is opened, made if need be. Nothing: `problem` says why.
std::optional<files::Node> nodeToOpen(const Target& target, uint32_t flags, uint32_t& problem) {
  const files::Found& found = target.found;
  problem = kSuccess;
  if (found.node && (flags & kCreate) && (flags & kExclusive)) problem = numberOf(files::Error::Exists);
  else if (!found.node && !(flags & kCreate)) problem = numberOf(files::Error::NotFound);
  else if (!found.node && found.asFolder) problem = numberOf(files::Error::IsFolder);
  if (problem != kSuccess) return std::nullopt;
  if (found.node) return found.node;
  auto made = target.volume().makeFile(found.folder, found.name);
  if (made) return *made;
  problem = numberOf(made.error());
  return std::nullopt;
}

/// Kind of what is opened, and whether it may be opened like this.
uint32_t checkKind(files::Kind kind, uint32_t flags, uint64_t wanted) {
  if (kind == files::Kind::Link) return numberOf(files::Error::Loop);
  if (kind == files::Kind::File) return flags & kFolder ? numberOf(files::Error::NotFolder) : uint32_t{kSuccess};
  bool changes = (flags & kTruncate) || (wanted & rights::kWrite);
  return changes ? numberOf(files::Error::IsFolder) : uint32_t{kSuccess};
}

uint32_t open(WasiCall& call) {
  uint32_t flags = call.arg32(4), problem = kSuccess;
  uint64_t wanted = call.args[5] & rights::kAll, given = call.args[6] & rights::kAll;
  if ((flags & kCreate) && (flags & kFolder)) return kInvalid;
  uint64_t right =
      rights::kOpen | (flags & kCreate ? rights::kCreateFile : 0) | (flags & kTruncate ? rights::kSizePath : 0);
  bool follow = follows(call.arg32(1)) && !((flags & kCreate) && (flags & kExclusive));
  auto target = targetOf(call, 0, 2, right, follow, problem);
  if (!target) return problem;
  if ((wanted | given) & ~target->folder->mayGive) return kNotCapable;
  if (call.state.open.isFull()) return kManyFiles;
  auto node = nodeToOpen(*target, flags, problem);
  if (!node) return problem;
  auto stat = target->volume().stat(*node);
  if (!stat) return numberOf(stat.error());
  if (problem = checkKind(stat->kind, flags, wanted); problem != kSuccess) return problem;
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
                                      {"path_filestat_get", stat},
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
