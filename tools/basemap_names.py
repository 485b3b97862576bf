"""Names that no source of the basemap has: seas, named regions, admin-1 areas under today's name.

Written for Claimscope. A region is a table entry: its areas are Natural Earth's admin-1 names.
"""

from typing import TypedDict


class Region(TypedDict):
    """A region that consists of admin-1 areas of one country (ISO 3166-1 code)."""

    country: str
    names: list[str]
    areas: list[str]


REGIONS: dict[str, Region] = {
    "RU-FE": {
        "country": "RU",
        "names": ["Russia’s Far East", "Russian Far East", "Far East of Russia", "Far East",
                  "Far Eastern Federal District"],
        # The federal district since 2018: with Buryatia and Zabaykalsky.
        "areas": ["Amur", "Buryat", "Chita", "Chukchi Autonomous Okrug", "Kamchatka", "Khabarovsk",
                  "Maga Buryatdan", "Primor'ye", "Sakha (Yakutia)", "Sakhalin", "Yevrey"],
    },
}  # fmt: skip

RENAMED = {
    ("RU", "Chita"): "Zabaykalsky",
    ("RU", "Chukchi Autonomous Okrug"): "Chukotka",
    ("RU", "City of St. Petersburg"): "",
    ("RU", "Maga Buryatdan"): "Magadan",
    ("RU", "Moskovsskaya"): "Moscow Oblast",
    ("RU", "Moskva"): "",
    ("RU", "Primor'ye"): "Primorye",
    ("RU", "Sakha (Yakutia)"): "Sakha",
    ("RU", "Yevrey"): "Jewish Oblast",
    ("UA", "Chernivtsi"): "Chernivtsi",
    ("UA", "Khmel'nyts'kyy"): "Khmelnytskyi",
    ("UA", "Kiev City"): "",
    ("UA", "Kiev"): "Kyiv Oblast",
    ("UA", "Mykolayiv"): "Mykolaiv",
    ("UA", "Odessa"): "Odesa",
    ("UA", "Sevastopol"): "",
    ("UA", "Transcarpathia"): "Zakarpattia",
    ("UA", "Vinnytsya"): "Vinnytsia",
    ("UA", "Zaporizhzhya"): "Zaporizhzhia",
}
"""Names of admin-1 areas that are misspelt or not those of today; cities that are their own area
have their town's name only."""

SEAS = [
    ("Arctic Ocean", -10.0, 84.0, 0.0),
    ("Atlantic Ocean", -40.0, 30.0, 0.0),
    ("South Atlantic Ocean", -15.0, -25.0, 0.0),
    ("Indian Ocean", 78.0, -20.0, 0.0),
    ("Pacific Ocean", 172.0, 28.0, 0.0),
    ("Pacific Ocean", -140.0, 15.0, 0.0),
    ("South Pacific Ocean", -130.0, -30.0, 0.0),
    ("Southern Ocean", 100.0, -59.0, 0.5),
    ("Adriatic Sea", 15.6, 43.0, 4.5),
    ("Aegean Sea", 25.1, 38.8, 4.8),
    ("Andaman Sea", 96.0, 11.0, 3.5),
    ("Arabian Sea", 63.5, 15.5, 1.8),
    ("Arafura Sea", 135.0, -9.5, 3.6),
    ("Baffin Bay", -67.0, 74.0, 2.8),
    ("Balearic Sea", 2.4, 40.2, 5.2),
    ("Baltic Sea", 19.6, 57.2, 4.0),
    ("Banda Sea", 127.5, -5.6, 4.2),
    ("Barents Sea", 38.0, 74.0, 1.5),
    ("Bay of Bengal", 88.5, 14.5, 2.4),
    ("Bay of Biscay", -4.6, 45.3, 4.0),
    ("Beaufort Sea", -138.0, 72.5, 2.6),
    ("Bering Sea", -178.0, 58.0, 2.0),
    ("Black Sea", 34.3, 43.3, 3.0),
    ("Bohai Sea", 119.6, 38.6, 5.2),
    ("Caribbean Sea", -75.0, 15.0, 2.0),
    ("Caspian Sea", 50.6, 41.6, 3.0),
    ("Celebes Sea", 122.0, 3.3, 3.6),
    ("Celtic Sea", -7.6, 50.3, 4.8),
    ("Chukchi Sea", -171.0, 69.5, 3.0),
    ("Coral Sea", 156.0, -17.0, 2.2),
    ("East China Sea", 125.0, 29.0, 3.0),
    ("East Siberian Sea", 162.0, 73.0, 2.0),
    ("English Channel", -1.3, 50.2, 5.2),
    ("Great Australian Bight", 130.5, -34.0, 2.6),
    ("Greenland Sea", -6.0, 76.0, 2.0),
    ("Gulf of Aden", 48.0, 12.1, 4.4),
    ("Gulf of Alaska", -145.0, 57.0, 2.6),
    ("Gulf of Bothnia", 19.8, 62.2, 4.6),
    ("Gulf of Guinea", 2.5, 2.5, 2.6),
    ("Gulf of Mexico", -90.0, 25.0, 2.2),
    ("Gulf of Oman", 58.6, 24.6, 5.2),
    ("Gulf of Thailand", 101.4, 9.9, 4.4),
    ("Hudson Bay", -85.5, 59.6, 2.4),
    ("Ionian Sea", 18.8, 37.8, 4.6),
    ("Irish Sea", -5.2, 53.7, 5.8),
    ("Java Sea", 111.5, -5.0, 4.0),
    ("Kara Sea", 68.0, 75.5, 2.0),
    ("Labrador Sea", -54.0, 57.5, 2.4),
    ("Laptev Sea", 126.0, 76.0, 2.0),
    ("Mediterranean Sea", 18.2, 34.8, 2.6),
    ("Mozambique Channel", 41.0, -18.5, 3.2),
    ("North Sea", 3.2, 56.4, 3.2),
    ("Norwegian Sea", 2.5, 67.5, 2.0),
    ("Persian Gulf", 51.4, 27.2, 4.2),
    ("Philippine Sea", 132.0, 19.0, 2.2),
    ("Red Sea", 37.8, 20.6, 3.4),
    ("Sargasso Sea", -62.0, 29.0, 3.0),
    ("Sea of Azov", 36.6, 46.1, 5.6),
    ("Sea of Japan", 134.8, 40.2, 3.0),
    ("Sea of Marmara", 28.2, 40.7, 7.0),
    ("Sea of Okhotsk", 149.0, 54.5, 2.0),
    ("Solomon Sea", 153.2, -8.2, 4.2),
    ("South China Sea", 114.0, 14.5, 2.0),
    ("Sulu Sea", 119.8, 8.2, 4.6),
    ("Tasman Sea", 160.0, -38.0, 2.0),
    ("Timor Sea", 126.5, -11.4, 4.0),
    ("Tyrrhenian Sea", 12.2, 39.8, 4.6),
    ("Weddell Sea", -42.0, -70.0, 2.6),
    ("White Sea", 39.0, 65.6, 4.8),
    ("Yellow Sea", 123.3, 36.0, 3.6),
]
"""Name, longitude, latitude, and the zoom from which it is shown."""
