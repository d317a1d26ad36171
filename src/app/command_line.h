#pragma once

namespace nandu {

/// The whole program as the shell sees it. Exit codes: 0 done, 1 could not be done, 2 the command
/// line or a date in it was not understood.
int run_command_line(int argc, char** argv);

}  // namespace nandu
