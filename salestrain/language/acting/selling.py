"""Patterns of what a seller says besides asking: pitch, price, attack, commitment, letting go, and talk around it."""

from __future__ import annotations

import re

from .focus_words import COMMITMENT

_GOODS = (
    "product|products|solution|solutions|platform|software|service|services|system|systems|tool|tools|app|offer|offering|package"
    "|technology|sensors?|machines?|range|portfolio|suite|module|modules|approach|customers|clients|engineers|experts|team|company|firm|brand"
)
_PITCH = (
    rf"our (?:\w+ ){{0,3}}(?:{_GOODS})\b",
    r"(?:we|i) (?:can |could |will |would |also |do |really |have been able to |be able to )*(?:offer|provide"
    r"|deliver|guarantee|speciali[sz]e|sell|supply|make (?:the|a)|build|boost|double|cut (?:your|costs?|this|that"
    r"|it)|save (?:you|our)"
    r"|reduce (?:your|costs?|this|that|it)|improve your|increase your|fix (?:that|this|it) for you|solve (?:that"
    r"|this|it|all|your)|get you|give you|show you|help (?:companies|firms|businesses|people like|customers"
    r"|you (?:save|cut|reduce|with that|do))"
    r"|have (?:a|an|the|just the) (?:\w+ ){0,3}(?:solution|product|tool|system|platform|package|answer|offer"
    r"|module|service|sensor|machine))\b",
    r"(?:let me|i would like to|i want to|i would love to|i will|happy to|allow me to) (?:quickly |just "
    r"|now )?(?:show|demo|demonstrate|present|pitch|introduce|tell you (?:about|what|how) (?:our|we|my|what we"
    r"|how we))\b(?! (?:my ?self|you (?:i|that i) (?:understand|understood)|that i understood))",
    r"you (?:will|would|are going to) (?:love(?! to)|save|see (?:a|an|the) (?:\w+ )?(?:return|difference|saving)|get"
    r" (?:a|an|the|all|full|more)|benefit|never (?:have to|need to))\b",
    r"(?:best|leading|number one|top|most advanced|finest) (?:\w+ ){0,3}(?:on the market|in the market"
    r"|in the industry|in the world|in the business|supplier|provider|solution|product|platform)\b",
    r"(?:state of the art|cutting(?: -)? edge|world(?: -)? class|award winning|market leader|industry leading"
    r"|best in class|game changer|second to none|one stop shop|latest (?:version|model|generation|technology))\b",
    r"(?:saves?|cuts?|reduces?|boosts?|increases?|improves?|pays? (?:for )?itself|lowers?) (?:you |your |their "
    r"|them |costs? |downtime |waste |errors? |\w+ ){0,4}(?:by|within|in) (?:up to |about |around |over )?[$€£]?\d",
    r"(?:it|this|that) (?:comes|ships|includes|integrates|features) (?:with|in|into|a|all|an)\b|pays? for itself"
    r"|unlike (?:the )?(?:others?|competit\w+|anyone)\b",
    r"(?:we|i) (?:are|have been) (?:the |a )?(?:leading|leader|leaders|best|only|experts?|speciali[sz]ed"
    r"|number one|biggest|largest|proven)\b",
)
_NUMBER = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety)(?: (?:hundred|thousand|million))?"
)
_PRICE = (
    r"(?:our|the|a|your|this|list|lower|better|special|good|great|fixed|final|unit|best|about|on|of|talk|in|what"
    r"|which) (?:\w+ )?pric(?:e|es|ing)\b|priced?\b|pricing\b|price tag",
    r"discounts?\b|rebates?\b|quot(?:e|es|ation)\b|\d+%? off\b|per (?:seat|user|month|licen[cs]e|unit|head"
    r"|year per|device|site)\b|(?:monthly|annual|yearly|set ?up|licen[cs]e|subscription|implementation) fees?\b"
    r"|fees\b",
    r"(?:we|it|this|that|they|which|package|licen[cs]e|system|product|solution) (?:only |just |would |will "
    r"|normally |usually |typically )*(?:costs?|charges?|comes? (?:to|in at)|runs? (?:to|at)|starts? (?:at"
    r"|from)) (?:you )?(?:only |just |about |around |roughly |from |less than |under )*"
    rf"(?:[$€£]?\d|{_NUMBER}\b)|(?:\d+|{_NUMBER}) ?(?:percent|per cent|%) (?:off|less|discount)\b",
    r"(?:cheap|cheaper|cheapest|expensive|affordable|inexpensive|overpriced)\b|payment terms|free of charge"
    r"|for free\b|free trial|money back|invoice[ds]?\b|(?:good|great|special|better) deal\b",
    r"(?:what|how (?:big|large|much)) (?:is|would be|was) (?:your|the) budget|budget (?:do|have|did|is) you"
    r"|(?:your|a) budget (?:for|of|is|range)|(?:can|could|would|want|willing|prepared|able) (?:you |to )*(?:spend"
    r"|pay|invest)\b|how much (?:can|could|would|do|are) you (?:want |willing |prepared |able |to )*(?:spend|pay"
    r"|invest)",
)
_RIVAL = (
    r"(?:they|them|he|she|(?:your|the|this|that|those|these|other|all) (?:\w+ ){0,2}(?:supplier|vendor|provider"
    r"|competitor|competition|rival|partner|contractor|firm|company|guys|people|lot|system|software|tool)s?"
    r"|competitors?|the others|others)"
)
_BAD = (
    r"(?:bad|poor|poorly|slow|unreliable|over ?priced|outdated|old fashioned|terrible|awful|notorious|useless"
    r"|worse|worst|inferior|weak|rubbish|junk|garbage|joke|dinosaurs?|amateurs?|incompetent|dishonest|liars?"
    r"|cheats?|crooks?|rip|ripping|ripped"
    r"|behind the times|far behind|years behind|going (?:bust|under|broke)|(?:let|letting|lets) (?:you|everyone"
    r"|people|customers) down|does not care|do not care|never (?:deliver|keep|care|answer|pick)\w*|always late"
    r"|cannot be trusted|can not be trusted"
    r"|mess|disaster|nightmare|second rate|shoddy|sloppy|lousy|crap|hopeless|stuck in the past|taking advantage"
    r"|overcharg\w+|milking|fail you|failing you|fails you|lazy|can not (?:keep up|deliver|compete|do what we)"
    r"|ancient|obsolete|dying|unprofessional|known for (?:hiding|cutting|missing|breaking|being|charging)|hide the)"
)
_ATTACK = (
    rf"{_RIVAL} (?:are|is|were|was|will|have|has|do|does|just|simply|really|always|can|would|only|never|not|must"
    rf"|[a-z]+ly|get|gets|'s)? ?(?:[\w']+ ){{0,4}}{_BAD}\b",
    rf"(?:better|cheaper|faster|stronger|more \w+) than {_RIVAL}\b|{_RIVAL} (?:know|knows) nothing|nobody (?:likes"
    rf"|trusts|uses) {_RIVAL}|(?:everyone|everybody) (?:knows|complains|is leaving) (?:about )?(?:how "
    rf"|that )?{_RIVAL}",
    rf"(?:bad|horror|terrible|awful) (?:things|stories) about {_RIVAL}|(?:stay|run|get) away from {_RIVAL}"
    rf"|(?:i would not|never) trust {_RIVAL}|{_BAD} (?:supplier|vendor|provider|competitor|service from)\b",
)
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|next week|this week|tomorrow|in the (?:morning|afternoon))"
_ASKS = (
    r"(?:let us|i (?:would )?(?:suggest|propose|recommend)(?: that)?(?: we| you)?|my (?:suggestion"
    r"|proposal) is(?: that)?(?: we| you)?|how about we|what if we|what about|why do not we|why not|we should"
    r"|i would like (?:us )?to|shall we|we could|can we|could we)"
    r" (?:both |all |please |just |now )?(?:meet|meeting|book|booking|schedule|scheduling|set (?:up|a|aside)"
    r"|setting up|agree (?:on|to|that)|put (?:a|something|half|thirty|\d+)|arrange|fix (?:a|the)|plan (?:a|the)"
    r"|get (?:together|everyone|your|the)|sit down|run a|start with a|do a (?:trial|pilot|test|visit)|speak again"
    r"|talk again|come back to(?: this| it)? (?:on|next)|walk the|visit|bring|invite)\b",
    rf"(?:meet|meeting|call|talk|speak|visit|session|workshop|conversation|minutes|hour|lunch|coffee"
    rf"|appointment)\b[^.?!]{{0,50}} {_DAY}",
    r"(?:please|would you|could you|can you|will you) (?:please )?(?:send (?:me|us|over)|bring|invite"
    r"|introduce (?:me|us)|forward|sign|ask your|talk to your|check with|confirm|share (?:the|your|those"
    r"|that) (?:\w+ )?(?:figures|numbers|data|list|report|file|contract))\b",
    r"(?:introduce|connect) (?:me|us) (?:to|with)\b|(?:can|do) (?:i|we) (?:count on you|have a deal|have your)"
    r"|are you (?:ready|willing|prepared) to (?:sign|commit|start|go ahead|move forward|move ahead|try|make)"
    r"|(?:sign|commit) (?:today|now|this week|up)\b|sign the (?:contract|order|deal)",
    r"(?:would|will) you (?:be (?:willing|open|ready|prepared|able|happy|up) (?:to|for)|agree to|commit to|join)\b"
    r"|ready to (?:buy|order|go ahead|move forward|sign)\b|(?:place|make) (?:an|the|your) order\b|if (?:we"
    r"|i) [^?.!]{3,60} (?:will|would|can|could) you\b|(?:send|put) (?:you )?(?:an|the) (?:invite|invitation)\b",
)
_LETS_GO = (
    r"not (?:be |seem |look (?:like )?|sound like |think (?:we|i|this|it|you) (?:are|is|would be) |really "
    r"|necessarily |the |a |an |very |see )*(?:good |right |great |perfect |natural |best )?(?:fit|match"
    r"|right (?:partner|people|supplier|choice|time|solution|company|place|option))\b",
    r"not (?:be |really |look )*(?:worth (?:pursuing|your|our|it|the|either|changing|switching)|make (?:any "
    r"|much )?sense (?:to|for (?:you|us)|right|now|at)|sense (?:to|for))|(?:does|would|do) not make (?:any "
    r"|much )?sense\b",
    r"(?:you are|you would be|you may be|you might be) (?:much |far |probably |honestly "
    r"|really )*(?:better (?:off )?(?:with|staying|served|keeping|without)|well served|in good hands|best served)",
    r"(?:stay|stick|keep going|remain|carry on) with (?:them|your|the|what|him|her)|(?:would|should) not (?:change"
    r"|switch|buy|leave|replace|touch) (?:anything|supplier|suppliers|vendors?|them|it|a thing|if i|this)\b",
    r"(?:we|i) (?:can not|am not able to|are not able to|would not be able to|do not think (?:we"
    r"|i) can) (?:really |honestly |actually )?(?:help|add|improve|do better|beat|do this|do that|serve)"
    r"|no (?:good )?reason (?:for you )?to (?:change|switch|leave|buy|pursue|carry on)",
    r"(?:walk away|part ways|part as friends|leave it (?:at that|there|here)|stop here|end (?:it|this|things) here"
    r"|call it a day|close (?:this|the file)|bow out|step back|wrong (?:partner|time|supplier|people)|not (?:take"
    r"|waste) (?:any )?(?:more of )?your time|let us not (?:pursue|waste|force)|not pursue|do not need us"
    r"|not need (?:us|me|our|what we)|not for (?:us|you)\b)",
    r"(?:is|was|are) (?:not )?(?:a |really )?(?:problem )?(?:we|you) (?:should|need) (?:not )?(?:walk|drop)"
    r"|not (?:something|a problem|one) (?:that )?we (?:excel|are good|solve|do|can solve|handle)\b"
    r"|recommend (?:someone|somebody|another|a different|one of)",
)
_SMALL = (
    r"(?:good (?:morning|afternoon|evening|day)|hello|hi|hey|nice to (?:meet|see|hear)|pleasure to|pleased to meet"
    r"|great to (?:meet|see)|good to (?:see|meet|hear)|how are you|how do you do|how have you been|how is it going"
    r"|how are things"
    r"|good ?bye|bye|see you|take care|have a (?:nice|good|great|lovely)|enjoy (?:your|the)|happy (?:new year"
    r"|birthday|holidays)|merry|congratulations|congrats|welcome back|cheers|long time no)\b",
    r"(?:lovely|nice|beautiful|cool|great|love|fine|impressive) (?:\w+ ){0,2}(?:office|offices|view|building"
    r"|weather|day|coffee|dog|town|city|place|picture|photo|plant)\b|(?:weather|weekend|football|traffic|holidays?"
    r"|vacation|the game|the match|parking)\b",
    r"(?:thanks|thank you)(?: (?:so much|very much|a lot|again))? (?:for (?:your|the|having|seeing|making|taking"
    r"|meeting|coffee|coming|inviting|finding))|thanks (?:again|a lot)|(?:hope|trust) (?:you|your|all|this"
    r"|that you) (?:are|had|have|is|finds?|enjoyed|week\w*)\b|how (?:is|was) your (?:day|week|weekend|morning|trip"
    r"|holiday|journey|family)|(?:did|have) you (?:have|had|find|find us|enjoy) (?:a )?(?:good|nice|easy"
    r"|pleasant) \w+",
)
_META = (
    r"(?:ignore|forget|disregard) [^.?!]{0,40}(?:instructions?|rules?|prompts?|above|previous)\b|(?:system prompt"
    r"|language model|chatbot|jailbreak|as an ai)\b",
    r"are you (?:really |just |actually )?(?:a |an )?(?:bot|robot|machine|computer|ai|real person|real|human"
    r"|simulation|program|script)\b",
    r"(?:this is|is this|in this|just|only|for this|the) (?:\w+ )?(?:a |an )?(?:exercise|simulation|role ?-? ?play"
    r"|game|test run|training|simulator)\b|what (?:should|do|can|am) i (?:supposed to )?(?:say|do|ask|type"
    r"|write) (?:now|next|here)\b|give me (?:a|the) (?:hint|answer|solution)|(?:a|need|want) hint\b",
    r"(?:how (?:do|does|can) (?:i|this|it) (?:work|score|win|play|restart|get points|quit))|(?:restart|reset|skip"
    r"|quit|undo|exit|start over)(?: (?:the|this) (?:talk|exercise|conversation|game|attempt))\b"
    r"|that is not what i (?:meant|said|typed|wrote)|you (?:misunderstood|did not understand) me|my score\b"
    r"|how many points",
)
_PERMISSION = (
    r"(?:can|may|could|might|shall) i (?:just |quickly |please |perhaps |maybe |briefly |also )?(?:ask|share|show"
    r"|suggest|take|tell|give|make|explain|walk|summari[sz]e|note|write|offer|be (?:honest|direct|frank|blunt"
    r"|open)|come back|check|start|play back|recap|explore|push|challenge|say|interrupt|jump in|record|use"
    r"|propose)\b",
    r"(?:is|would|will) (?:it|that|this) (?:be )?(?:ok|okay|alright|all right|fine|fair|possible)(?: (?:with|for"
    r"|by) you)? (?:if|to|for me)\b|(?:do|would) you mind (?:if|me|my)\b|mind if i\b|are you (?:ok|okay"
    r"|comfortable|happy|fine|open) (?:if (?:i|we)|with (?:me|that|this|us)|for me|to let me|answering)",
    r"if (?:that|this|it) is (?:ok|okay|alright|all right|fine|acceptable)(?: (?:with|for|by) you)?"
    r"|with your permission|if (?:i|we) may\b|if you (?:do not mind|agree|allow|will allow)|would (?:it"
    r"|that) be (?:ok|okay|fine|alright|all right|useful|helpful) (?:if|to|for)|(?:does|is|would) that (?:sound "
    r"|seem |work |be )?(?:ok|okay|fair|alright|all right|reasonable|fine)\b|sound (?:ok|okay|fair|good)",
    r"(?:want|like|okay for|ok for) me to (?:share|show|explain|tell|walk|go|summari[sz]e|suggest|give)\b",
)


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(" (?:" + "|".join(patterns) + ")")


RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("pitch", _any_of(_PITCH), "speaks for one's own offer"),
    ("price", _any_of(_PRICE), "speaks about the price"),
    ("attack", _any_of(_ATTACK), "runs down a competitor"),
    ("permission", _any_of(_PERMISSION), "asks leave before going on"),
    ("commitment_ask", _any_of(_ASKS), "asks for a step that the other would take"),
    ("disqualification", _any_of(_LETS_GO), "says that it may not be worth pursuing"),
    ("small_talk", _any_of(_SMALL), "is about people, not about the matter"),
    ("meta", _any_of(_META), "is about the exercise, not for the buyer"),
)
"""Name, pattern of the words that show it (in plain form), and what they do."""


def is_commitment_question(question: str) -> bool:
    """Return whether a question asks the buyer to do something."""
    return bool(COMMITMENT.search(question))
