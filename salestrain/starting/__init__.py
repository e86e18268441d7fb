"""Beginning a buyer: ten questions whose answers make a whole playable exercise, and copies under new names."""

from .answers import EXAMPLES, QUESTIONS, TEMPERS, Answers, AnswersUnclear, Blank, Question, read_answers, wrong_with
from .buyer import new_buyer
from .copying import copied_files, names_in, renamed, swaps_of
from .heard import Heard, Pair, heard_in
from .proposing import Proposal, proposals_from

__all__ = [
    "EXAMPLES",
    "QUESTIONS",
    "TEMPERS",
    "Answers",
    "AnswersUnclear",
    "Blank",
    "Heard",
    "Pair",
    "Proposal",
    "Question",
    "copied_files",
    "heard_in",
    "names_in",
    "new_buyer",
    "proposals_from",
    "read_answers",
    "renamed",
    "swaps_of",
    "wrong_with",
]
