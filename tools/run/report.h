// A page about a run: its recording, with the sources and the AIR that it names.
#pragma once

#include <string>
#include <vector>

#include "compiler/air/air.h"
#include "compiler/modules/file_system.h"

namespace aqua::run {

struct ReportWords {
  std::string title;     // what was run; empty: as the recording says
  std::string verdict;   // empty: that of the checks; without checks the outcome
  std::string sentence;  // the verdict in words; empty: from the recording
  std::string file;      // where the recording is kept; may be empty
};

/// The page. `recording` is a whole recording of this version. Sources and scripts that are not those of the run, by
/// their hashes, are left out.
std::string reportOf(const std::string& recording, const ReportWords& words, const std::vector<std::string>& scripts,
                     const modules::FileSystem& files);
/// The same with the scripts that the program has now.
std::string reportOf(const std::string& recording, const ReportWords& words, const modules::FileSystem& files);
/// The text of a script, as recordings count its places.
std::string airText(const air::Script& script);

}  // namespace aqua::run
