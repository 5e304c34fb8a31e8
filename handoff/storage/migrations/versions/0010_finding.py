"""how far people have read."""

import sqlalchemy as sa
from alembic import op


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'read_position',
        sa.Column('reader_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('seq', sa.Integer(), nullable=False),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_read_position_conversation_id')),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_read_position_organization_id')),
        sa.PrimaryKeyConstraint('reader_id', 'conversation_id', name=op.f('pk_read_position')),
    )
    op.create_index(op.f('ix_read_position_conversation_id'), 'read_position', ['conversation_id'])
    op.create_index(op.f('ix_read_position_organization_id'), 'read_position', ['organization_id'])


def downgrade() -> None:
    op.drop_table('read_position')
