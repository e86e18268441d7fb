"""The carried encoder gives the published model's vectors, the same every time, and says when it cannot."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salestrain.language.encoder import SIZE, STEADY, VOCABULARY, WEIGHTS, Encoder
from salestrain.language.weight_file import DamagedWeights

PROJECT = Path(__file__).parents[2]
CARRIED = PROJECT / "salestrain" / "language" / "weights"
REFERENCE = json.loads(Path(__file__).with_name("encoder_reference.json").read_text(encoding="utf-8"))
TEXTS = [known["text"] for known in REFERENCE]
NEEDED_COSINE = 0.999
PRINT_DIGEST = """
import hashlib, json, sys
from pathlib import Path
from salestrain.language.encoder import Encoder
encoder = Encoder.load(cache=Path(sys.argv[1]))
vectors = encoder.embed(json.loads(sys.argv[2]))
print(hashlib.sha256(vectors.tobytes()).hexdigest())
"""
PRINT_VECTORS = PRINT_DIGEST.replace("hashlib.sha256(vectors.tobytes()).hexdigest()", "json.dumps(vectors.tolist())")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def encoder(cache: Path) -> Encoder:
    return loaded(CARRIED, cache)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the carried folder, to be damaged."""
    return Path(shutil.copytree(CARRIED, tmp_path / "weights"))


def loaded(folder: Path, cache: Path) -> Encoder:
    encoder = Encoder.load(folder, cache=cache)
    assert encoder is not None
    return encoder


