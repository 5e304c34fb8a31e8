"""Payloads of resets."""

from collections.abc import Iterable

from handoff.models import ResetRequest
from handoff.transports.protocol.console import resets


def account_requests(requests: Iterable[ResetRequest]) -> list[resets.AccountRequest]:
    """Requests as technicians see them."""
    return [_account_request(asked) for asked in requests]


def _account_request(asked: ResetRequest) -> resets.AccountRequest:
    heaviest = sorted(asked.signals, key=lambda finding: -finding["weight"])
    names = set(resets.AccountRequest.model_fields) - {"signs"}
    signs = [resets.RiskSign(**{name: found[name] for name in ("why", "weight", "source")}) for found in heaviest]
    return resets.AccountRequest(**{name: getattr(asked, name) for name in names}, signs=signs)
