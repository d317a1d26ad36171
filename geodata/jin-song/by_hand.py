"""What convert.py cannot take from the research tables as they are: corrections with their
reasons, names of places through time, drawing styles, kinds of events, labels of lands and seas,
and the texts of the places that were added late. Chinese is written in traditional characters
here; convert.py learns the simplified ones from the research."""

# --- corrections --------------------------------------------------------------------------------

_OF_SHANZHOU = "two officers of the name Li Yanxian in English: 李彥仙 of Shanzhou, 李彥先 of Haizhou"
_TWO_ZHANG = "the minister 張浚 and the general 張俊 are the same in English"
_SALIHE = "the same man is Salihe elsewhere; the Sahe of 1115 is another"
_ONE_SPELLING = "one spelling for one name"
_XIANZHOU = "顯州 is meant, not 咸州 of the same spelling"

# (table, id or "*", column or "*", old, new, reason). convert.py reports those that find nothing.
CORRECTIONS = [
    ("control", "mingzhou-hebei", "event", "Zhao Shiji", "Zhao Shiwu",
     "Song shi 24 has 士珸, a member of the imperial clan"),
    ("control", "haizhou-jiangsu", "event", "Li Yanxian", "Li Yanxian 李彥先", _OF_SHANZHOU),
    ("control", "shanzhou-henan", "event", "Li Yanxian", "Li Yanxian 李彥仙", _OF_SHANZHOU),
    ("events-additions", "ev-shanzhou", "summary", "Li Yanxian", "Li Yanxian 李彥仙",
     _OF_SHANZHOU),
    ("control", "bozhou-anhui", "event", "Zhang Jun", "Zhang Jun 張俊", _TWO_ZHANG),
    ("control", "binzhou-shaanxi", "event", "Zhang Jun", "Zhang Jun 張浚", _TWO_ZHANG),
    ("control", "jingzhao-fu", "event", "Zhang Jun", "Zhang Jun 張浚", _TWO_ZHANG),
    ("events", "ev-gaoqiao", "summary", "Zhang Jun and", "Zhang Jun 張俊 and", _TWO_ZHANG),
    ("events", "ev-disarm", "summary", "Zhang Jun and", "Zhang Jun 張俊 and", _TWO_ZHANG),
    ("events", "ev-fuping", "summary", "Zhang Jun's", "The minister Zhang Jun’s 張浚", _TWO_ZHANG),
    ("events", "ev-jiankang-1137", "summary", "Zhang Jun,", "Zhang Jun 張浚,", _TWO_ZHANG),
    ("events", "ev-huaixi", "summary", "Zhang Jun falls", "Zhang Jun 張浚 falls", _TWO_ZHANG),
    ("routes", "rt-zhangjun-1130", "commander", "Zhang Jun (", "Zhang Jun 張浚 (", _TWO_ZHANG),
    ("causes", "ev-mingzhou-falls", "note_en", "Zhang Jun withdrew", "Zhang Jun 張俊 withdrew",
     _TWO_ZHANG),
    ("causes", "ev-fuping", "note_en", "Zhang Jun gave", "Zhang Jun 張浚 gave", _TWO_ZHANG),
    ("court", "tc-changzhou-1129b", "summary", "Zhang Jun is", "Zhang Jun 張浚 is", _TWO_ZHANG),
    ("places", "jiankang", "description_en", "Zhang Jun urged", "Zhang Jun 張浚 urged", _TWO_ZHANG),
    ("places", "mingzhou", "description_en", "Zhang Jun beat", "Zhang Jun 張俊 beat", _TWO_ZHANG),
    ("places", "gaoqiao", "description_en", "Zhang Jun and", "Zhang Jun 張俊 and", _TWO_ZHANG),
    ("places", "jiangzhou", "description_en", "Zhang Jun and", "Zhang Jun 張俊 and", _TWO_ZHANG),
    ("places", "shanzhou", "description_en", "Zhang Jun was", "Zhang Jun 張浚 was", _TWO_ZHANG),
    ("places", "fuping", "description_en", "Zhang Jun,", "Zhang Jun 張浚,", _TWO_ZHANG),
    ("places", "xingyuan", "description_en", "Zhang Jun thought", "Zhang Jun 張浚 thought",
     _TWO_ZHANG),
    ("control", "jinzhou-ankang", "event", "Sahe", "Salihe", _SALIHE),
    ("control", "jingzhao-fu", "event", "Sahe", "Salihe", _SALIHE),
    ("control", "fengxiang-fu", "event", "Sahe", "Salihe", _SALIHE),
    ("control", "xingyuan-fu", "event", "Sahe", "Salihe", _SALIHE),
    ("control", "kaizhou-fengcheng", "event", "Sahe", "Sahe 加古撒喝", _SALIHE),
    ("control", "*", "event", "Dalan", "Talan", _ONE_SPELLING),
    ("control", "*", "event", "Nianhan", "Zonghan", _ONE_SPELLING),
    ("control", "*", "event", "Balisu", "Baliesu", _ONE_SPELLING),
    ("control", "*", "event", "Yangzi", "Yangtze", _ONE_SPELLING),
    ("sources-territory", "T-COAST", "title", "Yangzi", "Yangtze", _ONE_SPELLING),
    ("polities", "*", "description", "Kitan", "Khitan", _ONE_SPELLING),
    ("places", "jingzhao", "description_en", "Tang Chong", "Tang Zhong", _ONE_SPELLING),
    ("control", "huizhou-jianping", "event", "after Xian", "after Xianzhou 顯州", _XIANZHOU),
    ("control", "chuanzhou", "event", "fall of Xian", "fall of Xianzhou 顯州", _XIANZHOU),
    ("control", "chengzhou-fuxin", "event", "fall of Xian", "fall of Xianzhou 顯州", _XIANZHOU),
    ("routes", "rt-jin-west-1129", "commander", "Baliesu, Malaho and others", "Baliesu and others",
     "Malaho is not identified, perhaps 耶律馬五; the Chinese text leaves him out too"),
    ("places", "zhending", "description_en", "Liu Zhu", "Liu Yi 劉翊 (劉竧 in the annals)",
     "neither character of his name is read Zhu"),
    ("places", "xiangzhou", "pinyin", "Xiāngzhōu", "Xiàngzhōu",
     "fourth tone is usual for 相州, and prefectures.csv has it"),
    ("prefectures", "junzhou-xun", "name_hant", "浚州", "濬州",
     "the Song geography and places.csv write 濬州; 浚 is the simplified form"),
    ("prefectures", "changju", "name_hant", "寧州", "昌州", "寧州 is not read Changju"),
    ("prefectures", "changju", "name_hans", "宁州", "昌州", "寧州 is not read Changju"),
    ("prefectures", "changju", "pinyin", "Níngzhōu", "Chāngzhōu", "寧州 is not read Changju"),
    ("prefectures", "baoshun-jun", "modern_place", "Yanshan/Wudi coast, Shandong",
     "coast of Yanshan (Hebei) and Wudi (Shandong)", "Yanshan county is in Hebei"),
    ("prefectures", "xijin-fu", "note", "Yanshan-fu 燕山府 under Song 1122-1126",
     "Yanshan-fu 燕山府 under Song: named in 1122, received in 1123, lost in 1126",
     "the name was decreed before the city was received"),
    ("i18n/prefectures.zh", "xijin-fu", "hant", "宋1122至1126年稱燕山府",
     "宋稱燕山府：1122年定名，1123年得城，1126年失守", "as above"),
    ("i18n/prefectures.zh", "xijin-fu", "hans", "宋1122至1126年称燕山府",
     "宋称燕山府：1122年定名，1123年得城，1126年失守", "as above"),
    ("sources-territory", "T-COAST", "title", "Lixia line", "Lixiahe line",
     "里下河 is meant"),
    ("i18n/events.zh", "ev-yuefei-1140", "*", "岳飛三次北伐", "岳飛北伐（1140年）",
     "many textbooks count it as the fourth, and 三次 can be read as three expeditions"),
    ("i18n/events.zh", "ev-yuefei-1140", "*", "岳飞三次北伐", "岳飞北伐（1140年）", "as above"),
    ("i18n/events.zh", "ev-yuefei-1136", "*", "岳飛二次北伐", "岳飛北伐（1136年）", "as above"),
    ("i18n/events.zh", "ev-yuefei-1136", "*", "岳飞二次北伐", "岳飞北伐（1136年）", "as above"),
    ("prefectures", "ningjiang-zhou", "modern_place", "Fuyu (Boduna), Jilin",
     "Songyuan area, Jilin (Boduna site; other sites proposed)",
     "Boduna is at Songyuan; places.csv has it there, and the seat moves to it (SEAT_POSITIONS)"),
    ("captives", "qinzong-wuguocheng", "end_julian", "1142", "[1142..1156]",
     "1142 is only the end of the table: he was moved on some day before his death in 1156"),
]
# Not corrected, and why:
# - places.csv, zhuxian, description_zh_hant (要錄 without title marks): the short Chinese text is
#   not used, description_long is.
# - ev-peace-1139: Peace of 1139 and 紹興八年和議 are both right.
# - begins of eras in rulers.csv: eras come from the calendar tables, only reigns are taken here.

