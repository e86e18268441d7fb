"""What a question is about: the ten focuses, in the order in which they are tried."""

from __future__ import annotations

import re

_SUPPLIER = (
    r"(?:them|they|he|she|(?:your|the|this|that|that your) (?:\w+ ){0,2}(?:supplier|vendor|provider|partner"
    r"|contractor|carrier"
    r"|agency|system|software|tool|solution|set ?up|arrangement|contract|service|company|firm|people)s?)"
)
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|next week|tomorrow|the \d+\w*|\d+ ?(?:am|pm)|\d+[:.]\d\d)"

COMMITMENT = re.compile(
    r" (?:next steps?|where do we go from here|how (?:should|do|shall|would) we proceed|shall we (?:say|meet|book"
    r"|fix|set|schedule|put|agree|plan|do)"
    r"|(?:can|could|shall|should|would|may|might) (?:you and i|we|i|you) (?:please |both |all )?(?:meet|book"
    r"|schedule|set (?:up|aside)|agree"
    r"|put (?:a|an|something|half|thirty|\d+)|arrange|fix|plan (?:a|an)|bring|invite|introduce|send (?:me|us|over)"
    r"|commit|sign"
    r"|get (?:\w+ ){1,4}(?:together|in the diary|on the calendar|into the room)|start (?:with|on|next|by)|run a"
    r"|try a|sit down|talk again|speak again"
    r"|come (?:by|to|and)|visit|walk the|share (?:the|your|those|that) (?:\w+ )?(?:figures|numbers|data|list"
    r"|report|file|spec\w*|contract))"
    r"|are you (?:willing|ready|prepared|open|happy|available|free|able) (?:to|for|on|next)"
    r"|will you (?:be able to |please )?(?:send|bring|invite|introduce|sign|agree|commit|join|meet|arrange|check"
    r"|ask|talk)"
    r"|would you (?:be (?:willing|open|ready|prepared|able|happy|up)|agree|commit|join|introduce|bring|send|consider)"
    r"|does (?:it )?(?:make|making) sense (?:to|for us to|if we) (?:meet|book|schedule|set|talk|look|bring|do|plan)"
    r"|(?:would|does|do) it (?:make|help)? ?(?:sense )?(?:to|if we) (?:meet|book|schedule|set|bring|met|booked"
    r"|scheduled|brought|sat)"
    rf"|(?:does|would|is|how about|how is|what about|say) (?:\w+ ){{0,2}}{_DAY}|when (?:can|could|shall|should"
    rf"|would) (?:we|you and i|i) "
    r"|when (?:would|will|does) (?:\w+ ){0,3}(?:suit|work|be a good time)|what (?:can|could|will) you do (?:by"
    r"|before|until)"
    r"|(?:what|which) (?:day|time|date)s? (?:suits?|works?|would|is))\b"
)
WISH = re.compile(
    r" (?:wish (?:you|they|your \w+) (?:could|had|were able)|wish(?: |-)?list|(?:could|can|did|do) (?:not"
    r"|never) (?:fund|afford|pay for|finance|get (?:the )?(?:money|budget|funding))"
    r"|(?:no|not have|without|lacked?|lack of|short of|never had|never get|got|not enough) (?:the |any "
    r"|enough )?(?:budget|money|funds|funding)\b"
    r"|unfunded|if (?:the )?(?:money|budget|funding|cost) (?:was|were|is|had been|would be) (?:not|no)"
    r"|if there (?:was|were) (?:the |some |more |enough )?(?:money|budget|funds|funding)"
    r"|if you (?:had|found|could find|got) (?:the |some |more )?(?:money|budget|funds|funding)"
    r"|(?:money|budget|funding|funds) (?:was|were|is) (?:not|no|there|available|found)|(?:like|love|want|wanted"
    r"|wish) to do (?:\w+ ){0,3}but"
    r"|find(?:ing)? the (?:money|budget|funds|funding)|(?:put|been) on (?:hold|ice)|never (?:got|been) (?:approved"
    r"|funded|round to))\b"
)
KEEP = re.compile(
    rf" (?:(?:like|love|enjoy|appreciate|value|rate|admire|happy|pleased|satisfied|good|great|right|well|works?"
    rf"|working|best|prefer|fond)(?: \w+){{0,3}} (?:about|with|from|of|by|in) {_SUPPLIER}"
    r"|(?:is|are|has been|does|do|goes|go|going|working|works?|worked|run|running|runs) (?:really |already |very "
    r"|particularly |going |that )?well\b"
    rf"|(?:does|do|did) {_SUPPLIER} (?:do|get|handle) (?:\w+ )?(?:well|right|best|better|good|nicely)"
    r"|(?:should|must|ought|need|want|like) (?:we |to |you |not |never |us )*(?:keep|copy|emulate|preserve"
    r"|hold on to|retain|leave alone|match|stay the same)"
    r"|(?:do|would|should|could|must) (?:you |we |they |not |never |want |like |hate |to ){1,5}(?:lose|give up"
    r"|miss|touch)\b"
    rf"|keeps? you (?:with|there|loyal)|(?:like|love|enjoy|appreciate|value|miss|copy|emulate"
    rf"|keep) (?:most )?(?:about |from )?{_SUPPLIER}|do well|worth keeping|learn from {_SUPPLIER})\b"
)
CHANGE = re.compile(
    r" (?:(?:would|could|should|might|will|to|you|like|want|had) (?:you |to |like to |they |we |see |ever "
    r"|rather )*(?:change|changed|improve|improved|fix|do differently|done differently|different|differently"
    r"|do better|done better|be better|better)"
    rf"|(?:improve|improved|better|differently|different|missing|lacking|fall short|falls short|change|changed"
    rf"|wrong) (?:\w+ ){{0,2}}(?:about|with|from|by|in|at|than) {_SUPPLIER}"
    rf"|(?:not|never) (?:get|getting|like|liking|love|happy|satisfied)(?: \w+)? (?:about|from|with) {_SUPPLIER}"
    rf"|dislike(?:d)? (?:most )?about"
    r"|one or two (?:things|changes)|(?:two|three|few|couple of|one) things? (?:\w+ ){0,3}(?:change|improve"
    r"|different|better)|do better|(?:could|can) be (?:better|improved)"
    rf"|why (?:are|would|do) you (?:think(?:ing)? (?:of|about) |want to |consider(?:ing)? )?(?:leav|switch|chang"
    rf"|mov|look)\w*|(?:did|do) {_SUPPLIER} (?:get|do) wrong|falls? short)\b"
)
OTHERS = re.compile(
    r" (?:who (?:else|all|is|are|would|will|signs?|decides?|approves?|owns?|feels?|cares?|gets?|has|should|needs?"
    r"|makes?|pays?|runs?|can|could|do|does|chooses?|holds?|suffers?|notices?|uses?)\b"
    r"|(?:sign|signs|signed|signing)(?: it| this| that| them)? off|decision(?:s|(?: |-)mak\w+)?\b|(?:who|whom) "
    r"|decid(?:e|es|ed|ing)\b|approv(?:e|es|ed|al|als|ing)\b|stake ?holders?"
    r"|(?:your|the) (?:boss|bosses|manager|managers|board|cfo|ceo|cto|coo|director|directors|colleagues|committee"
    r"|finance|it department|purchasing|procurement|legal|owner|owners|management|leadership|chief)"
    r"|other (?:people|departments?|teams?|colleagues|parties|functions)|(?:any|some)(?:one|body) else"
    r"|everyone (?:else|involved)|involved|procurement|purchasing|buying process|selection process|tender"
    r"|(?:affect|affects|affected|touch|touches|impact|impacts|hit|hits|concern|concerns|matter to"
    r"|matters to) (?:your |the |other |any )*(?:team|teams|people|staff|colleagues|others?|departments?|customers"
    r"|drivers|nurses|users|crew|operators|anyone|someone|else)"
    r"|(?:how|what) (?:do|does|did|are|is|was|were|would|will) (?:\w+ ){1,4}(?:choose|chosen|select|selected|buy"
    r"|bought|purchase|purchased|order|evaluate|evaluated|approved|get agreed)|process for|say in (?:this|that"
    r"|it))"
)
IMPLICATION = re.compile(
    r" (?:(?:does|do|did|is|was|has|have|would|will|can|could|might|are|what|much|it|that|this|those|these"
    r"|they) (?:\w+ ){0,4}(?:cost|costs|costing|lose|losing|lost|waste|wasted|wasting)\b"
    r"|(?:what|which|how|any|the|big) (?:\w+ ){0,3}(?:effects?|impacts?|consequences?|implications?|damage|knock"
    r"|loss|losses|fallout|risks?)\b|impact(?:s|ed|ing)?\b|consequences?|affect(?:s|ed|ing)?\b|at stake"
    r"|(?:what|how) (?:\w+ ){0,3}happens? (?:if|when|to|then|next|after|once)|(?:if|when) (?:nothing|that|this|it"
    r"|you|things|they) (?:\w+ ){0,2}(?:changes?|changed|do nothing|did nothing|did not|does not|do not|stays?"
    r"|continues?|goes on|happens?|fails?|stops?|breaks?|is not)"
    r"|do(?:ing)? nothing|did nothing|left? (?:it )?as it is|(?:does|do|did|would|will|could) (?:that|this|it"
    r"|these|those|they|the \w+|a \w+) (?:mean|lead|do|cause|result|hurt|matter|hit|add up|cost|slow|hold|come to"
    r"|amount)\b"
    r"|mean(?:s)? (?:for|to) (?:you|your|the|them)|why (?:is|does|do|would|was) (?:that|this|it"
    r"|these) (?:\w+ ){0,2}(?:important|matter|urgent|so|a priority|a problem|big)"
    r"|how (?:important|urgent|serious|big|bad|critical|pressing|severe|painful|expensive|costly|high)\b|priority"
    r"|priorities|knock ?-? ?on|lead to|add(?:s)? up|(?:what|how much) (?:\w+ ){0,4}(?:downtime|lost|wasted"
    r"|overtime)"
    r"|worth (?:solving|fixing)|how does (?:that|this|it) (?:show|feel)|what (?:then|follows)|and then|so what"
    r"|cost of)\b"
)
RESULT = re.compile(
    r" (?:success(?:ful)?\b|look like|goals?\b|outcomes?|achieve\w*|ideal(?:ly)?|perfect|aims?|aiming|targets?"
    r"|measure\w*|results?|benefits?|objectives?|vision|magic wand|hop(?:e|es|ing)\b"
    r"|(?:want|like|love|need|expect|have) (?:to see|to happen|to reach|to get out|things to|it to|this to"
    r"|us to (?:help|do|fix|solve))|trying to (?:do|reach|get|accomplish|solve|build)"
    r"|if (?:you|we|this|that|it|they|all|the \w+) (?:could|can|were|was|got|had|did|would|solved|fixed|worked"
    r"|went|never|no longer|stopped|is|are)\b"
    r"|(?:would|will|could|might) (?:that|this|it|you|they) (?:\w+ ){0,2}(?:help|worth|useful|valuable"
    r"|be different|gain|make easier|make (?:it )?(?:possible|better)|allow|enable|save|improve|free up|be better)"
    r"|worth to you|how would you know|what would (?:be|have to be|need to be|you do with|change|good|better"
    r"|great)|a year from now|in (?:twelve|six|three|\d+) months)\b"
)
PROBLEM = re.compile(
    r" (?:problem\w*|challeng\w*|issues?|trouble\w*|difficult\w*|pains?|painful|struggl\w*|frustrat\w*|concern\w*"
    r"|worr\w+|bother\w*|annoy\w*|stuck|obstacles?|hard(?:er|est)?|bottlenecks?"
    r"|wrong|break\w*|broke\w*|fail\w*|delay\w*|late|errors?|mistakes?|complain\w*|unhappy|dissatisf\w*"
    r"|not (?:work|working|happy|satisfied|go well|going well|get done)|gets? in (?:the|your) way|hold(?:s"
    r"|ing)? (?:you|your \w+) (?:back|up)"
    r"|up at night|slow(?:s|ing|er)?|headaches?|gaps?|missing|lacking|hurts?|weak\w*|shortcomings?|disappoint\w*"
    r"|bugs? you|nerves|drives you|go(?:es)? missing|fall(?:s|ing)? down|run(?:s|ning)? out|stop(?:s|ping)? you"
    r"|tough(?:est)?|dread|risk\w*|suffer\w*|manual\w*)\b"
)
RAPPORT = re.compile(
    r" (?:how (?:are|have) (?:you|things)(?: (?:doing|been|today|keeping|going|this|all))*(?: today| this \w+"
    r"| so far)? [?.,]|how (?:is|was) (?:your|the) (?:day|week|weekend|morning|afternoon|holiday|vacation|trip"
    r"|journey|drive|flight|summer|family|year|traffic|evening)"
    r"|(?:good|nice|pleasant) (?:weekend|holiday|trip|journey|flight|vacation)|where are you (?:from|originally"
    r"|based)|how did you (?:get|come) (?:into|to (?:work|join|be))|how long have you (?:been|worked) (?:here|at"
    r"|with the|in (?:this|the|your)|doing)"
    r"|what (?:brought|drew|attracted) you (?:to|here|into)|your (?:background|career|hobb\w+|weekend|holiday"
    r"|family|kids)|in your (?:spare|free) time|(?:football|weather|holidays?|vacation|weekend)"
    r"|how do you like (?:it here|living|working))"
)
_SITUATION = re.compile(
    r" (?:you|your|they|their|them|currently|today|now|at the moment|how many|how long|how often|which|where|when"
    r"|company|team|process|use|used|supplier|vendor|people)\b"
)
_ORDER = (
    ("rapport", RAPPORT, "small matters between people"),
    ("wish", WISH, "what is wished for and not paid for"),
    ("commitment", COMMITMENT, "a step that the buyer would take"),
    ("keep", KEEP, "what is good today and should stay"),
    ("change", CHANGE, "what should be different"),
    ("implication", IMPLICATION, "what follows from it, or what it costs"),
    ("others", OTHERS, "other people, and how it is decided"),
    ("problem", PROBLEM, "what is hard or goes wrong"),
    ("result", RESULT, "what would be better then"),
    ("situation", _SITUATION, "how things are today"),
)


def focus_of(question: str) -> tuple[str, int, int, str] | None:
    """Name, place of the words that show it, and reason; `question` is in plain form. None when nothing shows it."""
    for name, pattern, about in _ORDER:
        found = pattern.search(question)
        if found:
            return name, found.start(), found.end(), f"“{found.group().strip(' ?.,')}” asks about {about}"
    return None
