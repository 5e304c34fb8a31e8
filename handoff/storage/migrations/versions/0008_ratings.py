"""ratings, and mail that is no reply."""

import sqlalchemy as sa
from alembic import op


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'rating',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('about', sa.String(40), nullable=False),
        sa.Column('technician_id', sa.Uuid(), nullable=True),
        sa.Column('score', sa.String(40), nullable=False),
        sa.Column('comment', sa.Text(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_rating_organization_id')),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_rating_conversation_id')),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_rating_technician_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rating')),
        sa.UniqueConstraint('conversation_id', 'about', name=op.f('uq_rating_conversation_id')),
    )
    op.create_index(op.f('ix_rating_organization_id'), 'rating', ['organization_id'])
    op.create_index(op.f('ix_rating_technician_id'), 'rating', ['technician_id'])
    op.add_column('outgoing_mail', sa.Column('kind', sa.String(40), nullable=False, server_default='reply'))
    op.add_column('outgoing_mail', sa.Column('up_to_seq', sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column('outgoing_mail', 'up_to_seq')
    op.drop_column('outgoing_mail', 'kind')
    op.drop_table('rating')
