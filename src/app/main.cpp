#include <cstdio>
#include <exception>

#include "app/command_line.h"

int main(int argc, char** argv) {
    try {
        return nandu::run_command_line(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "nandu: something went wrong that should not have: %s\n",
                     error.what());
        return 1;
    }
}
