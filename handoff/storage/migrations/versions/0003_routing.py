"""who can be given a conversation: team members, skills, presence, offers."""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'team_member',
        sa.Column('team_id', sa.Uuid(), nullable=False),
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['team_id'], ['team.id'], name=op.f('fk_team_member_team_id')),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_team_member_technician_id')),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_team_member_organization_id')),
        sa.PrimaryKeyConstraint('team_id', 'technician_id', name=op.f('pk_team_member')),
    )
    op.create_index(op.f('ix_team_member_technician_id'), 'team_member', ['technician_id'])
    op.create_index(op.f('ix_team_member_organization_id'), 'team_member', ['organization_id'])
    op.create_table(
        'technician_skill',
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('skill', sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_technician_skill_technician_id')),
        sa.PrimaryKeyConstraint('technician_id', 'skill', name=op.f('pk_technician_skill')),
    )
    op.create_table(
        'presence',
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('state', sa.String(40), nullable=False),
        sa.Column('away_reason', sa.String(40), nullable=True),
        sa.Column('capacity', sa.Integer(), nullable=True),
        sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
        sa.Column('left_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('assigned_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_presence_technician_id')),
        sa.PrimaryKeyConstraint('technician_id', name=op.f('pk_presence')),
    )
    op.add_column('conversation', sa.Column('accept_by', sa.DateTime(timezone=True), nullable=True))
    op.add_column('conversation', sa.Column('declined_by', sa.JSON(), nullable=False, server_default='[]'))
    # Whoever works for an organization answers all its teams until somebody says otherwise.
    op.execute(
        'INSERT INTO team_member (team_id, technician_id, organization_id)'
        ' SELECT team.id, membership.technician_id, team.organization_id'
        ' FROM team JOIN membership ON membership.organization_id = team.organization_id'
    )
    op.execute(
        "INSERT INTO presence (technician_id, state, away_reason, changed_at)"
        " SELECT id, 'away', 'not_started', created_at FROM technician"
    )


def downgrade() -> None:
    op.drop_column('conversation', 'declined_by')
    op.drop_column('conversation', 'accept_by')
    op.drop_table('presence')
    op.drop_table('technician_skill')
    op.drop_table('team_member')
