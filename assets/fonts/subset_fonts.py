#!/usr/bin/python3
"""Cuts the fonts that the program ships out of the fonts Debian packages.

usage: subset_fonts.py charset CHARSET.txt DIR...    bring the character list up to date
       subset_fonts.py fonts   CHARSET.txt OUTDIR    cut all faces

`charset` adds every character of the text files and GeoPackages below the DIRs to CHARSET.txt; the list only
grows, so texts that are not in the tree yet are kept. `fonts` writes one file per row of FACES.

The SIL Open Font License lets a font be cut down and shipped with a program. A subset is a
modified version and may not carry a reserved name, so each face gets a new family name; the
copyright (name 0) and licence (names 13, 14) entries stay. Needs python3-fonttools.
"""
import os
import pathlib
import sqlite3
import sys

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = "/usr/share/fonts/"
GARAMOND = FONTS + "opentype/ebgaramond/EBGaramond12-Regular.otf"
WENKAI = FONTS + "truetype/lxgw-wenkai/LXGWWenKai-"
GENTIUM = FONTS + "truetype/gentiumplus/GentiumBookPlus-"
SANS = FONTS + "truetype/noto/NotoSans-"
CJK_SERIF = FONTS + "opentype/noto/NotoSerifCJK-"
CJK_SANS = FONTS + "opentype/noto/NotoSansCJK-"
SC, TC = 2, 3  # faces of the two CJK collections

# file, source, face number, family, style, set of characters
FACES = [
    ("display-latin.otf", GARAMOND, -1, "Nandu Display Latin", "Regular", "latin"),
    ("display-han.ttf", WENKAI + "Regular.ttf", -1, "Nandu Display Han", "Regular", "han-both"),
    ("seal.ttf", WENKAI + "Bold.ttf", -1, "Nandu Seal", "Bold", "seal"),
    ("reading.ttf", GENTIUM + "Regular.ttf", -1, "Nandu Reading", "Regular", "latin"),
    ("reading-bold.ttf", GENTIUM + "Bold.ttf", -1, "Nandu Reading", "Bold", "latin"),
    ("reading-italic.ttf", GENTIUM + "Italic.ttf", -1, "Nandu Reading", "Italic", "latin"),
    ("reading-tc.otf", CJK_SERIF + "Regular.ttc", TC, "Nandu Reading TC", "Regular", "han-tc"),
    ("reading-sc.otf", CJK_SERIF + "Regular.ttc", SC, "Nandu Reading SC", "Regular", "han-sc"),
    ("reading-bold-tc.otf", CJK_SERIF + "Bold.ttc", TC, "Nandu Reading TC", "Bold", "han-tc-common"),
    ("reading-bold-sc.otf", CJK_SERIF + "Bold.ttc", SC, "Nandu Reading SC", "Bold", "han-sc-common"),
    ("ui.ttf", SANS + "Regular.ttf", -1, "Nandu UI", "Regular", "latin"),
    ("ui-bold.ttf", SANS + "Bold.ttf", -1, "Nandu UI", "Bold", "latin"),
    ("ui-tc.otf", CJK_SANS + "Regular.ttc", TC, "Nandu UI TC", "Regular", "han-tc"),
    ("ui-sc.otf", CJK_SANS + "Regular.ttc", SC, "Nandu UI SC", "Regular", "han-sc"),
    ("ui-bold-tc.otf", CJK_SANS + "Bold.ttc", TC, "Nandu UI TC", "Bold", "han-tc-common"),
    ("ui-bold-sc.otf", CJK_SANS + "Bold.ttc", SC, "Nandu UI SC", "Bold", "han-sc-common"),
]

# The court's seal and one-character signs of states, capitals and small numbers.
SEAL = "行京金宋齊齐遼辽夏楚西高大越蒙麗丽理南北東东中在帝王都汴臨临安府軍军回吐蕃交趾倭日本唐明清元漢汉秦晉晋魏吳吴蜀燕趙赵一二三四五六七八九十"

TEXT_FILES = {".csv", ".tsv", ".json", ".geojson", ".md", ".txt", ".toml", ".yaml", ".yml", ".ini", ".html"}
DISPUTED_SIGN = 0x2055  # ⁕: only Noto Sans has it, so it is lent to the other Latin faces


def span(*pairs):
    return {c for first, last in pairs for c in range(first, last + 1)}


def decoded(codec, leads, trails):
    """The code points of a two-byte character set."""
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                text = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            found |= {ord(c) for c in text if ord(c) >= 0x3400}
    return found


