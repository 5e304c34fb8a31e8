"""The topic model's shortcuts say what the long way would say, and what it learned survives being stored."""

import json
import subprocess

import pytest

from tests.running_bot import PYTHON, ROOT

COMPARE = """
import json, pathlib, sys
import numpy as np
from bot.components import topic_state
from bot.components.topic_model import Settings, TopicModel, spoken

topics = {"faq/vpn_setup": ["set up the vpn", "vpn on a new laptop", "install vpn", "how do i get vpn"],
          "faq/print": ["printer jams", "print on both sides", "add a printer", "printer offline"]}
said = [(text, topic) for topic, texts in topics.items() for text in texts]
lines = said + [(spoken(topic), topic) for topic in topics]
texts = [text for text, _ in lines]
vectors = np.random.default_rng(0).normal(size=(len(texts), 12)).astype(np.float32)
model = TopicModel().fit(texts, vectors, [topic for _, topic in lines], names=len(topics))
topic_state.save(model, pathlib.Path(sys.argv[1]))
loaded = topic_state.load(pathlib.Path(sys.argv[1]), Settings())

compared = model.compare(vectors)
cosines = compared.cosines
alone = [loaded.compare(row[None]) for row in vectors]
grams = model.spelling.rows(texts)
exactly = vectors @ vectors.T / np.outer(np.linalg.norm(vectors, axis=1), np.linalg.norm(vectors, axis=1))
kernel = np.exp(2 * model.kernel.nearness * (cosines - 1)) + model.kernel.spelling * (grams @ grams.T)
bonus = model.settings.likeness * cosines.max(axis=1)
long_way = model.calibration.probabilities(np.asarray(kernel @ model.comparison.votes), bonus)
by_loaded = loaded.probabilities(texts, loaded.compare(vectors))
print(json.dumps({
    "names": texts[len(said):],
    "long way": np.abs(model.probabilities(texts, compared) - long_way).max().item(),
    "loaded": np.abs(model.probabilities(texts, compared) - by_loaded).max().item(),
    "off": np.abs(exactly - cosines).max().item(),
    "alone": max(np.abs(np.concatenate(rows) - whole).max().item() for rows, whole in zip(zip(*alone), compared)),
    "nearest": [loaded.nearest(row)[0] for row in cosines],
    "said": texts[:len(said)],
}))
"""

CHOOSE = """
import json
import numpy as np
from bot.components.topic_model import Settings, TopicModel

random = np.random.default_rng(0)
topics = np.repeat(["a", "b", "c"], 12)
told = {"a": "printer paper jam", "b": "vpn tunnel drops", "c": "mailbox quota full"}
by_vector, by_word = (3.0, 0.0), (0.0, 1.0)
noise = random.normal(size=(36, 12)).astype(np.float32)
apart = noise + 4 * (topics[:, None] == np.repeat(["a", "b", "c"], 4)).astype(np.float32)
words = [f"{told[topic]} {number % 5}" for number, topic in enumerate(topics)]
same = [f"something {number % 5}" for number in range(36)]

def chosen(texts, vectors):
    settings = Settings(directions=12, kernels=(by_vector, by_word))
    return list(TopicModel(settings).fit(texts, vectors, topics).kernel)

print(json.dumps({"only vectors tell": chosen(same, apart), "only words tell": chosen(words, noise)}))
"""


def run_in_bot(program: str, *arguments: str) -> dict[str, object]:
    environment = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    command = [PYTHON, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return run_in_bot(COMPARE, str(tmp_path_factory.mktemp("state")))


def test_votes_summed_up_beforehand_are_those_of_all_texts(compared: dict[str, float]) -> None:
    assert compared["long way"] < 1e-5


def test_rounded_vectors_are_off_by_thousandths_and_no_text_depends_on_what_else_is_compared(
    compared: dict[str, float],
) -> None:
    assert 0 < compared["off"] < 0.005
    assert compared["alone"] == 0


def test_stored_model_says_the_same(compared: dict[str, float]) -> None:
    assert compared["loaded"] < 1e-6


def test_names_are_learned_from_but_are_nobodys_words(compared: dict[str, list[str]]) -> None:
    assert compared["names"] == ["vpn setup", "print"]
    assert set(compared["nearest"]) <= set(compared["said"])


def test_training_keeps_the_kernel_that_knows_best_what_it_has_not_seen() -> None:
    assert run_in_bot(CHOOSE) == {"only vectors tell": [3.0, 0.0], "only words tell": [0.0, 1.0]}
