"""The phrases that name a source without its being the subject of a verb: “according to the mayor”.

Each pattern has the source as its group ``who``; those that only tell what a source rests on have
it as ``what``.
"""

from __future__ import annotations

import re

from claimscope.extraction.lexicons.lexicon import words_in
from claimscope.extraction.lexicons.reporting_verbs import (
    FINITE_SAYING,
    GOES_ON,
    INVERTED,
    SAYS,
    SPEAKERS,
)

# A letter of a name: no stop, but that of an abbreviation (“the U.S. envoy”, “Gen. Holm”).
SHORT = r"(?:[A-Z]|Gen|Col|Maj|Sen|Rep|Gov|Adm|Rev|Sgt|Lt|Dr|Mr|Ms|St|Brig|Capt|Prof|Cmdr|Mrs)"
LETTER = rf"(?:\b(?-i:{SHORT})\.|[^,.;:“”\"])"
# Where a name may end: not in what such a stop shortens.
WHOLE = (
    r"(?<!\b(?-i:[A-Z]))(?<!\b(?-i:Lt|Dr|Mr|Ms|St))(?<!\b(?-i:Gen|Col|Maj|Sen|Rep|Gov|Adm|Rev))"
    r"(?<!\b(?-i:Brig|Capt|Prof|Cmdr))"
)
INVERTS = re.compile(
    rf"(?<!\s)\s*\b(?:{INVERTED}|according\s+to)\s+"
    rf"(?P<who>(?=[A-Za-z]|\d{{1,3}}-year-old\b)(?:(?![()]){LETTER})*"
    r"(?:\([A-Z][\w ]*\)[^,.;:“”\"]*)?(?:,\s+(?:an?|the|its|who|one|chief|head|chair"
    r"|director)\b[^,.;:“”\"]*|,(?:\s[A-Z][\w’-]+){2,3}(?=[.,]|$))?)",
)
ACCORDING = re.compile(
    rf"\b(?:{words_in('attribution_phrases')})\s+"
    rf"(?P<who>(?:him|her|them|it)\b(?!\s\w)|{LETTER}{{2,300}}?{WHOLE}"
    r"(?:,\s+(?:an?|the)\s+[^,.;:“”\"]{2,60}|,(?-i:\s(?:[A-Z][\w’'-]+|[A-Z]\.)){2,4}(?=[,.;]|$))?)"
    r"(?=\s{0,2}(?:[,.;:“”\"]|$|(?-i:\bwho\b)|\bwhich\b))",
    re.IGNORECASE,
)
# “The report of the mission, according to which nine boats sank”
ACCORDING_TO_WHICH = re.compile(
    r"(?:^|(?<=\s)|(?<=[,;“”\"]))(?P<who>(?:the|an?|its|his|her|their|some|several)\s"
    rf"(?:[\w’'-]{{1,30}}\s){{0,3}}?(?:{SPEAKERS})(?:\s(?:of|by|from)\s(?:the\s)?[^,;:“”\"]{{2,60}}?)?"
    r"|(?:[A-Z][\w’'.-]{0,30}\s){0,4}[A-Z][\w’'.-]{0,30}),?\saccording\sto\s(?:which|whom)\b",
)
# “An independent count by Occurrence came to 93,000”: no verb of saying, but a source.
COUNT_BY = re.compile(
    r"\b(?:count|tally|estimate|(?:exit\s+)?polls?|surveys?|projections?|analysis|investigation|review)"
    r"\s+(?:conducted\s+|carried\s+out\s+|compiled\s+|made\s+|commissioned\s+|published\s+)?"
    r"by\s+(?P<who>(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}"
    r"[A-Z][\w.&’'-]*(?:\s(?:of\s|for\s)?[A-Z][\w.&’'-]*)*)"
)
# “Amid claims by residents that nine boats sank”
CLAIMS_BY = re.compile(
    r"\b(?:claims?|allegations?|accusations?|assertions?|reports?)\s(?:made\s)?(?:by|from)\s"
    r"(?P<who>[^,.;:“”\"]{3,80}?)(?=\sthat\b)"
)
# “In Holm’s own words”
IN_WORDS_OF = re.compile(
    r"\b[Ii]n\s(?P<who>(?:the\s)?[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,4})[’']s?\s(?:own\s)?(?:words|telling|view"
    r"|account|opinion|estimation|judge?ment)\b"
)
# “…” — Ada Holm, mayor of Sel
AFTER_DASH = re.compile(
    r"(?<!\s)\s{0,3}—{1,2}\s{0,3}(?P<who>[A-Z][\w.’'-]{0,30}(?:\s[A-Z][\w.’'-]{0,30}){0,4}"
    r"(?:,\s[^.;:“”\"\n]{2,60})?)\.?\s?$"
)
QUOTED = re.compile(
    r"\b(?:quoted|cited|quotes|cites)\s+(?P<who>[^\s,.;:“”\"][^,.;:“”\"]{2,99}?)\s+as\s+(?:saying|telling"
    r"|reporting|stating|claiming|denying|estimating|putting|confirming|warning)\b"
)
# “…, the mayor was quoted by Radio Sel as saying.”
QUOTED_AS = re.compile(
    r"(?:^|(?<=[,”\"]\s))(?P<who>[A-Za-z][^,.;:“”\"]{2,80}?)\s(?:was|were|is|has\sbeen)\s"
    r"(?:\w+ly\s)?quoted(?:\sby\s[^,]{3,40}?(?:,[^,;]{3,60},)?)?\sas\s"
    r"(?:saying|telling|stating|claiming|denying)\b"
)
# “According to the mayor two boats sank”: where no comma does, the name group ends the source.
LEADING_NAME = re.compile(
    r"(?:(?:the|an?|its|his|her|their|some|several|two|three)\s)?(?:[a-z][\w-]*\s){0,3}?"
    r"[A-Z][\w’'.-]*(?:\s(?:of\s(?:the\s)?|for\s(?:the\s)?|and\s)?[A-Z][\w’'.-]*)*"
)
LEADING_SPEAKER = re.compile(
    rf"(?:(?:the|an?|its|his|her|their|some|several|two|three)\s)?(?:[a-z][\w-]*\s){{0,2}}?"
    rf"(?-i:{SPEAKERS})\b"
)
# “Residents of Sel, many of whom say”
OF_WHOM = re.compile(
    rf"(?P<who>(?:(?:the|some|his|her|its|their)\s(?:[a-z-]{{1,30}}\s){{0,2}})?\b(?:{SPEAKERS})"
    r"(?:\s(?:of|in|from|at)\s[^,;:“”\"]{3,60})?)(?:,|\s[–—-]{1,2})\s"
    r"(?:many|some|most|several|all|both|a few)\sof\swhom\s(?:(?:has|have|had|also|\w+ly)\s){0,2}"
    rf"(?P<verb>{SAYS})\b"
)
# Something is said, and the text does not name by whom.
IS = (
    r"(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen)\s"
    r"(?:(?:\w+ly|also|now|then|still|often|sometimes)\s){0,2}"
)
UNNAMED = (
    # “It was reported that nine boats sank”
    re.compile(
        rf"\b(?P<cue>[Ii]t\s{IS}(?P<verb>said|reported|claimed|alleged|believed|thought|rumou?red"
        r"|announced|understood|suggested|estimated|argued|feared|confirmed|expected|revealed"
        r"|disclosed|assumed|suspected|acknowledged|noted|stressed|emphasi[sz]ed|agreed|found"
        r"|determined|decided|concluded))\sthat\b"
    ),
    # “Nine boats are believed to have sunk”
    re.compile(
        rf"\b(?P<cue>{IS}(?P<verb>said|reported|claimed|alleged|believed|thought|rumou?red|understood"
        r"|estimated|feared|suspected))\sto\s(?:be|have)\b"
    ),
    # “The crews were accused of theft”, where nobody is said to accuse them
    re.compile(
        rf"\b(?P<cue>{IS}(?P<verb>accused\sof|blamed\sfor|suspected\sof|described\sas|mentioned\sas"
        r"|told\sthat))\b(?![^.;]{0,120}\bby\s)"
    ),
    # “Nine crews are feared dead”
    re.compile(
        rf"\b(?P<cue>{IS}(?P<verb>feared|presumed|believed|thought|assumed))\s"
        r"(?:dead|killed|lost|missing|trapped|drowned|buried|captured)\b"
    ),
    # “No deaths were reported in the port”
    re.compile(rf"\b(?P<cue>{IS}(?P<verb>reported))\b(?!\s(?:by|to)\b)"),
    re.compile(r"\b(?P<cue>(?P<verb>(?i:reportedly|allegedly|supposedly|purportedly)))\b"),
)
COUNT_OF = re.compile(
    r"\bby\s+(?P<who>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*)[’']s?\s+(?:count|estimate|account|tally)\b"
)
ESTIMATE_OF = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<who>(?:police|government|army|military|rebel|union|hospital"
    r"|[A-Z][\w.-]{1,40})(?:\s[A-Z]\w+){0,8})(?:[’']s?)?\s+(?:estimate|count|tally|figure|number)\s+"
    r"(?:was|is|stood\s+at|stands\s+at|came\s+to)\b"
)
BY_WHOM = re.compile(
    r"\b(?:(?:denied|rejected|dismissed|disputed|refuted|contested|confirmed|questioned|verified"
    r"|corroborated|acknowledged|described|announced|alleged|first reported|widely reported"
    r"|predicted|estimated|measured)\s+by|(?:is|are|was|were|been|numbers|figures|data) reported by"
    r"|, reported by|, according to an estimate by)\s+"
    r"(?P<who>(?:the |both |an? |its |his )?"
    r"(?:[A-Z][\w’'-]*(?:\s(?:of |the |of the )?[A-Z][\w’'-]*)*"
    r"(?:(?<=['’]s)(?:\s[a-z]+){1,3})?"
    r"|[\w’'-]+(?:\s(?!(?:about|over|on|in|at|as|who|that|after|and|when|for|to|of|but)\b)\w+){0,2}))\b"
    r"(?!\s(?:about\b|over\b|on\b(?!\s(?:\w+day\b|[A-Z]))))"
)
# “Has been called a coward by fellow pilots”
CALLED_BY = re.compile(
    r"\b(?:(?:has|have|had)\s)?(?:is|are|was|were|been|being)\s(?:[a-z]+ly\s)?(?P<verb>called(?!\s(?:on|upon|for)\b)|labelled|labeled|branded|dubbed"
    r"|described\sas|accused\sof|criticised|criticized|blamed|praised|condemned|denounced)\s"
    r"(?:[^,.;:“”\"]{1,80}?\s)?by\s"
    rf"(?P<who>(?:the\s|an?\s)?(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,4}}"
    rf"|(?:[\w-]{{1,30}}\s){{0,2}}(?:{SPEAKERS})))\b"
)
# “The crews were accused by the mission of theft”, “the raid was claimed by the Sel Front”
ACCUSED_BY = re.compile(
    r"\b(?:is|are|was|were|been|being)\s(?:[a-z]+ly\s)?(?:(?P<verb>accused|blamed|criticised|criticized"
    r"|condemned)\sby\s(?P<who>(?:the\s|an?\s)?(?:[A-Z][\w.’'-]*(?:\s(?:of\s)?[A-Z][\w.’'-]*){0,5}"
    rf"|(?:[\w-]{{1,30}}\s){{0,2}}(?:{SPEAKERS})))\s(?:of|for)\b"
    r"|(?P<claimed>claimed)\sby\s(?P<whose>(?:the\s|an?\s)?(?:[A-Z][\w.’'-]*(?:\s(?:of\s)?[A-Z][\w.’'-]*){0,5}"
    rf"|(?:[\w-]{{1,30}}\s){{0,2}}(?:{SPEAKERS}))\b))"
)
# “The port put the loss at nine boats; the crews at twelve.”: their verb is that before.
ELLIPTIC = re.compile(
    r"[;,]\s(?:(?:and|while|but)\s)?(?P<who>(?:the\s|an?\s)?(?:[\w’'-]{1,30}\s){0,2}?"
    rf"(?:{SPEAKERS}))\s(?=(?:at\s|of\s)?(?:(?:about|some|around|nearly|over|just|only|up to"
    r"|more than|at least)\s)?\d[\d.,]{0,15}[.”\"]{0,3}$)"
)
GAVE = re.compile(
    r"\b(?:put|puts|says?|said|estimated?|estimates|counted|spoke of|claims?|claimed)\b"
)
# “Damage was put at $2 billion by the ministry”
VALUED_BY = re.compile(
    r"\b(?P<verb>put|pegged|estimated|placed|valued|assessed|calculated|given|recorded|reported)\s(?:at|as)\s"
    r"[^,;:“”\"]{1,60}?\sby\s"
    rf"(?P<who>(?:the\s|an?\s)?(?:[A-Z][\w.’'-]*(?:\s(?:of\s|for\s|and\s|the\s){{0,2}}[A-Z][\w.’'-]*){{0,6}}"
    rf"|(?:[\w-]{{1,30}}\s){{0,2}}(?:{SPEAKERS})))\b"
)
# “As noted by the mayor, nine boats sank”, “nine boats sank, per the harbour ministry”
AS_TOLD_BY = re.compile(
    r"(?:\b[Aa]s\s(?:noted|reported|stated|announced|said|told|written|informed|confirmed|shown|described"
    r"|mentioned|first\sreported)\sby|,\s(?:as\s)?per)\s"
    rf"(?P<who>(?:the\s|an?\s)?(?:[A-Z][\w.’'-]*(?:\s(?:of\s|for\s|and\s|the\s){{0,2}}[A-Z][\w.’'-]*){{0,6}}"
    rf"|(?:[\w-]{{1,30}}\s){{0,3}}(?:{SPEAKERS})(?:\s[A-Z][\w.’'-]*){{0,3}}))(?=[.,;]|$)"
)
# “652 deaths in 11 states (Federal Ministry of Health)”, “(source: UNICEF, 12 October)”
IN_BRACKETS = re.compile(
    r"(?<=[\w%”\"])\s\((?P<told>(?:[Ss]ources?|[Vv]ia|[Pp]er):?\s)?(?:the\s)?"
    r"(?P<who>[A-Z][^(),;:“”\"]{1,80})(?:,\s[^()]{1,40})?\)\.?$"
)
BODIES = re.compile(
    r"(?:UNICEF|WHO|OCHA|UNHCR|WFP|FAO|IOM|ICRC|UNFPA|UNRWA|IFRC|NATO|IAEA|OSCE|MSF|ISW|CDC|ECDC|IPC"
    r"|ACLED|USGS|UNDP|UNEP|OHCHR|IMF|OECD|Eurostat)"
)
THERE_ARE = re.compile(
    r"\b(?:there(?:\s+(?:are|were|is|was|have\s+been|has\s+been)|[’']s)|(?:have|has|had|’ve|'ve)\s+seen)\s+(?:the\s+|some\s+"
    r"|a lot of\s+|many\s+|much\s+|also\s+)*"
    r"(?P<who>(?!no\b)(?:\w+\s+){0,2}(?:reports?|reporting|claims|allegations|rumou?rs"
    r"|(?:assessments?|estimates?|speculation)(?=\sthat\b)))\b",
    re.IGNORECASE,
)
QUOTES = re.compile(
    r"(?<!was )(?<!were )\b(?:quoting"
    r"|quoted(?! by)|with (?:a )?reference"
    r" to)\s+(?P<who>[^\s,.;:“”\"][^,.;:“”\"]{2,119}?)"
    r"(?=\s+(?:as\s+[a-z]+ing|that\b|where\b)|\s*[,.;:“”\"]|$)"
)
CITES = re.compile(
    r"\b(?:citing|cited|based on|relying on)\s+(?!(?:some|about|around|at least|more than|up"
    r" to)?\s?\d)"
    r"(?P<what>[^,.;:“”\"]{3,100})",
    re.IGNORECASE,
)
# An outlet that cites somebody only passes on his words; what it cites may also be a document.
OUTLET = re.compile(
    r"\b(?:(?i:news|newspaper|broadcaster|outlets?|website|magazine|media|television|tv|radio)"
    r"|Times|Post|Herald|Journal|Daily|Press|Telegraph|Guardian|Gazette|Tribune|Courier|Chronicle"
    r"|Reuters|AFP|AP|Yonhap|Kyodo|Xinhua|TASS|Interfax|Ukrinform|BBC|CNN|NHK|KBS|VOA|Bloomberg"
    r"|dpa|UPI)\b"
)
DOCUMENT = re.compile(
    r"\b(?:reports?|statements?|documents?|logs?|manifests?|letters?|memos?|surveys?|polls?|cables?"
    r"|assessments?|stud(?:y|ies)|data|figures|images?|imagery|footage|records?|channels?|reviews?"
    r"|website|investigations?|inquiry)\b",
    re.IGNORECASE,
)
FLAGS = re.compile(r"\b(?:flagged|cited|pointed to)\s+(?P<what>(?:\w+\s+){0,3}reports?)\b", re.I)
# “Reuters, citing two officials: the raid has begun.”
SPEAKER_LABEL = re.compile(
    r"(?P<who>[A-Z][\w.’'&-]*(?:\s(?:(?:of|for)\s)?(?:the\s)?[A-Z(][\w.’'&)-]*){0,6})"
    r"(?:,\s+(?:citing|quoting)\s+[^:“”\"]{3,80})?:\s+(?=[\w“\"_])"
)
# “Toll passes 2,000: government spokesman”, “Nine killed in blaze - police”
HEADLINE_TAIL = re.compile(
    r"(?<=\w)[”\"]?(?::|\s[-–—])\s(?P<who>(?:[A-Z][\w.’'&-]{0,30}|[a-z]{2,20})(?:\s[\w.’'&-]{1,30}){0,4})$"
)
# “Storm, the mayor: “We are cut off””
QUOTED_LABEL = re.compile(
    rf"(?<=[,.–—-]\s)(?P<who>(?:the\s|an?\s)?(?:[a-z][\w’'-]{{0,20}}\s){{0,3}}(?:{SPEAKERS})"
    r"(?:\s[A-Z][\w’'-]{0,30}){0,3}):\s(?=[“\"])"
)
# Beside a quotation any verb will do (“…,” she shrugged), and so will a participle of saying.
SOMEBODY = (
    r"(?P<who>he|she|they|(?:the|an?|one)\s(?:[\w’'-]+\s){0,3}?[a-z]+"
    r"|[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,4}(?:\s(?:of|from|at|with)\s(?:the\s)?[A-Z][\w’'.-]+"
    r"(?:\s[A-Z][\w’'.-]+){0,3})?)"
)
TRACES = (
    re.compile(rf"(?<=[,!?][”\"])\s{SOMEBODY}\s(?:[a-z]+ly\s)?(?:[a-z]+ed|began|went on)\b"),
    re.compile(rf"(?<=[,!?][”\"])\s[a-z]+ed\s{SOMEBODY}(?=[,.;]|$)"),
    re.compile(
        rf"(?:^|(?<=[.,]\s)){SOMEBODY}\s(?:(?:then|also|later|[a-z]+ly)\s)?"
        r"(?:[a-z]+ed|began|went on)(?:(?:\s[\w ]{1,30})?:|,)\s(?=[“\"])"
    ),
)
# “Released a statement confirming”, “sent crews a letter urging”
WRITINGS = (
    r"statements?|letters?|e-?mails?|memos?|notes?|messages?|tweets?|posts?|reports?|speech(?:es)?"
    r"|resolutions?|petitions?|briefs?|complaints?|lawsuits?|ads?|videos?|interviews?|motions?"
    r"|announcements?|editorials?|essays?|articles?"
)
# “Holm has hailed the vote, telling reporters that”: who opens the sentence goes on to say it.
ACTS = re.compile(
    r"(?<![\w’'.-])(?P<who>[A-Z][^,;:“”\"_]{1,80}?)(?:,\s[^,;:“”\"]{3,60},)?\s"
    r"(?:(?:then|also|later|first|recently|again|once|[a-z]{2,15}ly)\s)?"
    rf"(?=[a-z])(?!(?:{SPEAKERS})\b)(?P<does>has|have|had|is|are|was|were"
    r"|went|took|made|gave|sent|spoke|met|came|began|left|put|said|[a-z]{2,20}(?:ed|es|[a-rt-z]s))(?:\s|(?=,\s))"
)
# … and the word by which he does: “, saying”, “a letter warning”, “and said”.
GOES_ON_TO_SAY = re.compile(
    rf"(?:(?:,|\s[–—-]|\s(?:by|from|for)|,?\saside\sfrom)\s(?P<goes>{GOES_ON})"
    rf"|\s(?:{WRITINGS})\s(?:[^,;:“”\"]{{1,40}}\s)?(?P<writes>{GOES_ON}|(?:that|which)\s(?:says|said|states|stated))"
    rf"|\sto\s[A-Z]\w+\s(?:[a-z]+\s)?to\s(?P<posts>say|accuse|blame|argue|claim|announce|warn|deny"
    r"|complain|insist|call|criticize|criticise|suggest|declare)"
    r"|\s(?:and|but)\s(?:(?:also|then|later|even|has|have|had|[a-z]{2,15}ly)\s){0,2}"
    rf"(?P<adds>{FINITE_SAYING}|called (?:for|on)))\b"
)
GOES_ON_WITHIN = 300  # characters after what somebody does in which he goes on to say something
PHRASES = (
    (ACCORDING_TO_WHICH, "according to"),
    (ACCORDING, "according to"), (COUNT_OF, "count"), (ESTIMATE_OF, "count"), (COUNT_BY, "count"),
    (CLAIMS_BY, "claims"), (AS_TOLD_BY, "as told by"), (IN_WORDS_OF, "words"),
    (QUOTED_AS, "quoted"), (QUOTED, "quoted"), (THERE_ARE, "reports"),
)  # fmt: skip
