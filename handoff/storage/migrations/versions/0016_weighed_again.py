"""up to which message a reset was weighed."""

import sqlalchemy as sa
from alembic import op


revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('reset_request') as batch:
        batch.add_column(sa.Column('weighed_seq', sa.Integer(), nullable=False, server_default='0'))


def downgrade() -> None:
    with op.batch_alter_table('reset_request') as batch:
        batch.drop_column('weighed_seq')
