#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <gdalwarper.h>

#include <cmath>
#include <memory>

#include "import/gdal_session.h"
#include "import/layer_files.h"
#include "import/reach.h"
#include "import/spatial_reference.h"
#include "import/text_table.h"

namespace nandu {
namespace {

/// The grid laid anew in the sheet's reference system: square cells, north up. Null if it cannot.
GDALDatasetUniquePtr in_sheet_crs(GDALDataset& source, const OGRSpatialReference& sheet) {
    char* text = nullptr;
    sheet.exportToWkt(&text);
    const std::string crs = text == nullptr ? "" : text;
    CPLFree(text);
    CPLStringList options;
    options.SetNameValue("DST_SRS", crs.c_str());
    const std::unique_ptr<void, decltype(&GDALDestroyGenImgProjTransformer)> transformer(
        GDALCreateGenImgProjTransformer2(&source, nullptr, options.List()),
        &GDALDestroyGenImgProjTransformer);
    double to_sheet[6] = {};
    int width = 0;
    int height = 0;
    if (!transformer ||
        GDALSuggestedWarpOutput(&source, GDALGenImgProjTransform, transformer.get(), to_sheet,
                                &width, &height) != CE_None ||
        width < 1 || height < 1 || width > kLargestRasterSide || height > kLargestRasterSide) {
        return nullptr;
    }
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDatasetUniquePtr made(
        memory == nullptr ? nullptr : memory->Create("", width, height, 1, GDT_Int16, nullptr));
    if (!made || made->SetGeoTransform(to_sheet) != CE_None ||
        made->SetProjection(crs.c_str()) != CE_None ||
        GDALReprojectImage(&source, nullptr, made.get(), crs.c_str(), GRA_Bilinear, 0.0, 0.125,
                           nullptr, nullptr, nullptr) != CE_None) {
        return nullptr;
    }
    return made;
}

}  // namespace

void read_raster_layer(const std::filesystem::path& path, const ManifestRaster& entry,
                       const std::string& crs, Layers& layers, Problems& problems) {
    GdalSession session((path.parent_path() / "").string());
    const auto refuse = [&](std::string found, std::string expected) {
        problems.push_back(
            {entry.file.text, "", "", shortened(found), std::move(expected), "", Severity::Error});
    };
    GDALDatasetUniquePtr dataset = open_source(path, "GTiff", GDAL_OF_RASTER);
    if (!dataset) {
        return refuse("", "a GeoTIFF that is whole");
    }
    int width = dataset->GetRasterXSize();
    int height = dataset->GetRasterYSize();
    if (width > kLargestRasterSide || height > kLargestRasterSide) {
        return refuse(
            fmt::format("{} x {} cells", width, height),
            fmt::format("at most {0} x {0}; resample it to larger cells", kLargestRasterSide));
    }
    double to_sheet[6] = {};
    if (dataset->GetRasterCount() < 1 || dataset->GetGeoTransform(to_sheet) != CE_None) {
        return refuse("a picture without position", "a GeoTIFF that says where it lies");
    }
    const double cell = to_sheet[1];
    if (to_sheet[2] != 0.0 || to_sheet[4] != 0.0 || cell <= 0.0 || to_sheet[5] >= 0.0) {
        return refuse("a turned grid", "a grid with north up");
    }
    if (std::abs(cell + to_sheet[5]) > cell * 1e-6) {
        return refuse(fmt::format("cells of {:g} x {:g}", cell, -to_sheet[5]), "square cells");
    }
    const std::optional<OGRSpatialReference> sheet = spatial_reference_from(crs);
    const OGRSpatialReference* own = dataset->GetSpatialRef();
    const char* const options[] = {"CRITERION=EQUIVALENT",
                                   "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
    const bool foreign = own == nullptr || !sheet || own->IsSame(&*sheet, options) == 0;
    GDALDatasetUniquePtr laid_anew;
    if (foreign && own != nullptr && sheet && !refers_to_grids(*own)) {
        laid_anew = in_sheet_crs(*dataset, *sheet);
    }
    if (laid_anew) {
        width = laid_anew->GetRasterXSize();
        height = laid_anew->GetRasterYSize();
        laid_anew->GetGeoTransform(to_sheet);
        dataset = std::move(laid_anew);
    } else if (foreign) {
        char* text = nullptr;
        if (own != nullptr) {
            own->exportToProj4(&text);
        }
        refuse(text == nullptr || *text == '\0' ? "no reference system" : text,
               fmt::format("the atlas's own, {}", crs));
        CPLFree(text);
        return;
    }
    RasterLayer layer;
    layer.key = entry.kind;
    layer.width = width;
    layer.height = height;
    layer.west_m = to_sheet[0];
    layer.north_m = to_sheet[3];
    layer.cell_m = to_sheet[1];
    layer.values.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    GDALRasterBand* band = dataset->GetRasterBand(1);
    session.take_messages();
    if (band->RasterIO(GF_Read, 0, 0, width, height, layer.values.data(), width, height, GDT_Int16,
                       0, 0, nullptr) != CE_None) {
        return refuse("cells that cannot be read", "a GeoTIFF that is whole");
    }
    layers.rasters.push_back(std::move(layer));
}

}  // namespace nandu
