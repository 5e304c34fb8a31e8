"""Who is named, and who is not."""

import pytest

from handoff.rules.mentions import named_in

NAMES = ["Tom", "Tom Okafor", "Lena Fischer", "Zoë (night)"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Lena Fischer please look", {"Lena Fischer"}),
        ("please look, @lena fischer.", {"Lena Fischer"}),
        ("ask @Tom Okafor", {"Tom Okafor"}),
        ("ask @Tom, or @Tom Okafor", {"Tom", "Tom Okafor"}),
        ("@Zoë (night)!", {"Zoë (night)"}),
        ("@Tommy and @Lena", set()),
        ("write to info@Tom or Lena Fischer", set()),
        ("@ Tom", set()),
        ("", set()),
    ],
)
def test_a_name_counts_behind_an_at_sign_and_whole(text: str, named: set[str]) -> None:
    assert named_in(text, NAMES) == named
