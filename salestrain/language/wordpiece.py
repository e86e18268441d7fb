"""WordPiece tokenizer: text to the ids of word pieces that the encoder was trained on (BERT, uncased).

Clean the text, lower its case, drop accents, split it at spaces and punctuation, then cover each word with the longest
pieces of the vocabulary. The ids equal those of the original tokenizer for every character that Unicode had when it was
written, with one deliberate difference: "[SEP]" typed by a person is text, never a control token.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
"""Number of characters beyond which a word counts as unknown without being looked up, as in the original."""

_IDEOGRAPHS = (  # the ranges of the original tokenizer
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
_KEPT_SPACES = "\t\n\r"
_REPLACEMENT = "\ufffd"
_REMEMBERED = 0x3000


class _Cleaned(dict[int, str]):
    """Table for `str.translate` from code points to clean text, filled on demand."""

    def __missing__(self, point: int) -> str:
        cleaned = _cleaned(chr(point))
        if point < _REMEMBERED:  # Bounded, so that text in many scripts does not fill the memory.
            self[point] = cleaned
        return cleaned


class WordPiece:
    """Tokenizer over a vocabulary whose line numbers are the ids."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._start, self._end, self._unknown = (self._ids[name] for name in (START, END, UNKNOWN))
        self._cleaned = _Cleaned()

    def ids(self, text: str, limit: int) -> list[int]:
        """Return the ids of the text between start and end token, truncated to `limit` in all."""
        ids = [self._start]
        for word in text.translate(self._cleaned).split():
            ids.extend(self._pieces(word))
            if len(ids) >= limit:
                break
        return [*ids[: limit - 1], self._end]

    def words(self) -> list[str]:
        """Return the complete words of the vocabulary that consist of ASCII letters, more common ones first."""
        return [piece for piece in self._ids if piece.isascii() and piece.isalpha() and len(piece) > 2]

    def _pieces(self, word: str) -> Iterator[int]:
        pieces = self._covered(word) if len(word) <= LONGEST_WORD else None
        yield from pieces or [self._unknown]

    def _covered(self, word: str) -> list[int] | None:
        """Return the longest pieces from left to right; None if a part of the word is in no piece."""
        pieces: list[int] = []
        begin = 0
        while begin < len(word):
            prefix = "##" if begin else ""
            for end in range(len(word), begin, -1):
                piece = self._ids.get(prefix + word[begin:end])
                if piece is not None:
                    break
            else:
                return None
            pieces.append(piece)
            begin = end
        return pieces


def _cleaned(character: str) -> str:
    """Return a space, nothing, a word between spaces, or the letter in lower case without its accents."""
    if character in _KEPT_SPACES:
        return " "
    if character == _REPLACEMENT or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    if character.isspace():
        return " "
    parts = [part for part in unicodedata.normalize("NFD", character) if unicodedata.category(part) != "Mn"]
    plain = "".join(f" {part} " if _is_punctuation(part) else part.lower() for part in parts)
    return f" {plain} " if _is_ideograph(character) else plain


def _is_punctuation(character: str) -> bool:
    if character.isascii():  # Symbols such as $ and + count as well.
        return character.isprintable() and not character.isalnum() and character != " "
    return unicodedata.category(character).startswith("P")


def _is_ideograph(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _IDEOGRAPHS)
