#pragma once

#include <memory>

#include <gtest/gtest.h>

#include "app/atlas_file.h"
#include "app/paths.h"

namespace nandu {

/// The built-in atlas, opened once for all golden tests.
inline const std::shared_ptr<const Pack>& built_in_pack() {
    static const std::shared_ptr<const Pack> kPack = [] {
        auto opened = open_atlas({}, find_paths(), {});
        if (!opened) {
            ADD_FAILURE() << "the built-in atlas does not open";
            return std::shared_ptr<const Pack>();
        }
        return opened->pack;
    }();
    return kPack;
}

}  // namespace nandu