# Characters whose simplified form the majority of the pairs gives wrongly, or not at all.
SIMPLIFIED = {"乾": "乾", "濬": "浚", "朮": "术", "桑": "桑", "塢": "坞", "斡": "斡", "餘": "余"}

GENERIC_WORDS = {"Fu", "Jun", "Xian", "Zhen", "Zhou"}

YEARS_HANT = {"1345 and later": "1345年及以後", "20th-21st century": "20至21世紀"}

# --- polities -----------------------------------------------------------------------------------

POLITY_KEYS = {"Song": "song", "Jin": "jin", "Liao": "liao", "Qi": "qi", "Chu": "chu"}

# fill light, fill dark, ink light, ink dark
COLOURS = {
    "song": ("#C1452A", "#C2532F", "#A5371F", "#F08A68"),
    "jin": ("#1F66A6", "#4387CC", "#1B5A93", "#7FB6EA"),
    "qi": ("#622148", "#B8799B", "#622148", "#DDA5C4"),
    "liao": ("#7CC4DE", "#83CFEE", "#24617F", "#83CFEE"),
    "northern_liao": ("#A9CFE0", "#A6D6EA", "#2F6B87", "#B5DDED"),
    "xixia": ("#76A083", "#759F82", "#2E5A3C", "#A9CDB5"),
    "goryeo": ("#DCB83D", "#C3AD5B", "#5E4A05", "#E3D08A"),
    "dali": ("#CEBD69", "#8F8263", "#5E4A05", "#E3D08A"),
    "annam": ("#9FBB8B", "#94B878", "#5E4A05", "#E3D08A"),
    "chu": ("#8C2D04", "#C98A5A", "#8C2D04", "#E6B48C"),
    "qara_khitai": ("#8B86B8", "#8F8AC0", "#4E4A80", "#BDB9E3"),
    "tibet": ("#C9BFA8", "#4A463D", "#5A4E44", "#BDB3A4"),
    "mongol": ("#C9BFA8", "#4A463D", "#5A4E44", "#BDB3A4"),
    "none": ("#C9BFA8", "#4A463D", "#5A4E44", "#BDB3A4"),
}
WEIGHTS = {"jin": "1.28", "goryeo": "0.62", "dali": "0.62", "annam": "0.62"}
UNDRAWN = {"none", "tibet", "mongol"}
PATTERNS = {"jin": "horizontal", "qi": "vertical", "xixia": "dots", "liao": "diagonal",
            "northern_liao": "diagonal"}
POLITY_SOURCES = {
    "song": "songshi_benji;chc5_levine;chc5_tao", "jin": "jinshi_benji;chc6_franke",
    "liao": "liaoshi;T-LS28;T-LS29;chc6_franke", "northern_liao": "T-LS29;jinshi_benji",
    "xixia": "T-SS486;T-TAN", "qi": "songshi_biog;T-SS475;T-JS77",
    "chu": "songshi_biog;T-SS475;jinshi_benji", "goryeo": "jinshi_benji;T-TAN", "dali": "T-TAN",
    "tibet": "T-TAN", "mongol": "T-TAN", "qara_khitai": "liaoshi;T-TAN", "annam": "T-TAN",
    "none": "T-TAN",
}

# --- seats --------------------------------------------------------------------------------------

# Short names where the research has two names or an explanation in one field.
SEAT_NAMES = {
    "xijin-fu": "Yanjing", "datong-fu": "Datong", "fengzhou-hohhot": "Fengzhou",
    "fuzhou-zhangbei": "Fuzhou", "dading-fu": "Dading", "linhuang-fu": "Linhuang",
    "zhenzhou-kedun": "Zhenzhou (Kedun)", "liaoyang-fu": "Liaoyang",
    "baozhou-uiju": "Baozhou (Poju)", "huining-fu": "Huining", "xingqing-fu": "Xingqing",
    "heqing-jun": "Heqing", "kaegyong": "Kaegyong", "seogyeong": "Seogyeong",
    "donggyeong": "Donggyeong", "namgyeong": "Namgyeong", "changju": "Changju",
    "hoan-chau": "Hoan Chau", "huanzhou-zhenglan": "Huanzhou",
}
SEAT_POSITIONS = {"ningjiang-zhou": ("124.87", "45.19")}

# --- places -------------------------------------------------------------------------------------

PLACE_TITLES = {
    "kaifeng": "Kaifeng",
    "yingtian": "Yingtian (the Song “Nanjing”)",
    "linan": "Lin’an (Hangzhou)",
    "zhangan": "Zhang’an (harbour of Taizhou)",
    "sizhou": "Sizhou",
    "daming": "Daming (the Song Northern Capital)",
    "luoyang": "Luoyang (the Song Western Capital)",
    "yanjing": "Yanjing (modern Beijing)",
    "liguodu": "Ligu Ford (breach of 1128)",
    "datong": "Datong (Western Capital of Liao and Jin)",
    "daizhou": "Daizhou",
    "manchuria": "Manchuria (the Jin homeland)",
    "huining": "Huining (the Jin Supreme Capital)",
    "ningjiang": "Ningjiang",
    "liaoyang": "Liaoyang (Eastern Capital of Liao and Jin)",
    "linhuang": "Linhuang (the Liao Supreme Capital)",
    "zhongjing": "Zhongjing (the Liao Central Capital)",
    "pingzhou": "Pingzhou (the early Jin “Nanjing”)",
    "dongting": "Dongting Lake",
}

