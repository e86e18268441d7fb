"""Detection of text in a language other than English, by its small words, its letters or its script.

Small words ("the", "der", "les") make up two fifths of what people say and differ between languages, so that a few
dozen of each tell languages apart from about four words on (Grefenstette 1995). A word that is spelled the same in
English ("die", "was", "on", "as") counts half.
"""

from __future__ import annotations

import unicodedata

from .words import words

_ENGLISH = frozenset(
    "the a an of to in on at by from is are was were be been do does did you your yours i me my we our us he she they"
    " them their his her it its this that these those there here what how who when why where which would could should"
    " can will may might must have has had and or but if so for with about not no yes any some all more than then out"
    " up just let i'm i'd i've i'll you're it's what's that's don't let's we're there's".split()
)
_OTHER_WORDS = (
    # German
    "der das was und ist nicht wie sie ich wir ein eine einen einem einer mit für auf haben sind wird werden oder aber"
    " bei nach auch nur wenn dass ihr ihre ihnen ihren sich mir mich uns wer wo warum welche welcher welchen kann"
    " können könnten würde würden möchte gibt es zu zum zur von vom im am den dem des sehr schon noch viel kostet guten"
    " morgen danke bitte geht heute sagen wieviel hallo gern mal"
    # French
    " le la les une est sont vous nous que qui pour dans avec je il elle ils pas ce cette ces du de au aux sur mais ou"
    " où et quel quelle quels quelles combien pourquoi votre vos notre nos avez êtes fait très plus bien bonjour merci"
    " ça va suis mon ma mes ses leur y coûte j'ai c'est qu'est n'est d'un d'une s'il l'on qu'il plaît aimez ne utilisez"
    # Spanish and Portuguese
    " el los las es por para con usted ustedes cómo qué cuál cuánto cuánta cuántos cuesta quién dónde cuándo porqué una"
    " su sus pero muy más está están hay tiene tienen hola gracias buenos días le lo del al se y nos usan puede puedo"
    " quiero o os uma não que você vocês como quanto quem onde quando por é são está com seu sua mas muito mais"
    " isso tem têm obrigado obrigada olá bom dia na da dos das em custa fornecedor proveedor"
    # Italian
    " il lo gli di che per non sono una della del dei delle nel nella con come cosa quanto quando dove perché chi più"
    " ma anche è ciao grazie buongiorno vostro vostra suo avete usate quale quali costa voi noi siete fornitore"
    # Dutch
    " het een van wat hoe wie waar waarom welke niet maar ook voor met naar bij uw jullie zijn wij ik je u dat deze die"
    " hebben heeft kunt kan kunnen moet veel meer goed dank hallo bedankt hoeveel kost bent gaat er nog wel om zo"
    # Polish
    " jest nie się jak co czy dla na że ile gdzie kiedy dlaczego kto który która które jaki jaka jakie pan pani państwo"
    " mam mają macie masz ten ta tego tej są był było z w i do od po przez bardzo dziękuję proszę dzień dobry cześć"
    " kosztuje to ale lub u"
)
_OTHER = frozenset(_OTHER_WORDS.split())
_COUNT_HALF = (_OTHER & _ENGLISH) | {"die", "was", "war", "hat", "pan", "co", "dos", "das", "per", "come", "plus", "ma"}
_COUNT_HALF |= {"lo", "la", "le", "es", "ten", "os", "em", "er", "el", "mal", "est", "no", "u", "y", "o", "w", "z"}
"""Words that also occur in English, or in its names and loanwords ("per", "el", "la")."""
_NEVER = frozenset({"i", "do", "a", "to", "me", "on", "we", "he", "is", "in", "an", "so", "of", "at", "be"})
"""Words too common in English to count."""
_LETTERS = frozenset("äöüßñçãõàâêîôûèùìòóúíáéëïœæłąęśżźćńøå¿¡")
ENOUGH = 1.5
"""Count from which a text may be foreign, if English small words are outnumbered two to one."""


def is_foreign(text: str) -> bool:
    """Return whether most of the text is in another script or, judging by its small words, in another language."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if latin * 2 < len(letters):
        return True
    said = words(text)
    other = sum(_weight(word) for word in said) + ("¿" in text or "¡" in text)
    english = sum(word in _ENGLISH for word in said if word not in _OTHER)
    return other >= ENOUGH and other > 2 * english and other * 4 >= len(said)


def _weight(word: str) -> float:
    if word in _NEVER:
        return 0.0
    if word in _OTHER:
        return 0.5 if word in _COUNT_HALF else 1.0
    return 0.5 if any(letter in _LETTERS for letter in word) else 0.0
