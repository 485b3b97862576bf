"""What a source does with a statement: states, confirms, doubts or denies it, or cannot say.

The first rule that fires wins. Silence is no stance: who “declined to comment” has neither denied
nor claimed anything.
"""

from __future__ import annotations

import re

from claimscope.extraction.patterns import any_of

CLAIMED = (
    r"(?:claims?|allegations?|accusations?|reports?|charges?|suggestions?|assertions?|findings)"
)
# What else somebody may reject and so deny.
VIEW = (
    rf"(?:{CLAIMED}|notions?|ideas?|arguments?|implications?|theor(?:y|ies)|critici[sz]ms?|attacks?"
    r"|accounts?|explanations?|versions?|rumou?rs?|speculation|characteri[sz]ations?|conclusions?"
    r"|figures?|estimates?|denials?|narratives?|tolls?|counts?|talk|forecasts?|predictions?"
    r"|projections?)"
)
# What somebody may take back.
TAKEN_BACK = (
    r"(?:claims?|allegations?|accusations?|reports?|statements?|announcements?|comments?|remarks?|figures?"
    r"|tolls?|counts?|estimates?|assertions?|suggestions?|story|account|version)"
)
UNTRUE = (
    r"(?:false|untrue|baseless|fabricat\w+|unfounded|groundless|nonsense|pure invention|inventions?"
    r"|fakes?|a lie|lies|lying|absurd|ridiculous|fiction|not true|incorrect|inaccurate"
    r"|not (?:accurate|correct|factual)|disinformation|misinformation"
    r"|propaganda|pseudo-?\w+|slander|fantas(?:y|ies)|wishful thinking|scaremongering|fabrications?"
    r"|a hoax)"
)
# Words between “is” and “false”: no verb, so that nothing else is said to be.
HOW = (
    r"(?:\s[“\"‘']?(?:not|all|just|simply|pure|total|sheer|plain|downright|flat-out|an?|the|as|being|so"
    r"|nothing but|more|most|yet|another|this|latest|little more than|[a-z]+ly)){0,4}\s[“\"‘']?"
)
SILENT = any_of(
    r"\b(?:declin|refus)\w+ to (?:comment|say|answer|be drawn|discuss|confirm|elaborate|identify"
    r"|specify"
    r"|give|provide)",
    r"\bno (?:immediate |official |public )?(?:comment|response|reaction)\b",
    r"\b(?:did|has|have|had|does|do)(?: not|n[’']t)(?: yet| immediately| publicly)? (?:\w+ )?"
    r"(?:respond|repl(?:y|ied)|comment|answer)",
    r"\b(?:has|have|had|is|are) (?:still |as )?yet to (?:\w+ly )?(?:comment|respond|reply)\b",
    r"^(?:while |but |and )?(?:provid|giv|offer)ing (?:no|few)"
    r" (?:(?:further|other|more) )?details\b",
    r"\b(?:has|have) (?:contacted|approached|asked)\b.{0,60}\bfor (?:a )?(?:comment|response)",
    r"\b(?:could|can)(?: not|n[’']t) be (?:immediately )?reached\b",
    r"\bneither confirm\w* nor den\w+",
    r"\bdid(?: not|n[’']t) return (?:calls|messages|a request)",
    r"(?:\bnot going to|won[’']t|\bwill not|\bwould not|n[’']t) (?:be )?(?:comment|discuss|preview"
    r"|get into)\w*",
    r"\b(?:refer|direct|point) you (?:back )?to\b|\blet (?:him|her|them|the \w+) speak\b",
    r"(?:n[’']t| not) have (?:anything|any announcements?|any comment|a comment)\b.{0,20}\b(?:to"
    r"|on|for)\b|\bnothing (?:more |further |new )?to (?:announce|add|share|preview|offer)\b",
    r"\b(?:seen|aware of) (?:the|those|these|that) report(?:s|ing)?[.,]?$",
)
# Whose deeds somebody denies: his own side's.
OWN = (
    r"(?:we|I|they|it|he|she|(?:our|its|their|his|her) (?:(?:own|armed|air|ground|security) )?"
    r"(?:forces?|troops|soldiers|army|navy|units?|men|fighters|pilots|planes|jets|drones|artillery|side"
    r"|government|country|officers|guards|crews?|members|company|ships?|boats?))"
)
DEEDS = (
    r"(?:target(?:ed)?|fired?|attack(?:ed)?|str(?:ike|uck)|hit|shell(?:ed)?|bomb(?:ed)?|kill(?:ed)?"
    r"|carr(?:y|ied) out|order(?:ed)?|used?|sho(?:ot|t)|launch(?:ed)?|sen[dt]|suppl(?:y|ied)"
    r"|provided?|violated?|cross(?:ed)?|enter(?:ed)?|abduct(?:ed)?|tortured?|open(?:ed)? fire"
    r"|intend(?:ed)?|plan(?:ned)?|s(?:eek|ought)|possess(?:ed)?|deploy(?:ed)?|recruit(?:ed)?)"
)
NOT_DENYING = any_of(
    r"\b(?:not|never|n[’']t|cannot|hardly|nobody|no one|unable to|nothing to)"
    r" (?:(?:seriously|really|even|able|to|be|been|now) ){0,3}"
    r"(?:disput|contradict|reject|refut)\w*",
    r"\b(?:not|never|n[’']t|neither|nor|without|hard to|difficult to|cannot be) (?:\w+ )?den(?:y"
    r"|ying|ied)\b",
    r"\bden(?:y|ied|ies|ying) (?:\w+ ){0,3}?(?:access|entry|visas?|permission|bail|asylum|water"
    r"|food"
    r"|medical|aid|the right|the chance|them|him|her|(?-i:us)) (?!that|any)",
    r"\bden(?:y|ied|ies|ying) (?:access|entry|visas?|permission|bail|asylum)\b",
    # “Did not confirm or deny it”, “first denied, but later admitted it”
    r"\bconfirm\w* (?:n?or|and) (?:\w+ )?den\w+|\bden(?:y|ied) n?or confirm\w*",
    r"\b(?:initially|at first|first|previously|earlier|originally"
    r"|had) den\w+[^.;]{0,60}?\b(?:but|before|and"
    r"|then|later)\b[^.;]{0,30}?\b(?:admi(?:t|ss)|acknowledg|conced|confirm)\w*",
    # “Denied the crews the ability”, “deny terror any victory”, “denied status to the guards”
    r"\bden(?:y|ied|ies|ying) (?:(?!(?:that|it|any|in|of|on|at|to|from|by|with|for|about|over|and"
    r"|or|as|responsibility|wrongdoing|involvement|knowledge|once|again|on|late|repeatedly|reports?"
    r"|claims?|allegations?|accusations?|charges?|suggestions?|there|they|he|she|we|his|her|its)\b)"
    r"[\w’'-]+(?<!ing) ){1,4}?(?:the|any|an?|their|its|his|her|all|further|more|full|safe) \w",
    r"\bden(?:y|ied|ies|ying) (?:[\w-]+ ){1,3}?(?:to|for) (?:the |their |its )?\w+ees?\b",
    r"\b(?:being|been|be|get|got) denied (?!by\b)\w",
    r"\b(?:requests?|appeals?|motions?|applications?|petitions?|bail|visas?|entry|access|parole)"
    r"\b[^.;]{0,30}? (?:was|were|is|are|been) denied\b",
)
DENIES = any_of(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|(?:disputes(?= (?:the|that|this|it|his|her"
    r"|its|their|any|claims|reports|those|these|both|whether|[“\"‘]))"
    r"|(?<!\bthe )(?<!\ba )(?<!\bits )(?<!\bin )(?<!\bof )(?<!\bover )disputed|disputing)"
    r"(?! (?:territor|region|border|area|island|land|zone|election|village|town))|disclaim\w*"
    r"|debunk\w*)\b(?! resolution)",
    r"\b(?:not|to|we|they|I|do|does|did|officials|experts|authorities|analysts) dispute\b"
    r"|\b(?:would|will|must), [^,]{3,30}, dispute\b"
    r"|\b[a-z]+s dispute (?:this|that|the|it|those|these|any)\b",
    rf"\b(?:reject|dismiss)(?:s|es|ed|ing)?\b(?:[^.;:]{{0,70}}?\b{VIEW}\b| that\b| (?:it|them|this"
    rf"|these|those)\b(?! \w)|[^.;:]{{0,80}}?\bas{HOW}(?:{UNTRUE}|rumou?rs?|speculation|politically"
    rf" motivated|malicious|unsubstantiated)\b|[^.;:]{{0,70}}?[“\"‘']?so-called\b)",
    rf"\b{VIEW}\b(?:(?!\bthat\b)[^.;:]){{0,40}} (?:was|were|been|are|is) (?:\w+ly )?(?:rejected"
    rf"|dismissed)\b"
    r"(?! by (?:the|an?|its|their)\b)",
    rf"\b(?:rebuff|brush|shrugg|wav)ed (?:(?:aside|off|away) )?[^.;:]{{0,40}}?\b{VIEW}\b",
    r"\bI(?:[’']d| would) (?:strongly |really )?dispute\b",
    rf"\b{OWN} (?:did|had|has|have|do|does)(?: not|n[’']t) (?:\w+ly )?{DEEDS}\b"
    r"(?! (?:yet|by|enough|all|to (?:confirm|say|comment)|more|(?:any )?(?:further|details?)|an? "
    r"(?:timeline|date|figure|number|reason|breakdown)))",
    r"\b(?:was|were|is|are|had been|have been)(?: not|n[’']t) (?:responsible(?: for\b|[.,”\"]|$)"
    r"|(?:involved in|behind) (?:the|this|that|these|any|it)\b)",
    # “Norvik has not sent boats, Norvik’s envoy said”: it is his own side’s.
    rf"\b(?P<own>[A-Z]\w+) (?:did|had|has|have|do|does)(?: not|n[’']t) (?:\w+ly )?{DEEDS}\b"
    r"[^.;:]*\b(?P=own)[’']s\b",
    rf"\b{OWN} (?:was|were|is|are)(?: not|n[’']t)"
    r" (?:in (?:the|that) area|there|present|responsible)\b",
    rf"(?:(?:\b(?:is|are|was|were|as|(?<!would )(?<!to )be)|\b(?:it|that|this|all)[’']s"
    rf"|\b(?:they|those|these)[’']re){HOW}"
    rf"|\b(?:calls?|called|calling|described as|describing)\b.{{0,25}}\b){UNTRUE}\b(?! (?:in|on"
    rf"|at|between|near|north"
    rf"|south|east|west|ahead|within|behind|off|under|beneath)\b)",
    r"\b(?:is|are|was|were|calls?|called)(?:\s(?:it|that|this|simply|just|completely|totally"
    r"|entirely|plainly|flatly|all|both|flat-out|demonstrably|dead|quite|plain)){0,2}\swrong\b"
    r"(?! (?:with|if))"
    r"|\b(?:it|that|this)[’']s (?:\w+ly )?wrong\b(?! (?:with|if|to))",
    r"\b(?:is|are|was|were)(?: \w+ly| all)? made up\b(?! (?:of|by|for|with|almost|mostly|largely"
    r"|mainly|entirely of))|\bprovocation by\b",
    r"\bcontradict(?:s|ed|ing)?\b(?! (?:him|her|it|them)sel\w+| each other| one another)",
    r"\b(?:absurd|false|bogus|fabricated|ridiculous|so-called) (?:pretext|claims?|allegations?"
    r"|accusations?|reports?|pretence)\b",
    r"\b(?:pretext|pretence|lie|fabrication) that\b",
    r"\b(?:do|does|did)(?: not|n[’']t) (?:correspond to|reflect) (?:the )?(?:reality|facts|truth)",
    # “The numbers do not align with our log”, “she does not accept the result”
    r"\b(?:do|does|did)(?: not|n[’']t) (?:align|match|tally|square|agree|fit|correspond)(?: up)?"
    r"(?: with| to)? (?:the|its|our|their|what|that|his|her|any)\b(?! (?:needs?|ability|budget))",
    rf"\b(?:do|does|did)(?: not|n[’']t) (?:share|accept|recogni[sz]e|endorse|subscribe to)"
    rf" (?:the|this|that|these|those|its|their|his|her|such)(?: \w+){{0,2}}? (?:{VIEW}|assessments?"
    rf"|views?|results?|outcomes?|verdicts?|numbers?)\b"
    r"|\b(?:refus|declin)\w* to (?:accept|recogni[sz]e|endorse)(?: (?:the|this|that|these|those"
    r"|its"
    rf"|their|his|her|such)(?: \w+){{0,2}}? (?:{VIEW}|assessments?|results?|outcomes?|verdicts?"
    rf"|numbers?)\b|[.,;”\"]*$)",
    # “The port had no advance knowledge of the raid”
    r"\b(?:has|have|had) (?:had )?(?:absolutely )?no (?:(?:advance|prior|direct|previous) )?"
    r"(?:knowledge of|(?:involvement|role|part|hand) in)\b",
    rf"\b(?:calls?|called|described)\b[^.,;:]{{5,70}}\s[“\"‘']?(?:as )?(?:an? )?{UNTRUE}\b"
    r"(?=[.,;:”\"’')]|$|\s(?:and|but|by|on|in|after|as)\b)",
    r"\b(?:calls?|called|described)\b.{5,90}\b(?:baseless|false|fabricated|unfounded|lies"
    r"|nonsense)\b",
    r"\bplea?d(?:ed|s|ing)? not guilty\b",
    r"\b(?:calls?|called|described)\b.{5,90}\b(?:attempt|bid|effort|ploy) to (?:deflect|distract"
    r"|discredit|divert|smear|mislead)\b|[“\"‘']?pseudo-\w+",
    r"\b(?:call|describ|label|labell|brand|denounc|term)(?:s|ed|es)? (?:the|these|those|such|that"
    r"|this|any) (?:\w+ )?(?:accusations?|allegations?|claims?|charges?)\b"
    r"(?! (?:as )?[“\"‘']?(?:\w+ )?(?:credible|serious|true|accurate|alarming|grave|disturbing))",
    r"\bnothing to do with\b",
    r"\b(?:insist(?:s|ed)?|maintain(?:s|ed))\b(?:(?!\b(?:will|would|must|should)\b)[^,;]){0,60}"
    r"\b(?:(?<!despite )not|never|n[’']t|no (?:such|one|order|plan"
    r"|\w+ (?:(?:was|were) |(?:has|have|had) (?:been )?)[a-z]+))\b",
    rf"\b{OWN} never (?:\w+ly )?{DEEDS}\b(?! \w+ minds?\b)",
    r"\b(?:we|they|it|he|she|I) (?:have|had|has) (?:absolutely )?no (?:\w+ ){0,2}?(?:soldiers"
    r"|troops"
    r"|forces|plans?|intention|involvement|knowledge|presence|role|hand|part|links?|connection)\b",
    r"\bnot (?:one|a single) \w+ (?:has|have|was|were|is|had|crossed|left|entered)\b",
    r"\b(?:has|have|had) never (?:\w+ly )?(?:provided|supplied|sent|sold|transferred|attacked"
    r"|targeted"
    r"|used|possessed|sought|ordered|given|carried|struck|fired|deployed|supported|intended)\b",
    r"\bno such \w+",
    r"\b[Nn]o (?:\w+ ){0,2}?(?:ships?|vessels?|aircraft|planes?|jets?|helicopters?|troops|soldiers"
    r"|forces|missiles?|drones?|units?) (?:(?:was|were|is|are|had been|has been|have been)"
    r" (?:within|in|near|over|at|involved|present|operating|flying|used|deployed|sent|fired"
    r"|targeted)|(?:either |ever |had |has |have )?(?:crossed|entered|fired|opened|attacked"
    r"|struck))\b",
    r"\b(?:was|were)(?: not|n[’']t) (?:conducting|carrying out|firing|shelling|striking|targeting"
    r"|attacking|behind|involved in)\b",
    r"\b(?:issu|repeat|reiterat|renew)\w+ (?:\w+ ){0,3}denials?\b",
    r"\bnone of (?:its|our|their|his) \w+ (?:was|were|is|are|had)\b|\bonly returned fire\b",
    r"\bcontrary to (?:what|reports|claims|the)\b",
    r"(?<!has )(?<!have )\bnever (?:happened|took place|occurred)\b(?! (?:before|again))"
    r"|\bnothing of the (?:kind|sort) (?:happened|took place|occurred)\b",
    r"\bnot?\b.{0,20}\b(?:took place|true|the case)\b",
    r"\b(?:we|our \w+|our|they|it) did(?: not|n[’']t) (?:target|fire|attack|strike|carry out"
    r"|order|use|shoot|launch|send)\b",
    r"\b(?:claim|allegation|accusation|charge|report|figure|account|version|suggestion|number)s? "
    r"(?:that )?(?:(?!(?:was|were|been|is|are|be|to|and)\b)[\w’'-]+ ){1,6}"
    r"(?:rejected|dismissed|rejects|dismisses)\b",
    r"\bthere (?:is|are|was|were|has been|have been) no\b(?! (?:signs?|indications?)\b).{0,40}"
    r"\b(?:soldiers|troops|forces"
    r"|aircraft|attack"
    r"|(?:air ?)?strike|order|such|chemical|plan)\b",
    r"\bno order\b.{0,40}\b(?:given|exist\w*)\b",
    r"\b(?:repudiat(?:es|ed|ing)|rubbish(?:es|ed|ing))\b",
    rf"^(?:(?!\b(?:sa(?:id|ys)|t(?:old|ells)|added|according)\b)[^.;:]){{0,80}}?"
    rf"\b(?:{CLAIMED}|figures?|tolls?|accounts?|rumou?rs?|denials?)\b(?:(?!\bthat\b)[^.;:]){{0,40}}"
    r" (?:was|were|been|are|is) (?:\w+ly )?(?:rejected|dismissed) by\b",
    r"\bcorrect(?:ed|s|ing) (?:an?|the|its|his|her|their) (?:(?:earlier|previous|initial|first"
    r"|original) )?"
    r"(?:statement|report|claim|announcement|account)s?\b",
    r"\b(?:reject|dismiss|disavow|disown)(?:s|es|ed|ing)? (?:(?:any|all|the|direct|its"
    r"|their) ){0,2}"
    r"(?:responsibility|blame|involvement|wrongdoing|guilt|liability)\b",
    r"\bwithout (?:any )?(?:foundation|merit|substance)\b|\bno (?:truth|substance|merit"
    r"|foundation) (?:to|in)\b"
    r"|\b(?:has|have|had) (?:absolutely )?no (?:basis|foundation|truth|merit|grounds)\b"
    r"|\bplay(?:ed|s) no (?:part|role)\b",
    # What somebody takes back, he no longer holds to be so.
    r"\b(?:walk(?:ed|s|ing)? back|backtrack(?:ed|s|ing)? on|row(?:ed|s|ing)? back on"
    r"|retract(?:ed|s|ing)?"
    rf"|recant(?:ed|s|ing)?|withdr(?:ew|aws?|awing))\b (?!from\b)[^.;:]{{0,40}}?\b{TAKEN_BACK}\b",
    rf"\b{TAKEN_BACK} (?:was|were|had been|is|are) (?:\w+ly )?(?:an? (?:mistake|error)|in error"
    rf"|erroneous"
    r"|mistaken|withdrawn|retracted)\b",
    r"\b(?:said|says|say|insist(?:ed|s)?|argued?|told \w+) otherwise\b",
    r"\b(?:had|has|have|was|were|is|are) not (?:been )?responsible\b",
)
# “They can’t say anything they like”, “cannot tell us what to do”: no lack of knowledge.
SAY_WHAT = (
    r"(?! (?:just |simply )?(?:say (?:anything|whatever|no)|tell (?:\w+ ){1,2}(?:what|how) to))"
)
CANNOT = any_of(
    r"\b(?:can|could) neither confirm\w* n?or den\w+",
    rf"\b(?:can ?not{SAY_WHAT}|can[’']t{SAY_WHAT}|could(?: not|n[’']t)|unable to"
    r"|not (?:been |yet |currently |immediately |independently )?able to"
    r"|not in a position to|not (?:been |yet |\w+ly )?possible to"
    r"|no way (?:of|to)|(?<!not )difficult (?:for \w+ )?to|(?<!not )hard to|impossible to"
    r"|in no position to)\b[^:;]{0,45}?"
    r"\b(?:confirm|verif|corroborat|say|tell|determin|establish(?!ment)|speak to|put (?:an?|a) "
    r"|authenticat|know|ascertain|assess|vouch|rule (?:\w+ )?out|substantiat|independently check"
    r"|geolocat|be (?:drawn|certain|sure))\w*",
    r"n[’']t (?:been |yet |currently )?able to (?:\w+ )?(?:confirm|verif|corroborat|say"
    r"|determin|establish|authenticat|reach)",
    r"\b(?:has|have|had|was|were|been|is|are|be)(?: not"
    r"|n[’']t)(?: yet)?(?: been)?(?: \w+ly)? (?:confirm|verif|corroborat|authenticat)",
    r"\b(?:yet|still|remains?) to be (?:\w+ly )?(?:confirm|verif|establish|determin)",
    r"\b(?:do|does|did)(?: not|n[’']t)(?: yet| still| currently| immediately)? have (?:confirmation"
    r"|information|details)\b",
    r"(?<!you )\b(?:do|does|did)(?: not|n[’']t)(?: yet| still| currently| immediately)?"
    r" (?:know|have (?:an?|any|that|this|the|such|enough|sufficient|exact|precise|reliable)"
    r" (?:\w+ )?(?:numbers?|figures?|counts?|estimates?|confirmation"
    r"|information|updates?|breakdown|tally|details?|specifics|assessment))\b",
    r"\b(?:was|were|is|are|been|be) (?:still |currently |now )?(?:looking into|checking"
    r"|investigating"
    r"|reviewing|examining|verifying|studying|probing) (?:the |these |those |its |their |media "
    r"|such |any )*"
    r"(?:reports?|claims?|allegations?|accusations?|figures?|tolls?|account|matter|incident|circumstances)\b",
    r"\b(?:report|claim|allegation|accusation|figure|number|toll|count|account|video|footage)s?\b[^.;]{0,40}?"
    r" (?:is|are|was|were) (?:still |currently |now )?being (?:verified|checked|reviewed"
    r"|investigated"
    r"|examined|established|confirmed)\b",
    r"\baware of (?:the |these |those |such |media |press |local |unconfirmed )*reports?\b"
    r"|\bunaware of\b"
    r"|\b(?:did|does)(?: not|n[’']t) (?:\w+ly )?deny\b",
    r"\bnot aware of (?:any|an?|the|such|that|this)\b|\bnor (?:am|is|are|was|were) \w+ aware of\b",
    r"(?<!I )\b(?:is|are|was|were)(?: not|n[’']t) (?:yet )?(?:sure|certain)"
    r" (?:whether|if|who|what|how|why|when|where)\b",
    r"(?:n[’']t| not) have (?:anything|any announcements?)(?: \w+)? to confirm\b"
    r"|\bnothing (?:\w+ )?to confirm\b",
    r"\btoo (?:soon|early) to (?:tell|say|know|judge|assess|determine)",
    r"\bno (?:independent |visual |official )?(?:confirmation|verification|information"
    r"|way of (?:knowing|verifying))\b",
    r"\bnot (?:confirming|going to confirm|prepared to confirm|yet (?:known|clear|confirmed))\b",
    r"\b(?:has|have|had)(?: not|n[’']t) (?:yet )?(?:observed|seen) (?:any |visual |independent "
    r"|evidence|confirmation|geolocated)",
    r"\b(?:is|was|it[’']s|remains?|remained) (?:still |(?:as[- ])?yet )?(?:un|not (?:\w+ )?)"
    r"(?:clear|known|confirmed|verified)\b",
    r"\b(?:would|did|does|will)(?: not|n[’']t) (?:confirm|verify)\b",
    r"\b(?:has|have|had|did)(?: not|n[’']t) (?:yet )?(?:determined?|established?|identif(?:y|ied))"
    r" (?:who|what|which|whether|if|how|where|why|the (?:cause|source|origin|perpetrators?))\b",
    r"\b(?:seen|observed) no (?:\w+ )?(?:evidence|confirmation|sign|indication)\b",
    r"\bawait\w* (?:confirmation|verification)\b",
    r"(?:\bdifficult|\bhard|\bimpossible|\bunable|\bcannot|\bnot|n[’']t) (?:\w+ ){0,4}?(?:give|put"
    r"|provide|offer|go into|get into|share) (?:\w+ ){0,3}?(?:figures?|numbers?|estimates?|details"
    r"|specifics)\b",
    r"\b(?:neither|none|nothing)\b.{0,50}\bbe(?:en)? (?:\w+ly )?(?:verified|confirmed"
    r"|corroborated|checked|substantiated|authenticated)\b",
    # “Did not rule out that”, “have not made a determination”
    r"\b(?:did|does|do|has|have|had|would|will|could)(?: not|n[’']t) (?:\w+ly )?(?:rul(?:e|ed) out"
    r"|exclud(?:e|ed))\b|\b(?:refus|declin)\w* to (?:rule out|exclude)\b",
    r"\b(?:has|have|had)(?: not|n[’']t) (?:yet )?(?:made|reached|come to|drawn) (?:(?:any|an?"
    r"|our|its"
    r"|their|the|his|her) )?(?:(?:own|final|formal|firm|definitive) ){0,2}(?:determination"
    r"|conclusions?"
    r"|assessment|finding|judge?ment)\b",
    r"\b(?:could|can|would|might)(?: not|n[’']t) be (?:independently |immediately )?(?:checked"
    r"|substantiated|established|determined|ascertained)\b",
    r"\bnot (?:been )?independently (?:verif|confirm|corroborat)",
    r"(?:\bnot|n[’']t) (?:going to |want to )?(?:get ahead of|speculate|characteri[sz]e"
    r"|get out ahead)\b",
    r"\b(?:still|continu\w+ to) (?:gather\w*|collect\w*|learn\w*|working to (?:gather"
    r"|determine)) (?:\w+ )?(?:information|facts|details|more)\b",
)
# Whom the police question: they doubt nothing by that.
PERSONS = (
    r"(?:suspects?|students?|men|man|women|woman|owners?|witness(?:es)?|drivers?|residents|people"
    r"|teenagers?|boys?|girls?|crew|captain|employees|neighbou?rs|relatives|family|passengers?"
    r"|detainees|prisoners|pair|duo|others|suspect[’']s)"
)
DOUBTS = any_of(
    r"\b(?:cast\w*|rais\w+|express\w+|voic\w+)(?: \w+)? doubts?\b",
    r"(?<!no )(?<!without )(?<!sow )(?<!sowing )(?<!not )(?<!n’t )(?<!n't )(?<!never )"
    r"(?<!no reason to )(?<!cannot )\bdoubt(?:s|ed|ful)?\b(?! about it that)",
    r"\b(?:sceptic|skeptic)(?:al(?:ly)?|ism)\b(?! \w+[^.;]{0,20}\b(?:audience|public|voters|crowd))"
    r"|\b(?:exaggerated|inflated|overstated)\b",
    r"\bnot (?:yet )?(?:convinced|credible|persuaded|plausible|believable)\b|\bunconvinced\b"
    r"|\bimplausible\b|\bincredible claim",
    r"(?:n[’']t|not) (?:find|consider|believe|accept|buy|trust)\b.{0,60}\b(?:credible|evidence"
    r"|denials?|claims?|figures?|account|version)"
    r"|(?:n[’']t|not) (?:believe|accept|buy|trust)\b.{0,60}\b(?:explanation|that)",
    rf"(?<!of )(?<!new )(?<!many )(?<!more )(?<!raise )(?<!raises )(?<!raised )"
    rf"\bquestion(?:s|ed|ing) (?:the|whether|this|those|these|its|his|their)\b"
    rf"(?! (?:[\w’'-]+ ){{0,2}}?{PERSONS}\b)",
    r"\bexaggerations?\b|\b(?:too high|overblown)(?=[.,;”\"]|$)"
    r"|\breports?\b[^.;]{0,40}? premature\b",
    r"\b(?:challeng(?:ed|es|ing)|play(?:ed|s|ing) down|downplay(?:ed|s|ing)?|(?:took|takes"
    r"|taking) issue with"
    r"|pour(?:ed|s|ing) (?:cold water|scorn) on) (?:(?:the|this|that|these|those|his|her|its"
    r"|their|such)"
    rf"\s)?(?:[\w’'-]+\s){{0,3}}?(?:{VIEW}|numbers?|assessments?|findings)\b",
    r"\bquestioned (?:that|such)\b|\bcall(?:s|ed|ing)? [^.;:]{3,60}? into question\b",
    r"^[^“”\"]{0,60}?\b(?:I|we|he|she|they|[a-z]+s) (?:do|does|did)(?: not|n[’']t) (?:really )?"
    r"(?:believe|think)\b(?! (?:so|in|it matters|about|of)\b)",
    r"\b(?:calls?|called|finds?|found|considers?|considered|thinks?|thought|deems?|deemed)"
    r" (?:it|that|this|the [\w-]+) (?:\w+ly )?(?:unlikely|improbable|implausible)\b",
    r"\b(?:grain|pinch) of salt\b|\bhard to believe\b|\btake (?:that|those|it) with\b"
    r"|\bunlikely to be true\b|\bunlikely that .{0,40}\b(?:accurate|true|correct|right)\b"
    r"|(?:\bnot|n[’']t|\bnobody|\bno one"
    r"|\bhardly)\b.{0,60}\bat face value\b"
    r"|\b(?:treat\w*|taken?|view\w*) .{0,40}\bwith (?:\w+ )?(?:caution|scepticism|skepticism)\b",
)
LIKELY = any_of(
    r"\b(?:suspect(?:s|ed)?|suspicions?) that\b"
    r"|\b(?:theori[sz]|surmis)(?:es|ed)\b|\bspeculat(?:es|ed)\b(?! (?:in|on) )",
    r"\b(?:it|that|this|which|report|claim)(?: (?:is|was|were|be|seems?|seemed|appears?"
    r"|looks?)|[’']s)\s+[“\"‘]?(?:\w+ ){0,2}?"
    r"(?:likely|probable|certain|plausible|credible)[”\"’]? that\b"
    r"(?! (?:\w+ ){1,3}(?:would|will)\b)",
    r"\b(?:report|claim|account|allegation)s? (?:is|was|were|are) [“\"‘]?(?:\w+ ){0,2}?(?:likely"
    r"|probably|credible|plausible)",
    r"\b(?:very|highly|quite|more than|extremely) likely[”\"’]? that\b",
    r"\b(?:finds?|found|considers?|deems?|judges?) (?:it|the \w+|that|this) (?:\w+ )?(?:likely"
    r"|probable|credible|plausible)(?! that it originated)",
)
# “Refused to confirm”, “has yet to confirm”, “nobody could confirm”: this confirms nothing.
WITHHOLDS = any_of(
    r"\b(?:declin|refus|fail)\w* to (?:\w+ly )?(?:confirm|verif|corroborat|acknowledg"
    r"|say (?:if|whether|how))\w*",
    r"\b(?:did|has|have|had)(?: not|n[’']t)(?: yet| immediately| publicly)? (?:\w+ly )?"
    r"(?:acknowledged? \w|(?:say|said|specify|specified|disclosed?)"
    r" (?:if|whether|how|what|when|who|where|why|which)\b)",
    r"\b(?:has|have|had|is|are|was|were) (?:still |as )?yet to (?:\w+ly )?(?:confirm|verif"
    r"|corroborat)\w*",
    r"(?:\bwill not|\bwould not|n[’']t|\bneither|\bnor|\bwithout|\bstop(?:ped|s)? short of)"
    r" (?:\w+ly )?(?:confirm|verif|corroborat)\w*",
    r"\bstop(?:ped|s)? short of (?:saying|acknowledging|endorsing|blaming|accusing|attributing"
    r"|naming"
    r"|identifying|describing|declaring|claiming|alleging|concluding|stating|asserting|admitting"
    r"|calling(?! (?:for|on)\b))\b",
    r"\b(?:would|will|did)(?: not|n[’']t) be drawn (?:on|about|into)\b"
    r"|\b(?:declin|refus)\w* to be drawn (?:on|about)\b"
    r"|\bneither (?:confirm|den)\w+ n?or (?:confirm|den)\w+",
    r"\b(?:would|will)(?: not|n[’']t) say (?:if|whether|how|what|when|who|where|why|which)\b",
    r"\b(?:nobody|no[ -]one|none|neither)\b[^,.;]{0,60}?\b(?:confirm|verif|corroborat"
    r"|acknowledg)\w*",
)
CONFIRMS = any_of(
    r"\bconfirm(?:s|ed)? (?:(?:on|late|in|to|through|via|by|with) [\w ()’']{2,60}? )?(?:that"
    r"|this|these|those|the|to"
    r"|its|an?|reports?|his|her|their|it|they|he|she|there|\w+ (?:soldiers|troops))\b",
    r"(?<!not )(?<!n’t )(?<!n't )(?<!never )\b(?:admit(?:s|ted)|conced(?:es|ed)|confess(?:es|ed))\b"
    r"(?! (?:to (?:the |an? )?(?:hospital|ward|university|school)|defeat"
    r"|the (?:race|election|seat)))",
    r"(?<=[a-z] )(?<!not )confirm(?:s|ed)? (?:at least |about |some |more than |up to )?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds"
    r"|a dozen)\b)",
    r"(?<!not )(?<!never )\b(?:was|were|been) (?:[a-z]+ly )?confirmed by\b",
    r"(?<!neither )(?<!nor )(?<!hardly )\bconfirms (?:[\w-]+ ){0,4}[\w-]+",
    r"(?<!not )(?<!n’t )(?<!never )(?<!neither )(?<!nor )(?<!yet )"
    r"\backnowledg(?:ed|es)\s(?:(?:on|late|in|to) [\w ]{2,30}? )?"
    r"(?!by\b|(?:receipt|the (?:crowd|applause|audience|cheers))\b)[\w“\"]",
    r"\b(?:admit(?:s|ted)?|conced(?:es?|ed)) (?:(?:on|late|in|for|to|publicly) [\w ]{2,30}? )?"
    r"(?:that|to \w+ing|(?:kill|us|hav|be|do|tak|send|fir|shoot|hitt?|strik|attack"
    r"|target|fail|los)\w*ing)\b",
    r"\bpl(?:ea)?d(?:ed|s|ing)? guilty\b",
    # “…, the port police have confirmed.”
    r",[”\"]? [^,.;:“”\"]{2,80}?(?<!not)(?<!never)(?<!yet to) (?:(?:has|have|had) (?:now |also "
    r"|since |later )?)?"
    r"confirmed(?: (?:on|to|late|in|early)\b[^.,;]{0,40})?[.”\"]*$",
    r"\b(?:can|do|would) confirm\b",
    r"\bcorroborated\b",
    r"(?<!be )(?<!not )(?<!been )(?<!independently )\bverified (?:the|that|footage)\b",
    r"\b(?:has|have|had) (?:independently )?verified (?:[\w-]+ ){0,2}?(?:videos?|footage|images?"
    r"|photos?"
    r"|recordings?|reports?|claims?|deaths?)\b",
)
# “There was no ramming”, where somebody says so and says no more.
NONE = re.compile(
    r"[“\"]?there (?:is|was|were|has been|have been) no (?:\w+(?: \w+)?[.”\"]*$"
    r"|(?:\w+ )?(?:threat|danger|risk|truth|basis|link|connection|question)"
    r" (?:of|to|for|in|that)\b)",
    re.I,
)
ON_RECORD = any_of(
    r"\b(?:signed|convened|met (?:behind|in|with|on)|held (?:talks|a|an)|visited"
    r"|made a (?:\w+ )?visit|ratified|voted|passed|deployed"
    r"|presented|appointed|resigned|adopted|approved|published|released|submitted|summoned"
    r"|expelled|imposed|opened|arrived in"
    r"|took office|sworn in|had been scheduled|took part|taking part)\b",
)
# “Footage published on Monday”, “700 men are deployed”: no act that anybody has put on record.
NO_ACT = re.compile(
    r"(?:\b(?:not|never|yet to|refused to|failed to)|n[’']t) (?:\w+ly |yet |been ){0,2}\w+"
    r"|\b(?:footage|imagery|images?|videos?|photos?|photographs?|pictures?|data|figures|statements?"
    r"|reports?|maps?|clips?|posts?|recordings?|findings|results) (?:\w+ly |first )?"
    r"(?:published|released|presented|submitted)\b"
    r"|\b(?:is|are|was|were|be|been|being) (?:\w+ )?(?:deployed|opened)\b",
    re.IGNORECASE,
)
# What the words themselves bring about: a ruling, a verdict, a declaration, a designation.
BY_WORDS = any_of(
    r"\b(?:declar|proclaim)(?:es|ed|s)? (?:an? |the |its |nation\w* )?"
    r"(?:(?:public|national|health|safety) ){0,3}(?:state of \w+|emergency|martial law"
    r"|independence|war\b|pandemic|disaster area)"
    r"|\b(?:state of emergency|martial law|independence) (?:was|were|has been|had been) declared\b",
    r"\bfound guilty\b|\bconvicted of\b|\bproclamation of\b|\b(?:issued?|issuing) a ruling\b",
    r"\b(?:courts?|judges?|justices?|tribunals?|jury|juries)\b[^.,;:“”\"]{0,50}\b"
    r"(?:ruled|decided|held that|found|rules|overturned|upheld|dismissed|convicted|declared|voided"
    r"|struck down)\b",
    r"\b(?:designat|classifi|label)(?:ed|es|led) [^.;:]{2,60}? as an? [^.;:]{0,40}?\b"
    r"(?:organi[sz]ation|group|terrorist|pandemic|epidemic|site|area|entity|sponsor)",
)
# “The mayor said the court ruled”: he tells of it, and the court does not speak.
TOLD_OF = re.compile(
    r"\b(?:sa(?:id|ys)|t(?:old|ells)|according to|report(?:ed|edly|s)|claim(?:ed|s)|added)\b"
)
# What a narrator says himself, and does not tell of others who confirm or deny something.
OWN_VOICE = re.compile(
    rf"\b(?:we|I|our|us)\b|\b(?:is|are|was|were)\b{HOW}{UNTRUE}\b", re.IGNORECASE
)
RULES = (
    ("stance.denies", "denies", DENIES),
    ("stance.cannot_confirm", "cannot confirm", CANNOT),
    ("stance.withholds", "cannot confirm", WITHHOLDS),
    ("stance.doubts", "doubts", DOUBTS),
    ("stance.by_words", "on record", BY_WORDS),
    ("stance.finds_likely", "finds likely", LIKELY),
    ("stance.confirms", "confirms", CONFIRMS),
)
# What a relative clause tells of somebody is no stance of the sentence: “, who declined to answer”.
ASIDE = re.compile(
    r",\s(?:an?\s[^,]{1,60}?\s)?(?:which|who|whose)\s[^,]{1,120},|,\s(?:who|whose)\s[^,]{1,160}(?=[.”\"]*$)"
    r"|,\sthe \w+ of which\s[^,]{1,120}(?=$|[,.”\"])",
    re.I,
)
# “It did not give further details”: he has said no more, and took no stance.
SAYS_NO_MORE = re.compile(
    r"\b(?:did|does|has|have|had)(?: not|n[’']t) (?:immediately |yet |publicly )?(?:elaborate\w*"
    r"|(?:give|given|giving|provide|provided|offer|offered|release|released|go into|share|shared)"
    r" (?:(?:any|further|more|other|additional|much|many|an?|the|immediate) ){0,3}"
    r"(?:details?|evidence|explanation|reasons?|breakdown|information|proof|particulars|specifics))\b"
)
NEGATED = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither)\b|n[’']t\b", re.IGNORECASE)


# “Declined to say whether nine boats sank”: what he withholds is told.
SAYS_WHAT_NOT = re.compile(
    r"\b(?:declin|refus)\w* to (?:\w+ly )?(?:say|confirm|specify|disclose|be drawn on) (?:if"
    r"|whether|how"
    r"|what|when|who|where|why|which|that)\b"
)


def is_silence(words: str) -> bool:
    """Whether the words only tell that somebody said nothing."""
    words = ASIDE.sub(",", words)
    if SAYS_NO_MORE.search(words):
        return not CANNOT.search(SAYS_NO_MORE.sub("", words))
    silent = bool(SILENT.search(words))
    return silent and not (CANNOT.search(words) or SAYS_WHAT_NOT.search(words))


def stance_of(words: str, *, narrated: bool) -> str:
    """The stance that the words of a source take; what nobody is named for may be on record."""
    return stance_and_rule(words, narrated=narrated)[0]


def stance_and_rule(words: str, *, narrated: bool, relative: bool = False) -> tuple[str, str]:
    """The stance, and the id of the rule that tells it; empty where a source just asserts.

    ``relative`` tells that the source says it in a relative clause: “Holm, who denies it, left”.
    """
    words = words if relative else ASIDE.sub(",", words)
    others = narrated and not OWN_VOICE.search(words)
    for rule, stance, pattern in RULES:
        if others and stance in {"denies", "confirms"}:
            continue
        if rule == "stance.by_words" and TOLD_OF.search(words):
            continue
        match = pattern.search(words)
        if match and not (stance == "denies" and NOT_DENYING.search(words)):
            return stance, rule
    if NONE.match(words) and not narrated:
        return "denies", "stance.there_was_none"
    if narrated and ON_RECORD.search(NO_ACT.sub("", words)):
        return "on record", "stance.on_record"
    return "asserts", ""
