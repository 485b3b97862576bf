"""The words by which texts say that somebody says something, and who such a somebody may be."""

from __future__ import annotations

import re

from claimscope.extraction.patterns import words_of

SAYS = words_of(
    "said says say saying told tells tell telling announced announces stated states state",
    "claimed claims claim claiming added adds adding reported reports report reporting warned",
    "warns warn warning noted notes insisted insists insist alleged alleges allege argued",
    "argues explained explains believes believed believe estimates estimated estimate suggested",
    "suggests acknowledged acknowledges admitted admits concedes conceded confirmed confirms",
    "confirm denied denies deny denying rejected rejects reject dismissed dismisses disputed",
    "disputes dispute refuted refutes declared declares accused accuses testified recounted",
    "recalled described describes called calls wrote writes tweeted posted listed documented",
    "concluded concludes assesses assessed assess finds found expects complained revealed",
    "disclosed predicted pledged vowed urged urges flagged blamed blames puts put asserted",
    "asserts maintains maintained reiterated stressed emphasised emphasized quipped commented",
    "remarked considers consider doubt counted indicated indicates doubts doubted questioned",
    "ruled_out rule_out briefed confirmed_that spoke_of published issued gave_the_number",
    "cast_doubt",
    "heard judged judges replied responded expressed contends contended affirmed informed",
    "cautioned speculated observed_that has_no_information recorded showed shows show reveal",
    "reveals indicate suggest could_not",
    "cannot can_not was_unable were_unable was_not_able is_unable has_not_observed",
    "remained_unable is_not_able did_not_confirm would_not_confirm does_not_accept lists",
    "was_not_convinced does_not_believe did_not_find counts puts_the agreed agrees verified",
    "corroborated projected attributed condemned welcomed criticised criticized praised",
    "had_a_story has_a_story had_a_report has_a_report ran_a_story carried_a_report",
    "countered rejoined denounced demanded promised threatened proposed hinted echoed calculated",
    "tallied confessed is_not_in_a_position are_not_in_a_position was_not_in_a_position",
    "were_not_in_a_position are_unable were_not_able are_not_able raised_doubts",
    "reminded reminds reaffirmed reaffirms anticipate anticipates anticipated pointed_out",
    "points_out mentioned mentions clarified specified signalled signaled proclaimed theorised",
    "declined_to_confirm declines_to_confirm refused_to_confirm refuses_to_confirm",
    "failed_to_confirm has_yet_to_confirm have_yet_to_confirm had_yet_to_confirm",
    "could_neither_confirm can_neither_confirm refused_to_say declined_to_say",
    "highlighted highlights accuse accuses blame theorized recounts characterised characterized",
    "did_not_acknowledge has_not_acknowledged have_not_acknowledged had_not_acknowledged",
    "refused_to_acknowledge declined_to_acknowledge did_not_say has_not_said",
    "responds respond_that replies insists_that joked jokes voiced conveyed",
    "notified opined mused reasoned retorted rebutted",
    "boasted bragged relayed intimated emphasizes stresses concedes cautions calculates",
    "forecast forecasts expresses allege explain announce warn argue promises predicts vows",
    "pledges demands attributes recommends recommended",
    "remarks dubbed termed assured assures analysed analyzed gave_a_similar gave_the_same",
)
# “The navy is now suggesting that”: a participle says something only with its auxiliary.
IS_SAYING = (
    r"(?:is|are|was|were|has been|have been)\s(?:\w+\s)?(?:suggesting|insisting|alleging|arguing"
    r"|warning|accusing|stressing|predicting|emphasi[sz]ing|declaring|calling for|calling on|urging"
    r"|demanding|vowing|promising|pledging|denying|asserting|maintaining|contending|complaining"
    r"|reporting|noting|pointing out|acknowledging|admitting|blaming|touting|saying|telling"
    r"|claiming(?! (?:victory|a victory)\b)|continuing to (?:insist|say|deny|claim|maintain|argue"
    r"|urge|blame))"
)
CALLS_FOR = r"call(?:s|ed)?\s(?:for|on)(?!\shelp)"
VERB = re.compile(
    rf"(?<![-‑])\b(?:{IS_SAYING}|{CALLS_FOR}|{SAYS})\b(?! be\b)(?!(?<=heard) from\b)"
    r"(?!(?<=agree[ds]) to\b)"
    r"(?! (?:with (?!a statement)|in kind))(?!(?<=put) (?:up|down|on|off|in|into)\b)"
    r"(?!(?<=called) (?:for help|off|up)\b)"
    r"(?! (?:the |at least |more than )?(?:\w+ )?lives\b)",
    re.IGNORECASE,
)
# The participles by which a sentence goes on to tell what its subject says.
GOES_ON = (
    words_of(
        "saying stating insisting warning noting alleging arguing stressing explaining telling",
        "asserting declaring vowing suggesting predicting denying describing accusing_him",
        "accusing_her accusing_them accusing_it accusing_the pointing_out announcing contending",
        "maintaining conceding admitting acknowledging emphasising emphasizing estimating",
        "complaining confirming_that reporting_that observing_that promising calling_it",
        "calling_him calling_her calling_them calling_the calling_for calling_on urging demanding",
        "blaming recalling reiterating",
    )
    + r"|adding(?!\s+to\b)"
    + r"|claiming(?!\s+(?:[\w’'.-]+\s+){0,3}?(?:victory|wins?|lives|per ?cent|seats?|title)\b)"
)
NOUNLIKE = re.compile(
    r"(?:reports?|claims?|states?|notes|estimates?|puts?|calls|finds|found|called|counts?"
    r"|denies|heard|published|issued|posted|documented|recorded|shows?|showed|indicate|suggest"
    r"|reveals?|lists?"
    r"|disputes?|dispute|warning|say|tell|believe|expects|questioned|agreed|doubts"
    r"|briefed|counted|judged|described|reporting|saying|telling|claiming|adding|denying|verified"
    r"|corroborated)",
    re.I,
)
# “Container counts are made”, “reports of fire”: the verb-like word is the noun.
IS_NOUN = re.compile(
    r"\s+(?:is|are|was|were|of|by|from|have|has|had|will|would|circulat\w+|about|range[ds]?|var(?:y"
    r"|ied)|differ\w*|emerged|turned|followed|surfaced)\b"
)
DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|our|this|these|those|any|no)\s+$", re.I)
SPEAKERS = words_of(
    "official officials source sources analyst analysts expert experts witness witnesses",
    "resident residents survivor survivors police army military ministry minister government",
    "president spokesman spokeswoman spokesperson authorities media report reports agency",
    "doctor doctors observer observers monitor monitors villager villagers organisers",
    "organizers rebels rescuers activists commission mission council office service commander",
    "general investigators officer lawyers lawyer relatives workers opposition party mayor",
    "governor diplomat diplomats team group groups milblogger milbloggers blogger bloggers",
    "researcher researchers chief head statement inspectors soldiers soldier prosecutors",
    "prosecutor hospital director study scientists document documents leader leaders envoy",
    "union company institute court judge committee organisation organization charity newspaper",
    "outlet outlets channel woman man student teacher families parents side sides parties",
    "members center centre",
    "country countries defence defense administration staff paper unit command department",
    "secretary neighbours neighbors defectors defector volunteers medics nurse photographer",
    "journalist journalists correspondent reporters historian professor ambassador kremlin",
    "television tv radio broadcaster network website pentagon footage images imagery",
    "pro-russian channels lawmakers lawmaker mps insurgents militants militia separatists",
    "fighters delegation regulator operator experts’ people association federation alliance",
    "network campaigners firm watchdog collective coalition bloc embassy consulate palace junta",
    "directorate bureau foundation medics rescuers paramedics firefighters manifest log aide",
    "adviser advisor delegate negotiator mediator mediators negotiators spokespeople ombudsman",
    "agencies guard coastguard forces",
    "senator representative congressman congresswoman captain eyewitness eyewitnesses passengers",
    "protesters demonstrators supporters critics opponents allies ngo ngos publication magazine",
    "daily survey poll assessment review panel inquiry investigation letter memo cable",
)
SPEAKER = re.compile(rf"\b(?:{SPEAKERS})\b", re.IGNORECASE)