# A label that stays the same while the official name changes, or tells two cities apart.
MAP_NAMES = {
    "yingtian": ("Nanjing (Yingtian)", "南京應天府", "南京应天府"),
    "yanjing": ("Yanjing", "燕京", "燕京"),
    "luoyang": ("Luoyang", "洛陽", "洛阳"),
    "huining": ("Huining", "會寧府", "会宁府"),
    "zhongjing": ("Zhongjing", "中京大定府", "中京大定府"),
    "manchuria": ("Jin homeland", "金源內地", "金源内地"),
    "huai_river": ("Huai River", "淮河", "淮河"),
}
MAP_NOTES = {
    "yingtian": ("Shangqiu", "商丘"), "jiankang": ("Nanjing", "南京"),
    "yanjing": ("Beijing", "北京"), "jingzhao": ("Xi’an", "西安"), "linan": ("Hangzhou", "杭州"),
    "pingjiang": ("Suzhou", "蘇州"), "yuezhou": ("Shaoxing", "紹興"),
    "mingzhou": ("Ningbo", "寧波"), "xiuzhou": ("Jiaxing", "嘉興"),
    "jiangzhou": ("Jiujiang", "九江"), "ezhou": ("Wuhan", "武漢"),
    "hongzhou": ("Nanchang", "南昌"), "luzhou": ("Hefei", "合肥"),
    "xingyuan": ("Hanzhong", "漢中"), "huining": ("Harbin", "哈爾濱"),
    "xingqing": ("Yinchuan", "銀川"), "kaegyong": ("Kaesong", "開城"),
    "chuzhou": ("Huai’an", "淮安"), "xiangzhou": ("Anyang", "安陽"),
    "yingchang": ("Xuchang", "許昌"), "shunchang": ("Fuyang", "阜陽"),
    "penglai": ("Penglai", "蓬萊"), "longde": ("Changzhi", "長治"),
    "pingyang": ("Linfen", "臨汾"), "wuguocheng": ("Yilan", "依蘭"),
    "qinzhou": ("Tianshui", "天水"), "qianzhou": ("Ganzhou", "贛州"),
    "kaide": ("Puyang", "濮陽"),
}
PLACE_KINDS = {"dinghai": "crossing", "changguo": "county", "baoying": "county",
               "lushi": "county", "zhenjiang": "prefecture", "sizhou": "prefecture",
               "huangzhou": "prefecture", "huazhou": "prefecture", "junzhou": "prefecture",
               "daizhou": "prefecture", "shunchang": "prefecture", "yingzhou_jin": "prefecture"}
RANKS = {
    "kaifeng": 0, "yingtian": 0, "linan": 0, "manchuria": 0,
    "jiankang": 1, "yanjing": 1, "huining": 1, "yangzhou": 1, "yuezhou": 1, "mingzhou": 1,
    "luoyang": 1, "daming": 1, "datong": 1, "taiyuan": 1, "wenzhou": 1, "wuguocheng": 1,
    "jingzhao": 1, "linhuang": 1, "xingqing": 1, "kaegyong": 1, "liaoyang": 2, "zhongjing": 2,
    "pingjiang": 2, "zhenjiang": 2, "xiangyang": 2, "xingyuan": 2, "ezhou": 2, "dasanguan": 2,
    "penglai": 2, "huanglong": 2, "hanzhou": 2, "huai_river": 2, "zhuxian": 2, "guazhou": 3,
}
# Seats that place-prefecture.csv calls cells although the place is the town itself.
PLACE_SEATS = {
    "zhenjiang": ("zhenjiang-fu", True), "sizhou": ("sizhou", True),
    "huangzhou": ("huangzhou-hubei", True), "shunchang": ("shunchang-fu", True),
    "junzhou": ("junzhou-xun", True), "huazhou": ("huazhou-henan", True),
    "daizhou": ("daizhou", True), "yingzhou_jin": ("yingzhou-shanxi", True),
    "ningjiang": ("ningjiang-zhou", True), "wuguocheng": ("huligai-lu", True),
}
# Other spellings and later names that a search should find; names of names.csv need not be here.
PLACE_VARIANTS = {
    "kaifeng": ["Dongjing", "Bianjing", "Bianliang", "汴梁", "Bian", "K’ai-feng"],
    "yingtian": ["Shangqiu", "Southern Capital", "Nanjing of Song", "宋南京", "商丘"],
    "yangzhou": ["Yangchow"],
    "zhenjiang": ["Jingkou", "京口", "Chinkiang"],
    "changzhou": ["Piling", "毗陵", "Jinling (Changzhou)", "晉陵", "晋陵", "Changchow"],
    "pingjiang": ["Suzhou", "Soochow", "蘇州", "苏州"],
    "xiuzhou": ["Jiaxing"],
    "linan": ["Hangzhou", "Hangchow", "Linan", "Xingzai", "行在", "Quinsai"],
    "jiankang": ["Nanjing", "Nanking", "Jiangning", "Jinling", "金陵"],
    "yuezhou": ["Shaoxing", "Shaohsing"],
    "mingzhou": ["Ningbo", "Ningpo"],
    "dinghai": ["Zhenhai"],
    "changguo": ["Zhoushan", "Chusan"],
    "zhangan": ["Zhang'an"],
    "baoying": ["Baoyingzhou", "寶應州", "宝应州"],
    "daming": ["Beijing of Song"],
    "luoyang": ["Xijing", "Western Capital of Song", "西京"],
    "hongzhou": ["Nanchang"],
    "qianzhou": ["Ganzhou"],
    "chuzhou": ["Huai'an", "淮安州"],
    "xuzhou": ["Pengcheng", "彭城", "Wuning", "武寧軍", "武宁军"],
    "jiangzhou": ["Jiujiang"],
    "ezhou": ["Wuchang", "Wuhan"],
    "yingzhou": ["Zhongxiang", "Anlu", "安陸府", "安陆府"],
    "yingchang": ["Xuchang"],
    "shunchang": ["Fuyang"],
    "luzhou": ["Hefei"],
    "zhegao": ["拓皋", "Tuogao"],
    "caishi": ["Niuzhu", "牛渚"],
    "yanjing": ["Beijing", "Peking", "Yanshan", "Southern Capital of Liao"],
    "xinde": ["Xingtai"],
    "zhongshan": ["Dingzhou"],
    "junzhou": ["Liyang", "黎陽津", "黎阳津", "Anli", "安利軍", "安利军", "Xunxian"],
    "huazhou": ["Baima", "白馬", "白马"],
    "heyang": ["Mengjin", "盟津", "Mengzhou", "孟州"],
    "longde": ["Changzhi"],
    "pingyang": ["Linfen"],
    "datong": ["Yunzhong", "雲中府", "云中府", "Xijing", "Western Capital"],
    "daizhou": ["Yanmen", "雁門關", "雁门关"],
    "kaide": ["Puyang"],
    "jingzhao": ["Chang'an", "Xi'an", "長安", "长安", "Sian"],
    "raofengguan": ["饒風嶺", "饶风岭"],
    "xingyuan": ["Hanzhong"],
    "manchuria": ["Dongbei", "Jinyuan", "金源", "滿洲", "满洲", "白山黑水", "Northeast"],
    "huining": ["Shangjing", "Acheng", "Harbin", "御寨", "會寧州", "会宁州"],
    "huanglong": ["Nong'an", "Longzhou", "隆州"],
    "liaoyang": ["Dongjing of Liao", "東京遼陽府", "东京辽阳府"],
    "linhuang": ["Shangjing of Liao"],
    "zhongjing": ["Dading"],
    "wuguocheng": ["Five Nations", "五國頭城", "五国头城", "Huligai", "Yilan"],
    "penglai": ["Penglai"],
    "huai_river": ["Huai", "淮水"],
    "dean": ["Anlu", "De'an"],
    "xingqing": ["Yinchuan", "Xingqing Fu"],
    "kaegyong": ["Kaesong", "Gaegyeong", "Songdo"],
    "qinzhou": ["Tianshui"],
    "qingxi": ["Chun'an"],
}

