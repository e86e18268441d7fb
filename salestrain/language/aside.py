"""Detection of text that is not meant for the buyer: abusive, addressed to a machine, or in another language.

The patterns ask for whole phrases, so that sales talk passes: "forget the previous supplier", "we sell a chatbot", "do
drivers ignore the rules?", "list your prompt payment terms", "did they shut up shop?". Of 62,000 sentences from
counselling, meetings, phone calls, mails and service requests, one was wrongly classified as another language, and none
as addressed to a machine.
"""

from __future__ import annotations

import re

from .languages import is_foreign

_MACHINE = (
    r"(?:bot|robot|machine|computer(?: program)?|ai|artificial intelligence|chat ?bot|language model|llm|chatgpt|gpt)"
)
_TOLD = r"(?:instructions?|prompts?|directions|guidelines|programming|training|commands?|orders|constraints|rules)"
_OLD = r"(?:previous|prior|above|earlier|preceding|initial|original|system|hidden|secret|safety)"
_DROP = r"(?:ignore|forget|disregard|override|bypass)"
_BEGINS = r"(?:^|[.!?;:,]\s*|\b(?:please|now|and|just|to|can you|could you) )"
"""Where an order begins, to exclude questions such as "do your drivers ignore your rules?"."""
_ENDS = r"(?=\s*(?:$|[?.!,;:]|or\b|and\b|in disguise|talking))"
"""Where a noun ends the phrase, to exclude sales questions such as "are you a machine shop?"."""
_META = (
    rf"\b{_DROP} (?:(?:all|any|every|your|the|these|those|my|of) ){{0,3}}(?:{_OLD} )+{_TOLD}\b",
    rf"{_BEGINS}{_DROP} (?:(?:all|any) (?:of )?)?your {_TOLD}\b",
    rf"{_BEGINS}{_DROP} (?:everything |all |the )?(?:text |of the )?above\b",
    rf"\b{_DROP} (?:everything|all|what) (?:that )?you(?:'ve| have| were| are)(?: been)? (?:told|taught|programmed)\b",
    r"\b(?:system|hidden|initial|secret) prompts?\b",
    r"\byour prompt\b(?! (?:payment|delivery|reply|response|answer|service|help))",
    r"\b(?:reveal|show|print|list|output|dump|leak|repeat|display|give|tell)\b.{0,30}\b(?:answer key|rubric"
    rf"|hidden score|{_OLD} (?:instructions|facts|settings)|all (?:of )?(?:the |your )?facts)\b",
    r"\b(?:give|grant|award) me (?:a |the )?(?:full (?:marks|points)|all (?:the )?points"
    r"|(?:perfect|maximum|top|highest) score)\b",
    r"\bset (?:my|your|the) (?:score|trust|points|patience) to\b",
    r"\b(?:jailbreak|jailbroken|developer mode|god mode|dan mode|do anything now)\b",
    r"\b(?:stop|quit|end) (?:the )?(?:role-?\s?play\w*|pretending|acting)\b",
    r"\b(?:break|step out of|come out of|leave|drop|stay in) character\b",
    rf"\b(?:pretend|act as if|imagine) (?:that )?you(?:'re| are| were)(?: not)? (?:an? )?(?:{_MACHINE}|assistant|human"
    r"|some(?:one|body) else|my \w+)\b",
    r"\bact as (?:an? |my )?(?:\w+ )?(?:ai|assistant|chatbot|terminal|translator|language model|pirate)\b",
    rf"\byou(?:'re| are) (?:now |just |only |really |clearly )?(?:an? )?(?:\w+ )?{_MACHINE}{_ENDS}",
    rf"\bare you (?:an? |the |just |really |actually |even )*(?:{_MACHINE}|(?:real )?(?:person|human)|human being|real)"
    rf"{_ENDS}",
    rf"\bam i (?:talking|speaking|chatting|writing) (?:to|with) (?:an? )?(?:real |actual )?(?:{_MACHINE}|person|human)"
    rf"{_ENDS}",
    r"\bas an ai\b|\bai language model\b",
    rf"{_BEGINS}(?:write|compose|generate) (?:me )?(?:an? |some |the )?(?:\w+ )?"
    r"(?:poem|haiku|limerick|essay|sonnet|python|javascript|html|sql|song)\b",
    r"<\|?/?(?:im_start|im_end|system|endoftext)\b|\[/?inst\]|^\s*#*\s*(?:system|assistant|new instructions?)\s*:",
)
_INSULT = r"(?:idiots?|stupid|fools?|liar|useless|imbecile|dumb|pathetic|worthless|scum|loser|clown|pig|cow)"
_BAD = r"(?:bloody|damn|complete|total|utter|absolute|stupid|dumb|lying|dirty|useless|old|fat|silly|ugly)"
_ABUSE = (
    r"\b(?:f+u+c*k+\w*|f[*#@]+c?k\w*|fck\w*|motherf\w+|(?:bull|horse)?shit(?!ake)\w*|sh[*#@]+t|bastards?|bitch\w*)\b",
    r"\b(?:asshole\w*|arsehole\w*|morons?|moronic|cunt\w*|wankers?|dickheads?|twats?|sluts?|whores?|dumbass\w*)\b",
    r"\b(?:jackass\w*|retarded|stfu|nigg(?:er|a)s?)\b",
    rf"\byou(?:'re| are) (?:an? )?(?:(?:all|just|so|such an?|really|{_BAD}) )*{_INSULT}\b",
    rf"\byou (?:{_BAD} )+(?:idiots?|fools?|liars?|cows?|pigs?|hag|man|woman|thing|people|clowns?|rats?|dogs?)\b",
    r"\byou (?:idiots?|imbeciles?|liars?|losers?|scum|pigs?)\b",
    r"\bare you (?:just |really |that |completely |so )?(?:stupid|dumb|an idiot|brain-?dead)\b",
    r"\bshut up\b(?! shop)|\bshut your (?:mouth|face|trap)\b|\bscrew you\b|\bgo to hell\b|\bdrop dead\b",
    r"\bkill yourself\b|\bpiss off\b|\bget stuffed\b|\bi hate you\b|\byou suck\b|\byou make me sick\b",
)
_IS_META, _IS_ABUSE = (re.compile("|".join(phrases), re.IGNORECASE) for phrases in (_META, _ABUSE))


def aside(text: str) -> str | None:
    """Return `abuse`, `meta`, `off_topic` (another language or script), or None if the text is for the buyer."""
    normalised = text.replace("’", "'")
    if _IS_ABUSE.search(normalised):
        return "abuse"
    if _IS_META.search(normalised):
        return "meta"
    return "off_topic" if is_foreign(text) else None
