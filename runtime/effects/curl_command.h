// `builtin:http`: what modules call as the program curl, without a process.
#pragma once

#include "runtime/effects/http.h"
#include "runtime/effects/programs.h"
#include "runtime/files/mounts.h"

namespace aqua::effects {

/// Options that curl has and this has not are an error that names them. Files are those of the module.
ProgramResult curlCommand(Hub& hub, Asker& asker, const std::vector<std::string>& arguments,
                          const files::Mounts& files);

}  // namespace aqua::effects