# The places that were added late, from what events, routes, control and polities say of them.
ADDED_PLACES = {
    "dean": {
        "name": "De’an", "pinyin": "Dé’ān Fǔ", "seat": "dean-fu", "is_seat": True,
        "sources": "xinian",
        "en": "A small walled prefecture in the middle Yangtze country that stayed in Song hands "
              "throughout. In the summer of 1132 Chen Gui held it for sixty-five days against the "
              "band of Li Heng and burnt the siege tower with bamboo tubes of gunpowder, each "
              "carried by two men. They are often called the first fire lances.",
        "hant": "長江中游的小城，始終在宋人手中。1132年夏，陳規據城抵禦李橫所部六十五日，用兩人合持的"
                "火藥竹筒燒毀攻城的天橋。這種竹筒常被稱為最早的火槍。",
    },
    "baigou": {
        "name": "Baigou", "pinyin": "Báigōu", "seat": "xiongzhou", "is_seat": False,
        "sources": "songshi_benji",
        "en": "The stream that had long marked the border between Song and Liao. On 4 July 1122 a "
              "Song army under Zhong Shidao was beaten here on the way to Yanjing. A second try "
              "in the autumn failed before the city itself, and the Jin learned what their ally "
              "was worth.",
        "hant": "宋遼之間的舊界河。1122年7月4日，种師道率領的宋軍往攻燕京，在此戰敗。秋天再攻，又潰於"
                "燕京城下，金人由此看清了盟友的虛實。",
    },
    "xingqing": {
        "name": "Xingqing (capital of Western Xia)", "pinyin": "Xīngqìng Fǔ",
        "seat": "xingqing-fu", "is_seat": True, "sources": "jinshi_benji;T-SS486",
        "en": "Capital of Western Xia, the Tangut kingdom of the Yellow River bend and the Gansu "
              "corridor. In 1124 its ruler changed lords, from Liao to Jin: the oath was sent on "
              "9 April and answered on the 16th. While Song and Jin fought, Western Xia took "
              "border forts in 1126 and prefectures on the upper Yellow River in 1136–37.",
        "hant": "西夏都城。西夏是党項人的國家，據有黃河河套與河西走廊。1124年，西夏由臣屬遼改為臣屬金："
                "4月9日遞上誓表，16日得到答詔。宋金交戰之際，西夏於1126年奪取邊境堡寨，1136至1137年又"
                "取得黃河上游各州。",
    },
    "kaegyong": {
        "name": "Kaegyong (capital of Goryeo)", "pinyin": "Kāijīng", "seat": "kaegyong",
        "is_seat": True, "sources": "jinshi_benji",
        "en": "Capital of Goryeo, the kingdom of the Korean peninsula. On 23 June 1126, between "
              "the two sieges of Kaifeng, its king declared himself a vassal of Jin, and so kept "
              "his country out of the war. Its northern frontier hardly moved in these years.",
        "hant": "高麗都城。高麗是朝鮮半島上的王國。1126年6月23日，在開封兩次被圍之間，高麗國王向金稱臣，"
                "使國家置身戰事之外。這些年間，高麗的北界幾乎沒有變動。",
    },
    "qinzhou": {
        "name": "Qinzhou", "pinyin": "Qínzhōu", "seat": "qinzhou", "is_seat": True,
        "sources": "songshi_benji",
        "en": "A prefecture on the road from Shaanxi to Sichuan that changed hands many times. "
              "The Jin took it on 10 February 1131, after Fuping; Song recovered it several times "
              "and lost it again. On 17 October 1141 Wu Lin took the town and three days later "
              "beat the Jin nearby, but on the 29th the court’s order to stop arrived. It was "
              "given up in January 1142.",
        "hant": "陝西通往四川路上的州城，屢次易手。富平戰後，金軍於1131年2月10日取得此城；宋軍其後幾度"
                "收復，又幾度失去。1141年10月17日，吳璘攻克州城，三日後在附近擊敗金軍；29日，朝廷的"
                "停戰命令送到。1142年1月，宋軍撤出。",
    },
    "qingxi": {
        "name": "Qingxi", "pinyin": "Qīngxī", "seat": "yanzhou-zhejiang", "is_seat": False,
        "sources": "songshi_benji;songshi_biog;T-SS22",
        "en": "A county in the upper Zhe valley where anger at the levy of flowers and rocks "
              "turned into revolt under Fang La in November 1120. Hangzhou fell about the turn of "
              "the year, and six prefectures with it. Tong Guan’s army, meant for the north, came "
              "south instead, and Fang La was caught at Qingxi on 14 May 1121.",
        "hant": "浙江上游的縣。花石綱的徵斂激起民憤，1120年11月方臘在此一帶起事。年底前後杭州陷落，"
                "另有六州隨之失守。童貫的軍隊本要北上，改為南下；1121年5月14日，方臘在青溪被擒。",
    },
}

