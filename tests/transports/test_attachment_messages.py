"""P1, P2, P8 for files at the sockets: they go with their message, to whoever may see it."""

from uuid import uuid4

from tests.conftest import ORIGIN
from tests.hostile_files import PDF
from tests.transports.bringing import PICTURE, bring_as_staff, brought, claimed
from tests.transports.serving import Served
from tests.transports.test_ending_doors import past_its_time


async def test_p1_a_file_goes_with_its_message_to_both_sides_and_is_there_when_one_comes_back(
    each_service: Served,
) -> None:
    visitor = await each_service.visitor()
    await visitor.open()
    console, _ = await claimed(each_service, visitor)
    file = await brought(each_service, visitor)
    ack = await visitor.accepted("user_uttered", {"message": "", "client_msg_id": "m1", "attachments": [file["id"]]})
    again = await visitor.accepted("user_uttered", {"message": "", "client_msg_id": "m1", "attachments": [file["id"]]})
    assert ack["message"] == again["message"]
    (live,) = [m for m in await console.until(lambda: console.seen("message_created")) if m["attachments"]]
    assert (live["seq"], live["attachments"][0]["name"]) == (ack["message"]["seq"], "shot.png")
    back = await each_service.visitor()
    missed = (await back.open(visitor.token))["messages"]
    (shown,) = [message["attachments"][0] for message in missed if message["attachments"]]
    stranger = await each_service.browser()
    read = await stranger.get(shown["url"], headers={"Origin": ORIGIN})
    assert read.content == PICTURE
    own = await each_service.browser("tom")
    assert (await own.get(live["attachments"][0]["url"])).content == PICTURE


async def test_a_file_brought_to_a_conversation_that_is_over_goes_with_its_message_to_the_new_one(
    each_service: Served,
) -> None:
    visitor, other = await each_service.visitor(), await each_service.visitor()
    await visitor.open()
    await other.open()
    await visitor.ask_for_person()
    await visitor.accepted("end_conversation", {"epoch": 2})
    await past_its_time(each_service, visitor)
    file = await brought(each_service, visitor)
    sent = {"message": "It is back", "client_msg_id": "m1", "attachments": [file["id"]]}
    assert (await visitor.refused("user_uttered", sent))[0] == "conversation_over"
    assert (await other.refused("user_uttered", sent))[0] == "attachment_unknown"
    begun = await visitor.accepted("start_conversation", {})
    stored = (await visitor.accepted("user_uttered", sent))["message"]
    assert (stored["conversation_id"], stored["attachments"][0]["name"]) == (begun["conversation_id"], "shot.png")
    renewed = await visitor.accepted("renew_attachment", {"attachment_id": file["id"]})
    assert (await (await each_service.browser()).get(renewed["attachment"]["url"])).content == PICTURE


async def test_a_link_is_renewed_for_its_own_visitor_only(service: Served) -> None:
    visitor, other = await service.visitor(), await service.visitor()
    await visitor.open()
    await other.open()
    file = await brought(service, visitor)
    renewed = await visitor.accepted("renew_attachment", {"attachment_id": file["id"]})
    assert (await (await service.browser()).get(renewed["attachment"]["url"])).content == PICTURE
    assert (await other.refused("renew_attachment", {"attachment_id": file["id"]}))[0] == "attachment_unknown"


async def test_p8_a_file_of_a_note_is_told_to_staff_only(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    console, named = await claimed(service, visitor)
    file = (await bring_as_staff(service, "priya", visitor.conversation_id)).json()["attachment"]
    note = {"conversation_id": named["conversation_id"], "text": "", "client_msg_id": "n1", "attachments": [file["id"]]}
    stored = (await console.accepted("note", note))["message"]
    assert [file["name"] for file in stored["attachments"]] == ["steps.pdf"]
    await console.accepted("reply", named | {"text": "after the note", "client_msg_id": "r1"})
    await visitor.told("after the note")
    back = await service.visitor()
    everything = [*visitor.events, await back.open(visitor.token)]
    assert "steps.pdf" not in repr(everything)
    assert file["id"] not in repr(everything)
    assert (await visitor.refused("renew_attachment", {"attachment_id": file["id"]}))[0] == "attachment_unknown"


async def test_a_rasa_widget_gets_a_line_with_name_and_link(service: Served) -> None:
    widget = await service.rasa_widget()
    await widget.open()
    console, named = await claimed(service, widget)
    file = (await bring_as_staff(service, "priya", widget.conversation_id)).json()["attachment"]
    sent = {"text": "Press these", "client_msg_id": "r1", "attachments": [file["id"]]}
    await console.accepted("reply", named | sent)
    told = await widget.until(lambda: [m for m in widget.seen("bot_uttered") if "Press these" in m["text"]])
    line = told[0]["text"].splitlines()[-1]
    link = line.removeprefix("[steps.pdf](").removesuffix(")")
    assert link.startswith("http://localhost:8000/attachments/")
    browser = await service.browser()
    assert (await browser.get(link.removeprefix("http://localhost:8000"))).content == PDF


async def test_more_than_five_files_and_nothing_at_all_are_refused_in_words(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    many = {"message": "x", "attachments": [str(uuid4())] * 6}
    code, sentence = await visitor.refused("user_uttered", many)
    assert (code, sentence) == ("invalid_input", "attachments: are more than 5; send the others with another message.")
    assert (await visitor.refused("user_uttered", {"message": " ", "attachments": []}))[1].startswith(
        "message: is empty"
    )


async def test_the_transcript_lists_the_files_of_its_messages(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    file = await brought(service, visitor, name="<b>shot.png")
    await visitor.accepted("user_uttered", {"message": "", "attachments": [file["id"]]})
    lead = await service.browser("lena")
    page = (await lead.get(f"/transcripts/{visitor.conversation_id}")).text
    assert f'href="/console/attachments/{file["id"]}/file" download' in page
    assert "_b_shot.png" in page
    assert (await lead.get(f"/console/attachments/{file['id']}/preview")).status_code == 200