def in_another_process(program: str, cache: Path, **settings: str) -> str:
    """What the program prints in a process with these settings and one BLAS thread."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(cache), json.dumps(TEXTS)],
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"} | settings,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("known", REFERENCE, ids=lambda known: ascii(known["text"][:24]))
def test_a_sentence_has_the_vector_that_the_published_model_gives(encoder: Encoder, known: Mapping) -> None:
    assert float(encoder.embed([known["text"]])[0] @ np.array(known["vector"])) >= NEEDED_COSINE


def test_every_vector_has_length_one(encoder: Encoder) -> None:
    assert pytest.approx(np.ones(len(TEXTS)), abs=1e-6) == np.linalg.norm(encoder.embed(TEXTS), axis=1)


def test_a_paraphrase_is_nearer_than_another_topic(encoder: Encoder) -> None:
    asked, again, other = encoder.embed(
        [
            "Who signs the contract?",
            "Whose signature do we need on the agreement?",
            "How old are your trucks?",
        ]
    )
    assert asked @ again > asked @ other + 0.3


def test_a_text_has_the_same_vector_in_any_company(encoder: Encoder) -> None:
    alone = np.concatenate([encoder.embed([text]) for text in TEXTS])
    assert alone.tobytes() == encoder.embed(TEXTS).tobytes()


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert (0, SIZE) == encoder.embed([]).shape


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
@example("")
@example("late " * 2000)
@example("x" * 10_000)
@example("🙂👩‍👩‍👧" * 500)
@example("\u202eكم السعر؟\u202c שלום")
@example("".join(map(chr, range(32))) + "\x7f\x85\ud800\ufffe")
def test_any_text_has_a_vector_of_length_one(encoder: Encoder, text: str) -> None:
    assert pytest.approx(1, abs=1e-6) == float(np.linalg.norm(encoder.embed([text])[0]))


def test_words_beyond_the_longest_text_change_nothing(encoder: Encoder) -> None:
    cut, longer = encoder.embed(["late " * 254, "late " * 254 + "and expensive"])
    assert cut.tobytes() == longer.tobytes()


def test_every_process_gives_the_same_bytes_whatever_its_hash_seed(cache: Path, encoder: Encoder) -> None:
    seeds = ("0", "1", "4711")
    digests = {in_another_process(PRINT_DIGEST, cache, PYTHONHASHSEED=seed) for seed in seeds}
    assert 1 == len(digests)


@pytest.mark.parametrize("processor", ["Nehalem", "Haswell"])
def test_the_arithmetic_of_another_processor_stays_within_the_promised_distance(
    cache: Path, encoder: Encoder, processor: str
) -> None:
    there = np.array(json.loads(in_another_process(PRINT_VECTORS, cache, OPENBLAS_CORETYPE=processor)))
    assert float(np.abs(there - encoder.embed(TEXTS)).max()) <= STEADY


def test_without_weights_there_is_no_encoder(tmp_path: Path) -> None:
    assert None is Encoder.load(tmp_path, cache=tmp_path)


def test_two_processes_share_one_expanded_file(tmp_path: Path) -> None:
    in_another_process(PRINT_DIGEST, tmp_path)
    before = [(file.name, file.stat().st_ino) for file in tmp_path.iterdir()]
    in_another_process(PRINT_DIGEST, tmp_path)
    assert (1, before) == (len(before), [(file.name, file.stat().st_ino) for file in tmp_path.iterdir()])


def test_the_layers_are_mapped_from_the_shared_file_and_not_copied(tmp_path: Path) -> None:
    encoder = loaded(CARRIED, tmp_path)
    [shared] = tmp_path.iterdir()
    layer = encoder._layers[0]["inner.weight"]
    while not isinstance(layer, np.memmap):
        layer = layer.base
    assert shared == Path(layer.filename)


def test_without_a_writable_cache_the_vectors_are_the_same(tmp_path: Path, encoder: Encoder) -> None:
    no_folder = tmp_path / "taken"
    no_folder.write_text("a file where the folder should be")
    assert encoder.embed(TEXTS).tobytes() == loaded(CARRIED, no_folder).embed(TEXTS).tobytes()


@pytest.mark.parametrize("kept_bytes", [0, 100, 20_000_000])
def test_an_expanded_file_that_was_cut_off_is_made_anew(tmp_path: Path, encoder: Encoder, kept_bytes: int) -> None:
    loaded(CARRIED, tmp_path)
    [shared] = tmp_path.iterdir()
    whole = shared.stat().st_size
    os.truncate(shared, kept_bytes)
    vectors = loaded(CARRIED, tmp_path).embed(TEXTS)
    assert (whole, encoder.embed(TEXTS).tobytes()) == (shared.stat().st_size, vectors.tobytes())


@pytest.mark.parametrize("kept_bytes", [0, 7, 5_000, 1_000_000])
def test_a_weight_file_that_was_cut_off_is_named_with_the_remedy(copied: Path, tmp_path: Path, kept_bytes: int) -> None:
    os.truncate(copied / WEIGHTS, kept_bytes)
    with pytest.raises(DamagedWeights, match=r"encoder\.safetensors, is damaged: .*Install salestrain again"):
        Encoder.load(copied, cache=tmp_path)


def test_a_text_in_place_of_the_weights_is_damage(copied: Path, tmp_path: Path) -> None:
    (copied / WEIGHTS).write_text("version 1\noid 88b8ef84\nsize 33599656\n")
    with pytest.raises(DamagedWeights, match="its header cannot be read"):
        Encoder.load(copied, cache=tmp_path)


def test_one_flipped_bit_is_noticed_before_the_weights_are_expanded(copied: Path, tmp_path: Path) -> None:
    with (copied / WEIGHTS).open("r+b") as file:
        file.seek(25_000_000)
        [byte] = file.read(1)
        file.seek(25_000_000)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(DamagedWeights, match="not the ones that were written"):
        Encoder.load(copied, cache=tmp_path / "cache")


@pytest.mark.parametrize("damage", ["removed", "changed"])
def test_a_vocabulary_that_is_not_the_one_of_the_weights_is_damage(copied: Path, tmp_path: Path, damage: str) -> None:
    (copied / VOCABULARY).unlink()
    if damage == "changed":
        (copied / VOCABULARY).write_text("hello\n")
    with pytest.raises(DamagedWeights, match=r"vocab\.txt, is missing or is not the one of its weights"):
        Encoder.load(copied, cache=tmp_path)


def test_the_carried_file_is_the_one_its_record_describes() -> None:
    record = json.loads((CARRIED / "SOURCE.json").read_text(encoding="utf-8"))
    assert record["file_sha256"] == hashlib.sha256((CARRIED / WEIGHTS).read_bytes()).hexdigest()


def test_the_digest_is_that_of_the_header_which_names_source_and_vocabulary(encoder: Encoder) -> None:
    content = (CARRIED / WEIGHTS).read_bytes()
    header = content[8 : 8 + int.from_bytes(content[:8], "little")]
    about = json.loads(header)["__metadata__"]
    vocabulary = hashlib.sha256((CARRIED / VOCABULARY).read_bytes()).hexdigest()
    assert (hashlib.sha256(header).hexdigest(), vocabulary) == (encoder.digest, about["vocabulary_sha256"])


def test_the_program_that_makes_the_weights_refuses_another_model(tmp_path: Path) -> None:
    shutil.copy(CARRIED / WEIGHTS, tmp_path / "model.safetensors")
    program = [sys.executable, "tools/carry_encoder.py", str(tmp_path / "model.safetensors")]
    options = ["--vocabulary", str(CARRIED / VOCABULARY), "--to", str(tmp_path / "made")]
    done = subprocess.run(program + options, cwd=PROJECT, capture_output=True, text=True)
    assert (1, "model.safetensors is not the published file") == (done.returncode, done.stderr[:43])
