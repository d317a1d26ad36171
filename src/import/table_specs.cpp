#include "import/row_reader.h"

namespace nandu {
namespace {

constexpr ColumnSpec required(std::string_view name) {
    return {name, true, false};
}
constexpr ColumnSpec optional(std::string_view name) {
    return {name, false, false};
}
constexpr ColumnSpec required_text(std::string_view name) {
    return {name, true, true};
}
constexpr ColumnSpec optional_text(std::string_view name) {
    return {name, false, true};
}

}  // namespace

const std::vector<TableSpec>& table_specs() {
    static const std::vector<TableSpec> specs = {
        {"sources",
         {optional("id"), optional_text("citation"), optional("author"), optional("year"),
          optional("pages"), optional_text("kind"), optional_text("supports"), optional("licence"),
          optional("url")}},
        {"polities",
         {optional("id"), required_text("name"), optional_text("ruling_house"),
          optional_text("capitals"), optional_text("description"), optional("from"),
          optional("until"), optional("fill_light"), optional("fill_dark"), optional("ink_light"),
          optional("ink_dark"), optional("weight"), optional("drawn"), optional("pattern"),
          optional("sources")}},
        {"seats",
         {optional("id"), required_text("name"), optional("pinyin"), optional("rank"),
          optional("anchor"), optional_text("circuit"), optional_text("modern"),
          optional_text("note"), required("lon"), required("lat"), optional("certainty")}},
        {"places",
         {optional("id"), required_text("name"), optional("pinyin"), optional_text("map_name"),
          optional_text("map_note"), optional_text("modern"), required("lon"), required("lat"),
          optional("error_km"), optional("kind"), optional("rank"), optional_text("description"),
          optional("variants"), optional("seat"), optional("is_seat"), optional("certainty"),
          optional("sources")}},
        {"names",
         {required("place"), required_text("name"), optional("pinyin"), optional("from"),
          optional("until"), optional_text("note")}},
        {"people",
         {optional("id"), required_text("name"), optional("pinyin"), optional_text("role"),
          optional_text("description"), optional("polity"), optional("born"), optional("died"),
          optional("variants"), optional("sources")}},
        {"stays",
         {optional("id"), required("polity"), required("place"), required("role"), optional("who"),
          optional_text("label"), required("from"), optional("until"), optional("travelling"),
          optional_text("summary"), optional_text("lunar_date"), optional("certainty"),
          optional("sources")}},
        {"events",
         {optional("id"), required_text("title"), required("when"), optional("place"),
          optional("lon"), optional("lat"), optional("polities"), optional("importance"),
          optional("kind"), optional_text("summary"), optional_text("lunar_date"),
          optional("because_of"), optional("certainty"), optional("sources")}},
        {"routes",
         {optional("id"), required_text("title"), optional("order"), optional("place"),
          optional("lon"), optional("lat"), optional_text("label"), optional("when"),
          optional("interpolated"), optional("strength"), optional("kind"),
          optional("polity"),
          optional_text("commander"), optional("of_ruler"), optional("who"), optional_text("note"),
          optional("certainty"), optional("sources")}},
        {"waypoints",
         {required("route"), optional("order"), optional("place"), optional("lon"), optional("lat"),
          optional_text("label"), required("when"), optional("strength"),
          optional("interpolated")}},
        {"reigns",
         {required("polity"), required_text("title"), optional_text("personal_name"),
          optional("pinyin"), required("from"), optional("until"), optional_text("note"),
          optional("certainty"), optional("sources")}},
        {"readings",
         {required("event"), required("when"), optional_text("note"), optional("sources")}},
        {"causes",
         {required("event"), required("because_of"), optional("strength"), optional_text("note"),
          optional("sources")}},
        {"control",
         {optional("seat"), optional("place"), required("polity"), optional("from"),
          optional("until"), optional_text("note"), optional("certainty"), optional("inferred"),
          optional("sources")}},
        {"steps",
         {optional("id"), optional("order"), required_text("title"), required("when"),
          optional("play_secs"), optional("place"), optional("lon"), optional("lat"),
          optional("width_km"), optional("show"), optional_text("text"), optional_text("notes"),
          optional_text("question"), optional("reveal"), optional("certainty"),
          optional("sources")}},
        {"regions",
         {optional("id"), required_text("name"), required("lon"), required("lat"), optional("kind"),
          optional("polity"), optional("from"), optional("until"), optional("rank"),
          optional("size"), optional("tilt")}},
    };
    return specs;
}

}  // namespace nandu
