#include "import/header_words.h"

#include <algorithm>
#include <utility>

namespace nandu {
namespace {

using Alias = std::pair<std::string_view, std::string_view>;

/// What people call tables. The first is ours.
constexpr Alias kTables[] = {
    {"places", "place"},     {"places", "locations"},   {"places", "地点"},
    {"places", "地點"},      {"places", "地名"},        {"places", "城市"},
    {"control", "holdings"}, {"control", "holders"},    {"control", "控制"},
    {"control", "控制权"},   {"control", "控制權"},     {"control", "占领"},
    {"control", "佔領"},     {"control", "统治"},       {"control", "統治"},
    {"events", "event"},     {"events", "事件"},        {"events", "大事"},
    {"events", "大事年表"},  {"polities", "powers"},    {"polities", "states"},
    {"polities", "政权"},    {"polities", "政權"},      {"polities", "势力"},
    {"polities", "勢力"},    {"polities", "国家"},      {"polities", "國家"},
    {"routes", "route"},     {"routes", "路线"},        {"routes", "路線"},
    {"routes", "行军路线"},  {"routes", "行軍路線"},    {"waypoints", "路点"},
    {"waypoints", "路點"},   {"reigns", "eras"},        {"reigns", "年号"},
    {"reigns", "年號"},      {"reigns", "君主"},        {"people", "persons"},
    {"people", "人物"},      {"steps", "lesson"},       {"steps", "步骤"},
    {"steps", "步驟"},       {"steps", "课程"},         {"steps", "課程"},
    {"sources", "source"},   {"sources", "references"}, {"sources", "来源"},
    {"sources", "來源"},     {"sources", "史料"},       {"sources", "出处"},
    {"sources", "出處"},     {"names", "别名"},         {"names", "別名"},
    {"causes", "因果"},      {"stays", "行在"},         {"seats", "治所"},
    {"regions", "地区"},     {"regions", "地區"},
};

/// What people call columns. The first is ours; where several of ours have the same alias, the
/// first that the table knows gets it.
constexpr Alias kColumns[] = {
    {"id", "编号"},
    {"id", "編號"},
    {"id", "代码"},
    {"id", "代碼"},
    {"lon", "longitude"},
    {"lon", "lng"},
    {"lon", "long"},
    {"lon", "x"},
    {"lon", "经度"},
    {"lon", "經度"},
    {"lat", "latitude"},
    {"lat", "y"},
    {"lat", "纬度"},
    {"lat", "緯度"},
    {"from", "start"},
    {"from", "start_date"},
    {"from", "begin"},
    {"from", "since"},
    {"from", "valid_from"},
    {"from", "开始"},
    {"from", "開始"},
    {"from", "起"},
    {"until", "end"},
    {"until", "end_date"},
    {"until", "to"},
    {"until", "valid_to"},
    {"until", "结束"},
    {"until", "結束"},
    {"until", "止"},
    {"name", "name_en"},
    {"name_hant", "name_zh"},
    {"name_hant", "名稱"},
    {"name_hans", "名称"},
    {"name", "place"},
    {"name", "地点"},
    {"name", "地點"},
    {"name", "地名"},
    {"name", "姓名"},
    {"name", "title"},
    {"title", "title_en"},
    {"title_hant", "title_zh"},
    {"title_hant", "標題"},
    {"title_hans", "标题"},
    {"title", "事件"},
    {"title", "event"},
    {"title", "name"},
    {"title", "名称"},
    {"title", "名稱"},
    {"when", "date"},
    {"when", "day"},
    {"when", "year"},
    {"when", "日期"},
    {"when", "时间"},
    {"when", "時間"},
    {"when", "年份"},
    {"strength", "men"},
    {"strength", "soldiers"},
    {"strength", "survivors"},
    {"strength", "兵力"},
    {"strength", "人数"},
    {"strength", "人數"},
    {"polity", "holder"},
    {"polity", "power"},
    {"polity", "owner"},
    {"polity", "state"},
    {"polity", "side"},
    {"polity", "政权"},
    {"polity", "政權"},
    {"polity", "势力"},
    {"polity", "勢力"},
    {"polity", "占领者"},
    {"polity", "佔領者"},
    {"polity", "国家"},
    {"polity", "國家"},
    {"place", "location"},
    {"place", "city"},
    {"place", "town"},
    {"place", "name"},
    {"place", "地点"},
    {"place", "地點"},
    {"place", "地名"},
    {"place", "城市"},
    {"polities", "powers"},
    {"polities", "sides"},
    {"polities", "states"},
    {"summary", "summary_en"},
    {"summary", "text"},
    {"summary", "description"},
    {"summary_hant", "text_zh"},
    {"summary_hant", "說明"},
    {"summary_hans", "说明"},
    {"description", "text"},
    {"description_hant", "說明"},
    {"description_hans", "说明"},
    {"description", "note"},
    {"text_hant", "text_zh"},
    {"kind", "type"},
    {"kind", "类型"},
    {"kind", "類型"},
    {"note", "notes"},
    {"note", "remark"},
    {"note_hans", "备注"},
    {"note_hant", "備註"},
    {"sources", "source"},
    {"sources", "来源"},
    {"sources", "來源"},
    {"sources", "出处"},
    {"sources", "出處"},
    {"sources", "史料"},
    {"certainty", "确定性"},
    {"certainty", "確定性"},
    {"certainty", "可信度"},
    {"order", "no"},
    {"order", "number"},
    {"order", "序号"},
    {"order", "序號"},
    {"order", "顺序"},
    {"order", "順序"},
    {"fill_light", "colour"},
    {"fill_light", "color"},
    {"fill_light", "颜色"},
    {"fill_light", "顏色"},
    {"pattern", "图案"},
    {"pattern", "圖案"},
    {"map_note", "name_then"},
    {"route", "who"},
    {"route", "army"},
    {"route", "人物"},
    {"route", "军队"},
    {"route", "軍隊"},
    {"citation", "title"},
    {"url", "link"},
    {"licence", "license"},
    {"name", "城市"},
    {"name", "city"},
    {"name", "town"},
    {"when", "from"},
    {"when", "start"},
    {"when", "start_date"},
    {"when", "begin"},
    {"when", "开始"},
    {"when", "開始"},
    {"because_of", "cause"},
    {"because_of", "原因"},
};

std::string folded(std::string_view text) {
    std::string small(trimmed(text));
    for (char& letter : small) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        } else if (letter == ' ') {
            letter = '_';
        }
    }
    return small;
}

}  // namespace

