#include "kiln/kiln.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "bake/bake.h"
#include "bake/seat_areas.h"
#include "import/atlas_tables.h"
#include "import/import.h"
#include "import/write_layers.h"

namespace nandu {
namespace {

ImportOptions options_of(const KilnOrder& order) {
    ImportOptions options;
    options.calendars_folder = order.calendars_folder;
    options.world = order.world;
    options.allow_outside_files = order.built_in;
    options.allowed_hosts = order.allowed_hosts;
    options.progress = order.progress;
    return options;
}

Problem unforeseen(const KilnOrder& order, const std::exception& error) {
    Problem problem;
    problem.file = order.folder.filename().string();
    problem.expected = std::string("a folder that can be read; reading stopped: ") + error.what();
    return problem;
}

Problem beyond_the_map(const KilnOrder& order, std::size_t features) {
    Problem problem;
    problem.file = order.folder.filename().string();
    problem.found = std::to_string(features) + " features outside the map";
    problem.expected = "positions within the extent of the atlas; they are not drawn";
    problem.severity = Severity::Warning;
    return problem;
}

/// The ground that was baked last. A teacher saves a sheet again and again while coast, rivers and
/// projection stay what they are. The key is a sum of all that the ground is made from, so what is
/// remembered is always what would be made.
struct {
    std::mutex mutex;
    std::uint64_t key = 0;
    std::shared_ptr<const Ground> ground;
} memo;

std::shared_ptr<const Ground> last_ground(std::uint64_t key) {
    const std::lock_guard lock(memo.mutex);
    return memo.key == key ? memo.ground : nullptr;
}

void remember_ground(std::uint64_t key, const Pack& pack) {
    auto ground = std::make_shared<const Ground>(Ground{pack.projection, pack.basemap});
    const std::lock_guard lock(memo.mutex);
    memo.key = key;
    memo.ground = std::move(ground);
}

class KilnOfThisModule final : public Kiln {
public:
    KilnYield fire(const KilnOrder& order) const override {
        KilnYield yield;
        try {
            auto imported = import_folder(order.folder, options_of(order));
            if (!imported) {
                yield.pack = tl::unexpected(imported.error());
                return yield;
            }
            yield.warnings = std::move(imported->warnings);
            const auto report = [&order](const BakeProgress& p) {
                return !order.progress || order.progress(p.what, p.done, p.total);
            };
            const std::uint64_t key = ground_key(imported->atlas.manifest, imported->layers);
            const std::size_t features = imported->layers.features.rows.size();
            const std::shared_ptr<const Ground> ready = last_ground(key);
            yield.pack = bake(std::move(imported->atlas), std::move(imported->calendars),
                              imported->layers, report, ready.get());
            if (yield.pack && !ready) {
                remember_ground(key, *yield.pack);
            }
            if (yield.pack && yield.pack->features.size() < features) {
                yield.warnings.push_back(
                    beyond_the_map(order, features - yield.pack->features.size()));
            }
        } catch (const std::exception& error) {
            yield.pack = tl::unexpected(Problems{unforeseen(order, error)});
        }
        return yield;
    }

    KilnCheck check(const KilnOrder& order) const override {
        KilnCheck result;
        try {
            auto imported = import_folder(order.folder, options_of(order));
            result.opens = imported.has_value();
            result.problems = imported ? imported->warnings : imported.error();
        } catch (const std::exception& error) {
            result.problems = {unforeseen(order, error)};
        }
        return result;
    }

    std::vector<LonLatArea> lands(const Pack& pack) const override { return seat_areas(pack); }

    Result<void> write(const Pack& pack, LayerFormat format,
                       const std::filesystem::path& file) const override {
        std::vector<LayerTable> pictures = pictures_of(pack.atlas, seat_areas(pack));
        if (format == LayerFormat::Kml) {
            return write_kml(pack.atlas, pictures, file);
        }
        std::vector<LayerTable> tables = tables_of(pack.atlas);
        std::move(pictures.begin(), pictures.end(), std::back_inserter(tables));
        return format == LayerFormat::GeoPackage
                   ? write_geopackage(tables, manifest_text(pack.atlas), file)
                   : write_geojson_folder(tables, manifest_text(pack.atlas), file);
    }
};

}  // namespace
}  // namespace nandu

extern "C" __attribute__((visibility("default"))) const nandu::Kiln* nandu_kiln() {
    static const nandu::KilnOfThisModule kiln;
    return &kiln;
}
