"""Numbers in names: posts and pages, weapons and airliners, streets, telephones, versions."""

from __future__ import annotations

import re

from claimscope.extraction.figures.exclusions.surroundings import Surroundings
from claimscope.extraction.patterns import words_of

# A number after one of these is a name: “posts 31 and 32”, “Resolution 1718”, “page 3”.
LABELS = words_of(
    "post posts tower no no. nos number numbers page pages article articles resolution resolutions",
    "flight route highway room chapter section paragraph point hill checkpoint unit units witness",
    "phase level category grade grades platform line model version case file block apartment",
    "district order decree law bill channel exhibit annex table item volume protocol stage tier",
    "sector zone building house gate camp battalion brigade regiment division squadron army",
    "corps ward track lane class type mark mk route exit junction day week year chapter reactor",
    "pier berth title amendment proposition expedition mission psalm verse region windows version",
    "imo mmsi isbn issn doi id serial hull pennant box postcode zip tel telephone fax extension",
    "square formula air_force marine interstate motorway autobahn runway terminal hangar slide",
    "km radio kanal canal studio marker pillar",
    "footnote figure fig annexe appendix schedule clause recital rule regulation directive episode",
    "season round group patient suspect defendant explorer html android ios macos office hearing",
)
# “Regions 6, 7 and 8”: in the plural only where it is written as a name.
SEVERAL_LABELS = words_of(
    "Regions Zones Sectors Districts Phases Stages Chapters Sections Levels Categories Tiers Wards",
    "Blocks Rooms Areas Groups Rules Flights Highways Routes Goals Lanes Gates Buildings Terminals",
    "Lines Annexes Schedules Figures Tables Clauses Stations Reactors Towers Pits Grades Years SDG",
    "SDGs Appendices Amendments Battalions Brigades Divisions",
)
LABELLED_NUMBER = re.compile(
    rf"\b(?:{LABELS}|(?-i:{SEVERAL_LABELS}))\s*(?:no\.?\s*|#)?(?:\d+(?:\s*(?:,|and|or|to|[–-])\s*))*$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?<!magnitude)(?<=[A-Za-z])[-‑]$|#$|\+$"
    r"|\b[Ff]light\s(?-i:[A-Z\d]{2,3})\s$|(?:https?://|www\.)\S{0,30}$|\bUS\s?\$?[A-Z]$"
    r"|\b(?:World War|Covid|(?-i:Group of)|Big|Cup|Channel)[ -]$",
    re.IGNORECASE,
)
# Kinds of weapons, craft and products that a number follows: “Leopard 2 tanks”.
KINDS = words_of(
    "Leopard Challenger Abrams Merkava Centauro Stryker Marder Bradley Iskander Kinzhal Kalibr",
    "Shahed Geran Gerbera Lancet Orlan Zala Tochka Grad Uragan Smerch Tornado Buk Tor Pantsir",
    "Hwasong Pukguksong Nodong Taepodong Rodong Fateh Zolfaghar Qiam Sejjil Shahab Emad Agni",
    "Prithvi Dongfeng Hrim Neptune Harpoon Tomahawk Storm Taurus Mirage Rafale Typhoon Gripen",
    "Falcon Boeing Airbus Antonov Ilyushin Tupolev Sukhoi Mikoyan Cessna Embraer Bombardier",
    "Apollo Soyuz Vostok Voyager Sputnik Ariane Artemis Luna Chandrayaan Proton Angara Starship",
    "Type Mark Windows iPhone Galaxy Pixel PlayStation Xbox Stream Nord_Stream Turk_Stream",
)
# A share index has the number of its shares in its name.
INDEX = words_of(
    "Nikkei S&P FTSE CAC DAX Dow Nasdaq NASDAQ Russell CSI STOXX Stoxx IBEX SMI KOSPI TOPIX ASX",
    "Nifty MDAX BSE OMX WIG Fortune Forbes",
)
KIND = re.compile(rf"\b(?:{KINDS}|{INDEX})[ -]$")
# “The Albatross 40 was lost”: what is one and has a number is named by it.
NAMED_BY = re.compile(
    r"\b(?!(?:About|Above|After|All|Almost|Among|And|Another|Around|As|At|Before|Below|Between|But"
    r"|By|Each|Every|Exactly|Few|For|From|In|Its|Just|Least|Nearly|Of|On|Only|Or|Other|Over|Roughly"
    r"|She|Since|So|Some|Than|That|The|Their|These|They|This|Those|To|Under|Until|Was|We|When|With"
    r"|He|His|Her|How|If|It|Last|Meanwhile|Then|There|While)\s)[A-Z][a-z]+\s$"
)
IS_ONE = re.compile(r"\s(?:that|which|is|was|has)\b|['’]s\b")
# “A Boeing 707 cargo plane”: one thing of that name, whatever it is.
MODEL_BEFORE = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]his|[Tt]hat)\s(?:[a-z-]+\s){0,2}?(?:[A-Z][\w-]*\s){1,3}$"
)
# “iOS 17.4”: a product whose name begins small.
PRODUCT = re.compile(r"\b[a-z]{1,2}[A-Z][A-Za-z]+\s$")
# “The 747 is a freighter”, “a Boeing 737-800”: an airliner by its number.
AIRLINER = re.compile(
    r"(?:\b(?:the|an?|and|or|boeing)\s)7[0-8]7(?!\s+(?!(?:was|is|has)\b)[a-z]+s\b|\w)|7[0-8]7[-–]\d",
    re.IGNORECASE,
)
# “A 155mm howitzer”, “.50 calibre”: what it fires. “The 50,000 DWT tanker”: how large it is built.
CALIBRE = re.compile(
    r"[\s-]?(?:mm|millimet(?:re|er)s?)[\s-](?!(?:of|in|and|or|to|thick|long|wide|deep|deeper|high|fell"
    r"|had|have|was|were|on|over|at|by|since|during|within|per|overnight|a|above|below|more)\b)[a-z]"
    r"|\s?[x×]\s?\d|[\s-]calib|\s?(?:DWT|dwt|GT|GRT)\b"
)
# “36 Quai Norvik”, “10 Harbour Street”: the house, and no count.
STREETS = r"(?:Quai|Rue|Avenue|Boulevard|Place|Via|Calle|Piazza|Plaza|Rua|Ulitsa)"
STREET_ENDS = r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Boulevard|Blvd|Drive|Square|Terrace|Way)"
STREET = re.compile(
    rf"\s(?:{STREETS})\b|\s(?:[A-Z][\w’'.-]*\s){{1,3}}(?:{STREET_ENDS})\b",
)
PHONE = re.compile(r"\+?\d[\d()\s.-]{8,}\d|\(\d{3}\)\s?\d{3}[-\s]\d{4}")
# “Priorities: 1. A pier; 2. $3 million for boats; and 3. A road”
ITEM_BEFORE = re.compile(r"(?:^|[;:•\n])\s?(?:and\s)?$")
ITEM_AFTER = re.compile(r"[.)]\s+[A-Z$€£“\"]")
# “Harbour 2.0”
ANOTHER_VERSION = re.compile(r"\b[A-Z][\w-]+\s$")
POSSESSIVE = re.compile(r"['’]s\b")
# “In brackets [3]”: a footnote; “10^6” and “4천” are magnitudes that are read nowhere.
BRACKETED = re.compile(r"\[$")


