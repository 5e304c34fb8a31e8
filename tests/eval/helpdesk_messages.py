"""The shipped bot and policy on messages by other hands: `.venv/test/bin/python -m tests.eval.helpdesk_messages`.

`--failures` lists what came out wrong too; whoever has read that measures no longer with these messages.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "helpdesk"
FILES = [FOLDER / f"{name}.jsonl" for name in ("first_writer", "second_writer", "dialogues")]
ACTS = ("answer", "flow")
Line = dict[str, Any]


def turns_of(line: Line) -> list[tuple[str, list[str], str | None]]:
    """Each turn's text, the outcomes that will do, and the topic that is right."""
    if "turns" in line:
        return list(zip(line["turns"], line["outcome"], line["expect"], strict=True))
    return [(line["text"], line["outcome"], line["expect"])]


def is_right(result: Line, outcomes: list[str], topic: str | None) -> bool:
    """Whether the outcome will do and, where the bot acted, the topic is the right one."""
    return result["outcome"] in outcomes and (
        result["outcome"] not in ACTS or topic is None or result["intent"] == topic
    )


def main() -> None:
    """Print one row per category."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", action="store_true")
    asked = parser.parse_args()
    lines = [json.loads(line) for path in FILES for line in path.read_text().splitlines()]
    text = "\n".join(json.dumps({name: line[name] for name in ("text", "turns") if name in line}) for line in lines)
    command = [sys.executable, "-m", "handoff", "decide", "-"]
    decided = subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True, check=True).stdout
    results = iter([json.loads(line) for line in decided.splitlines()])
    right, outcomes, failures = Counter[str](), dict[str, Counter[str]](), list[str]()
    for line in lines:
        category, with_people = line.get("category", "dialogue turns"), False
        for said, wanted, topic in turns_of(line):
            result = next(results)
            # Where a person would do, the conversation stays with people from then on.
            fine = is_right(result, wanted, topic) or (with_people and result["outcome"] == "handoff")
            with_people = with_people or (fine and result["outcome"] == "handoff")
            right[category] += fine
            outcomes.setdefault(category, Counter())[result["outcome"]] += 1
            if not fine:
                failures.append(f"{category}: {said[:100]!r} {result['outcome']} by {result['rule']}")
    for category, counted in outcomes.items():
        share = right[category] / counted.total()
        kinds = ", ".join(f"{outcome} {count}" for outcome, count in counted.most_common())
        sys.stdout.write(f"{category:15s} {right[category]:4d} of {counted.total():4d} right  {share:6.1%}   {kinds}\n")
    if asked.failures:
        sys.stdout.write("\n".join(["", *failures, ""]))


if __name__ == "__main__":
    main()
