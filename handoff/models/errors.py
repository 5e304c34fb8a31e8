"""The family of domain errors; each has a code for programs and a sentence for people."""


class DeskError(Exception):
    """A request that cannot be carried out; nothing was changed."""

    code = "refused"
    message = "That is not possible."
    http_status = 409

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.message)
        self.message = message or self.message


class StaleEpoch(DeskError):
    """The conversation changed hands since the caller last saw it."""

    code = "stale_epoch"
    message = "This conversation has changed hands meanwhile. Look at it again, then repeat what you wanted to do."


class AlreadyClaimed(DeskError):
    """Somebody else owns the conversation."""

    code = "already_claimed"
    message = "A colleague has already claimed this conversation."


class AlreadyResolved(DeskError):
    """The conversation has ended."""

    code = "already_resolved"
    message = "This conversation is already resolved."


class NotQueued(DeskError):
    """Only what waits in a queue can be offered."""

    code = "not_queued"
    message = "This conversation is not waiting any more."


class AtCapacity(DeskError):
    """A technician has as many conversations as they may hold."""

    code = "at_capacity"
    message = "You have as many conversations as you can hold. Resolve one or pass it on first."


class NotAvailable(DeskError):
    """A technician cannot be given a conversation now; the message says who and why."""

    code = "not_available"
    message = "They are not available. Choose somebody else, or a team."


class TargetUnknown(DeskError):
    """No such team or colleague in the conversation's organization."""

    code = "target_unknown"
    message = "There is no such team or colleague in this organization. Choose again."
    http_status = 404


class NotOffered(DeskError):
    """There is nothing to accept."""

    code = "not_offered"
    message = "This conversation was not offered to you, or you have accepted it already."


class NothingToUndo(DeskError):
    """There is nothing that this technician could still take back here."""

    code = "nothing_to_undo"
    message = "This cannot be undone any more."


class NotOwner(DeskError):
    """Only the technician who owns the conversation may do this."""

    code = "not_owner"
    message = "Only the technician who claimed this conversation can do that. Claim it first."
    http_status = 403


class ConversationUnknown(DeskError):
    """No such conversation, or none that the caller may see: the two are not told apart."""

    code = "conversation_unknown"
    message = "There is no such conversation."
    http_status = 404


class SessionUnknown(DeskError):
    """The session token is altered, outdated or of another site."""

    code = "session_unknown"
    message = "This chat session is not known here. Start a new one."
    http_status = 401


class SiteUnknown(DeskError):
    """The site key is unknown, or the page's origin is not on the site's list."""

    code = "site_unknown"
    message = "This page is not set up for the chat. Check data-site and the site's allowed origins."
    http_status = 403


class NotSignedIn(DeskError):
    """No valid staff session."""

    code = "not_signed_in"
    message = "Sign in first."
    http_status = 401


class WrongCredentials(DeskError):
    """Unknown e-mail address or wrong password: the two are not told apart."""

    code = "wrong_credentials"
    message = "E-mail address or password is wrong."
    http_status = 401


class TooManyAttempts(DeskError):
    """Sign-in is throttled for this address."""

    code = "too_many_attempts"
    message = "Too many attempts. Wait a few minutes, then try again."
    http_status = 429


class NotALead(DeskError):
    """Only a lead may see this."""

    code = "not_a_lead"
    message = "Only leads can read transcripts. Ask a lead of your organization."
    http_status = 403


class TooFast(DeskError):
    """More messages than a person can write."""

    code = "too_fast"
    message = "That was a lot of messages at once. Wait a moment, then send again."
    http_status = 429


class AttachmentUnknown(DeskError):
    """No such attachment, or none that the caller may see or send: the two are not told apart."""

    code = "attachment_unknown"
    message = "There is no such file, or its link has run out. Open the conversation again."
    http_status = 404


class AttachmentTooLarge(DeskError):
    """More bytes than an attachment may have."""

    code = "attachment_too_large"
    http_status = 413


class AttachmentRefused(DeskError):
    """A file of a kind that is not taken, or whose bytes are not what its name says."""

    code = "attachment_refused"
    http_status = 415


class TooManyAttachments(DeskError):
    """The conversation has as many files as it may have."""

    code = "too_many_attachments"
    message = "This conversation cannot take more files. Tell the technician, who can name another way."


class MentionRefused(DeskError):
    """A note mentions somebody who may not see the conversation; the message names them."""

    code = "mention_refused"
    http_status = 422


class InvalidInput(DeskError):
    """A value that cannot be used; the message names the field and what to do."""

    code = "invalid_input"
    http_status = 422


class NoticeUnknown(DeskError):
    """No such notice or surge, or none that the caller may see: the two are not told apart."""

    code = "notice_unknown"
    message = "There is no such notice."
    http_status = 404


class NoticeEnded(DeskError):
    """The notice is not in force any more."""

    code = "notice_ended"
    message = "This notice has ended already. Publish a new one if it is still needed."


class NoticeChanged(DeskError):
    """Somebody changed the notice since the caller last saw it."""

    code = "notice_changed"
    message = "A colleague has changed this notice meanwhile. Look at it again, then change it."


class SurgeOver(DeskError):
    """Nobody is told of the surge any more."""

    code = "surge_over"
    message = "This is over, or a colleague has dismissed it already."


class SurgeTold(DeskError):
    """A notice about the surge is in force."""

    code = "surge_told"
    message = "A notice about this has just been published. Change that one if it should say something else."
