"""The security review on the wire."""

from handoff.models import Approval, ResetRequest
from handoff.models.security_facts import SecurityAlerted, SecurityChanged
from handoff.services.resets.accounts import Looked
from handoff.services.resets.reviewing import Listed, Review, Room
from handoff.transports.protocol.console import security


def changed(fact: SecurityChanged) -> security.SecurityChanged:
    """That something has changed, and nothing of it: whoever wants to know looks, which is recorded."""
    return security.SecurityChanged.model_validate(fact)


def alerted(fact: SecurityAlerted) -> security.SecurityAlerted:
    """An alert, for one lead."""
    names = security.SecurityAlerted.model_fields
    return security.SecurityAlerted(**{name: getattr(fact, name) for name in names})


def room(found: Room) -> security.SecurityRoom:
    """One organization's review."""
    mode = found.phishing
    return security.SecurityRoom(
        organization_id=found.organization_id,
        organization_name=found.organization_name,
        phishing=mode
        and security.PhishingView(why=mode.why, by=found.phishing_by, started_at=mode.started_at, ends_at=mode.ends_at),
        automations_overdue=found.overdue,
        requests=[row(listed) for listed in found.requests],
    )


def row(listed: Listed) -> security.ResetRow:
    """A request as a list shows it."""
    own = {name: getattr(listed, name) for name in ("visitor_name", "reference", "approved")}
    rest = security.ResetRow.model_fields.keys() - own
    return security.ResetRow(**own, **{name: getattr(listed.request, name) for name in rest})


def review(found: Review) -> security.ResetView:
    """Everything known of a request."""
    asked = found.listed.request
    return security.ResetView(
        row=row(found.listed),
        organization_name=found.organization_name,
        verification=found.visitor.verification,
        visitor_email=found.visitor.email,
        requested_by=found.requested_by,
        policy_version=asked.policy_version,
        problem=asked.problem,
        directory=_directory(found.looked),
        directory_problem=found.looked.problem,
        signals=[_signal(each) for each in asked.signals],
        approvals=[_approval(each, by, asked) for each, by in found.approvals],
        others_of_account=[security.OtherReset.model_validate(each) for each in found.others_of_account],
        others_of_organization=[security.OtherReset.model_validate(each) for each in found.others_of_organization],
        history=[security.StepView.model_validate(step) for step in found.history],
        obstacle=found.obstacle and security.Obstacle(code=found.obstacle.code, message=found.obstacle.message),
    )


def _signal(kept: dict[str, object]) -> security.RiskSignalView:
    return security.RiskSignalView(**{name: kept[name] for name in security.RiskSignalView.model_fields})


def _directory(looked: Looked) -> security.DirectoryView | None:
    account = looked.account
    if account is None:
        return None
    # Not one address in clear: whoever approves looks the number up where it is kept.
    return security.DirectoryView(
        name=account.name,
        display_name=account.display_name,
        is_locked=account.is_locked,
        is_enabled=account.is_enabled,
        groups=sorted(looked.groups or ()),
        contacts=[security.ContactView.model_validate(contact) for contact in looked.contacts],
    )


def _approval(given: Approval, by: str, asked: ResetRequest) -> security.ApprovalView:
    return security.ApprovalView(by=by, at=given.at, counts=given.round == asked.round, **given.check)
