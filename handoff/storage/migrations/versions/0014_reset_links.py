"""links to resets, and when people were told of a request."""

import sqlalchemy as sa
from alembic import op


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table('reset_request') as batch:
        batch.add_column(sa.Column('people_told_at', TIME, nullable=True))
    # Whatever was asked for before went to people at once.
    op.execute('UPDATE reset_request SET people_told_at = requested_at')
    op.create_table(
        'reset_link',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('request_id', sa.Uuid(), nullable=False),
        sa.Column('round', sa.Integer(), nullable=False),
        sa.Column('token_hash', sa.String(64), nullable=False),
        sa.Column('masked', sa.String(254), nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('created_at', TIME, nullable=False),
        sa.Column('used_at', TIME, nullable=True),
        sa.Column('page_hash', sa.String(64), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_reset_link_organization_id')),
        sa.ForeignKeyConstraint(['request_id'], ['reset_request.id'], name=op.f('fk_reset_link_request_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_reset_link')),
        sa.UniqueConstraint('page_hash', name=op.f('uq_reset_link_page_hash')),
        sa.UniqueConstraint('request_id', 'round', name=op.f('uq_reset_link_request_id')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_reset_link_token_hash')),
    )
    with op.batch_alter_table('outgoing_mail') as mail:
        mail.add_column(sa.Column('reset_link_id', sa.Uuid(), nullable=True))
        mail.create_foreign_key(op.f('fk_outgoing_mail_reset_link_id'), 'reset_link', ['reset_link_id'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('outgoing_mail') as mail:
        mail.drop_constraint(op.f('fk_outgoing_mail_reset_link_id'), type_='foreignkey')
        mail.drop_column('reset_link_id')
    op.drop_table('reset_link')
    with op.batch_alter_table('reset_request') as batch:
        batch.drop_column('people_told_at')
