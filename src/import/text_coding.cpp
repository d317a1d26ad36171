#include "import/text_coding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include "base/utf8.h"
#include "import/text_table.h"

namespace nandu {
namespace {

/// How much of a file is looked at to find its coding.
constexpr std::size_t kSampleBytes = 64U << 10U;

/// The commonest characters of Chinese books and newspapers, those of place names, dates and wars,
/// and those of our own column names; both scripts. About one character in two of any text is here.
constexpr std::string_view kCommonHan =
    "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主"
    "發发年動动同工也能"
    "下過过子說说產产種种面而方後后多定行學学法所民得經经十三之進进著着等部度家電电力裡里如水化高自"
    "二理起小物現现實实"
    "加量都兩两體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些然前外天政四日那社義义"
    "事平形相全表間间樣样"
    "與与關关各重新線线內内數数正心反你明看原又麼么利比或但質质氣气第向道命此變变條条只沒没結结解問"
    "问意建月公無无系軍军"
    "很情者最立代想已通並并提直題题黨党程展五果料象員员革位入常文總总次品式活設设及管特件長长求老頭"
    "头基資资邊边流路級级"
    "少圖图山統统接知較较將将組组見见計计別别她手角期根論论運运農农指幾几九區区強强放決决西被幹做必"
    "戰战先回則则任取據据"
    "處处隊队南給给色光門门即保治北造百規规熱热領领七海口東东導导器壓压志世金增爭争濟济階阶油思術术"
    "極极交受聯联什認认六"
    "共權权收證证改清己美再採采轉转更單单風风切打白教速花帶带安場场身車车例真務务具萬万每目至達达走"
    "積积示議议聲声報报鬥斗"
    "完類类八離离華华名確确才科張张信馬马節节話话米整空元況况今集溫温傳传土許许步群廣广石記记需段研"
    "界拉林律叫且究觀观越織"
    "织裝装影算低持音眾众書书布複复容兒儿須须際际商非驗验連连斷断深難难近礦矿千週周委素技備备半辦办"
    "青省列習习響响約约支般"
    "史感勞劳便團团往酸歷历市克何除消構构府稱称太準准精值號号率族維维劃划選选標标寫写存候毛親亲快效"
    "斯院查江型眼王按格養养"
    "易置派層层片始卻却專专狀状育廠厂京識识適适屬属圓圆包火住調调滿满縣县局照參参紅红細细引聽听該该"
    "鐵铁價价嚴严首底液官德"
    "隨随病蘇苏失爾尔死講讲配女黃黄推顯显談谈罪神藝艺呢席含企望密批營营項项防舉举球英氧勢势告李台落"
    "木幫帮輪轮破亞亚師师"
    "圍围注遠远字材排供河態态封另施減减樹树溶怎止案言士均武固葉叶魚鱼波視视僅仅費费緊紧愛爱左章早朝"
    "害續续輕轻服試试食充兵"
    "源判護护司足某練练差致板田降黑犯負负擊击范繼继興兴似餘余堅坚曲輸输修故城夫夠够送筆笔船占右財财"
    "吃富春職职覺觉漢汉畫画"
    "功巴跟雖虽雜杂飛飞檢检吸助昇升陽阳互初創创抗考投壞坏策古徑径換换未跑留鋼钢曾端責责站簡简述錢钱"
    "副盡尽帝射草衝冲承獨独"
    "令限阿宣環环雙双請请超微讓让控州良軸轴找否紀纪益依優优頂顶礎础載载倒房突坐粉敵敌略客袁冷勝胜絕"
    "绝析塊块劑剂測测絲丝協"
    "协訴诉念陳陈仍羅罗鹽盐友洋錯错苦夜刑移頻频逐靠混母短皮終终聚汽村雲云哪既距衛卫停烈央察燒烧迅境"
    "若印洲刻括激孔搞甚室待"
    "核校散侵吧甲遊游久菜味舊旧模湖貨货損损預预阻毫普穩稳乙媽妈植息擴扩銀银語语揮挥酒守拿序紙纸醫医"
    "缺雨嗎吗針针劉刘啊急唱"
    "誤误訓训願愿審审附獲获茶鮮鲜糧粮斤孩脫脱硫肥善龍龙演父漸渐血歡欢械掌歌沙剛刚攻謂谓盾討讨晚粒亂"
    "乱燃矛乎殺杀藥药寧宁魯"
    "鲁貴贵鐘钟煤讀读班伯香介迫句豐丰培握蘭兰擔担弦蛋沉假穿執执答樂乐誰谁順顺煙烟縮缩徵征臉脸喜松腳"
    "脚困異异免背星福買买染"
    "井概慢怕磁倍祖皇促靜静補补評评翻肉踐践尼衣寬宽揚扬棉希傷伤操垂秋宜氫氢套督振架亮末憲宪慶庆編编"
    "牛觸触映雷銷销詩诗座居"
    "抓裂胞呼娘景威綠绿晶厚盟衡雞鸡孫孙延危膠胶屋鄉乡臨临陸陆顧顾掉呀燈灯歲岁措束耐劇剧玉趙赵跳哥季"
    "課课凱凯胡額额款紹绍卷"
    "齊齐偉伟蒸殖永宗苗川爐炉岩弱零楊杨奏沿露桿杆探滑鎮镇飯饭濃浓航懷怀趕赶庫库奪夺伊靈灵稅税途滅灭"
    "賽赛歸归召鼓播盤盘裁險"
    "险康唯錄录菌純纯借糖蓋盖橫横符私努堂域槍枪潤润幅哈竟熟蟲虫澤泽腦脑壤碳歐欧遍側侧寨敢徹彻慮虑斜"
    "薄庭納纳彈弹飼饲伸折"
    "麥麦濕湿暗荷瓦塞床築筑惡恶戶户訪访塔奇透梁刀旋跡迹卡氯遇份毒泥退洗擺摆灰彩賣卖耗夏擇择忙銅铜獻"
    "献硬予繁圈雪函亦抽篇陣"
    "阵陰阴丁尺追堆雄迎泛爸樓楼避謀谋噸吨野豬猪旗累偏典館馆索秦脂潮爺爷豆忽托驚惊塑遺遗愈朱替纖纤粗"
    "傾倾尚痛楚謝谢奮奋購购"
    "磨君池旁碎骨監监捕弟暴割貫贯殊釋释詞词亡壁頓顿寶宝午塵尘聞闻揭炮殘残冬橋桥婦妇警綜综招吳吴付浮"
    "遭徐您搖摇谷贊赞箱隔訂"
    "订男吹園园紛纷唐敗败宋玻巨耕坦榮荣閉闭灣湾鍵键凡駐驻鍋锅救恩剝剥凝鹼碱齒齿截煉炼麻紡纺禁廢废盛"
    "版緩缓淨净睛昌婚涉筒嘴"
    "插岸朗莊庄街藏姑貿贸腐奴啦慣惯乘夥伙恢勻匀紗纱扎辯辩耳彪臣億亿璃抵脈脉秀薩萨俄網网舞店噴喷縱纵"
    "寸汗掛挂洪賀贺閃闪柬爆"
    "烯津稻牆墙軟软勇像滾滚厘蒙芳肯坡柱盪荡腿儀仪旅尾軋轧冰貢贡登黎削鑽钻勒逃障氨郭峰幣币港伏軌轨畝"
    "亩畢毕擦莫刺浪秘援株健"
    "售股島岛甘泡睡童鑄铸湯汤閥阀休匯汇舍牧繞绕炸哲磷績绩朋淡尖啟启陷柴呈徒顏颜淚泪稍忘泵藍蓝拖洞授"
    "鏡镜辛壯壮鋒锋貧贫虛虚"
    "彎弯摩泰幼廷尊窗綱纲弄隸隶疑氏宮宫姐震瑞怪尤琴循描膜違违夾夹腰緣缘珠窮穷森枝竹溝沟催繩绳憶忆邦"
    "剩幸漿浆欄栏擁拥牙貯贮"
    "禮礼濾滤鈉钠紋纹罷罢拍咱喊袖埃勤罰罚焦潛潜伍墨欲縫缝姓刊飽饱仿獎奖鋁铝鬼麗丽跨默挖鏈链掃扫喝袋"
    "炭污幕諸诸弧勵励梅奶潔"
    "洁災灾舟鑑鉴苯訟讼抱毀毁率懂寒智埔寄屆届躍跃渡挑丹艱艰貝贝碰拔爹戴碼码夢梦芽熔赤漁渔哭敬顆颗奔"
    "鉛铅仲虎稀妹乏珍申桌遵"
    "允隆螺倉仓魏銳锐曉晓氮兼隱隐礙碍赫撥拨忠肅肃缸牽牵搶抢博巧殼壳兄杜訊讯誠诚碧祥柯頁页巡矩悲灌齡"
    "龄倫伦票尋寻桂鋪铺聖圣"
    "恐恰鄭郑趣抬荒騰腾貼贴柔滴猛闊阔輛辆妻填撤儲储簽签鬧闹擾扰紫砂遞递戲戏吊陶伐餵喂療疗瓶婆撫抚臂"
    "摸忍蝦虾蠟蜡鄰邻胸鞏巩"
    "擠挤偶棄弃槽勁劲乳鄧邓吉仁爛烂磚砖租烏乌艦舰伴瓜淺浅丙暫暂燥橡柳迷暖牌秧膽胆詳详簧踏瓷譜谱呆賓"
    "宾糊洛輝辉憤愤競竞隙怒"
    "粘乃緒绪肩籍敏塗涂熙皆偵侦懸悬掘享糾纠醒狂鎖锁淀恨牲霸爬賞赏逆玩陵祝秒浙貌緯纬編編編號号码述据"
    "源录";

class Converter {
public:
    explicit Converter(const char* coding) : it_(iconv_open("UTF-8", coding)) {}
    ~Converter() {
        if (good()) {
            iconv_close(it_);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    bool good() const { return it_ != reinterpret_cast<iconv_t>(-1); }

    /// Nothing at the first byte that does not fit.
    std::optional<std::string> convert(std::string_view bytes) {
        std::string out;
        out.reserve(bytes.size() + bytes.size() / 2);
        std::array<char, 4096> piece{};
        char* from = const_cast<char*>(bytes.data());
        std::size_t left = bytes.size();
        while (left > 0) {
            char* to = piece.data();
            std::size_t room = piece.size();
            const std::size_t result = iconv(it_, &from, &left, &to, &room);
            out.append(piece.data(), piece.size() - room);
            if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
                return std::nullopt;
            }
        }
        return out;
    }

private:
    iconv_t it_;
};

std::optional<std::string> converted(std::string_view bytes, const char* coding) {
    Converter converter(coding);
    return converter.good() ? converter.convert(bytes) : std::nullopt;
}

const std::vector<char32_t>& common_han() {
    static const std::vector<char32_t> sorted = [] {
        std::vector<char32_t> letters;
        for (std::size_t at = 0; at < kCommonHan.size();) {
            letters.push_back(next_code_point(kCommonHan, at));
        }
        std::sort(letters.begin(), letters.end());
        return letters;
    }();
    return sorted;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// How much a text reads like Chinese: the share of common characters and of Chinese punctuation
/// among what lies beyond ASCII.
double likeness_to_chinese(std::string_view utf8) {
    int all = 0;
    double good = 0.0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t letter = next_code_point(utf8, at);
        if (letter < 0x80) {
            continue;
        }
        ++all;
        const auto& common = common_han();
        const bool mark = (letter >= 0x3000 && letter <= 0x3011) ||
                          (letter >= 0xFF01 && letter <= 0xFF1F) || letter == 0x2014;
        if (mark || std::binary_search(common.begin(), common.end(), letter)) {
            good += 1.0;
        } else if (!is_han(letter)) {
            good -= 0.5;  // Kana, box drawing, private letters: a wrong reading is full of them.
        }
    }
    return all == 0 ? 0.0 : good / all;
}

/// The same for the languages of Western Europe: letters with marks stand alone between plain ones.
double likeness_to_western(std::string_view bytes) {
    int all = 0;
    int good = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80) {
            continue;
        }
        ++all;
        const bool before = i > 0 && is_letter(bytes[i - 1]);
        const bool after = i + 1 < bytes.size() && is_letter(bytes[i + 1]);
        const bool letter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7;
        // Quotation marks, dashes, degree signs and the like.
        const bool mark = byte == 0xB0 || byte == 0xAB || byte == 0xBB || byte == 0xA0 ||
                          (byte >= 0x91 && byte <= 0x97);
        good += (letter && (before || after)) || mark ? 1 : 0;
    }
    return all == 0 ? 0.0 : 0.9 * good / all;
}

/// Good sequences beyond ASCII against bytes that fit nowhere.
bool is_mostly_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t before = at;
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        next_code_point(bytes, at);
        const bool fits = is_valid_utf8(bytes.substr(before, at - before));
        good += fits ? 1 : 0;
        bad += fits ? 0 : 1;
    }
    return good > bad;
}

