"""SLA clocks and the views that technicians save."""

import sqlalchemy as sa
from alembic import op


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        'sla_clock',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('conversation_id', sa.Uuid(), nullable=False),
        sa.Column('term', sa.String(40), nullable=False),
        sa.Column('target', sa.Interval(), nullable=False),
        sa.Column('in_opening_hours', sa.Boolean(), nullable=False),
        sa.Column('started_at', TIME, nullable=False),
        sa.Column('running_since', TIME, nullable=False),
        sa.Column('spent', sa.Interval(), nullable=False),
        sa.Column('paused', sa.String(40), nullable=True),
        sa.Column('warn_at', TIME, nullable=True),
        sa.Column('warn_leads_at', TIME, nullable=True),
        sa.Column('deadline_at', TIME, nullable=True),
        sa.Column('warned_at', TIME, nullable=True),
        sa.Column('leads_warned_at', TIME, nullable=True),
        sa.Column('breached_at', TIME, nullable=True),
        sa.Column('met_at', TIME, nullable=True),
        sa.Column('ended_at', TIME, nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_sla_clock_organization_id')),
        sa.ForeignKeyConstraint(['conversation_id'], ['conversation.id'], name=op.f('fk_sla_clock_conversation_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sla_clock')),
    )
    op.create_index(op.f('ix_sla_clock_organization_id'), 'sla_clock', ['organization_id'])
    live = sa.text('ended_at IS NULL')
    op.create_index('ix_sla_clock_live', 'sla_clock', ['conversation_id'], sqlite_where=live, postgresql_where=live)
    op.create_table(
        'saved_view',
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('name', sa.String(60), nullable=False),
        sa.Column('filter', sa.JSON(), nullable=False),
        sa.Column('created_at', TIME, nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_saved_view_technician_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_view')),
        sa.UniqueConstraint('technician_id', 'name', name=op.f('uq_saved_view_technician_id')),
    )


def downgrade() -> None:
    op.drop_table('saved_view')
    op.drop_table('sla_clock')
