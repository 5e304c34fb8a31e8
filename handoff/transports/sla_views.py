"""Payloads of SLA facts and saved views."""

from handoff.models.saved_view import SavedViewsChanged
from handoff.models.sla import SlaAlerted
from handoff.transports.protocol.console import saved_views, sla


def sla_alerted(fact: SlaAlerted) -> sla.SlaAlerted:
    """What is due soon or late; who is told is in the address."""
    values = {name: value for name, value in vars(fact).items() if name != "technician_id"}
    return sla.SlaAlerted(**values)


def saved_views_changed(fact: SavedViewsChanged) -> saved_views.SavedViewsChanged:
    """A technician's views."""
    return saved_views.SavedViewsChanged.model_validate(fact)
