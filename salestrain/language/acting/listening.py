"""Signs of listening: reflections, summaries, empathy, and questions that take up what was just said.

A reflection is a soft cue: two people who code the same talk agree only moderately, so it is shown and asked about.
"""

from __future__ import annotations

import re

SUMMARY = re.compile(
    r" (?:(?:let me|can i|may i|could i|i would like to|i will|to|just to|i want to|i) (?:just |quickly |briefly "
    r"|try to |now )?(?:summari[sz]e|recap|sum (?:this |it |that |things )?up|play (?:that|this|it) back"
    r"|repeat (?:that|this|what)|pull (?:this|that) together"
    r"|(?:make sure|check|see if|check that|check if|see whether) (?:that )?i (?:have |had )?(?:understood"
    r"|understand|got|get|heard|followed|have))"
    r"|in (?:summary|short|a nutshell|sum)\b|to sum up|what i have (?:heard|understood|got|learned|noted)"
    r"|what i (?:heard|understood|understand|got) (?:so far|today|is|was)"
    r"|so far (?:i have|you have|we have|you|i|we)|(?:have|did) i (?:got|get|understood|understand|hear|heard|miss"
    r"|missed|forget|captured?) (?:that|this|it|you|anything|all|everything|right)\b|if i (?:have )?(?:got"
    r"|understood|understand|hear|heard) (?:this|that|you|it|everything|all)? ?(?:correctly|right|properly)?"
    r"|here is what i (?:have|heard|understood|got)|correct me if)\b"
)
EMPATHY = re.compile(
    r" (?:(?:i am |so |very |really |i was )*sorry (?:to hear|about|that (?:you|this|it|happened)|you)"
    r"|that (?:must|has to|would|can not have|must have) (?:be|been|have been|feel|felt)|(?:must|can not) (?:be"
    r"|have been|feel) (?:\w+ )?(?:hard|tough|easy|difficult|frustrating|stressful|annoying|tiring|exhausting"
    r"|a lot|painful|tempting|worrying|awful|terrible|fun)"
    r"|i (?:can |do |fully |completely |totally |really |certainly |could )*(?:understand|imagine|appreciate|see"
    r"|get|relate|sympathi[sz]e) (?:how|why|that (?:this|that|it|you|feeling)|your (?:frustration|concern|worry"
    r"|position|caution|hesitation|anger)|(?:this|that|it) (?:is|must|was) (?:\w+ )?(?:hard|frustrating|difficult"
    r"|tough|annoying|stressful))"
    r"|(?:that|this|it) (?:sounds|is|seems|feels|has been|was) (?:like )?(?:so |very |really |pretty |quite "
    r"|incredibly |extremely |a |truly |rather )*(?:hard|tough|frustrating|stressful|annoying|difficult|exhausting"
    r"|painful|awful|terrible|rough|worrying|unpleasant|tiring|unfair|nightmare|upsetting)\b"
    r"|no wonder|i hear you\b|i feel for you|(?:totally|completely|perfectly|quite|entirely"
    r"|very) (?:understandable|natural|reasonable|normal)|understandable|i know (?:how|what) (?:that|it|you|this"
    r"|hard|frustrating)"
    r"|(?:thanks|thank you|appreciate you|i appreciate you) (?:for )?(?:sharing|telling|being (?:so )?(?:open"
    r"|honest|frank|candid)|trusting|your (?:honesty|openness|candou?r|frankness))|(?:in your (?:shoes|place"
    r"|position)|i would (?:feel|be) the same|anyone would|who would not)|fair (?:point|concern|enough to)"
    r"|makes (?:perfect |total |complete |a lot of )?sense (?:that|you|given))\b"
)
_CUE = re.compile(
    r" (?:(?:it |that |this |what you (?:say|said) )?(?:sounds|seems|looks|feels|appears) (?:like|as if|as though"
    r"|to me|that|to be|very|really|pretty|important|you|there)|(?:i|i am|what i am|what i|what i do) hear(?:ing)?"
    r"|(?:you are|are you|what you are) saying|(?:what )?you (?:mean|said|told|mentioned|described|say|are telling"
    r"|noticed|pointed)"
    r"|in other words|if i (?:understand|understood|hear|heard)|as i understand|my (?:sense|understanding"
    r"|impression) is|i (?:get|have) the (?:sense|impression|feeling)|i (?:sense|gather)|so what matters"
    r"|on (?:the )?one (?:hand|side)|part of you)\b"
)
_YOU = re.compile(
    r"^ (?:(?:so|and|but|ok|okay|right|yeah|yes|well|then|i see|mhm|now|got it|because|oh|,|-) )*(?:(?:so|and"
    r"|because|but|then|that|like) )?(?:you|your|you are|you have|it is|that is|there is|they|this is|for you|it) "
)
_SO = re.compile(
    r"^ (?:(?:ok|okay|right|yeah|yes|well|i see|mhm|and|got it|,|-) )*(?:so|and so|then|which means|meaning|because)\b"
)
_DEEP = re.compile(
    r" (?:feel\w*|felt|worr\w+|afraid|fear\w*|frustrat\w*|torn|stuck|pressure|tired|tiring|hop(?:e|ing)|matters?"
    r"|importan\w+|value|trust|proud|even though|although|at the same time|on the (?:one|other)|part of you"
    r"|would (?:rather|love|like|hate)"
    r"|want(?:s|ed)? (?:to|it|them)|because|as if|like|deep|meaning|risk\w*|responsib\w+|care|cares|confident"
    r"|nervous|uneasy|alone|burn\w*|caught|careful|less about|more about|not so much|rather than|really about"
    r"|scared|anxious|angry|annoy\w*|stress\w*|overwhelm\w*|disappoint\w*|difficult|hard)\b"
)
_NOT_REFLECTED = re.compile(
    r" (?:you (?:should|must|need to|ought|could|can|might|may|will|would want|know|see)|we|our|i (?:will|would"
    r"|can|am going|have|want|think|am|was)|let us|let me|thank|thanks|please|try|make sure|my|us)\b"
)
_NOISE = frozenset(
    "the a an and or but of to in on at for with from by as is are was were be been being am do does did done"
    " have has had will would can could should shall may might must not no yes i you he she it we they me him"
    " her us them my your his its our their this that these those there here what which who how why when where"
    " if then so than too very just really more most some any all about into over out up down off again also"
    " okay well oh right yeah like thing things something anything get got go going make made say said tell"
    " know think want need one two see let come take give much many lot bit now still only even because while"
    " kind sort sure good ask talk us please thanks thank".split()
)
_ENDINGS = tuple("ations ation ments ment ingly ings ing iness ness edly ied ies ers ed er es ly s e y".split())


