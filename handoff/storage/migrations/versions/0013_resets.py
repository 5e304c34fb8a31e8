"""the demo directory; resets with their risk, approvals, phishing mode."""

import sqlalchemy as sa
from alembic import op


revision = '0013'
down_revision = '0005'
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _demo_directory()
    _resets()


def _demo_directory() -> None:
    op.create_table(
        'directory_account',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('name', sa.String(64), nullable=False),
        sa.Column('display_name', sa.String(200), nullable=False),
        sa.Column('email', sa.String(254), nullable=False),
        sa.Column('memberships', sa.JSON(), nullable=False),
        sa.Column('recovery_emails', sa.JSON(), nullable=False),
        sa.Column('recovery_phones', sa.JSON(), nullable=False),
        sa.Column('password_hash', sa.String(300), nullable=False),
        sa.Column('wrong_passwords', sa.Integer(), nullable=False),
        sa.Column('is_enabled', sa.Boolean(), nullable=False),
        sa.Column('password_changed_at', TIME, nullable=True),
        sa.Column('mfa_removed_at', TIME, nullable=True),
        sa.Column('contact_changed_at', TIME, nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_directory_account_organization_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_directory_account')),
        sa.UniqueConstraint('organization_id', 'name', name=op.f('uq_directory_account_organization_id')),
    )


REQUEST = (
    ('requested_by', sa.Uuid(), None),
    ('names', sa.JSON(), '[]'),
    ('account_name', sa.String(254), None),
    ('owner_marks', sa.JSON(), '[]'),
    ('is_privileged', sa.Boolean(), sa.false()),
    ('has_contact', sa.Boolean(), sa.false()),
    ('outcome', sa.String(40), None),
    ('score', sa.Integer(), None),
    ('signals', sa.JSON(), '[]'),
    ('policy_version', sa.String(60), None),
    ('problem', sa.String(300), None),
    ('round', sa.Integer(), '1'),
    ('expires_at', TIME, None),
    ('begun_at', TIME, None),
    ('password_changed_before', TIME, None),
    ('ended_at', TIME, None),
    ('version', sa.Integer(), '1'),
)


def _resets() -> None:
    with op.batch_alter_table('reset_request') as batch:
        for name, kind, default in REQUEST:
            batch.add_column(sa.Column(name, kind, nullable=default is None, server_default=default))
        batch.create_foreign_key(op.f('fk_reset_request_requested_by'), 'technician', ['requested_by'], ['id'])
        batch.create_index(op.f('ix_reset_request_account_name'), ['account_name'])
        batch.create_index('ix_reset_request_status', ['status', 'expires_at'])
    op.create_table(
        'approval',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('request_id', sa.Uuid(), nullable=False),
        sa.Column('technician_id', sa.Uuid(), nullable=False),
        sa.Column('round', sa.Integer(), nullable=False),
        sa.Column('check', sa.JSON(), nullable=False),
        sa.Column('at', TIME, nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_approval_organization_id')),
        sa.ForeignKeyConstraint(['request_id'], ['reset_request.id'], name=op.f('fk_approval_request_id')),
        sa.ForeignKeyConstraint(['technician_id'], ['technician.id'], name=op.f('fk_approval_technician_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_approval')),
        sa.UniqueConstraint('request_id', 'technician_id', 'round', name=op.f('uq_approval_request_id')),
    )
    op.create_index(op.f('ix_approval_organization_id'), 'approval', ['organization_id'])
    op.create_table(
        'phishing_mode',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('started_by', sa.Uuid(), nullable=False),
        sa.Column('why', sa.String(300), nullable=False),
        sa.Column('started_at', TIME, nullable=False),
        sa.Column('ends_at', TIME, nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_phishing_mode_organization_id')),
        sa.ForeignKeyConstraint(['started_by'], ['technician.id'], name=op.f('fk_phishing_mode_started_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_phishing_mode')),
        sa.UniqueConstraint('organization_id', name=op.f('uq_phishing_mode_organization_id')),
    )


def downgrade() -> None:
    op.drop_table('phishing_mode')
    op.drop_table('approval')
    with op.batch_alter_table('reset_request') as batch:
        batch.drop_index('ix_reset_request_status')
        batch.drop_index(op.f('ix_reset_request_account_name'))
        batch.drop_constraint(op.f('fk_reset_request_requested_by'), type_='foreignkey')
        for name, _, _ in REQUEST:
            batch.drop_column(name)
    op.drop_table('directory_account')
