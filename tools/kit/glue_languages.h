// The parts of the glue that differ between C and C++.
#pragma once

#include "tools/kit/glue.h"

namespace aqua::kit {

std::string cHeader(const Declaration& declaration);
std::string cSource(const Declaration& declaration);
std::string cSignature(const Declaration& declaration, const Function& function);
std::string cppHeader(const Declaration& declaration);
std::string cppSource(const Declaration& declaration);
std::string cppSignature(const Declaration& declaration, const Function& function);

/// `int32_t a0, int32_t n0, double a1`
std::string coreParameters(const Function& function);
/// `int32_t`; `void` also where the result lies in memory.
std::string coreResult(const Function& function);

}  // namespace aqua::kit
