"""Words that show the focus of a question: verbs, nouns and adjectives, grouped by sense.

Between the parts of a pattern there may be a few arbitrary words (`SOME`), but no punctuation, so that "what did the
two idle days with the crane cost you" is as clear as "what did it cost".
"""

from __future__ import annotations

import re

from .clauses import FEW, MANY, SOME, WOULD

_DAY = (
    r"(?:(?:next |this |on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|week|month)s?(?: \w+)?|tomorrow"
    r"|the \d+\w*"
    r"|\d+ ?(?:am|pm)|\d+[:.]\d\d)"
)
_PERSON = (
    r"(?:boss(?:es)?|managers?|board|cfo|ceo|cto|coo|directors?|colleagues?|committee|council|finance|it department"
    r"|purchasing|procurement|legal|owners?|management|leadership|chief|head of \w+|heads? office|other partners"
    r"|you partners"
    r"|sister|brother|wife|husband|father|mother|son|daughter|family|investors?|shareholders?|trustees|union|mayor"
    r"|governors?|vet|accountant|lawyers?|(?:shop|site|plant|line|night|area|branch|store) managers?)"
)

COMMITMENT = re.compile(
    r" (?:next steps?|where do we go from here|how (?:should|do|shall|would) we proceed"
    r"|shall we (?!ask\b)\w+"
    r"|(?<! what )(?<! how )(?<! why )(?<! where )(?<! which )(?<! who )(?<! else )(?<! whom )"
    r"(?:can|could|may|might|would|should(?= (?:\w+ ){1,4}(?:meet|book|schedule|set|fix|agree|look|talk|plan|sit"
    r"|start|say|go|put)\b)) (?:we|i|you and i|the (?:two|three|four|both|lot) of us) (?:both |all |please |then"
    r" |just |perhaps |maybe |possibly )*(?!ask|tell|say|share|show|suggest|take (?:you|notes)|give|make(?! (?:an"
    r"|a|another) (?:appointment|date|plan|start|time))|explain|summari|note|write"
    r"|offer|be\b|check\b|play|recap|explore|push|challenge|interrupt|jump|record|use|propose|do (?:better"
    r"|differently)|help|improve|change|fix(?! (?:a|an|half|\w+ty|\d+|ten|five|the (?:date|day|time)))"
    r"|expect|assume|know|understand|hear\b|walk you|get (?:you|an|some)|save|solve|reduce|never|not|"
    rf"also|have (?:a|some) idea)[a-z]+\b"
    r"|(?<! what )(?<! how )(?<! why )(?<! where )(?<! which )(?<! who )(?<! else )"
    r"(?:will|would|could|can) (?:you(?: and \w+)?|your \w+|the (?:two|three) of you) (?:please |also |then "
    r"|perhaps |maybe |just |both )*(?:be (?:able|willing|ready|open|prepared"
    r"|happy|up) (?:to|for)|agree|commit|join|introduce|invite|bring|send|forward|sign|arrange|organi[sz]e|book"
    r"|confirm|meet|spare"
    r"|set (?:up|aside)|consider|invest|walk (?!me through|us through|me over)|let (?:me|us) (?:know|see|have"
    r"|come)|give (?:me|us) (?:\d+|half|ten|five|an hour|until|a (?:date|day|call|list|copy)"
    r"|the (?:figures|numbers|list|data|name|names))|show (?:me|us) (?:the|your|round|around)|take (?:me|us) (?:to"
    r"|round|around)"
    r"|put (?!(?:\w+ ){0,2}(?:number|figure|price)s? (?:on|to))(?:me|us|it|this|that|a|an|the|something)|get "
    r"(?:\w+ ){1,5}(?:to|together|in|into|on|onto|by|for)|check (?:with|by|until|before|the|that|it|and)"
    r"|ask (?:him|her|them|your|the)|talk (?:to|with)|speak (?:to|with)|share (?:the|your|those|that)|try (?:it|a"
    r"|this|that|one)|start (?:with|on|by|next)"
    r"|come (?:to|by|and|along|over)|visit|run a|do (?:a|one) (?:trial|test|pilot)|think (?:it|this|that) over "
    r"(?:by|until))\b"
    r"|are you (?:willing|ready|prepared|open|happy|available|free|able|up) (?:to|for|on|next|if)"
    r"|(?:does|would|do|will) (?:it |that )?(?:make|making|help|be (?:good|worth|useful|helpful|an idea))? "
    r"?(?:sense )?(?:to|for us to|if (?:we|i|you)) (?:meet|met|book|schedule|set"
    r"|talk|look|bring|brought|do|plan|sat|sit|came|come|try|tried)\w*\b"
    rf"|(?:does|would|is|will) {_DAY} (?:suit|work|be|ok|okay|good|fine|possible|any|all right|alright|convenient"
    r"|for|too)"
    rf"|(?:how about|what about|say) {FEW}{_DAY}"
    r"|(?:how|what) about (?:we|i|you and i|meeting|(?:a|an|one|half an|\d+) (?:\w+ ){0,2}(?:call|visit|meeting"
    r"|trial|try(?: - |-)?out|walk|test|hour|minutes|look|appointment"
    r"|coffee|lunch|session|workshop|day)\b)|which (?:day|morning|afternoon|week) \?"
    r"|when (?:can|could|shall|should|would|may) (?:we|you and i|i) (?!see the|expect|notice)"
    rf"|when (?:can|could|would|will|does|do|is|are) {SOME}(?:suit|work (?:for|best)|free|available|be a good time"
    r"|(?:have|spare) (?:half an|an|a|some|\d+|ten|five|twenty|thirty)? ?"
    r"(?:hour|minutes?|time|moment|slot))"
    r"|what (?:can|could|will) you do (?:by|before|until)|count on you"
    r"|(?:what|which) (?:day|time|date|week|morning|afternoon)s? (?:of the week )?(?:suits?|works?|would|is|could"
    r"|can|are you))\b"
)
_LOSS = (
    r"(?:cost|costs|costing|lose(?! (?:your |their )?(?:temper|patience|sleep|nerve|heart))|loses|losing|lost(?! "
    r"your)|waste|wastes|wasting|wasted|forfeit|forgo)"
)
COSTS = re.compile(
    rf" (?:(?:does|do|did|is|was|has|have|would|will|can|could|might|what|much|it|that|this) {MANY}(?:cost|costs"
    r"|costing) (?!(?:estimate|plan|centre|center)\b)"
    r"|(?:put|is there|have|got) (?:\w+ ){0,3}(?:number|figure)s? (?:on|to|for)|in money\b|price of not\b|(?:how "
    r"much|what) (?:money |\w+ )?(?:is|are) (?:that|it|this|they|those|these)"
    r" (?:\w+ )?(?:worth|per|each|a|in (?:a|one|the)|over|all in all|altogether)\b)"
)
"""What is paid for it, whatever else is said."""
IMPLICATION = re.compile(
    r" (?:(?<! where )(?<! when )(?<! why )(?<! who )(?:does|do|did|is|was|has|have|would|will|can|could|might|are"
    rf"|what|much|many|it|that|this|those|these|they) {MANY}{_LOSS}\b"
    r"|(?:do|does|did|are|have|had) (?:you|they|we|\w+ \w+) (?:\w+ ){0,3}(?:pay|paying|paid|pay out|have to "
    r"pay) (?:for|in|when|each|every|if|then|out|a|per|over|because)\b|what price\b|penalt\w*|fines?\b"
    r"|how (?:much|many) (?:\w+ ){0,6}(?:goes?|going|went|eats?|eaten|burns?|burnt|disappears?|vanish\w*|ties?"
    r"|tied|takes? up|swallow\w*|go(?:es)? down|leaks?|drains?|drain away|slips?)\b(?! (?:to the|wrong|into one"
    r"|on (?:a|one)))"
    rf"|how (?:much|many) (?:hours|time|days|money|work) {SOME}(?:go|goes|spend|spent|take|takes|waste|need)\b"
    r"|(?:what|which|how|any|the|big|knock ?-? ?on) (?:\w+ ){0,4}(?:effects?|impacts?|consequences?|implications?"
    r"|damage|knock"
    r"|loss|losses|fallout|risks?)\b|impact(?:s|ed|ing)?\b|consequences?|affect(?:s|ed|ing)?\b|at stake|hangs? on"
    r"|depends? on it|(?:what|much) (?:\w+ ){0,2}(?:rides?|riding) on"
    rf"|(?:does|do|did|would|will|could|has|have) (?!you\b){MANY}(?:do|done) (?:to|with|for) (?!(?:it|that|this"
    r"|them) (?:instead|then|now)\b)(?:the|your|you|them|him|her|it|a|an|everyone|everybody|people|customers|those"
    r"|that|this|my|how|\w+s)\b"
    r"|(?<! where )(?<! when )(?<! why )(?:does|do|did|would|will|could|might|can) (?!you (?:do|hold|lead|mean)"
    rf"|we do|i do){MANY}(?:mean|lead to|cause|result in|hurt|matter|hit|add up|come to(?! (?:a|an|its|their|your"
    r"|the|such) (?:\w+ )?(?:decision|conclusion|agreement|choice|deal))|amount to|trigger|set off)\b"
    r"|(?<! where )(?<! when )(?:does|do|did|would|will|could) (?:that|this|it|these|those|they) (?:mean|lead|do"
    r"|cause|result|hurt|matter|hit|add up|cost|slow|hold|come to|amount)\b"
    r"|mean(?:s|t)? (?:for|to) (?:you|your|the|them|him|her)|why (?:is|does|do|would|was) (?:that|this|it|these) "
    r"(?:\w+ ){0,2}(?:important|matter|urgent|so (?:big|bad|important|urgent|pressing)|a priority|a problem|big)"
    r"|how (?:important|urgent|serious|big|bad|critical|pressing|severe|painful|expensive|costly|high)\b|priority"
    r"|priorities|(?:stands?|ranks?|sits?|come) (?:\w+ )?(?:on|in|among) (?:that|your|the) (?:\w+ )?list|ranks?"
    r"|important enough|knock ?-? ?on|le(?:a)?d to|worst (?:that |thing )?(?:\w+ ){0,2}happen\w*|add(?:s)? up"
    r"|(?:what|how much) (?:\w+ ){0,4}(?:downtime|lost|wasted|overtime)|(?:do|does|doing|did|done) nothing|left? "
    r"(?:it )?as it is|(?:go|going|carry|carrying) on (?:like|as)"
    r"|worth (?:solving|fixing)|how does (?:that|this|it) (?:show|feel)|what (?:then|follows)|follows? from|and "
    rf"then|so what|cost of|(?:does|do|did|would|will) {SOME}react)\b"
)
HAPPENS = re.compile(
    r" (?:(?:what|how) (?:\w+ ){0,3}(?:happens?|happened) (?:to|then|next|while)\b|(?:what|how) (?:\w+ "
    r"){0,3}happens? (?:\w+ ){0,6}(?:if|when|next)\b|what if\b)"
)
HAPPENED = re.compile(r" (?:what|how) (?:\w+ ){0,3}happen(?:s|ed)?\b")
"""What happens then: the consequence after something went wrong, and otherwise a way of working."""
NOTHING_DONE = re.compile(
    r" (?:if|when) (?:nothing|that|this|it|you|things|they|the \w+) (?:\w+ ){0,2}(?:changes?|changed|do nothing"
    r"|did nothing|did not|does not|do not|stays?"
    r"|continues?|goes on|go on|carry on|happens?|fails?|stops?|breaks?|is not)\b"
)
RESULT = re.compile(
    rf" (?:success(?:ful)?\b|{WOULD} {SOME}look like|ideal(?:ly)?|goals?\b|outcomes?|achieve\w*|aims?|aiming"
    r"|targets?"
    r"|measure\w*|results?|benefits?|objectives?|vision|magic wand|hop(?:e|es|ing)\b"
    r"|(?:want|like|love|need|expect|have) (?:to see|to happen|to reach|to get out|things to|it to|this to|us to "
    r"(?:help|do|fix|solve))"
    r"|trying to (?:do|reach|get|accomplish|solve|build)"
    rf"|{WOULD} {SOME}(?:help|worth|useful|valuable|different|difference|gain|win|profit|(?:become )?possible"
    r"|allow|enable|save|free(?:d)? (?:you )?up"
    r"|be better|able to|do (?:with|for)|do instead|stop doing|get back|get out of|mean (?:to|for|if)|bring you"
    r"|give you)\b"
    rf"|{WOULD} (?:that|this|it|which) (?:\w+ )?change\b|becomes? (?:possible|easier|different)|worth to you|how "
    r"would you know"
    r"|what would (?:be|have to be|need to be|change|good|better|great)|(?:a|one) year from now|in (?:twelve|six"
    r"|three|\d+) months)\b"
)
GAIN = re.compile(
    rf" (?:{WOULD} {SOME}(?:(?:make|become|be|makes) (?:\w+ ){{0,3}}possible|(?:make|makes) (?:\w+ "
    r"){0,2}difference|allow you|enable you"
    r"|free (?:\w+ )?up|be able to|gain|be different(?! (?:about|in|with|from))|be better for|be worth|mean "
    rf"{SOME}to have|help {FEW}(?=[?.] ?$)"
    rf"|do for (?:you|your|the|them))|difference {WOULD}|how many more|how much more|how much {WOULD} "
    rf"{FEW}(?:save|gain|win)"
    rf"|{WOULD} (?:that|this|it|which) (?:\w+ )?change\b|how (?:would|could|might) (?!you|we|they)(?:\w+ "
    rf"){{1,4}}change\b|becomes? possible|{WOULD} {SOME}look like|worth to you|how would you know)"
)
"""What would be gained; more reliable than any other word of the clause."""
OTHERS = re.compile(
    r" (?:who (?:else|all)\b|(?:and|or|but|so|then|,|-|;|know|me|us|see|wonder|ask|about|with|to|for|from|by|on|of"
    r"|curious) (?:who|whom|whose) |(?:sign|signs|signed|signing)(?: it| this| that| them)? off|decision(?:s|(?: "
    r"|-)mak\w+)?\b"
    r"|decid(?:e|es|ed|ing)\b|approv(?:e|es|ed|al|als|ing)\b|stake ?holders?"
    r"|(?:your|the) (?:boss|bosses|manager|managers|board|cfo|ceo|cto|coo|director|directors|colleagues|committee"
    r"|finance|it department|purchasing|procurement|legal|owner|owners|management|leadership|chief)|which people"
    r"|(?:which|any|one|some) of your (?:\w+ )?(?:colleagues|people|partners|managers|team)|you partners"
    r"|other (?:people|departments?|teams?|colleagues|parties|functions|partners|owners|managers)|(?:any|some"
    r"|every)(?:one|body) (?:else|involved|who|against)|involved|procurement|purchasing"
    r"|(?:buying|selection|purchasing|approval) process|tender|process (?:for|on your side|in your house|at your "
    r"end)|(?:go|goes|get|gets|pass) through (?:your|the) (?:house|board|council|committee|company)"
    r"|steps? (?:does|do|would|will|has|must) (?:it|this|that|such)|has to (?:agree|sign|approve|go through)"
    r"|(?:affect|affects|affected|touch|touches|impact|impacts|hit|hits|concern|concerns|matter to"
    r"|matters to) (?:your |the |other |any )*(?:team|teams|people|staff|colleagues|others?|departments?|customers"
    r"|drivers|nurses|users|crew|operators|anyone|someone|else)"
    r"|(?:how|what) (?:do|does|did|are|is|was|were|would|will) (?:\w+ ){1,4}(?:choose|chosen|select|selected|buy"
    r"|bought|purchase|purchased|evaluate|evaluated|approved|get agreed)|say in (?:this|that|it|the matter))"
)
PERSONS = re.compile(
    rf" (?:(?:your|the|his|her|their) (?:\w+ ){{0,2}}{_PERSON} (?:\w+ ){{0,2}}(?:want|need|think|say|see|feel|like"
    r"|know|care|expect|ask|look|vote|agree|come to|make|take it|hear|read|believe)"
    rf"|(?:matters? to|convinces?|persuades?|in) (?:your|the) (?:\w+ ){{0,2}}{_PERSON}|(?:somebody|someone|anybody"
    r"|anyone) (?:they|he|she) (?:would|will|could))\b"
)
"""What somebody with a say thinks of it; a question about trouble stays one, whoever has it."""
PROBLEM = re.compile(
    r" (?:problem\w*|challeng\w*|issues?|trouble\w*|difficult\w*|pains?|painful|struggl\w*|frustrat\w*|concern\w*"
    r"|worr\w+|bother\w*|annoy\w*|irritat\w*|upset(?:s|ting)?|stress\w*|scar(?:e|es|ed|y)|fear\w*|frighten\w*"
    r"|afraid|anxious|nervous|uneasy|dread\w*|hate[sd]?|loathe"
    r"|stuck|obstacles?|hurdles?|barriers?|hard(?:er|est)?|tricky|trickiest|tedious|cumbersome|awkward|clumsy"
    r"|fiddly|messy|mess|chaos|chaotic|nuisance|hassle|grief|bottlenecks?|snags?|hiccups?"
    r"|wrong|badly|break(?:s|ing|age|ages|down|downs)?|broken?|fail\w*|delay\w*|late|errors?|mistakes?|complain\w*"
    r"|moan\w*|grumbl\w*|grip(?:e|es|ing)|curs(?:e|es|ing)|swear\w*|unhappy|dissatisf\w*"
    r"|how (?:satisfied|happy|content|pleased)|(?:fed up|sick|tired) (?:of|with)|tir(?:es|ing)|exhaust\w*|wears? "
    r"(?:you|them|people) (?:out|down)|tak(?:e|es|ing) (?:\w+ ){0,3}out of|take (?:so|that|too|this) (?:long|much)"
    r"|why (?:\w+ ){1,4}take (?:\w+ ){1,3}(?:hours?|days?|weeks?|months?|years?)|differ|what is it like"
    r"|not (?:\w+ )?(?:work|working|happy|satisfied|go well|going well|get done|running|enough)|(?:get|gets|stand"
    r"|stands|is|in|stood) in (?:the|your|their) way|hold(?:s"
    r"|ing)? (?:you|them|your \w+) (?:back|up)|(?:keep|keeps|kept|stop|stops|stopped|prevent|prevents|hinder"
    r"|hinders) (?:you|them|your \w+|people|it) (?:from|doing)|hinders?|prevents?|slips? (?:through|away)"
    r"|up at night|awake|slow(?:s|ing|er)?|headaches?|gaps?|missing|lacking|hurts?|pinch\w*|weak\w*|shortcomings?"
    r"|disappoint\w*|suffers?"
    r"|bugs? you|nerves?|temper|drives? you|(?:go|goes|going|went|get|gets|got) (?:missing|wrong|awry|lost|tight"
    r"|tough|rough|hairy|astray|out of hand|off the rails)|(?:fall|falls|falling|fell) (?:down|over|apart|behind"
    r"|through)|run(?:s|ning)? out"
    r"|stop(?:s|ping)? you|tough(?:est)?|risk\w*|suffer\w*|manual\w*)\b"
)
_FREE = (
    r"(?:weekend|holidays?|vacation|trip|journey|drive|flight|summer|family|kids|children|wife|husband|traffic"
    r"|evening|dog|garden|baby|game|match)"
)
RAPPORT = re.compile(
    r" (?:how (?:are|have) (?:you|things)(?: (?:doing|been|today|keeping|going|this|all))*(?: today| this \w+| so "
    r"far)? [?.,]"
    rf"|how (?:is|was|are|were) (?:your|the) (?:\w+ )?(?:day|week|morning|afternoon|year|{_FREE})\b|how (?:is|was"
    rf"|has) (?:your|the) (?:day|week|morning|{_FREE}) (?:been|going)"
    r"|(?:good|nice|pleasant|lovely|quiet|easy|long) (?:weekend|holiday|trip|journey|flight|vacation|drive)"
    r"|(?:plans|anything nice) for the (?:weekend|holidays?|summer)|anywhere nice"
    rf"|(?:enjoy|enjoyed|watch|watched|see|seen|saw) the (?:game|match|race|news|{_FREE})|how did you (?:get|come) "
    r"(?:into|to (?:work|join|be))"
    r"|where are you (?:from|originally|based)|where do you come from|how long have you (?:been|worked) (?:here|at"
    r"|with the|in (?:this|the|your)|doing)"
    r"|what (?:brought|drew|attracted) you (?:to|here|into)|(?:your|the) (?:background|career|hobb\w+|kids"
    r"|children)\b|in your (?:spare|free) time|when you are not (?:at work|working)|(?:where|do|did) (?:do |did "
    r")?you (?:live (?:near|here|in|far|\?)|grow up)\b"
    r"|what did you do before|(?:find|found) (?:us|the place|the way|your way|it) (?:easily|all right|alright|ok"
    r"|okay)|get (?:through|here|home) (?:\w+ ){0,3}(?:all right|alright|ok|okay|well|safely|easily)"
    rf"|settled? in\b|is (?:that|this) your (?:dog|cat|family|{_FREE}|boat|daughter|son)|(?:the )?(?:football"
    r"|weather|traffic|parking)\b|(?:always|long) had this (?:office|view|desk)"
    r"|how do you like (?:it here|living|working))"
)
SITUATION = re.compile(
    r" (?:you|your|they|their|them|currently|today|now|at the moment|how many|how long|how often|which|where|when"
    r"|company|team|process|use|used|supplier|vendor|people)\b"
)
TELLS_NOTHING = frozenset(
    "what how why when where which who is are was were do does did has have had can could would will should "
    "shall may might must"
    " it that this these those he she we i you they there else then so and but or okay ok right sound sounds "
    "fair fine good"
    " about of for to with if not the a an any thing anything something much many ? . , ! mean".split()
)
"""Words without a subject; a question with no other words is about whatever was said before it."""
