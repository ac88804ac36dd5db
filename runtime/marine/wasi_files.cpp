// WASI: what can be done with files that are open.
#include <algorithm>

#include "runtime/marine/wasi.h"

namespace aqua::marine {

namespace {

using base::Failure;

/// The open thing of the first argument, never null.
OrErrno<Descriptor*> openOf(WasiCall& call, uint64_t right) {
  Descriptor* found = call.state.open.find(call.arg32(0));
  if (!found) return Failure{kBadFile};
  if ((found->mayDo & right) != right) return Failure{kNotCapable};
  return found;
}
OrErrno<Descriptor*> fileOf(WasiCall& call, uint64_t right) {
  const Descriptor* found = call.state.open.find(call.arg32(0));
  if (!found || found->kind == DescriptorKind::File) return openOf(call, right);
  return Failure{found->kind == DescriptorKind::Folder ? kBadFile : kPipe};
}

struct Part {
  uint64_t at = 0, size = 0;
};
/// The list of buffers that arguments 1 and 2 are.
OrErrno<std::vector<Part>> partsOf(WasiCall& call) {
  constexpr uint32_t kMostParts = 1024, kPartBytes = 8, kWord = 4;
  if (call.arg32(2) > kMostParts) return Failure{kInvalid};
  std::vector<Part> parts;
  for (uint64_t i = 0; i < call.arg32(2); ++i) {
    uint64_t entry = uint64_t{call.arg32(1)} + kPartBytes * i;
    parts.push_back({call.memory.number(entry, kWord), call.memory.number(entry + kWord, kWord)});
  }
  if (!call.memory.good()) return Failure{kFault};
  return parts;
}

uint32_t writeParts(WasiCall& call, Descriptor& file, uint64_t& at, size_t result) {
  auto parts = partsOf(call);
  if (!parts) return parts.error();
  uint64_t written = 0;
  for (const Part& part : *parts) {
    std::string bytes = call.memory.text(part.at, part.size);
    if (!call.memory.good()) break;
    if (file.kind == DescriptorKind::Output) {
      call.state.print(bytes);
    } else {
      auto before = file.volume->stat(file.node);
      if (!before) return numberOf(before.error());
      files::Result<files::Done> done = file.volume->write(file.node, at, bytes);
      if (!done && written == 0) return numberOf(done.error());
      if (!done) break;
      if (at > before->size) call.charge((at - before->size) / kBytesForOneFuel);  // zeros before it
      at += bytes.size();
    }
    written += bytes.size();
  }
  call.memory.put(call.args[result], written, 4);
  return call.memory.outcome();
}

uint32_t write(WasiCall& call) {
  auto found = openOf(call, rights::kWrite);
  if (!found) return found.error();
  Descriptor& file = **found;
  if (file.kind == DescriptorKind::Folder || file.kind == DescriptorKind::Input) return kBadFile;
  if (file.kind == DescriptorKind::File && (file.flags & kAppend)) {
    auto stat = file.volume->stat(file.node);
    if (!stat) return numberOf(stat.error());
    file.at = stat->size;
  }
  return writeParts(call, file, file.at, 3);
}

uint32_t writeAt(WasiCall& call) {
  auto file = fileOf(call, rights::kWrite | rights::kSeek);
  if (!file) return file.error();
  uint64_t at = call.args[3];
  return writeParts(call, **file, at, 4);
}

uint32_t readParts(WasiCall& call, Descriptor& file, uint64_t& at, size_t result) {
  auto parts = partsOf(call);
  if (!parts) return parts.error();
  uint64_t count = 0;
  for (const Part& part : *parts) {
    if (file.kind == DescriptorKind::Input) break;  // it is empty
    auto stat = file.volume->stat(file.node);
    if (!stat) return numberOf(stat.error());
    uint64_t left = stat->size > at ? stat->size - at : 0;
    std::string bytes(std::min(part.size, left), '\0');
    files::Result<size_t> got = file.volume->read(file.node, at, bytes);
    if (!got) return numberOf(got.error());
    bytes.resize(*got);
    call.memory.write(part.at, bytes);
    at += bytes.size();
    count += bytes.size();
    if (bytes.size() < part.size) break;
  }
  call.memory.put(call.args[result], count, 4);
  return call.memory.outcome();
}

uint32_t read(WasiCall& call) {
  auto found = openOf(call, rights::kRead);
  if (!found) return found.error();
  Descriptor& file = **found;
  if (file.kind == DescriptorKind::Folder || file.kind == DescriptorKind::Output) return kBadFile;
  return readParts(call, file, file.at, 3);
}

uint32_t readAt(WasiCall& call) {
  auto file = fileOf(call, rights::kRead | rights::kSeek);
  if (!file) return file.error();
  uint64_t at = call.args[3];
  return readParts(call, **file, at, 4);
}

uint32_t seek(WasiCall& call) {
  auto found = fileOf(call, rights::kSeek);
  if (!found) return found.error();
  Descriptor& file = **found;
  enum Whence : uint32_t { kStart, kHere, kEnd, kWhences };
  static constexpr Whence kOldOrder[] = {kHere, kEnd, kStart};
  uint32_t whence = call.arg32(2);
  if (whence >= kWhences) return kInvalid;
  if (call.old) whence = kOldOrder[whence];
  auto stat = file.volume->stat(file.node);
  if (!stat) return numberOf(stat.error());
  uint64_t from = whence == kStart ? 0 : whence == kHere ? file.at : stat->size;
  int64_t by = static_cast<int64_t>(call.args[1]), to = 0;
  if (__builtin_add_overflow(static_cast<int64_t>(from), by, &to) || to < 0) return kInvalid;
  file.at = static_cast<uint64_t>(to);
  call.memory.put(call.args[3], file.at, 8);
  return call.memory.outcome();
}

uint32_t tell(WasiCall& call) {
  auto file = fileOf(call, rights::kTell);
  if (!file) return file.error();
  call.memory.put(call.args[1], (*file)->at, 8);
  return call.memory.outcome();
}

uint32_t advise(WasiCall& call) {
  constexpr uint32_t kAdvices = 6;
  if (auto file = fileOf(call, 0); !file) return file.error();
  return call.arg32(3) < kAdvices ? kSuccess : kInvalid;
}

uint32_t resize(WasiCall& call, Descriptor& file, uint64_t size) {
  auto before = file.volume->stat(file.node);
  if (!before) return numberOf(before.error());
  auto done = file.volume->resize(file.node, size);
  if (done) call.charge((std::max(size, before->size) - std::min(size, before->size)) / kBytesForOneFuel);
  return outcomeOf(done);
}

uint32_t setSize(WasiCall& call) {
  auto file = fileOf(call, rights::kSize);
  return file ? resize(call, **file, call.args[1]) : file.error();
}

uint32_t allocate(WasiCall& call) {
  auto file = fileOf(call, rights::kAllocate);
  if (!file) return file.error();
  auto stat = (*file)->volume->stat((*file)->node);
  if (!stat) return numberOf(stat.error());
  uint64_t end = 0;
  if (__builtin_add_overflow(call.args[1], call.args[2], &end) || call.args[2] == 0) return kInvalid;
  return end > stat->size ? resize(call, **file, end) : uint32_t{kSuccess};
}

uint32_t close(WasiCall& call) {
  if (!call.state.open.find(call.arg32(0))) return kBadFile;
  call.state.open.close(call.arg32(0));
  return kSuccess;
}

uint32_t sync(WasiCall& call) { return call.state.open.find(call.arg32(0)) ? kSuccess : kBadFile; }

uint32_t renumber(WasiCall& call) {
  if (!call.state.open.find(call.arg32(0)) || !call.state.open.find(call.arg32(1))) return kBadFile;
  call.state.open.renumber(call.arg32(0), call.arg32(1));
  return kSuccess;
}

enum FileType : uint8_t { kTerminal = 2, kFolderType = 3, kRegular = 4, kLinkType = 7 };
FileType typeOf(files::Kind kind) {
  switch (kind) {
  case files::Kind::File: return kRegular;
  case files::Kind::Folder: return kFolderType;
  case files::Kind::Link: return kLinkType;
  }
  return kRegular;
}

uint32_t state(WasiCall& call) {
  const Descriptor* found = call.state.open.find(call.arg32(0));
  if (!found) return kBadFile;
  FileType type = found->kind == DescriptorKind::File     ? kRegular
                  : found->kind == DescriptorKind::Folder ? kFolderType
                                                          : kTerminal;
  call.memory.put(call.args[1], type, 2);
  call.memory.put(call.args[1] + 2, found->flags, 6);
  call.memory.put(call.args[1] + 8, found->mayDo, 8);
  call.memory.put(call.args[1] + 16, found->mayGive, 8);
  return call.memory.outcome();
}

uint32_t setFlags(WasiCall& call) {
  constexpr uint32_t kAllFlags = 31;
  Descriptor* found = call.state.open.find(call.arg32(0));
  if (!found) return kBadFile;
  if (call.arg32(1) > kAllFlags) return kInvalid;
  found->flags = static_cast<uint16_t>(call.arg32(1));
  return kSuccess;
}

uint32_t setRights(WasiCall& call) {
  Descriptor* found = call.state.open.find(call.arg32(0));
  if (!found) return kBadFile;
  if ((call.args[1] & ~found->mayDo) || (call.args[2] & ~found->mayGive)) return kNotCapable;
  found->mayDo = call.args[1];
  found->mayGive = call.args[2];
  return kSuccess;
}

uint32_t stat(WasiCall& call) {
  auto found = openOf(call, rights::kStat);
  if (!found) return found.error();
  const Descriptor& opened = **found;
  files::Result<files::Stat> stat = opened.volume ? opened.volume->stat(opened.node) : files::Stat{};
  if (!stat) return numberOf(stat.error());
  putStat(call, call.args[1], opened, *stat);
  return call.memory.outcome();
}

uint32_t setFileTimes(WasiCall& call) {
  auto found = openOf(call, rights::kTimes);
  if (!found) return found.error();
  const Descriptor& opened = **found;
  return opened.volume ? setTimes(call, *opened.volume, opened.node, 1) : uint32_t{kBadFile};
}

uint32_t mountedState(WasiCall& call) {
  const Descriptor* found = call.state.open.find(call.arg32(0));
  if (!found || !found->mounted) return kBadFile;
  call.memory.put(call.args[1], 0, 4);  // a folder
  call.memory.put(call.args[1] + 4, found->mounted->size(), 4);
  return call.memory.outcome();
}

uint32_t mountedName(WasiCall& call) {
  const Descriptor* found = call.state.open.find(call.arg32(0));
  if (!found || !found->mounted) return kBadFile;
  if (call.arg32(2) < found->mounted->size()) return kLongName;
  call.memory.write(call.args[1], *found->mounted);
  return call.memory.outcome();
}

/// Entries from the place that the module asks for on, as many as fit; the last one may be cut.
uint32_t list(WasiCall& call) {
  auto found = openOf(call, rights::kList);
  if (!found) return found.error();
  const Descriptor& folder = **found;
  if (folder.kind != DescriptorKind::Folder) return numberOf(files::Error::NotFolder);
  auto entries = folder.volume->list(folder.node);
  if (!entries) return numberOf(entries.error());
  call.charge(entries->size());
  entries->insert(entries->begin(),
                  {{".", folder.node, files::Kind::Folder}, {"..", folder.node, files::Kind::Folder}});
  uint32_t room = call.arg32(2);
  std::string out;
  for (uint64_t i = call.args[3]; i < entries->size() && out.size() < room; ++i) {
    const files::Entry& each = (*entries)[i];
    append(out, i + 1, 8);
    append(out, each.node, 8);
    append(out, each.name.size(), 4);
    append(out, typeOf(each.kind), 4);
    out += each.name;
  }
  if (out.size() > room) out.resize(room);
  call.memory.write(call.args[1], out);
  call.memory.put(call.args[4], out.size(), 4);
  return call.memory.outcome();
}

}  // namespace

void putStat(WasiCall& call, uint64_t at, const Descriptor& descriptor, const files::Stat& stat) {
  std::string out;
  append(out, descriptor.device, 8);
  append(out, stat.node, 8);
  append(out, descriptor.volume ? typeOf(stat.kind) : kTerminal, call.old ? 4 : 8);
  append(out, stat.links, call.old ? 4 : 8);
  for (uint64_t each : {stat.size, stat.read, stat.written, stat.changed}) append(out, each, 8);
  call.memory.write(at, out);
}

uint32_t setTimes(WasiCall& call, files::Volume& volume, files::Node node, size_t first) {
  enum Flag : uint32_t { kRead = 1, kReadNow = 2, kWritten = 4, kWrittenNow = 8, kFlags = 16 };
  uint32_t flags = call.arg32(first + 2);
  if (flags >= kFlags || (flags & (kRead | kReadNow)) == (kRead | kReadNow) ||
      (flags & (kWritten | kWrittenNow)) == (kWritten | kWrittenNow))
    return kInvalid;
  auto time = [&](uint32_t given, uint32_t now, size_t argument) -> std::optional<uint64_t> {
    if (flags & given) return call.args[argument];
    return flags & now ? std::optional(call.state.service.world.nanoseconds()) : std::nullopt;
  };
  return outcomeOf(volume.setTimes(node, time(kRead, kReadNow, first), time(kWritten, kWrittenNow, first + 1)));
}

std::span<const WasiRow> wasiFileFunctions() {
  static constexpr WasiRow kRows[] = {{"fd_advise", advise},
                                      {"fd_allocate", allocate},
                                      {"fd_close", close},
                                      {"fd_datasync", sync},
                                      {"fd_fdstat_get", state},
                                      {"fd_fdstat_set_flags", setFlags},
                                      {"fd_fdstat_set_rights", setRights},
                                      {"fd_filestat_get", stat},
                                      {"fd_filestat_set_size", setSize},
                                      {"fd_filestat_set_times", setFileTimes},
                                      {"fd_pread", readAt},
                                      {"fd_prestat_get", mountedState},
                                      {"fd_prestat_dir_name", mountedName},
                                      {"fd_pwrite", writeAt},
                                      {"fd_read", read},
                                      {"fd_readdir", list},
                                      {"fd_renumber", renumber},
                                      {"fd_seek", seek},
                                      {"fd_sync", sync},
                                      {"fd_tell", tell},
                                      {"fd_write", write}};
  return kRows;
}

}  // namespace aqua::marine
