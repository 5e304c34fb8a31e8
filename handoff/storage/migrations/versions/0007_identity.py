"""who visitors are, and how that is known."""

import sqlalchemy as sa
from alembic import op


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('visitor', sa.Column('verified_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('visitor', sa.Column('subject', sa.String(200), nullable=True))
    op.add_column('visitor', sa.Column('email', sa.String(254), nullable=True))
    op.add_column('visitor', sa.Column('pre_chat', sa.JSON(), nullable=True))
    op.create_index('uq_visitor_subject', 'visitor', ['organization_id', 'subject'], unique=True)
    op.create_table(
        'email_code',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('site_id', sa.Uuid(), nullable=False),
        sa.Column('visitor_id', sa.Uuid(), nullable=False),
        sa.Column('address', sa.String(254), nullable=False),
        sa.Column('attempts', sa.Integer(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_email_code_organization_id')),
        sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_email_code_site_id')),
        sa.ForeignKeyConstraint(['visitor_id'], ['visitor.id'], name=op.f('fk_email_code_visitor_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_email_code')),
    )
    op.create_index('ix_email_code_visitor', 'email_code', ['visitor_id', 'created_at'])
    op.create_index('ix_email_code_address', 'email_code', ['address', 'created_at'])
    op.create_index('ix_email_code_site', 'email_code', ['site_id', 'created_at'])
    with op.batch_alter_table('outgoing_mail') as mail:
        mail.add_column(sa.Column('email_code_id', sa.Uuid(), nullable=True))
        mail.create_foreign_key(op.f('fk_outgoing_mail_email_code_id'), 'email_code', ['email_code_id'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('outgoing_mail') as mail:
        mail.drop_constraint(op.f('fk_outgoing_mail_email_code_id'), type_='foreignkey')
        mail.drop_column('email_code_id')
    op.drop_table('email_code')
    op.drop_index('uq_visitor_subject', 'visitor')
    for name in ('pre_chat', 'email', 'subject', 'verified_at'):
        op.drop_column('visitor', name)
