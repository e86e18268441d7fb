"""Beginning a buyer: ten questions whose answers make a whole playable exercise, and copies under new names."""

from .answers import EXAMPLES, QUESTIONS, TEMPERS, Answers, AnswersUnclear, Blank, Question, read_answers, wrong_with
from .buyer import new_buyer
from .copying import copied_files, names_in, renamed, swaps_of

__all__ = [
    "EXAMPLES",
    "QUESTIONS",
    "TEMPERS",
    "Answers",
    "AnswersUnclear",
    "Blank",
    "Question",
    "copied_files",
    "names_in",
    "new_buyer",
    "read_answers",
    "renamed",
    "swaps_of",
    "wrong_with",
]
