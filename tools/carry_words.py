"""Works out what the words of the shipped talks are about and want, so that nobody waits: `words.npz` beside each.

python -m tools.carry_words [EXERCISE ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

from salestrain.content.loading import find_exercises, load_exercise
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.reading import reader
from salestrain.language.kept_words import FILE, carry_words
from salestrain.language.meaning import carried_encoder
from salestrain.language.repertoire import carried_repertoire
from salestrain.language.talk_reader import TalkReader

EXERCISES = Path(__file__).resolve().parent.parent / "exercises"


def main() -> None:
    """Write the file of each talk that has intents."""
    repertoire = carried_repertoire(carried_encoder())
    for name, folder in find_exercises([EXERCISES]).items():
        if repertoire is None or (len(sys.argv) > 1 and name not in sys.argv[1:]):
            continue
        exercise = load_exercise(folder)
        read = reader(exercise) if isinstance(exercise, Scenario) else None
        if isinstance(read, TalkReader):
            texts = read.own_texts()
            carry_words(repertoire, folder / FILE, texts)
            print(f"{name}: {len(texts)} sentences")


if __name__ == "__main__":
    main()