BEYOND = 0.6
"""Share of words from the last line from which a reflection does not go beyond them."""


def lemma(word: str) -> str:
    """Return a word without its endings, roughly: `deliveries` and `delivered` both give `deliver`."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] in "ey":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def lemmas(plain_text: str) -> dict[str, str]:
    """Return the content lemmas of a plain form, each with a word that has it."""
    return {lemma(word): word for word in reversed(plain_text.split()) if is_content(word)}


def is_content(word: str) -> bool:
    """Return whether a word of a plain form says something by itself."""
    return len(word) > 2 and word[0].isalnum() and word not in _NOISE


def reflection(sentence: str, *, asks: bool, last_line: str) -> tuple[str, str] | None:
    """Return `reflection_simple` or `reflection_complex` with the reason, or None.

    Args:
        sentence: sentence in plain form.
        asks: whether it has the form of a question.
        last_line: what the buyer said last, in plain form.
    """
    words = sentence.split()
    if len(words) < 4 or asks:
        return None
    cue, about_you, begins_so = _CUE.search(sentence), _YOU.match(sentence), _SO.match(sentence)
    own = lemmas(sentence)
    shared = [word for stem, word in own.items() if stem in lemmas(last_line)]
    share = len(shared) / max(1, len(own))
    points = (
        (2.0 if cue else 0.0)
        + (1.2 if about_you else 0.0)
        + (0.7 if begins_so and " you" in sentence else 0.0)
        + (0.5 if re.search(r" you\b| your\b", sentence) else 0.0)
        + min(1.2, 2 * share)
        - (1.6 if _NOT_REFLECTED.search(sentence) else 0.0)
    )
    if points < 1.9:
        return None
    reason = (
        f"“{cue.group().strip()}” gives back what was said" if cue else "speaks of the buyer's side, as a statement"
    )
    if shared:
        reason += f", in the buyer's words: {', '.join(sorted(shared)[:4])}"
    deep = _DEEP.search(sentence)
    if deep and share < BEYOND:
        return "reflection_complex", f"{reason}; “{deep.group().strip()}” goes beyond the words"
    return "reflection_simple", reason


def depth(sentence: str, last_line: str) -> str:
    """Return `reflection_complex` if a reflection goes beyond the last line's words, else `reflection_simple`."""
    own = lemmas(sentence)
    shared = sum(stem in lemmas(last_line) for stem in own)
    deep = _DEEP.search(sentence) and shared < BEYOND * max(1, len(own))
    return "reflection_complex" if deep else "reflection_simple"