# place, name, pinyin, English (empty: from the pinyin), from, until, note, note in Chinese.
# Only one name of a place may be open at both ends: other names without dates stand in its note
# and among the variants, because the label of a day is the longest-lived name of that day.
NAMES = [
    ("kaifeng", "開封府", "Kāifēng Fǔ", "", "0960", "", "", ""),
    ("kaifeng", "東京", "Dōngjīng", "", "0960", "1127", "Eastern Capital of Song", "宋東京"),
    ("kaifeng", "汴京", "Biànjīng", "", "1127", "1153",
     "under Jin and Qi; capital of Qi 1132–1137", "金、齊時的名稱；1132至1137年為齊都"),
    ("kaifeng", "南京", "Nánjīng", "", "1153", "", "Southern Capital of Jin", "金南京"),
    ("yingtian", "宋州", "Sòngzhōu", "", "", "1006", "", ""),
    ("yingtian", "應天府", "Yìngtiān Fǔ", "", "1006", "1130", "", ""),
    ("yingtian", "南京", "Nánjīng", "", "1014", "1129", "Southern Capital of Song", "宋南京"),
    ("yingtian", "歸德府", "Guīdé Fǔ", "", "1130", "", "under Qi and Jin", "齊、金時的名稱"),
    ("yangzhou", "揚州", "Yángzhōu", "", "", "",
     "since Tang; residence of the court 1127–1129", "唐代起；1127至1129年為行在"),
    ("zhenjiang", "潤州", "Rùnzhōu", "", "", "1113", "", ""),
    ("zhenjiang", "鎮江府", "Zhènjiāng Fǔ", "", "1113", "", "also called Jingkou 京口", "又稱京口"),
    ("guazhou", "瓜洲", "Guāzhōu", "", "", "", "since Tang", "唐代起"),
    ("changzhou", "常州", "Chángzhōu", "", "", "", "also Piling 毗陵 and Jinling 晉陵",
     "又稱毗陵、晉陵"),
    ("pingjiang", "蘇州", "Sūzhōu", "", "", "1113", "", ""),
    ("pingjiang", "平江府", "Píngjiāng Fǔ", "", "1113", "", "", ""),
    ("xiuzhou", "秀州", "Xiùzhōu", "", "0938", "1195", "", ""),
    ("xiuzhou", "嘉興府", "Jiāxīng Fǔ", "", "1195", "", "", ""),
    ("linan", "杭州", "Hángzhōu", "", "0589", "1129-08-01", "", ""),
    ("linan", "臨安府", "Lín’ān Fǔ", "", "1129-08-01", "1276",
     "styled 行在, the temporary residence", "稱「行在」"),
    ("linan", "杭州路", "Hángzhōu Lù", "Hangzhou", "1276", "", "under Yuan", "元代"),
    ("jiankang", "昇州", "Shēngzhōu", "", "", "1018", "", ""),
    ("jiankang", "江寧府", "Jiāngníng Fǔ", "", "1018", "1129-05-27", "", ""),
    ("jiankang", "建康府", "Jiànkāng Fǔ", "", "1129-05-27", "1277", "", ""),
    ("yuezhou", "越州", "Yuèzhōu", "", "", "1131-11-17", "", ""),
    ("yuezhou", "紹興府", "Shàoxīng Fǔ", "", "1131-11-17", "", "", ""),
    ("mingzhou", "明州", "Míngzhōu", "", "0738", "1195", "", ""),
    ("mingzhou", "慶元府", "Qìngyuán Fǔ", "", "1195", "", "", ""),
    ("dinghai", "定海縣", "Dìnghǎi Xiàn", "", "", "1687", "", ""),
    ("dinghai", "鎮海縣", "Zhènhǎi Xiàn", "", "1687", "", "", ""),
    ("changguo", "昌國縣", "Chāngguó Xiàn", "", "1073", "", "", ""),
    ("zhangan", "章安鎮", "Zhāng’ān Zhèn", "", "", "",
     "in Linhai county 臨海縣, Taizhou 台州", "屬台州臨海縣"),
    ("taizhou", "台州", "Tāizhōu", "", "0622", "", "", ""),
    ("wenzhou", "溫州", "Wēnzhōu", "", "0675", "1265", "", ""),
    ("wenzhou", "瑞安府", "Ruì’ān Fǔ", "", "1265", "", "", ""),
    ("sizhou", "泗州", "Sìzhōu", "", "0758", "1680", "town later drowned by Hongze Lake",
     "後城沒於洪澤湖"),
    ("baoying", "寶應縣", "Bǎoyìng Xiàn", "", "", "",
     "county of Chuzhou 楚州; Baoying Zhou 寶應州 in late Southern Song", "屬楚州；南宋末為寶應州"),
    ("jizhou", "濟州", "Jǐzhōu", "", "0952", "1149", "seat at Juye 鉅野", "治鉅野"),
    ("dongping", "鄆州", "Yùnzhōu", "", "", "1119", "", ""),
    ("dongping", "東平府", "Dōngpíng Fǔ", "", "1119", "", "", ""),
    ("daming", "大名府", "Dàmíng Fǔ", "", "", "", "capital of Qi 1130–1132",
     "1130至1132年為齊都"),
    ("daming", "北京", "Běijīng", "", "1042", "1128", "Northern Capital of Song", "宋北京"),
    ("xiangzhou", "相州", "Xiàngzhōu", "", "", "1192", "", ""),
    ("xiangzhou", "彰德府", "Zhāngdé Fǔ", "", "1192", "", "", ""),
    ("cizhou", "慈州", "Cízhōu", "", "", "0906", "", ""),
    ("cizhou", "磁州", "Cízhōu", "", "0906", "", "", ""),
    ("bozhou", "亳州", "Bózhōu", "", "0579", "", "", ""),
    ("luoyang", "河南府", "Hénán Fǔ", "", "", "1217", "Western Capital (Xijing 西京) of Song",
     "宋西京"),
    ("luoyang", "金昌府", "Jīnchāng Fǔ", "", "1217", "", "", ""),
    ("hongzhou", "洪州", "Hóngzhōu", "", "", "1163", "", ""),
    ("hongzhou", "隆興府", "Lóngxīng Fǔ", "", "1163", "", "", ""),
    ("qianzhou", "虔州", "Qiánzhōu", "", "", "1153", "", ""),
    ("qianzhou", "贛州", "Gànzhōu", "", "1153", "", "", ""),
    ("chuzhou", "楚州", "Chǔzhōu", "", "", "1228", "", ""),
    ("chuzhou", "淮安軍", "Huái’ān Jūn", "", "1228", "", "then Huai’an Zhou 淮安州",
     "其後為淮安州"),
    ("xuzhou", "徐州", "Xúzhōu", "", "", "",
     "also Wuning Army 武寧軍; anciently Pengcheng 彭城", "又稱武寧軍；古彭城"),
    ("hezhou", "和州", "Hézhōu", "", "0555", "", "", ""),
    ("majiadu", "馬家渡", "Mǎjiā Dù", "Majia Ferry", "", "", "", ""),
    ("guangde", "廣德軍", "Guǎngdé Jūn", "", "0979", "", "", ""),
    ("dusong", "獨松關", "Dúsōng Guān", "Dusong Pass", "", "", "", ""),
    ("gaoqiao", "高橋", "Gāoqiáo", "", "", "", "west of Mingzhou 明州", "在明州城西"),
    ("huangtiandang", "黃天蕩", "Huángtiāndàng", "", "", "", "an old backwater of the Yangtze",
     "長江舊汊"),
    ("huangzhou", "黃州", "Huángzhōu", "", "0585", "", "", ""),
    ("jiangzhou", "江州", "Jiāngzhōu", "", "0291", "", "", ""),
    ("ezhou", "鄂州", "Èzhōu", "", "0589", "", "", ""),
    ("xiangyang", "襄州", "Xiāngzhōu", "", "", "1119", "", ""),
    ("xiangyang", "襄陽府", "Xiāngyáng Fǔ", "", "1119", "", "", ""),
    ("yingzhou", "郢州", "Yǐngzhōu", "", "0550", "", "Anlu Fu 安陸府 from Yuan", "元代為安陸府"),
    ("suizhou", "隨州", "Suízhōu", "", "0550", "", "", ""),
    ("dengzhou", "鄧州", "Dèngzhōu", "", "0583", "", "", ""),
    ("tangzhou", "唐州", "Tángzhōu", "", "0635", "", "", ""),
    ("caizhou", "豫州", "Yùzhōu", "", "", "0762", "", ""),
    ("caizhou", "蔡州", "Càizhōu", "", "0762", "", "", ""),
    ("lushi", "盧氏縣", "Lúshì Xiàn", "", "", "", "county of Guozhou 虢州", "屬虢州"),
    ("yancheng", "郾城縣", "Yǎnchéng Xiàn", "", "", "", "", ""),
    ("xiaoshangqiao", "小商橋", "Xiǎoshāng Qiáo", "Xiaoshang Bridge", "", "",
     "south of Linying 臨潁", "在臨潁以南"),
    ("yingchang", "許州", "Xǔzhōu", "", "", "1080", "again so called under Jin", "金時復用此名"),
    ("yingchang", "潁昌府", "Yǐngchāng Fǔ", "", "1080", "", "Xuzhou 許州 again under Jin",
     "金時復稱許州"),
    ("zhuxian", "朱仙鎮", "Zhūxiān Zhèn", "", "", "", "", ""),
    ("shunchang", "潁州", "Yǐngzhōu", "", "", "1116", "again so called under Jin",
     "金時復用此名"),
    ("shunchang", "順昌府", "Shùnchāng Fǔ", "", "1116", "", "Yingzhou 潁州 again under Jin",
     "金時復稱潁州"),
    ("zhengzhou", "鄭州", "Zhèngzhōu", "", "0583", "", "", ""),
    ("luzhou", "廬州", "Lúzhōu", "", "0581", "", "", ""),
    ("zhegao", "柘皋鎮", "Zhègāo Zhèn", "", "", "", "also written 拓皋", "又寫作拓皋"),
    ("haozhou", "濠州", "Háozhōu", "", "0607", "", "", ""),
    ("outang", "藕塘鎮", "Ǒutáng Zhèn", "", "", "", "in Dingyuan county 定遠縣", "屬定遠縣"),
    ("dayi", "大儀鎮", "Dàyí Zhèn", "", "", "", "", ""),
    ("caishi", "采石", "Cǎishí", "", "", "", "also Niuzhu 牛渚; in Dangtu county 當塗縣",
     "又稱牛渚；屬當塗縣"),
    ("yanjing", "析津府", "Xījīn Fǔ", "", "", "1123-01-04",
     "Southern Capital (Nanjing 南京) of Liao", "遼南京"),
    ("yanjing", "燕山府", "Yānshān Fǔ", "", "1122", "1126-01-04",
     "Song name, decreed in 1122; the city was received in May 1123",
     "宋名，1122年定名；1123年5月得城"),
    ("yanjing", "燕京", "Yānjīng", "", "1126-01-04", "1153-04-21",
     "under Jin: main base for governing north China, often with the branch secretariat, but not "
     "the imperial capital", "金時名稱：治理華北的主要基地，行臺常設於此，但不是都城"),
    ("yanjing", "中都大興府", "Zhōngdū Dàxīng Fǔ", "Zhongdu", "1153-04-21", "1215",
     "Central Capital of Jin", "金中都"),
    ("zhending", "鎮州", "Zhènzhōu", "", "", "1048", "", ""),
    ("zhending", "真定府", "Zhēndìng Fǔ", "", "1048", "", "", ""),
    ("zhongshan", "定州", "Dìngzhōu", "", "", "1113", "", ""),
    ("zhongshan", "中山府", "Zhōngshān Fǔ", "", "1113", "", "", ""),
    ("hejian", "瀛州", "Yíngzhōu", "", "", "1108", "", ""),
    ("hejian", "河間府", "Héjiān Fǔ", "", "1108", "", "", ""),
    ("xinde", "邢州", "Xíngzhōu", "", "", "1119", "", ""),
    ("xinde", "信德府", "Xìndé Fǔ", "", "1119", "1128", "", ""),
    ("junzhou", "通利軍", "Tōnglì Jūn", "", "", "1115", "also Anli Jun 安利軍", "又稱安利軍"),
    ("junzhou", "濬州", "Jùnzhōu", "", "1115", "", "the ferry is Liyang Jin 黎陽津",
     "渡口名黎陽津"),
    ("huazhou", "滑州", "Huázhōu", "", "0596", "", "also Baima 白馬", "又稱白馬"),
    ("liguodu", "李固渡", "Lǐgù Dù", "Ligu Ford", "", "", "", ""),
    ("heyang", "河陽", "Héyáng", "", "", "",
     "the three fortresses (三城) of Heyang in Mengzhou 孟州; anciently Mengjin 盟津",
     "孟州河陽三城；古盟津"),
    ("huaizhou", "懷州", "Huáizhōu", "", "", "1257", "", ""),
    ("zezhou", "澤州", "Zézhōu", "", "0583", "", "", ""),
    ("longde", "潞州", "Lùzhōu", "", "", "1104", "", ""),
    ("longde", "隆德府", "Lóngdé Fǔ", "", "1104", "1128", "", ""),
    ("longde", "潞州", "Lùzhōu", "", "1128", "", "", ""),
    ("pingyang", "晉州", "Jìnzhōu", "", "", "1116", "", ""),
    ("pingyang", "平陽府", "Píngyáng Fǔ", "", "1116", "", "", ""),
    ("fenzhou", "汾州", "Fénzhōu", "", "0468", "", "", ""),
    ("taiyuan", "并州", "Bīngzhōu", "", "", "1059", "", ""),
    ("taiyuan", "太原府", "Tàiyuán Fǔ", "", "1059", "", "seat at Yangqu 陽曲", "治陽曲"),
    ("datong", "大同府", "Dàtóng Fǔ", "", "", "",
     "Western Capital (Xijing 西京) of Liao and Jin; Yunzhong Fu 雲中府 in Song usage",
     "遼、金西京；宋人稱雲中府"),
    ("daizhou", "代州", "Dàizhōu", "", "0585", "", "Yanmen Pass 雁門關 is near", "附近有雁門關"),
    ("kaide", "澶州", "Chánzhōu", "", "", "1106", "", ""),
    ("kaide", "開德府", "Kāidé Fǔ", "", "1106", "1143", "", ""),
    ("kaide", "開州", "Kāizhōu", "", "1143", "", "", ""),
    ("puzhou", "濮州", "Púzhōu", "", "0596", "", "", ""),
    ("shanzhou", "陝州", "Shǎnzhōu", "", "0487", "", "", ""),
    ("jingzhao", "京兆府", "Jīngzhào Fǔ", "", "", "",
     "in Yongxing Army circuit 永興軍路; anciently Chang’an 長安", "屬永興軍路；古長安"),
    ("fuping", "富平縣", "Fùpíng Xiàn", "", "", "", "county of Yaozhou 耀州", "屬耀州"),
    ("heshangyuan", "和尚原", "Héshàng Yuán", "Heshang Plateau", "", "", "", ""),
    ("dasanguan", "大散關", "Dàsàn Guān", "Dasan Pass", "", "", "", ""),
    ("xianrenguan", "仙人關", "Xiānrén Guān", "Xianren Pass", "", "", "", ""),
    ("raofengguan", "饒風關", "Ráofēng Guān", "Raofeng Pass", "", "",
     "also Raofeng Ridge 饒風嶺", "又稱饒風嶺"),
    ("xingyuan", "梁州", "Liángzhōu", "", "", "0784", "", ""),
    ("xingyuan", "興元府", "Xīngyuán Fǔ", "", "0784", "1283", "", ""),
    ("manchuria", "內地", "Nèidì", "Inner Land", "", "",
     "or Jinyuan 金源: what the Jin called their homeland, the land of the Jurchen peoples "
     "女真諸部地", "又稱金源：金人對故地的稱呼，即女真諸部地"),
    ("manchuria", "上京路", "Shàngjīng Lù", "Shangjing route", "1138", "", "", ""),
    ("huining", "皇帝寨", "Huángdì Zhài", "Emperor’s Stockade", "1115", "1124",
     "or imperial stockade 御寨", "又稱御寨"),
    ("huining", "會寧府", "Huìníng Fǔ", "", "1124", "", "at first Huining Zhou 會寧州",
     "先為會寧州"),
    ("huining", "上京", "Shàngjīng", "", "1138", "1153", "Supreme Capital of Jin; again from 1173",
     "金上京；1173年起復用"),
    ("ningjiang", "寧江州", "Níngjiāng Zhōu", "", "", "", "under Liao", "遼代"),
    ("huanglong", "黃龍府", "Huánglóng Fǔ", "", "", "1140", "", ""),
    ("huanglong", "濟州", "Jǐzhōu", "", "1140", "", "later Longzhou 隆州", "後改隆州"),
    ("liaoyang", "遼陽府", "Liáoyáng Fǔ", "", "", "",
     "Eastern Capital (Dongjing 東京) of Liao and Jin", "遼、金東京"),
    ("linhuang", "臨潢府", "Línhuáng Fǔ", "", "", "", "", ""),
    ("linhuang", "上京", "Shàngjīng", "", "", "1138", "Supreme Capital of Liao", "遼上京"),
    ("linhuang", "北京", "Běijīng", "", "1138", "1150", "Northern Capital of Jin", "金北京"),
    ("zhongjing", "大定府", "Dàdìng Fǔ", "", "", "", "", ""),
    ("zhongjing", "中京", "Zhōngjīng", "", "", "1153", "Central Capital of Liao and Jin",
     "遼、金中京"),
    ("zhongjing", "北京", "Běijīng", "", "1153", "", "Northern Capital of Jin", "金北京"),
    ("hanzhou", "韓州", "Hánzhōu", "", "", "",
     "of Liao and Jin; seat at Liuhe county 柳河縣 or Linjin 臨津", "遼、金；治柳河縣或臨津"),
    ("wuguocheng", "五國城", "Wǔguóchéng", "", "", "",
     "also Wuguo Toucheng 五國頭城; seat of the Huligai route 胡里改路",
     "又稱五國頭城；胡里改路治所"),
    ("pingzhou", "平州", "Píngzhōu", "", "", "1123", "", ""),
    ("pingzhou", "南京", "Nánjīng", "Nanjing (Pingzhou)", "1123", "1126",
     "Southern Capital of early Jin", "金初南京"),
    ("pingzhou", "平州", "Píngzhōu", "", "1126", "", "", ""),
    ("yingzhou_jin", "應州", "Yìngzhōu", "", "", "", "since Later Tang", "後唐起"),
    ("penglai", "登州", "Dēngzhōu", "", "0692", "", "", ""),
    ("huai_river", "淮水", "Huái Shuǐ", "Huai River", "", "", "", ""),
    ("dongting", "洞庭湖", "Dòngtíng Hú", "Dongting Lake", "", "",
     "shores of Dingzhou 鼎州 and Yuezhou 岳州", "鼎州、岳州湖濱"),
    ("dean", "德安府", "Dé’ān Fǔ", "", "", "", "", ""),
    ("baigou", "白溝", "Báigōu", "", "", "", "stream on the old border of Song and Liao",
     "宋遼舊日的界河"),
    ("xingqing", "興慶府", "Xīngqìng Fǔ", "", "", "", "capital of Western Xia", "西夏都城"),
    ("kaegyong", "開京", "Kāijīng", "Kaegyong", "", "", "capital of Goryeo", "高麗都城"),
    ("qinzhou", "秦州", "Qínzhōu", "", "", "", "", ""),
    ("qingxi", "青溪", "Qīngxī", "", "", "", "", ""),
]

