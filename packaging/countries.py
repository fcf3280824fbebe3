#!/usr/bin/env python3
"""Write the country part of forms/kz/countries.toml.

Names and three-letter codes come from the Unicode CLDR, as carried by Babel 2.18.0
(copyright 2004-2025 Unicode, Inc., Unicode License v3). Names that differ from the
wording of state papers in Kazakhstan are mended in NAMES below. Groups and codes of
travel documents are ours. Only the text between the two marks is replaced; the
visa-free terms below it are kept by hand.

    pip install babel==2.18.0
    python3 packaging/countries.py
"""

import pathlib

from babel import Locale
from babel.core import get_global

BEGIN = "# begin: written by packaging/countries.py\n"
END = "# end: written by packaging/countries.py\n"
FILE = pathlib.Path(__file__).parent.parent / "forms" / "kz" / "countries.toml"

# Codes of CLDR that ISO 3166-1 does not assign.
NOT_ISO = set("AC CP CQ DG EA EU EZ IC TA UN XA XB XK ZZ QO".split())
# Three-letter codes that were withdrawn.
WITHDRAWN = set("ZAR DDR FXX BUR TMP YMD".split())

GROUPS = {
    "eaeu": "AM BY KG KZ RU",
    "cis": "AM AZ BY KG KZ MD RU TJ UZ",
    "trp-route": "AM AZ BY KG RU TJ UZ",
    "no-apostille": "AM AZ BY GE KG RU TJ TM UZ",
}

# ICAO Doc 9303 part 3: codes of travel documents that are not ISO 3166-1.
ICAO = {"DE": ["D"], "GB": ["GBD", "GBN", "GBO", "GBP", "GBS"]}

NAMES = {
    "AE": {"ru": "Объединённые Арабские Эмираты"},
    "AZ": {"kk": "Әзербайжан"},
    "CD": {
        "en": "Democratic Republic of the Congo",
        "ru": "Демократическая Республика Конго",
        "kk": "Конго Демократиялық Республикасы",
    },
    "CG": {"en": "Congo", "ru": "Республика Конго", "kk": "Конго Республикасы"},
    "HK": {"en": "Hong Kong", "ru": "Гонконг", "kk": "Гонконг"},
    "HM": {"ru": "Острова Херд и Макдональд"},
    "KG": {"ru": "Кыргызстан"},
    "KR": {"en": "Republic of Korea", "kk": "Корея Республикасы"},
    "MM": {"en": "Myanmar", "ru": "Мьянма", "kk": "Мьянма"},
    "MO": {"en": "Macao", "ru": "Макао", "kk": "Макао"},
    "PH": {"kk": "Филиппин"},
    "SH": {"en": "Saint Helena", "ru": "Остров Святой Елены"},
    "UM": {"ru": "Внешние малые острова США"},
    "US": {"ru": "Соединённые Штаты Америки"},
    "VG": {"ru": "Британские Виргинские острова"},
    "VI": {"ru": "Виргинские острова США"},
    "ZA": {"kk": "Оңтүстік Африка Республикасы"},
}


def spelled_out(name: str) -> str:
    """Replaces the abbreviations that CLDR uses for lists on small screens."""
    for short, long in (("о-ва", "острова"), ("о-в", "остров"), (" & ", " and "), ("St. ", "Saint ")):
        name = name.replace(short, long)
    return name[:1].upper() + name[1:]


def countries() -> str:
    """The [[country]] tables in the order of their codes."""
    locales = {tag: Locale(tag).territories for tag in ("en", "ru", "kk")}
    alpha3 = {
        codes[0]: long
        for long, codes in get_global("territory_aliases").items()
        if len(long) == 3 and long.isalpha() and len(codes) == 1 and long not in WITHDRAWN
    }
    codes = sorted(c for c in locales["en"] if len(c) == 2 and c.isalpha() and c not in NOT_ISO)
    assert len(codes) == 249, len(codes)
    tables = []
    for code in codes:
        mended = NAMES.get(code, {})
        name = ", ".join(
            f'{tag} = "{mended.get(tag) or spelled_out(locales[tag][code])}"' for tag in locales
        )
        lines = [
            "[[country]]",
            f'alpha2 = "{code}"',
            f'alpha3 = "{alpha3[code]}"',
            f"name = {{ {name} }}",
        ]
        if code in ICAO:
            lines.append("icao = [" + ", ".join(f'"{c}"' for c in ICAO[code]) + "]")
        groups = [group for group, members in GROUPS.items() if code in members.split()]
        if groups:
            lines.append("groups = [" + ", ".join(f'"{g}"' for g in groups) + "]")
        tables.append("\n".join(lines) + "\n")
    return "\n".join(tables)


def main() -> None:
    text = FILE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    FILE.write_text(f"{head}{BEGIN}\n{countries()}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
