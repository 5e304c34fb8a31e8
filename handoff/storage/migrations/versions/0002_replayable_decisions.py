"""what a decision was taken on, and the policies it was taken by."""

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('decision', sa.Column('facts', sa.JSON(), nullable=True))
    op.add_column('visitor', sa.Column('is_privileged', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        'policy_snapshot',
        sa.Column('version', sa.String(60), nullable=False),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('first_used_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('version', name=op.f('pk_policy_snapshot')),
    )


def downgrade() -> None:
    op.drop_table('policy_snapshot')
    op.drop_column('visitor', 'is_privileged')
    op.drop_column('decision', 'facts')
