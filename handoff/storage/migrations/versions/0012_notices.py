"""surges, notices, what the bot gave of them, and languages."""

import sqlalchemy as sa
from alembic import op


revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'surge',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('subject', sa.String(100), nullable=False),
        sa.Column('topics', sa.JSON(), nullable=False),
        sa.Column('visitors', sa.Integer(), nullable=False),
        sa.Column('conversations', sa.JSON(), nullable=False),
        sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('dismissed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('dismissed_by', sa.Uuid(), nullable=True),
        sa.Column('dismissed_because', sa.String(300), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_surge_organization_id')),
        sa.ForeignKeyConstraint(['dismissed_by'], ['technician.id'], name=op.f('fk_surge_dismissed_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_surge')),
    )
    op.create_index(
        'uq_surge_open',
        'surge',
        ['organization_id', 'subject'],
        unique=True,
        sqlite_where=sa.text('ended_at IS NULL'),
        postgresql_where=sa.text('ended_at IS NULL'),
    )
    op.create_table(
        'notice',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('surge_id', sa.Uuid(), nullable=True),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('topics', sa.JSON(), nullable=False),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('published_by', sa.Uuid(), nullable=False),
        sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('ended_by', sa.Uuid(), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_notice_organization_id')),
        sa.ForeignKeyConstraint(['surge_id'], ['surge.id'], name=op.f('fk_notice_surge_id')),
        sa.ForeignKeyConstraint(['published_by'], ['technician.id'], name=op.f('fk_notice_published_by')),
        sa.ForeignKeyConstraint(['ended_by'], ['technician.id'], name=op.f('fk_notice_ended_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    )
    op.create_index('ix_notice_in_force', 'notice', ['organization_id', 'ended_at'])
    op.create_table(
        'technician_language',
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('language', sa.String(3), nullable=False),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_technician_language_technician_id')),
        sa.PrimaryKeyConstraint('technician_id', 'language', name=op.f('pk_technician_language')),
    )
    op.add_column('conversation', sa.Column('language', sa.String(3), nullable=True))
    op.add_column('decision', sa.Column('notice_id', sa.Uuid(), nullable=True))
    op.create_index('ix_decision_recent', 'decision', ['organization_id', 'at'])


def downgrade() -> None:
    op.drop_index('ix_decision_recent', 'decision')
    op.drop_column('decision', 'notice_id')
    op.drop_column('conversation', 'language')
    op.drop_table('technician_language')
    op.drop_table('notice')
    op.drop_table('surge')
