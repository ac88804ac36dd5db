// Interfaces as people read them: as an Aqua service, and as the text of the official tools.
#pragma once

#include <map>
#include <string_view>

#include "runtime/marine/module.h"
#include "runtime/values/value.h"

namespace aqua::marine {

/// An Aqua file that declares the module's functions as a service, with the records that they need. `name`: of a file
/// or a service, made PascalCase. Empty `id`: none. Names that Aqua has not are changed where that does no harm
/// (arguments), or are an error.
base::Result<std::string> aquaText(const MarineModule& module, std::string_view name, std::string_view id);
/// `greeting(name: string) -> string`
std::string functionText(const MarineModule& module, const PublicFunction& function);
/// `data Name:` and a line for each field, by name: all records of the interface.
std::map<std::string, std::string> recordTexts(const Interface& interface);
/// What nodes tell of an interface: `{function_signatures, record_types}`, each argument and field a list of name and
/// type, types as in Aqua.
values::Value interfaceValue(const MarineModule& module);
/// The whole interface in the form that `marine it` prints.
std::string interfaceText(const Interface& interface);

}  // namespace aqua::marine
