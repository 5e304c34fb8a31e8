"""What the doors tell of who has read: each reader's other browsers, colleagues, and the visitor."""

from tests.transports.serving import Served
from tests.transports.test_console_socket import reply, waiting


async def test_what_was_read_in_one_browser_is_read_in_all_of_them_and_in_nobody_elses(service: Served) -> None:
    _, here = await waiting(service)
    first, second, colleague = [await service.technician(name) for name in ("priya", "priya", "tom")]
    await first.accepted("mark_read", here | {"seq": 2})
    (moved,) = await second.until(lambda: second.seen("read_moved"))
    assert moved == here | {"seq": 2}
    opened = await (await service.technician("priya")).accepted("console_open", {})
    assert opened["read"] == [here | {"seq": 2}]
    assert (await second.accepted("open_conversation", here))["read_seq"] == 2
    assert (await colleague.accepted("open_conversation", here))["read_seq"] is None
    assert colleague.seen("read_moved") == []


async def test_a_visitor_and_the_owner_know_what_the_other_has_read(each_service: Served) -> None:
    visitor, here = await waiting(each_service)
    console = await each_service.technician()
    await console.accepted("open_conversation", here)
    await console.accepted("claim", here | {"epoch": 2})
    await console.accepted("mark_read", here | {"seq": 3})
    (read,) = await visitor.until(lambda: visitor.seen("message_read"))
    assert (read["seq"], read["epoch"]) == (1, 3)
    assert (await visitor.open(visitor.token))["read_seq"] == 1
    said = (await console.accepted("reply", here | reply(3)))["message"]
    await visitor.accepted("seen", {"seq": said["seq"]})
    (saw,) = await console.until(lambda: console.seen("visitor_saw"))
    assert saw["seq"] == said["seq"]
    assert (await console.accepted("open_conversation", here))["visitor_saw"] == saw


async def test_seen_is_refused_without_a_session_and_accepted_before_the_first_word(service: Served) -> None:
    visitor = await service.visitor()
    assert (await visitor.refused("seen", {"seq": 1}))[0] == "session_unknown"
    await visitor.open()
    await visitor.accepted("seen", {"seq": 1})
