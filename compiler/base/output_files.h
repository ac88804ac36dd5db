// The only door for what is written to files. A file that exists is never seen half written: whoever looks, also after
// a signal, a full disk or a power cut, finds the old text or the new one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "compiler/base/result.h"

namespace aqua::base {

/// What a lost file would cost: a source is on the disk before it takes the place of the old one; what can be generated
/// again does not wait for the disk.
enum class Worth : uint8_t { Source, Generated };

/// A file that is written piece by piece.
class OutputStream {
 public:
  virtual ~OutputStream() = default;
  /// `lines` end with a line end.
  virtual void write(std::string_view lines) = 0;
  /// Puts everything in its place.
  virtual Result<Done> finish() = 0;
};

class OutputFiles {
 public:
  virtual ~OutputFiles() = default;
  /// Makes the folders that are missing. When it failed, nothing was written.
  virtual Result<Done> write(const std::string& path, std::string_view text, Worth worth) = 0;
  /// Never null.
  virtual Result<std::unique_ptr<OutputStream>> open(const std::string& path) = 0;
};

/// The disk, relative paths from the working folder.
///
/// A regular file is written beside its place and renamed to it, with the mode, owner and extended attributes of the
/// file that it replaces. Symbolic links stay, their target is replaced. Where a rename would change more than the text
/// (hard links, an owner or attribute that cannot be given, a mount point, a folder that cannot be written) the file is
/// written in place while the whole new text lies beside it (`.aqua-….tmp`, in the folder for temporary files if need
/// be) until that is done; when it fails, the old text is put back. Pipes and devices are written directly; a FIFO that
/// nobody reads is an error.
///
/// A stream is `PATH.part` until it is finished; after a kill all lines in it are whole, but perhaps the last.
class DiskOutputFiles : public OutputFiles {
 public:
  Result<Done> write(const std::string& path, std::string_view text, Worth worth) override;
  Result<std::unique_ptr<OutputStream>> open(const std::string& path) override;
};

}  // namespace aqua::base