# --- stays --------------------------------------------------------------------------------------

STAY_LABELS = {"cap-kaifeng-name": ("capital in name", "名義上的都城"),
               "cap-linan": ("capital in fact", "實際上的都城")}

# Left out of stays: Yanjing was a base and no capital (its note in names.csv says so), and a
# coffin is no captive (the event ev-wei-returns and the route rt-embassy-1142 tell of it).
NOT_STAYS = {"jin-yanjing-branch", "huizong-coffin"}

_HUIZONG, _QINZONG = ("Huizong", "徽宗"), ("Qinzong", "欽宗")
_BOTH = ("Huizong;Qinzong", "徽宗;欽宗")
# From his first visit to the enemy's camp Qinzong came back and reigned on, so that it is a track
# of its own: otherwise he would be a captive on the road for the five weeks between.
CAPTIVES = {
    "qinzong-qingcheng-1": ("song", "qinzong-visit", _QINZONG),
    "qinzong-qingcheng-2": ("song", "qinzong", _QINZONG),
    "huizong-camp": ("song", "huizong", _HUIZONG),
    "huizong-yanjing": ("song", "huizong", _HUIZONG),
    "qinzong-datong": ("song", "qinzong", _QINZONG),
    "qinzong-yanjing": ("song", "qinzong", _QINZONG),
    "captives-zhongjing": ("song", "huizong;qinzong", _BOTH),
    "captives-huining": ("song", "huizong;qinzong", _BOTH),
    "captives-hanzhou": ("song", "huizong;qinzong", _BOTH),
    "huizong-wuguocheng": ("song", "huizong", _HUIZONG),
    "qinzong-wuguocheng": ("song", "qinzong", _QINZONG),
    "qi-linhuang": ("qi", "liuyu", ("Liu Yu", "劉豫")),
}
# Capital rows: polity, id of the court stay derived from it, certainty of that.
SEATS_OF_RULERS = {
    "jin-camp": ("jin", "jin-court", "probable"),
    "jin-yanjing-zhongdu": ("jin", None, None),
    "chu-kaifeng": ("chu", "chu-court", None),
    "qi-daming": ("qi", "qi-court-daming", "approximate"),
    "qi-kaifeng": ("qi", "qi-court-kaifeng", None),
}
_NORTHERN_LIAO = {
    "polity": "northern_liao", "place": "yanjing", "from": "1122-04-25", "until": "1123-01-04",
    "certainty": "certain", "sources": "T-LS29;jinshi_benji",
    "en": "The Khitan court that broke away in Yanjing under Yelü Chun, and after his death under "
          "Empress Dowager Xiao, who fled as the Jin entered.",
    "hant": "耶律淳在燕京另立的契丹朝廷；他死後由蕭太后主政，金軍入城時太后出逃。",
}
MORE_STAYS = [
    {"id": "cap-liao", "polity": "liao", "place": "linhuang", "role": "capital", "from": "0916",
     "until": "1120-06-12", "certainty": "certain", "sources": "liaoshi;jinshi_benji",
     "en": "Supreme Capital of Liao, first of its five capitals, until the Jin stormed it on "
           "12 June 1120.",
     "hant": "遼上京，五京之首；1120年6月12日被金軍攻克。"},
    dict(_NORTHERN_LIAO, id="cap-northern-liao", role="capital"),
    dict(_NORTHERN_LIAO, id="northern-liao-court", role="court"),
    {"id": "cap-xixia", "polity": "xixia", "place": "xingqing", "role": "capital",
     "from": "1038", "until": "", "certainty": "certain", "sources": "T-SS486;T-TAN",
     "en": "Capital of Western Xia.", "hant": "西夏都城。"},
    {"id": "cap-goryeo", "polity": "goryeo", "place": "kaegyong", "role": "capital",
     "from": "0918", "until": "", "certainty": "certain", "sources": "T-TAN",
     "en": "Capital of Goryeo.", "hant": "高麗都城。"},
]

