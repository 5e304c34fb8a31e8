"""P9 with real processes: what was typed as a secret is in no file that any of them has written."""

from pathlib import Path

from tests.chaos.test_bot_failures import ask
from tests.running_bot import RunningBot
from tests.running_service import RunningService
from tests.transports.serving import Served

PASSWORD = "Tr0ub4dor&3zebra"
CARD = "4111 1111 1111 1111"
KEY = "ghp_" + "a1B2c3D4e5" * 4
IBAN = "DE89 3704 0044 0532 0130 00"
RECOVERY_KEY = "531058-303050-716078-383614-460922-106975-083446-139161"
CODE = "49320177"
SENTENCE = f"my password is {PASSWORD}"
KEPT = "marmalade"
TRACES = [b"Tr0ub4dor", b"3zebra", b"4111 1111", b"41111111", b"4111-1111", KEY.encode(), KEY[4:].encode()]
TRACES += [b"0532 0130", RECOVERY_KEY[7:20].encode(), CODE.encode(), b"w1reless", b"urlpass"]


def files_with(var: Path, words: bytes) -> list[str]:
    """The files under a folder that hold the words anywhere, in whatever they are a part of."""
    return sorted(path.name for path in var.rglob("*") if path.is_file() and words in path.read_bytes())


async def everything_secret_is_typed(served: Served) -> None:
    """Passwords, cards and keys: to the bot, into its question, to and by a technician, and in what is refused."""
    visitor = await served.visitor(page_url=f"http://intranet.test/reset?password={PASSWORD}#{PASSWORD}")
    await visitor.open()
    await ask(visitor, f"How do I connect to the VPN from the {KEPT} office?")
    await ask(visitor, "I forgot my password and want to reset it")
    await visitor.say(SENTENCE)
    await visitor.until(lambda: [m for m in visitor.seen("message_created") if m["redacted"]])
    for text in (f"my card is {CARD}", CARD.replace(" ", ""), CARD.replace(" ", "-"), f"the key {KEY} is rejected"):
        assert (await visitor.say(text))["redacted"]
    for text in (IBAN, f"bitlocker asks for {RECOVERY_KEY}", "wifi key: w1reless", "https://maria:urlpass@host.test/"):
        assert (await visitor.say(text))["redacted"]
    await visitor.say("here is my password:")
    assert (await visitor.say(PASSWORD))["redacted"] == ["password"]
    await visitor.say("this is the sms code i got")
    assert (await visitor.say(CODE))["redacted"] == ["one_time_code"]
    await visitor.ask_for_person()
    console = await served.technician()
    here = {"conversation_id": visitor.conversation_id}
    epoch = (await console.accepted("open_conversation", here))["conversation"]["epoch"]
    await console.accepted("claim", here | {"epoch": epoch})
    assert (await visitor.say(SENTENCE))["redacted"] == ["password"]
    for command, more in (("reply", {"epoch": epoch + 1}), ("note", {})):
        written = here | more | {"text": f"The new password is {PASSWORD}", "client_msg_id": command}
        assert (await console.accepted(command, written))["message"]["redacted"] == ["password"]
    await visitor.refused("user_uttered", {"message": f"{SENTENCE}\x00"})
    await visitor.refused("user_uttered", {"message": SENTENCE * 1000})
    await visitor.refused("user_uttered", {"message": SENTENCE, "client_msg_id": f"{CARD} {PASSWORD}"})
    await visitor.refused("session_request", {"session_id": SENTENCE})
    browser = await served.browser()
    assert (await browser.post("/sign-in", data={"email": SENTENCE, "password": PASSWORD})).status_code == 401


async def test_p9_passwords_cards_and_keys_typed_into_the_chat_are_in_no_file(
    served: Served, service: RunningService, bot: RunningBot, var: Path
) -> None:
    await everything_secret_is_typed(served)
    written = files_with(var, KEPT.encode())
    assert [name for name in written if name.startswith(bot.tracker_db.name)]
    assert [name for name in written if name.startswith("warmdesk.db")]
    assert {service.log.name, *(log.name for log in bot.logs)} <= set(files_with(var, b""))
    assert {trace: files_with(var, trace) for trace in TRACES} == {trace: [] for trace in TRACES}
