"""Patterns that identify a question and its form, in the plain form of a turn."""

from __future__ import annotations

import re

AUX = "do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|may|might|must"
WHO = "you|they|we|it|he|she|i|there|anyone|anybody|someone|somebody|everyone|people|things|any of you"
THE = "your|the|this|that|these|those|their|our|my|his|her|its|a|an|any|all|one|some|both"
LEAD = re.compile(
    r" (?:(?:so|and|but|or|well|ok|okay|now|then|right|alright|all right|yeah|yes|yep|no|oh|great|good|sure|cool"
    r"|thanks|thank you|mhm|you know|i mean|like|just|also|first|because|cause|see|look|hey|hi|hello|anyway|maybe"
    r"|perhaps|please|i guess|i see|again|gotcha|got it|fair enough|interesting|let us see|sorry"
    r"|[,;:\"-]) )*"
)
NOT_AFTER = r"(?<! know)(?<! see)(?<! understand)(?<! matter)(?<! not)"
WH = r"what|how|why|where|when|who|whom|whose|which"
MIDDLE = (
    rf"(?: (?!(?:{AUX}|you|i|we|they|he|she|it|that|this|those|there|if|because|to|the|our|my|your|their|his|who|which"
    r"|when|what|people|one|not)\b)[^\W\d][\w'-]*)"
)
WH_ASKS = re.compile(
    rf" (?:{WH}){MIDDLE}{{0,4}}"
    rf" (?:{AUX})(?: not)? (?:{WHO}|{THE})\b"
)
WH_STARTS = re.compile(
    rf" (?:(?:what|how|why|where|who|whose|which)(?: else)?(?: exactly)?{MIDDLE}{{0,2}} (?:{AUX})\b(?! to\b)"
    r"|(?:what|how) about|how come|how so|why not|what if|what happens|what else|who else|where else|how else"
    r"|what (?:kind|kinds|sort|sorts|type|types) of|how (?:many|much|often|long|far|soon|big|large|old) "
    r"|who (?!you|i|we|they|is|was|has|does)\w+s\b|what (?:makes?|made|brings?|brought|drives|drove|led|leads"
    r"|keeps?|stops?|prevents?"
    r"|causes?|caused|worries|bothers|matters|changed|changes|goes|went|comes|came|got|gets|concerns|frustrates"
    r"|kept|needs?|prompted|helps|helped|works|worked|triggered|triggers|gives|gave)\b|when (?:do|does|did|is|are"
    r"|was|will|would"
    r"|can|could|should|have|has|had) (?:you|they|we|it|he|she|the|your|this|that))"
)
RELATIVE = re.compile(
    rf" which (?:{AUX}|[a-z]+ly)\b| who (?:has|have|had|is|are|was|were) (?!the|your|in|on)\w+"
    r"| (?:what|who|where|when) (?:[\w'-]+ )?(?:is|was|makes|made|are|were|has|matters) [^?]* (?:is|was"
    r"|are) (?!your|that|this|it|you)"
    r"| who knows\b"
)
INVERTED = re.compile(
    rf" (?:(?:{AUX})(?: not)? (?:{WHO})|(?:does|did|is|are|was|were|has|can|could|will|would|should)(?: not)?"
    rf" (?:{THE}))\b"
)
INVERTED_INSIDE = re.compile(
    r" (?:do|did|have|are|were|can|could|would|will|should)(?: not)? you\b(?! (?:know ,|see ,|mind ,))"
)
NOT_INVERTED = re.compile(
    r" (?:is|was|are) (?:that|it|this|those|these|there) (?:we|you|they|i|he|she|it|there|the|is|are|was|were)\b"
    r"| (?:have|do|are|were) you (?:know|may|can|have|are|were)\b| do it\b| (?:have|has) (?:it|a|the|that)\b"
    rf"| (?:{AUX}) (?:{WHO}|{THE}) [.,-]"
)
THERE = re.compile(r" (?:is there|are there|is that|does that|would that|do any|is it|does it)\b")
TELL = re.compile(
    r" (?:tell (?:me|us)|describe|walk (?:me|us)|talk (?:me|us) through|talk to me about|explain|help (?:me"
    r"|us) (?:to )?"
    r"(?:understand|see)|give (?:me|us) (?:a |an |some )?(?:\w+ )?(?:example|idea|sense|feel|picture|overview)"
    r"|say (?:a bit |a little )?more|share|take (?:me|us) (?:through|back)|paint me|educate me|bring me up)\b"
)
WONDER = re.compile(
    r" (?:i (?:am |was |have been |would be |were )?(?:just )?(?:wonder(?:ing)?|curious|interested)"
    r"|i (?:would|will) (?:really |just |also )?(?:like|love|want|be curious|be interested|be keen|appreciate)(?: it)?"
    r" (?:to|if you could|for you to) (?:know|hear|understand|learn|get|find out|ask|see|tell|explain)"
    r"|i want(?:ed)? to (?:know|hear|understand|learn|ask|find out)|(?:can|could|may|might) i ask|let me ask(?: you)?"
    r"|i have to ask|i need to (?:know|understand)|i do not (?:quite |fully |yet )?(?:know|understand|see) (?:yet )?"
    r"|curious|i am trying to (?:understand|figure out|learn|see))\b"
)
WONDER_INSIDE = re.compile(
    r" (?:wonder(?:ing)?|curious|interested in|love to hear|like to hear|like to know|like to understand|remind me"
    r"|interested to (?:know|hear|learn)|say (?:something |a (?:bit|little) )?more|tell (?:me|us)) (?:again "
    r"|about |kind of |sort of "
    r"|a (?:little|bit) )*(?:what|how|why|where|about|which|more)\b"
)
WHY_NOT_WE = re.compile(r" why (?:do not|not) (?:we|i|you (?:go|start|try|take|just|come))\b")
EMBEDDED = re.compile(rf" (?:{WH}|whether|if|about|more|your)\b")
REQUEST = re.compile(
    r" (?:can|could|would|will|might)(?: you| we| i)(?: please| maybe| perhaps| just| kindly| be able to| be "
    r"willing to"
    r"| also| mind| like to| get you to| have you| ask you to)*"
    r" (?:tell|telling|describe|describing|explain|explaining|walk|walking|talk|talking|share|sharing|elaborate|expand"
    r"|help (?:me|us)|give (?:me|us)|giving|say|take (?:me|us)|speak|clarify|go into|go over|run me|outline|list"
    r"|paint|summari[sz]e|hear)\b"
)
IF = re.compile(
    r" (?:tell|let) (?:me|us) (?:know )?(?:if|whether)\b| (?:wonder|wondering|curious|ask|know|see) (?:if|whether)\b"
)
COUNTED = re.compile(
    r"^ (?:how (?:many|old|tall|late|early)|what (?:time|day|date|year|month|age|percentage|percent|is your name"
    r"|is the name)"
    r"|when|who|whom|whose|which)\b"
)
INVITES = re.compile(
    r"^ (?:(?:do|did|would|have) you (?:have |got |get )?(?:any|some|an|a) (?:other |more |further |new |good )?"
    r"(?:ideas?|thoughts?|questions?|feelings?|sense|concerns?|suggestions?|views?|opinions?|examples?|plans?)"
    r"|(?:do you|would you) (?:know|remember|recall|see|mind) (?:what|how|why|where|exactly what|telling|sharing"
    r"|explaining"
    r"|describing|filling|walking|talking|saying)"
    r"|have you (?:ever )?(?:thought|given|considered|had any|got any|noticed any)"
    r"|(?:is|are|was|were|would|has|have) there (?:be |been )?(?:any|anything|something|some|other|ways?|else)"
    r"|(?:is there|are there)(?: \w+)? (?:anything|other|else)"
    r"|anything|any (?:other|more|further|thoughts?|ideas?|questions?|concerns?|particular|specific|reason"
    r"|feedback)|what|how)\b"
    r"|^[^?]* (?:be|is|was|says?|mean|about|for|do|like|with|is|to) what [?]"
)
ELLIPSIS = re.compile(
    r"^ (?:anything else|any (?:other |more |further |particular |specific )?(?:questions|thoughts|ideas|concerns"
    r"|reason"
    r"|examples?|feedback|others?)|what else|what other|who else|how so|how come|why not|in what way|such as)\b"
)
WHO_THEY_ARE = re.compile(
    r" (?:people|person|persons|those|ones?|somebody|someone|anybody|anyone|everybody|everyone|nobody|man|woman"
    r"|men|women|guys?|folks?"
    r"|colleagues?|customers?|clients?|nurses?|drivers?|carers?|guests?|patients?|partners?|team|crew|staff|\w+ers"
    r"|\w+ors|\w+ists)$"
)
"""Words right before a "who" that is a relative pronoun and asks nothing."""
TAG = re.compile(
    rf" , (?:(?:{AUX}) not (?:you|they|we|it|he|she|i|that|there)|(?:{AUX}) (?:you|they|we|it|he|she|i|that"
    rf"|there)(?: not)?"
    r"|right|correct|is that right|is not that right|would not you (?:say|agree)) [?.]? ?$"
    r"| , (?:yeah|yes|no|huh|eh|true|agreed|okay|ok) [?] ?$"
)
NOT_YOU = re.compile(
    r" (?:(?:do|would|should|could|can) not you (?:think|agree|say|want|feel|believe|see|like|prefer|rather|wish|need)"
    r"|would you not (?:agree|say|want|prefer|like)|do you not (?:agree|think|want))\b"
)
"""Leading phrases, unless they ask for something negative: "what would you not want to lose?"."""
LEADING = re.compile(
    r" (?:(?:is|are|was|does|has|would|will|can|should|could) not (?:it|that|this|your|the|he|she|they|there "
    r"(?!\w+ly\b|[?.,]|yet|at all|for))"
    r"|(?:would you|you would|you will) agree|do you agree|surely|obviously|clearly you|you must (?:be|have|agree"
    r"|feel|hate|want)"
    r"|who would not|why would(?: not you| you not)|you (?:do )?want to .*? (?:do not|right)"
    r"|would it not be|how (?:much better|great|nice|good) would|admit|wouldnt)\b"
)
PRESUMES = re.compile(
    r" how (?:frustrat|annoy|tired|unhappy|fed up|bad|awful|terrible|disappoint|worr|concern|upset|sick)\w*(?: of "
    r"\w+)?"
    r" (?:are|is|was|were|do|does)\b"
)
OR = re.compile(
    r" or (?!(?:not|no|so|something|anything|whatever|what|more|less|two|three|am i|is it not|other)\b)[\w']+"
)
SHORT_ASK = re.compile(
    rf"^ (?:{WH}|and then|meaning|such as|like what|in what way|for example|because|so what|to what extent)\b"
)
CHECK = re.compile(
    r"^ (?:(?:[,-]|and|so|but|ok|yeah) )*(?:right|ok|okay|alright|all right|correct|you know"
    r"|is that right|fair|agreed|no|yes) [?]"
)
NO_ASK = re.compile(
    r"^ (?:(?:oh|ah|yeah|and|so|but|[,-]) )*(?:yeah|mhm|huh|really|oh|hm|sure|pardon(?: me)?|i am sorry|sorry"
    r"|(?:is|are|do|does|did|was|were|have|has) (?:it|that|they|you|he|she)) [?]"
)
WHETHER = re.compile(r"^(?: [\w']+){1,6} (?:if|whether) (?!(?:[\w']+ ){0,2}(?:you|we))")
QUOTED = re.compile(r"(?:\"|\b(?:say|says|said|saying|think|thinking|thought|like|going|goes|go) ,?) ?$")