std::string example_of(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        if (static_cast<unsigned char>(utf8[at]) < 0x80) {
            continue;
        }
        std::size_t begin = at;
        while (begin > 0 && is_letter(utf8[begin - 1])) {
            --begin;
        }
        std::size_t end = at;
        for (int i = 0; i < 8 && end < utf8.size() &&
                        (static_cast<unsigned char>(utf8[end]) >= 0x80 || is_letter(utf8[end]));
             ++i) {
            next_code_point(utf8, end);
        }
        return std::string(utf8.substr(begin, end - begin));
    }
    return {};
}

/// "" if it has no mark and its zero bytes do not say either.
const char* utf16_of(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 2);
    if (start == "\xFF\xFE") {
        return "UTF-16LE";
    }
    if (start == "\xFE\xFF") {
        return "UTF-16BE";
    }
    const std::string_view sample = bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
    }
    const std::size_t several = std::max<std::size_t>(2, sample.size() / 8);
    if (zeros[1] >= several && zeros[0] * 8 < zeros[1]) {
        return "UTF-16LE";
    }
    if (zeros[0] >= several && zeros[1] * 8 < zeros[0]) {
        return "UTF-16BE";
    }
    return "";
}

struct CodingReading {
    const char* coding;
    const char* iconv_name;
    double likeness = 0.0;
};

