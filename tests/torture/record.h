#pragma once

#include "torture/judge.h"

namespace llm0::torture {

/// A table of a run over many seeds.
std::string recordOf(const Counts &counts, const std::vector<std::uint64_t> &seeds,
                     const std::vector<std::string> &violations, int seconds);
/// Puts `text` into the file in place of the section of that name, or behind the others. The file's other
/// words stay.
bool writeSection(const std::string &path, const std::string &name, const std::string &text);
/// The product's version, build and the machine with the load on it, as a line.
std::string circumstances();

} // namespace llm0::torture
