// Does a file have the shape that format.h describes: known keys, values of the right form, keys that fit together?
#pragma once

#include "compiler/tables/reader.h"

namespace aqua::sim {

/// Reports whatever has not: AQ7002 unknown key, 7003 wrong type, 7004 wrong value, 7006 missing, 7007 not supported
/// yet, 7009 exclusive, 7013 JSON, 7023 path. Names of peers and calls are not looked up.
void checkShape(const toml::table& top, tables::Reader& toml);

}  // namespace aqua::sim
