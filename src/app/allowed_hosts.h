#pragma once

#include <string>
#include <vector>

#include "app/paths.h"

namespace nandu {

/// The servers that the user once allowed atlases to fetch from, kept one a line in her folder of
/// settings.
std::vector<std::string> remembered_hosts(const Paths& paths);

/// Keeps one more. A folder of settings that cannot be written means that she is asked again.
void remember_host(const std::string& host, const Paths& paths);

}  // namespace nandu
