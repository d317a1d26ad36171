#include "app/kiln_module.h"

#include <dlfcn.h>

namespace nandu {

Result<const Kiln*> load_kiln(const std::filesystem::path& module) {
    // RTLD_DEEPBIND is not asked for: program and kiln share the C++ library.
    void* handle = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        Problem problem;
        problem.file = module.filename().string();
        const char* reason = dlerror();
        problem.expected = std::string("the part of Nandu that reads folders, which needs GDAL, "
                                       "PROJ and GEOS: ") +
                           (reason != nullptr ? reason : "it cannot be loaded");
        return Failure(problem);
    }
    // POSIX lets a void* become a function pointer here.
    const auto entry = reinterpret_cast<KilnEntry>(dlsym(handle, kKilnSymbol));
    if (entry == nullptr) {
        Problem problem;
        problem.file = module.filename().string();
        problem.expected = "a kiln of this version of Nandu";
        return Failure(problem);
    }
    return entry();
}

}  // namespace nandu
