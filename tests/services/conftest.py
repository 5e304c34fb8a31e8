"""A desk whose clock the test holds."""

import pytest

from tests.conftest import TestDesk
from tests.services.on_duty import OnDuty


@pytest.fixture
def duty(test_desk: TestDesk) -> OnDuty:
    return OnDuty(test_desk)
