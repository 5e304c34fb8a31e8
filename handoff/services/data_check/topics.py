"""Topics as a whole: enough lines, an answer, a place in the bot's domain, a title of their own."""

from collections import Counter, defaultdict

from handoff.services.data_check.findings import Findings, advice, error
from handoff.storage.training_files import Domain, Place, TopicEntry, TrainingData

FEWEST_LINES = 15


def thin_topics(data: TrainingData, domain: Domain) -> Findings:
    """Topics that have too few lines to be told from their neighbours."""
    counts = Counter(line.topic for line in data.lines if line.text)
    for topic, entry in _first_entries(data).items():
        if counts[topic] < FEWEST_LINES:
            yield advice(
                entry.place,
                f"`{topic}` has {counts[topic]} lines; write at least {FEWEST_LINES}, in words that people use",
            )


def undeclared_intents(data: TrainingData, domain: Domain) -> Findings:
    """Intents that the bot's domain does not know: nothing can be said about what they mean there."""
    for topic, entry in _first_entries(data).items():
        intent = topic.partition("/")[0]
        if intent not in domain.intents:
            yield error(entry.place, f"no file of bot/domain declares `{intent}`; correct the name or add it there")


def unanswered_topics(data: TrainingData, domain: Domain) -> Findings:
    """Topics of a family such as faq/ without an answer."""
    answered = {answer.name for answer in data.answers} | set(domain.answers)
    for topic, entry in _first_entries(data).items():
        if "/" in topic and _answer_to(topic) not in answered:
            yield error(entry.place, f"`{topic}` has no answer; write one under `responses: {_answer_to(topic)}`")


def answers_to_nothing(data: TrainingData, domain: Domain) -> Findings:
    """Answers of a family such as faq/ that no line leads to."""
    wanted = {_answer_to(topic) for topic in _first_entries(data)}
    for name, place in {answer.name: answer.place for answer in data.answers}.items():
        if "/" in name and name not in wanted:
            yield error(place, f"no topic leads to `{name}`; correct the name, add its lines or delete it")


def answers_in_two_files(data: TrainingData, domain: Domain) -> Findings:
    """Answers of which only one would be used, and which one is luck."""
    first: dict[str, Place] = dict(domain.answers)
    for answer in data.answers:
        other = first.setdefault(answer.name, answer.place)
        if other.path != answer.place.path:
            yield error(answer.place, f"`{answer.name}` is in {other.path.name} too; keep one of the two")


def shared_titles(data: TrainingData, domain: Domain) -> Findings:
    """Topics whose buttons look the same."""
    by_title: defaultdict[str, list[TopicEntry]] = defaultdict(list)
    for entry in _first_entries(data).values():
        if entry.title:
            by_title[entry.title.casefold()].append(entry)
    for first, *others in by_title.values():
        for entry in others:
            yield error(entry.place, f"`{first.topic}` has the title “{entry.title}” too; change one of the two")


def _first_entries(data: TrainingData) -> dict[str, TopicEntry]:
    first: dict[str, TopicEntry] = {}
    for entry in data.topics:
        first.setdefault(entry.topic, entry)
    return first


def _answer_to(topic: str) -> str:
    return f"utter_{topic}"
