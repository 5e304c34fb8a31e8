"""drafts and mentions."""

import sqlalchemy as sa
from alembic import op


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'saved_draft',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('voice', sa.String(40), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_saved_draft_organization_id')),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_saved_draft_conversation_id')),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_saved_draft_technician_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_draft')),
        sa.UniqueConstraint('conversation_id', 'technician_id', 'voice', name=op.f('uq_saved_draft_conversation_id')),
    )
    op.create_index(op.f('ix_saved_draft_organization_id'), 'saved_draft', ['organization_id'])
    op.create_table(
        'mention',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('message_id', sa.Uuid(), nullable=False),
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('by_technician_id', sa.Uuid(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_mention_organization_id')),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_mention_conversation_id')),
        sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_mention_message_id')),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_mention_technician_id')),
        sa.ForeignKeyConstraint(['by_technician_id'], ['technician.id'], name=op.f('fk_mention_by_technician_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_mention')),
        sa.UniqueConstraint('message_id', 'technician_id', name=op.f('uq_mention_message_id')),
    )
    op.create_index(op.f('ix_mention_organization_id'), 'mention', ['organization_id'])
    op.create_index('ix_mention_unseen', 'mention', ['technician_id', 'seen_at'])


def downgrade() -> None:
    op.drop_table('mention')
    op.drop_table('saved_draft')
