#include "app.marine.hpp"

#include "../common/sha256.h"

namespace {

std::string installed;

}  // namespace

std::string App::install(std::string version) { return installed = version; }

std::string App::run(std::string input) {
  if (installed.empty()) marine::fail("nothing is installed");
  return sha256::hex(installed + "/" + input);
}
