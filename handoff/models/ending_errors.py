"""What can be refused at the end of a conversation."""

from handoff.models.errors import DeskError


class ConversationOver(DeskError):
    """It ended too long ago to be taken up again."""

    code = "conversation_over"
    message = "This conversation ended a while ago and stays as it is. Start a new one."


class NotRatable(DeskError):
    """Nobody of that kind took part, or the conversation goes on."""

    code = "not_ratable"
    message = "Only whoever took part can be rated, once the conversation has ended."


class AlreadyRated(DeskError):
    """A rating stands as it was given."""

    code = "already_rated"
    message = "You have rated this already. A rating cannot be changed."


class TooManyMails(DeskError):
    """More mail than anybody needs, to this address or about this conversation."""

    code = "too_many_mails"
    message = "Enough e-mails were sent for today. Download the conversation instead, or try again tomorrow."
    http_status = 429