/// The readings that fit every byte of a sample, the likeliest first.
std::vector<CodingReading> readings_of(std::string_view sample) {
    std::vector<CodingReading> found;
    // GB 18030 holds GBK, and Hong Kong's Big5 that of Taiwan.
    for (CodingReading reading : {CodingReading{"GBK", "GB18030"}, CodingReading{"Big5", "BIG5-HKSCS"}}) {
        if (const auto text = converted(sample, reading.iconv_name)) {
            reading.likeness = likeness_to_chinese(*text);
            found.push_back(reading);
        }
    }
    if (converted(sample, "WINDOWS-1252")) {
        found.push_back({"Windows-1252", "WINDOWS-1252", likeness_to_western(sample)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CodingReading& a, const CodingReading& b) { return a.likeness > b.likeness; });
    return found;
}

constexpr double kLeastLikeness = 0.2;
constexpr double kClearLead = 0.2;

}  // namespace

std::optional<DecodedText> decoded(std::string bytes) {
    if (const std::string coding = utf16_of(bytes); !coding.empty()) {
        const bool marked = coding == (bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE") &&
                            (bytes[0] == '\xFF' || bytes[0] == '\xFE');
        auto text = converted(std::string_view(bytes).substr(marked ? 2 : 0), coding.c_str());
        if (!text || text->find('\0') != std::string::npos) {
            return std::nullopt;
        }
        return DecodedText{std::move(*text), "UTF-16", "", true};
    }
    if (bytes.find('\0') != std::string::npos) {
        return std::nullopt;
    }
    if (is_valid_utf8(bytes) || is_mostly_utf8(bytes)) {
        return DecodedText{std::move(bytes), "", "", true};
    }
    std::string_view sample(bytes);
    if (sample.size() > kSampleBytes) {
        sample = sample.substr(0, sample.rfind('\n', kSampleBytes));
    }
    const std::vector<CodingReading> readings = readings_of(sample);
    for (const CodingReading& reading : readings) {
        if (reading.likeness < kLeastLikeness) {
            break;
        }
        if (auto text = converted(bytes, reading.iconv_name)) {
            DecodedText result{std::move(*text), reading.coding, "", true};
            result.example = example_of(result.utf8);
            for (const CodingReading& other : readings) {
                result.sure = result.sure && (&other == &reading ||
                                              reading.likeness - other.likeness >= kClearLead);
            }
            return result;
        }
    }
    return std::nullopt;
}

std::string guessed_coding(std::string_view bytes) {
    const std::vector<CodingReading> readings = readings_of(bytes.substr(0, kSampleBytes));
    if (readings.empty() || readings.front().likeness < kLeastLikeness) {
        return {};
    }
    const auto text = converted(bytes.substr(0, kSampleBytes), readings.front().iconv_name);
    return std::string(readings.front().coding) + " text (" + shortened(example_of(*text)) + ")";
}

}  // namespace nandu