GB2312_LEVEL1 = decoded("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
GB2312 = decoded("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
BIG5_LEVEL1 = {
    c
    for c in decoded("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    if not (0xC67F <= int.from_bytes(chr(c).encode("big5"), "big"))
}
BIG5 = decoded("big5", range(0xA4, 0xFA), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
# No character set is ordered by use. The everyday ones are those that the first levels of the
# Chinese, Japanese and Korean sets share, and those that were simplified at all.
EVERYDAY = (
    GB2312_LEVEL1
    & BIG5_LEVEL1
    & decoded("euc_kr", range(0xCA, 0xFE), range(0xA1, 0xFF))
    & decoded("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))
)
COMMON_SC = EVERYDAY | (GB2312_LEVEL1 - BIG5)
# Names keep these in simplified text though GB2312 lacks them (check_coverage.py tells of more).
NAMES_SC = {ord(c) for c in "乂亶忞旻晸洺玠珸璘祐邠鄜霫驩"}
COMMON_TC = EVERYDAY | ((BIG5_LEVEL1 & decoded("euc_kr", range(0xCA, 0xFE), range(0xA1, 0xFF))) - GB2312)

LATIN = span(
    (0x20, 0x7E), (0xA0, 0x24F),  # Latin to Extended-B
    (0x250, 0x2FF), (0x300, 0x36F),  # modifier letters, combining marks
    (0x370, 0x4FF),  # Greek, Cyrillic: other wars
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x215F),
    (0x2190, 0x21FF), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265), (0x25A0, 0x25FF), (0x2713, 0x2713),
)
HAN_SIGNS = {0x20, 0xA0, 0xB7} | span(
    (0x2010, 0x2027), (0x2030, 0x205E),  # quotes, dashes, ellipsis at Han width
    (0x2190, 0x2199), (0x2460, 0x2473), (0x25A0, 0x25CF), (0x2605, 0x2606), (0x2713, 0x2713),
    (0x3000, 0x303F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),  # no half-width kana and hangul
)


def is_han(c):
    return 0x2E80 <= c <= 0x9FFF or 0xF900 <= c <= 0xFAFF or 0x20000 <= c <= 0x3FFFF


def read_charset(path):
    if not os.path.exists(path):
        return set()
    return {ord(c) for c in open(path, encoding="utf-8").read() if ord(c) > 0x7E}


def texts(folders):
    """(file, text) of every text file and GeoPackage below the folders, fonts' own folder apart."""
    own = pathlib.Path(__file__).resolve().parent
    for folder in folders:
        for file in sorted(pathlib.Path(folder).rglob("*")):
            if not file.is_file() or own in file.resolve().parents:
                continue
            if file.suffix in TEXT_FILES:
                yield file, file.read_text(encoding="utf-8-sig", errors="ignore")
            elif file.suffix == ".gpkg":
                yield file, "".join(geopackage_strings(file))


def geopackage_strings(file):
    base = sqlite3.connect(f"{file.resolve().as_uri()}?immutable=1", uri=True)
    for (table,) in base.execute("SELECT table_name FROM gpkg_contents").fetchall():
        for column in base.execute(f'PRAGMA table_info("{table}")').fetchall():
            if column[2].upper().startswith("TEXT"):
                yield from (r[0] for r in base.execute(f'SELECT DISTINCT "{column[1]}" FROM "{table}"') if r[0])
    base.close()


def update_charset(path, folders):
    chars = read_charset(path)
    for _, text in texts(folders):
        chars |= {ord(c) for c in text}
    chars = sorted(c for c in chars if c > 0xA0 and c not in (0xFEFF, 0xFFFD) and not 0x2028 <= c <= 0x2029)
    text = "".join(map(chr, chars))
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        for i in range(0, len(text), 50):
            f.write(text[i : i + 50] + "\n")
    print(f"{path}: {len(chars)} characters, {sum(map(is_han, chars))} of them Han")


def wanted(name, project):
    if name == "latin":
        return LATIN | {c for c in project if not is_han(c)}
    if name == "seal":
        return {0x20} | {ord(c) for c in SEAL}
    extra = {"han-both": COMMON_SC | COMMON_TC, "han-tc": BIG5_LEVEL1, "han-sc": GB2312,
             "han-tc-common": COMMON_TC, "han-sc-common": COMMON_SC}[name]
    left_out = {"han-tc-common": GB2312 - BIG5, "han-sc-common": BIG5 - GB2312 - NAMES_SC}.get(name, set())
    return HAN_SIGNS | extra | {c for c in project if c >= 0x2010 and c not in left_out}


def bake_lining_figures(font):
    """The toolkit knows no OpenType features, and the default figures are old-style: "12" reads "I2"."""
    table = font["GSUB"].table
    swap = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "lnum":
            for index in record.Feature.LookupListIndex:
                for sub in table.LookupList.Lookup[index].SubTable:
                    swap.update(getattr(sub, "ExtSubTable", sub).mapping)
    for sub in font["cmap"].tables:
        if sub.isUnicode():
            for digit in range(0x30, 0x3A):
                sub.cmap[digit] = swap.get(sub.cmap[digit], sub.cmap[digit])


def lend_glyph(font, code, donor):
    """Copies one outline of `donor` into `font`, scaled to its em."""
    if code in font.getBestCmap():
        return
    source = donor.getBestCmap()[code]
    glyphs, name = donor.getGlyphSet(), f"uni{code:04X}"
    scale = font["head"].unitsPerEm / donor["head"].unitsPerEm
    width = round(donor["hmtx"][source][0] * scale)
    cff = "CFF " in font
    pen = T2CharStringPen(width, None) if cff else TTGlyphPen(None)
    glyphs[source].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    if cff:
        top = font["CFF "].cff.topDictIndex[0]
        shape = pen.getCharString(top.Private, top.GlobalSubrs)
        top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex)
        top.CharStrings.charStringsIndex.append(shape)
        if name not in top.charset:
            top.charset.append(name)
        font.setGlyphOrder(list(top.charset))
        font["hmtx"].metrics[name] = (width, round(donor["hmtx"][source][1] * scale))
    else:
        font["glyf"][name] = pen.glyph()
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (width, font["glyf"][name].xMin)
    font.getReverseGlyphMap(rebuild=True)
    for sub in font["cmap"].tables:
        if sub.isUnicode():
            sub.cmap[code] = name


def rename(font, family, style):
    names, postscript = font["name"], f"{family.replace(' ', '')}-{style}"
    new = {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript}
    for record in list(names.names):
        if record.nameID in (7, 16, 17, 18, 19, 20, 21, 22) or record.nameID > 22:
            names.names.remove(record)
        elif record.nameID in new:
            record.string = new[record.nameID]
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = postscript
        top = cff.topDictIndex[0]
        for key, value in (("FullName", f"{family} {style}"), ("FamilyName", family)):
            if key in top.rawDict:
                setattr(top, key, value)
        for i, part in enumerate(getattr(top, "FDArray", [])):
            part.FontName = f"{postscript}-{i}"


def cut(file, source, number, family, style, chars, donor):
    latin = source.startswith((GARAMOND, GENTIUM, SANS))
    options = subset.Options()
    options.font_number = number
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.recalc_timestamp = False  # the same bytes every time
    options.hinting = False
    options.glyph_names = False
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp"] if latin else []
    options.desubroutinize = False
    options.drop_tables += ["Silf", "Silt", "Glat", "Gloc", "Sill", "Feat", "FFTM", "meta", "DSIG"]
    if not latin:  # the program writes no vertical text
        options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]
    font = subset.load_font(source, options)
    if source == GARAMOND:
        bake_lining_figures(font)
    if latin:
        lend_glyph(font, DISPUTED_SIGN, donor)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=chars)
    cutter.subset(font)
    rename(font, family, style)
    subset.save_font(font, file, options)
    missing = "".join(chr(c) for c in sorted(chars) if is_han(c) and c not in font.getBestCmap() and c > 0x303F)
    print(f"{os.path.basename(file):22s}{os.path.getsize(file):9d} bytes {len(font.getBestCmap()):6d} characters"
          + (f", lacks {missing}" if missing else ""), flush=True)


def main(arguments):
    if len(arguments) < 3 or arguments[0] not in ("charset", "fonts"):
        sys.exit(__doc__)
    if arguments[0] == "charset":
        update_charset(arguments[1], arguments[2:])
        return
    project, folder = read_charset(arguments[1]), arguments[2]
    donor = TTFont(SANS + "Regular.ttf")
    for name, source, number, family, style, chars in FACES:
        cut(os.path.join(folder, name), source, number, family, style, wanted(chars, project), donor)


if __name__ == "__main__":
    main(sys.argv[1:])
