"""Understanding on our own data, by cross-validation: `.venv/bot/bin/python -m tests.eval.own_data`."""

import sys
from collections import Counter

import numpy as np
import yaml

from tests.eval.cached_vectors import ROOT
from tests.eval.learning import learn
from tests.eval.public_sets import OUT_OF_SCOPE, Lines

NO_TOPIC = (OUT_OF_SCOPE, "vague")
PEOPLE = ("sensitive/", "request_human")
SHOWN = 25

# What a mistake costs, in needless questions back. A wrong answer costs the visitor's time and trust; a question back
# (and, if that is not understood either, a person) costs half a minute.
WRONG_ANSWER = 2.0
NEEDLESS = 1.0


def own_lines() -> Lines:
    """Every training line with its topic, in the order of the files."""
    lines = []
    for path in sorted([*(ROOT / "data/faq").rglob("*.yml"), *(ROOT / "data/nlu").rglob("*.yml")]):
        for entry in yaml.safe_load(path.read_text()).get("nlu", []):
            lines += [(line[2:], entry["intent"]) for line in entry["examples"].splitlines() if line.startswith("- ")]
    return lines


class CrossValidated:
    """What the model says of each of our lines without having seen it."""

    def __init__(self, lines: Lines) -> None:
        self.texts, self.topics = [text for text, _ in lines], np.array([topic for _, topic in lines])
        model = learn(lines)
        shares = model.out_of_fold_probabilities()
        self.guesses = model.topics[shares.argmax(axis=1)]
        self.confidence = shares.max(axis=1)
        self.right = self.guesses == self.topics
        self.outside = np.isin(self.topics, NO_TOPIC)
        self.for_people = np.array([topic.startswith(PEOPLE) for topic in self.topics])
        guessed_people = np.array([guess.startswith(PEOPLE) for guess in self.guesses])
        # What the bot would act on by itself, if it were sure enough.
        self.offered = ~np.isin(self.guesses, NO_TOPIC) & ~guessed_people

    def costs(self, threshold: float) -> tuple[float, float, float, float]:
        """Shares of answerable lines answered right, of those sent away, of wrong answers to others; the mean cost."""
        answered = self.offered & (self.confidence >= threshold)
        answerable = ~self.outside & ~self.for_people
        needless = answerable & ~answered
        wrong = answered & ~self.right
        cost = (WRONG_ANSWER * wrong.sum() + NEEDLESS * needless.sum()) / len(self.right)
        return (
            (answered & self.right)[answerable].mean(), needless[answerable].mean(), wrong[self.outside].mean(), cost
        )  # fmt: skip


def show(validated: CrossValidated) -> None:
    """Prints accuracy, the threshold's price and the worst confusions."""
    topics = ~validated.outside
    write = sys.stdout.write
    write(
        f"{len(validated.texts)} lines, five folds: right topic {validated.right[topics].mean():.1%} of known topics, "
    )
    write(f"{validated.right[~topics].mean():.1%} of out-of-scope lines\n\nCalibration\n  confidence   lines  right\n")
    for low in np.arange(0, 1, 0.1):
        inside = (validated.confidence >= low) & (validated.confidence < low + 0.1)
        if inside.any():
            write(f"  {low:.1f} to {low + 0.1:.1f}  {inside.sum():6d}  {validated.right[inside].mean():6.1%}\n")
    write(f"\nThreshold, if a wrong answer costs as much as {WRONG_ANSWER:g} needless questions back\n")
    write("  threshold  answered right  asked back  out of scope answered   cost\n")
    thresholds = np.arange(0.1, 0.85, 0.05)
    table = [validated.costs(threshold) for threshold in thresholds]
    best = int(np.argmin([row[-1] for row in table]))
    for index, (threshold, (right, needless, outside, cost)) in enumerate(zip(thresholds, table, strict=True)):
        mark = "  <- cheapest" if index == best else ""
        write(f"  {threshold:9.2f}  {right:14.1%}  {needless:10.1%}  {outside:21.1%}  {cost:.3f}{mark}\n")
    write("\nWorst confusions (is > was taken for)\n")
    pairs = zip(validated.topics[~validated.right], validated.guesses[~validated.right], strict=True)
    for (topic, guess), count in Counter(pairs).most_common(SHOWN):
        write(f"  {count:3d}  {topic} > {guess}\n")


def main() -> None:
    """Print the tables."""
    show(CrossValidated(own_lines()))


if __name__ == "__main__":
    main()