std::string_view table_called(std::string_view name) {
    const std::string wanted = folded(name);
    for (const TableSpec& spec : table_specs()) {
        if (spec.name == wanted) {
            return spec.name;
        }
    }
    for (const auto& [ours, alias] : kTables) {
        if (alias == wanted) {
            return ours;
        }
    }
    return {};
}

void adopt_column_names(TextTable& table, std::span<const ColumnSpec> columns) {
    const auto knows = [&](std::string_view name) {
        return std::any_of(columns.begin(), columns.end(), [&](const ColumnSpec& column) {
            return column.name == name ||
                   (column.localized && name.size() == column.name.size() + 5 &&
                    name.substr(0, column.name.size()) == column.name &&
                    (name.substr(column.name.size()) == "_hant" ||
                     name.substr(column.name.size()) == "_hans"));
        });
    };
    for (std::size_t i = 0; i < table.header().size(); ++i) {
        const std::string name = folded(table.header()[i]);
        if (knows(name)) {
            table.rename(i, name);
            continue;
        }
        for (const auto& [ours, alias] : kColumns) {
            if (name == alias && knows(ours) && !table.column(ours)) {
                table.rename(i, std::string(ours));
                break;
            }
        }
    }
    // A sheet of marches names whose they are: "who, place, when".
    if (const auto who = table.column("who"); who && knows("title") && !table.column("title")) {
        table.rename(*who, "title");
    }
}

}  // namespace nandu
