"""slots with their origin, the visitor's device, labels of handoffs, and what can be undone."""

import sqlalchemy as sa
from alembic import op


revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column('conversation', sa.Column('slot_origins', sa.JSON(), nullable=False, server_default='{}'))
    op.add_column('conversation', sa.Column('user_agent', sa.String(300), nullable=True))
    with op.batch_alter_table('handoff') as handoff:
        handoff.add_column(sa.Column('label', sa.String(40), nullable=True))
        handoff.add_column(sa.Column('labelled_by', sa.Uuid(), nullable=True))
        handoff.add_column(sa.Column('labelled_at', TIME, nullable=True))
        handoff.create_foreign_key(op.f('fk_handoff_labelled_by'), 'technician', ['labelled_by'], ['id'])
    op.create_table(
        'undoable_act',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('action', sa.String(40), nullable=False),
        sa.Column('epoch', sa.Integer(), nullable=False),
        sa.Column('until', TIME, nullable=False),
        sa.Column('given_to', sa.Uuid(), nullable=True),
        sa.Column('handoff_id', sa.Uuid(), nullable=True),
        sa.Column('team_id', sa.Uuid(), nullable=True),
        sa.Column('priority', sa.String(40), nullable=False),
        sa.Column('queued_at', TIME, nullable=True),
        sa.Column('declined_by', sa.JSON(), nullable=False),
        sa.Column('slots', sa.JSON(), nullable=False),
        sa.Column('slot_origins', sa.JSON(), nullable=False),
        sa.Column('ticket_since', TIME, nullable=True),
        sa.Column('ticket_opens_at', TIME, nullable=True),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_undoable_act_organization_id')),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_undoable_act_conversation_id')),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_undoable_act_technician_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_undoable_act')),
        sa.UniqueConstraint('conversation_id', name=op.f('uq_undoable_act_conversation_id')),
    )
    op.create_index(op.f('ix_undoable_act_organization_id'), 'undoable_act', ['organization_id'])


def downgrade() -> None:
    op.drop_table('undoable_act')
    with op.batch_alter_table('handoff') as handoff:
        handoff.drop_constraint(op.f('fk_handoff_labelled_by'), type_='foreignkey')
        for column in ('labelled_at', 'labelled_by', 'label'):
            handoff.drop_column(column)
    op.drop_column('conversation', 'user_agent')
    op.drop_column('conversation', 'slot_origins')
