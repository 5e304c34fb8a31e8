"""the demo directory."""

import sqlalchemy as sa
from alembic import op


revision = '0013'
down_revision = '0005'
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _demo_directory()


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


def downgrade() -> None:
    op.drop_table('directory_account')
