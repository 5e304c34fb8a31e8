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


async def test_colleagues_know_who_has_the_conversation_in_front_and_when_they_leave_it(service: Served) -> None:
    visitor, here = await waiting(service)
    _, elsewhere = await waiting(service)
    priya, tom = await service.technician("priya"), await service.technician("tom")
    await priya.accepted("open_conversation", here)
    await tom.accepted("set_viewing", here)
    (moved,) = await priya.until(lambda: priya.seen("viewer_moved"))
    assert (moved["name"], moved["here"], moved["ttl_s"] > 20) == ("Tom Okafor", True, True)
    assert [who["name"] for who in (await priya.accepted("open_conversation", here))["viewers"]] == ["Tom Okafor"]
    await tom.accepted("set_viewing", elsewhere)
    await priya.until(lambda: [fact["here"] for fact in priya.seen("viewer_moved")] == [True, False])
    await tom.accepted("set_viewing", {"conversation_id": None})
    assert (await priya.accepted("open_conversation", elsewhere))["viewers"] == []
    assert {name for name, _ in visitor.events} & {"viewer_moved", "colleague_typing"} == set()


async def test_whoever_says_again_that_they_look_is_told_again_so_that_the_others_do_not_drop_them(
    service: Served,
) -> None:
    _, here = await waiting(service)
    priya, tom = await service.technician("priya"), await service.technician("tom")
    await priya.accepted("open_conversation", here)
    for _ in range(2):
        await tom.accepted("set_viewing", here)
    await priya.until(lambda: [fact["here"] for fact in priya.seen("viewer_moved")] == [True, True])


async def test_a_dead_socket_looks_at_nothing_but_the_same_persons_other_console_does(service: Served) -> None:
    _, here = await waiting(service)
    priya, tom, tom_too = [await service.technician(name) for name in ("priya", "tom", "tom")]
    await priya.accepted("open_conversation", here)
    for console in (tom, tom_too):
        await console.accepted("set_viewing", here)
    await tom.close()
    assert len((await priya.accepted("open_conversation", here))["viewers"]) == 1
    await tom_too.close()
    await priya.until(lambda: not priya.seen("viewer_moved")[-1]["here"])
    assert [fact["here"] for fact in priya.seen("viewer_moved")] == [True, True, False]
    assert (await priya.accepted("open_conversation", here))["viewers"] == []


async def test_nobody_looks_at_what_belongs_to_another_organization(service: Served) -> None:
    _, here = await waiting(service)
    outsider = await service.technician("stranger")
    assert (await outsider.refused("set_viewing", here))[0] == "conversation_unknown"


async def test_a_colleague_who_types_is_told_to_colleagues_alone(service: Served) -> None:
    visitor, here = await waiting(service)
    priya, tom = await service.technician("priya"), await service.technician("tom")
    await priya.accepted("open_conversation", here)
    await tom.accepted("set_typing", here | {"on": True})
    (fact,) = await priya.until(lambda: priya.seen("colleague_typing"))
    assert (fact["name"], fact["on"], fact["ttl_s"] > 0) == ("Tom Okafor", True, True)
    await priya.accepted("claim", here | {"epoch": 2})
    await priya.accepted("set_typing", here | {"on": True})
    (typing,) = await visitor.until(lambda: visitor.seen("typing"))
    assert typing["name"] == "Priya Nair"
    assert priya.seen("typing") == [], "colleagues are told with who it is, by another fact"


async def test_a_visitor_is_not_told_of_somebody_who_types_before_accepting(service: Served) -> None:
    visitor, here = await waiting(service)
    priya, tom = await service.technician("priya"), await service.technician("tom")
    await tom.accepted("set_presence", {"state": "available"})
    offered = lambda: [row for row in tom.seen("conversation_updated") if row["accept_by"]]  # noqa: E731
    await tom.until(offered)
    await priya.accepted("open_conversation", here)
    await tom.accepted("set_typing", here | {"on": True})
    await priya.until(lambda: priya.seen("colleague_typing"))
    await tom.accepted("accept", here | {"epoch": 3})
    await visitor.told("has joined")
    assert visitor.seen("typing") == []
