"""files beside messages."""

import sqlalchemy as sa
from alembic import op


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('message', sa.Column('attachments', sa.JSON(), nullable=False, server_default='[]'))
    op.create_table(
        'attachment',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('message_id', sa.Uuid(), nullable=True),
        sa.Column('uploader_id', sa.Uuid(), nullable=False),
        sa.Column('client_id', sa.String(64), nullable=False),
        sa.Column('name', sa.String(120), nullable=False),
        sa.Column('media_type', sa.String(100), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('preview', sa.JSON(), nullable=True),
        sa.Column('link_key', sa.String(64), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('stored_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_attachment_organization_id')),
        sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_attachment_message_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment')),
        sa.UniqueConstraint('conversation_id', 'uploader_id', 'client_id', name=op.f('uq_attachment_conversation_id')),
    )
    op.create_index(op.f('ix_attachment_organization_id'), 'attachment', ['organization_id'])
    op.create_index('ix_attachment_unsent', 'attachment', ['message_id', 'created_at'])


def downgrade() -> None:
    op.drop_table('attachment')
    op.drop_column('message', 'attachments')