# --- events -------------------------------------------------------------------------------------

EVENT_KINDS = {}
for _kind, _ids in {
    "battle": "ningjiang hubudagang song-yanjing-1122 shaxiongling night-raid gaoqiao "
              "huangtiandang fuping suotou heshangyuan raofeng xianrenguan dayi outang shunchang "
              "zhuxian yancheng yingchang zhegao yanjiawan caishi",
    "siege": "taiyuan-siege siege1 siege2-begin puzhou dean shanzhou",
    "fall": "huanglong liaoyang linhuang zhongjing yanjing-jin zhending longde kaifeng-falls "
            "xuzhou yangzhou-burnt yingtian-falls jiankang-falls linan-falls mingzhou-falls "
            "kaifeng-lost pingjiang-sacked jiankang-burnt chuzhou haozhou",
    "campaign": "river-1126 mengjin winter-1128 wuzhu-crosses yuefei-1134 yuefei-1136 "
                "yuefei-1140 liheng-1133 jin-breaks",
    "throne": "jin-founded abdication deposed chu gaozong qi qi-abolished",
    "court": "huizong-flees leaves-yingtian yangzhou-flight hangzhou-arrive jiankang-rename "
             "leaves-jiankang to-sea back-yuezhou linan-1132 pingjiang-1134 jiankang-1137 "
             "linan-1138 qi-kaifeng",
    "captives": "tianzuo second-visit huizong-north qinzong-north titles moved-wuguo wei-returns",
    "surrender": "guoyaoshi surrender",
    "treaty": "alliance-sea yanjing-song peace-1139 treaty investiture xia-vassal goryeo-vassal",
    "embassy": "embassies-1118",
    "flood": "breach",
    "revolt": "fangla zhangjue miaoliu zhongxiang yangyao huaixi",
    "death": "aguda-dies zongze prince-dies taizong-dies huizong-dies talan yuefei-dies",
    "politics": "war-order second-order tongguan-falls prince-hq ligang-out linan-rename qinhui "
                "shaoxing-era shaanxi-qi qingui-chief disarm yuefei-jail",
}.items():
    EVENT_KINDS.update({"ev-" + _id: _kind for _id in _ids.split()})

# Polities that the research leaves out or names by their predecessor.
EVENT_POLITIES = {"ev-xia-vassal": "jin;xixia", "ev-goryeo-vassal": "jin;goryeo",
                  "ev-song-yanjing-1122": "song;northern_liao"}

# --- routes, reigns, people ---------------------------------------------------------------------

WAYPOINT_PLACES = {"Qinzhou": "qinzhou"}