def is_part_of_name(around: Surroundings) -> bool:
    """Whether a number is, or belongs to, the name of something."""
    before, after = around.before, around.after
    labelled = LABELLED_NUMBER.search(before) and not around.is_grouped and not around.number.scaled
    model = around.is_plain and (
        (NAMED_BY.search(before) and IS_ONE.match(after))
        or MODEL_BEFORE.search(before)
        or KIND.search(before)
        or PRODUCT.search(before)
        or CALIBRE.match(after)
    )
    airliner = AIRLINER.search(before[-8:] + around.wording + after)
    return bool(
        labelled
        or model
        or airliner
        or NUMBERED.search(before)
        or STREET.match(after)
        or POSSESSIVE.match(after)
        or (len(around.wording) == 1 and ITEM_BEFORE.search(before) and ITEM_AFTER.match(after))
        or (re.fullmatch(r"[1-9]\.0", around.wording) and ANOTHER_VERSION.search(before))
        or (BRACKETED.search(before) and re.match(r"\s*\]", after))
        or _is_phone(around)
    )


def _is_phone(around: Surroundings) -> bool:
    span = around.number.span
    return any(
        phone.start() <= span.start < phone.end() and not re.search(r"\d[,.]\d{3}\b", phone[0])
        for phone in PHONE.finditer(around.text, max(0, span.start - 25), span.end + 25)
    )
