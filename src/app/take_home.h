#pragma once

#include <memory>
#include <optional>

#include "app/paths.h"

namespace CLI {
class App;
}

namespace nandu {

/// The commands whose results leave the classroom: film, handout, export.
class TakeHomeCommands {
public:
    explicit TakeHomeCommands(CLI::App& app);
    ~TakeHomeCommands();
    TakeHomeCommands(const TakeHomeCommands&) = delete;
    TakeHomeCommands& operator=(const TakeHomeCommands&) = delete;

    /// The exit code, if the command line asked for one of them.
    std::optional<int> run(const Paths& paths) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace nandu
