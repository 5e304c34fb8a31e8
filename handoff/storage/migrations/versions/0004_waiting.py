"""tickets, what waiting visitors were told, idle warnings, and outgoing mail."""

import sqlalchemy as sa
from alembic import op


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    for column in ('ticket_since', 'ticket_opens_at', 'idle_warned_at'):
        op.add_column('conversation', sa.Column(column, TIME, nullable=True))
    op.add_column('visitor', sa.Column('contact_email', sa.String(254), nullable=True))
    op.create_index('ix_stretch_team', 'stretch', ['team_id', 'owner_kind', 'ended_at'])
    op.create_table(
        'wait_promise',
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('queued_at', TIME, nullable=False),
        sa.Column('place', sa.Integer(), nullable=False),
        sa.Column('earliest', TIME, nullable=True),
        sa.Column('latest', TIME, nullable=True),
        sa.Column('longer', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_wait_promise_conversation_id')),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_wait_promise_organization_id')),
        sa.PrimaryKeyConstraint('conversation_id', name=op.f('pk_wait_promise')),
    )
    op.create_index(op.f('ix_wait_promise_organization_id'), 'wait_promise', ['organization_id'])
    op.create_table(
        'outgoing_mail',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('recipient', sa.String(254), nullable=False),
        sa.Column('replies', sa.JSON(), nullable=False),
        sa.Column('created_at', TIME, nullable=False),
        sa.Column('due_at', TIME, nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('ended_at', TIME, nullable=True),
        sa.Column('problem', sa.String(300), nullable=True),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_outgoing_mail_organization_id')),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_outgoing_mail_conversation_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_outgoing_mail')),
    )
    op.create_index(op.f('ix_outgoing_mail_organization_id'), 'outgoing_mail', ['organization_id'])
    op.create_index(op.f('ix_outgoing_mail_conversation_id'), 'outgoing_mail', ['conversation_id'])
    waiting = sa.text('ended_at IS NULL')
    op.create_index(
        'ix_outgoing_mail_due', 'outgoing_mail', ['due_at'], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    op.drop_table('outgoing_mail')
    op.drop_table('wait_promise')
    op.drop_index('ix_stretch_team', 'stretch')
    op.drop_column('visitor', 'contact_email')
    for column in ('idle_warned_at', 'ticket_opens_at', 'ticket_since'):
        op.drop_column('conversation', column)