REIGN_TITLES = {
    "(child emperor of the 1129 mutiny)": "Child emperor of the 1129 mutiny",
    "Empress Dowager Xiao (regent)": "Empress Dowager Xiao, regent",
}
PERSONAL_NAMES = {"完顏阿骨打": "Wanyan Aguda", "完顏吳乞買 (晟)": "Wanyan Wuqimai (Sheng)"}
# The boy whom the mutineers of 1129 put up, in the middle of Gaozong's reign.
IRREGULAR_REIGN = ("song", "趙旉")
REIGN_NOTES = {
    ("song", "趙桓"): ("the end is the Jin edict that deposed him", "終點取金人下詔廢黜之日",
                       "终点取金人下诏废黜之日"),
    ("song", "趙構"): ("interrupted by the mutiny of spring 1129", "1129年春因兵變而中斷",
                       "1129年春因兵变而中断"),
    ("song", "趙旉"): ("not counted in the regular line", "不列入正統帝系", "不列入正统帝系"),
    ("jin", "完顏阿骨打"): ("some scholars hold that the founding and the first era are later "
                            "constructions", "有學者認為建國和首個年號是後來追記的",
                            "有学者认为建国和首个年号是后来追记的"),
    ("northern_liao", "耶律淳"): ("rival court in Yanjing", "在燕京另立的朝廷", "在燕京另立的朝廷"),
    ("northern_liao", "蕭德妃"): ("fled as Jin entered Yanjing", "金軍入燕京時出逃",
                                  "金军入燕京时出逃"),
    ("northern_liao", "耶律雅里"): ("steppe court of the last claimant",
                                    "最後一位繼位者在草原上的朝廷", "最后一位继位者在草原上的朝廷"),
    ("qara_khitai", "耶律大石"): ("year of accession and eras are disputed",
                                  "即位與改元的年份有爭議", "即位与改元的年份有争议"),
}
# The calendar research puts the accession in 1124, 1131 or 1132.
REIGN_CHANGES = {("qara_khitai", "耶律大石"): {"from": "[1124..1132]", "certainty": "disputed"},
                 ("northern_liao", "蕭德妃"): {"until": "1123-01-04"}}

PERSON_KEYS = {
    "pe-huizong": ["Huizong"], "pe-qinzong": ["Qinzong"], "pe-gaozong": ["Gaozong"],
    "pe-meng": ["Empress Dowager Longyou"], "pe-wei": ["Empress Dowager Wei"],
    "pe-ligang": ["Li Gang"], "pe-zongze": ["Zong Ze"], "pe-zhangbangchang": ["Zhang Bangchang"],
    "pe-qingui": ["Qin Gui"], "pe-zhangjun-minister": ["Zhang Jun (minister)"],
    "pe-zhangjun-general": ["Zhang Jun (general)"], "pe-zhaoding": ["Zhao Ding"],
    "pe-tongguan": ["Tong Guan"], "pe-zhaoliangsi": ["Zhao Liangsi"], "pe-wanglun": ["Wang Lun"],
    "pe-chendong": ["Chen Dong"], "pe-duchong": ["Du Chong"], "pe-hanshizhong": ["Han Shizhong"],
    "pe-yuefei": ["Yue Fei"], "pe-liuqi": ["Liu Qi"], "pe-wujie": ["Wu Jie"],
    "pe-liuguangshi": ["Liu Guangshi"], "pe-guoyaoshi": ["Guo Yaoshi"],
    "pe-wangbing": ["Wang Bing"], "pe-miaofu": ["Miao Fu", "Liu Zhengyan"],
    "pe-guojing": ["Guo Jing"], "pe-aguda": ["Aguda"], "pe-taizong-jin": ["Wuqimai"],
    "pe-xizong": ["Xizong"], "pe-zonghan": ["Zonghan"], "pe-zongwang": ["Zongwang"],
    "pe-wuzhu": ["Wuzhu"], "pe-loushi": ["Loushi"], "pe-talan": ["Talan"],
    "pe-tianzuo": ["Tianzuo"], "pe-liuyu": ["Liu Yu"], "pe-zhangjue": ["Zhang Jue"],
    "pe-dashi": ["Yelü Dashi"],
}
PERSON_VARIANTS = {"pe-liqingzhao": ["易安居士"], "pe-liang": ["Liang Hongyu", "梁紅玉", "梁红玉"],
                   "pe-gaozong": ["Zhao Gou"]}

# --- names of lands and seas --------------------------------------------------------------------

_MOVED_SOUTH = "1142-03-26"


def _tilt(lon):
    """Text follows the parallels of the map, whose middle meridian is 112 E: degrees clockwise, at
    most 6 either way."""
    return f"{max(-6.0, min(6.0, (112.0 - lon) * 0.56)):.1f}"


# id, English, Chinese, kind, polity, lon, lat, from, until, rank, size in px
REGIONS = [
    (r[0], r[1], r[2], r[3], r[4], f"{r[5]}", f"{r[6]}", r[7], r[8], r[9], r[10], _tilt(r[5]))
    for r in [
        ("rg-song-north", "Song", "宋", "state", "song", 111.6, 30.3, "", "1127-01-09", 0, 36),
        ("rg-song-middle", "Song", "宋", "state", "song", 111.4, 29.2, "1127-01-09",
         _MOVED_SOUTH, 0, 36),
        ("rg-song-south", "Song", "宋", "state", "song", 112.2, 27.4, _MOVED_SOUTH, "", 0, 34),
        ("rg-jin-first", "Jin", "金", "state", "jin", 127.4, 43.9, "1115-01-28", "1120-06-12", 0,
         24),
        ("rg-jin-north", "Jin", "金", "state", "jin", 121.9, 43.2, "1120-06-12", "1127-01-09", 0,
         32),
        ("rg-jin-middle", "Jin", "金", "state", "jin", 118.4, 42.3, "1127-01-09", "1130-10-12",
         0, 34),
        ("rg-jin-south", "Jin", "金", "state", "jin", 117.2, 41.9, "1130-10-12", "", 0, 34),
        ("rg-liao-first", "Liao", "遼", "state", "liao", 117.0, 42.7, "", "1120-06-12", 0, 34),
        ("rg-liao-last", "Liao", "遼", "state", "liao", 110.8, 41.2, "1120-06-12", "1125-03-26",
         0, 26),
        ("rg-northern-liao", "Northern Liao", "北遼", "state", "northern_liao", 117.4, 40.6,
         "1122-04-25", "1123-01-04", 2, 16),
        ("rg-xixia", "Western Xia", "西夏", "state", "xixia", 103.4, 39.2, "", "", 0, 24),
        ("rg-qi", "Qi", "齊", "state", "qi", 117.2, 36.2, "1130-10-12", "1138-01-01", 0, 26),
        ("rg-chu", "Great Chu", "大楚", "state", "chu", 114.9, 34.5, "1127-04-20", "1127-05-23",
         2, 15),
        ("rg-goryeo", "Goryeo", "高麗", "state", "goryeo", 127.6, 36.6, "", "", 1, 20),
        ("rg-dali", "Dali", "大理", "state", "dali", 101.2, 25.0, "", "", 1, 20),
        ("rg-annam", "Dai Viet", "安南", "state", "annam", 105.2, 20.7, "", "", 1, 17),
        ("rg-qara-khitai", "Qara Khitai", "西遼", "state", "qara_khitai", 103.8, 47.6,
         "1125-03-26", "1134", 2, 16),
        ("rg-manchuria", "Manchuria", "白山黑水", "land", "", 126.6, 47.3, "", "", 0, 24),
        ("rg-steppe", "Steppe peoples", "漠北諸部", "land", "", 106.5, 44.7, "", "", 1, 18),
        ("rg-tibet", "Tibetan peoples", "吐蕃諸部", "land", "", 98.2, 32.8, "", "", 1, 18),
        ("rg-japan", "Japan", "日本", "land", "", 133.2, 34.7, "", "", 2, 16),
        ("rg-dongting", "Dongting Lake", "洞庭湖", "sea", "", 112.6, 29.2, "", "", 2, 13),
        ("rg-bohai", "Bohai", "渤海", "sea", "", 119.7, 38.7, "", "", 1, 15),
        ("rg-yellow-sea", "Yellow Sea", "黃海", "sea", "", 123.2, 35.4, "", "", 1, 19),
        ("rg-east-sea", "East Sea", "東海", "sea", "", 125.0, 29.4, "", "", 1, 20),
        ("rg-south-sea", "South Sea", "南海", "sea", "", 115.4, 19.2, "", "", 1, 20),
        ("rg-japan-sea", "Sea of Japan", "日本海", "sea", "", 133.4, 39.3, "", "", 1, 18),
    ]
]
