"""the demo directory; resets with their risk, approvals, phishing mode; the audit's hash chain; automations."""

import hashlib
import json
from collections import defaultdict
from datetime import UTC

import sqlalchemy as sa
from alembic import op


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _demo_directory()
    _resets()
    _audit_chain()
    _automations()


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


BEGINNING = '0' * 64
CHAINED = (('chain', sa.String(36), ''), ('seq', sa.Integer(), '0'), ('previous_hash', sa.String(64), ''), ('hash', sa.String(64), ''))


def _audit_chain() -> None:
    """A later migration that rebuilds audit_event on SQLite has to make its triggers anew."""
    for name, kind, default in CHAINED:
        op.add_column('audit_event', sa.Column(name, kind, nullable=False, server_default=default))
    op.create_table(
        'audit_chain',
        sa.Column('name', sa.String(36), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=True),
        sa.Column('seq', sa.Integer(), nullable=False),
        sa.Column('hash', sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_audit_chain_organization_id')),
        sa.PrimaryKeyConstraint('name', name=op.f('pk_audit_chain')),
    )
    _chain_what_is_there()
    with op.batch_alter_table('audit_event') as batch:
        batch.create_unique_constraint(op.f('uq_audit_event_chain'), ['chain', 'seq'])
    _refuse_changes()


def _chain_what_is_there() -> None:
    """As rules/audit_chain.py did it when this was written."""
    event = sa.table(
        'audit_event',
        *(sa.column(name, sa.Uuid()) for name in ('id', 'organization_id', 'actor_id', 'subject_id')),
        *(sa.column(name) for name in ('actor', 'action', 'chain', 'seq', 'previous_hash', 'hash')),
        sa.column('at', TIME),
        sa.column('details', sa.JSON()),
    )
    chain = sa.table('audit_chain', *(sa.column(name) for name in ('name', 'seq', 'hash')), sa.column('organization_id', sa.Uuid()))
    connection, newest, owners = op.get_bind(), defaultdict(lambda: (0, BEGINNING)), {}
    for row in connection.execute(sa.select(event).order_by(event.c.at, event.c.id)).mappings().all():
        name = str(row['organization_id'] or 'installation')
        seq, previous = newest[name]
        at = row['at'].replace(tzinfo=UTC) if row['at'].tzinfo is None else row['at'].astimezone(UTC)
        ids = {key: str(row[key]) if row[key] else None for key in ('organization_id', 'actor_id', 'subject_id')}
        covered = ids | {key: row[key] for key in ('actor', 'action', 'details')}
        covered |= {'at': at.isoformat(timespec='microseconds'), 'id': str(row['id'])}
        covered |= {'chain': name, 'seq': seq + 1, 'previous': previous}
        text = json.dumps(covered, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
        newest[name], owners[name] = (seq + 1, hashlib.sha256(text.encode()).hexdigest()), row['organization_id']
        values = {'chain': name, 'seq': seq + 1, 'previous_hash': previous, 'hash': newest[name][1]}
        connection.execute(sa.update(event).where(event.c.id == row['id']).values(**values))
    for name, (seq, hash_) in newest.items():
        connection.execute(sa.insert(chain).values(name=name, organization_id=owners[name], seq=seq, hash=hash_))


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        for act in ('UPDATE', 'DELETE'):
            op.execute(
                f"CREATE TRIGGER audit_event_no_{act.lower()} BEFORE {act} ON audit_event "
                "BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit events are append-only'; END $$"
    )
    op.execute(
        'CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event '
        'FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()'
    )


def _allow_changes() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        for act in ('update', 'delete'):
            op.execute(f'DROP TRIGGER audit_event_no_{act}')
        return
    op.execute('DROP TRIGGER audit_event_no_change ON audit_event')
    op.execute('DROP FUNCTION refuse_audit_change')


def _automations() -> None:
    op.create_table(
        'automation_switch',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('name', sa.String(40), nullable=False),
        sa.Column('is_on', sa.Boolean(), nullable=False),
        sa.Column('why', sa.String(300), nullable=False),
        sa.Column('changed_by', sa.Uuid(), nullable=False),
        sa.Column('changed_at', TIME, nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_automation_switch_organization_id')),
        sa.ForeignKeyConstraint(['changed_by'], ['technician.id'], name=op.f('fk_automation_switch_changed_by')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_automation_switch')),
        sa.UniqueConstraint('organization_id', 'name', name=op.f('uq_automation_switch_organization_id')),
    )
    op.create_table(
        'automation_warning',
        sa.Column('name', sa.String(40), nullable=False),
        sa.Column('review_by', sa.Date(), nullable=False),
        sa.Column('owner', sa.String(254), nullable=False),
        sa.Column('warned_at', TIME, nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_automation_warning')),
        sa.UniqueConstraint('name', 'review_by', name=op.f('uq_automation_warning_name')),
    )


def downgrade() -> None:
    op.drop_table('automation_warning')
    op.drop_table('automation_switch')
    _allow_changes()
    with op.batch_alter_table('audit_event') as batch:
        batch.drop_constraint(op.f('uq_audit_event_chain'), type_='unique')
        for name, _, _ in CHAINED:
            batch.drop_column(name)
    op.drop_table('audit_chain')
    op.drop_table('phishing_mode')
    op.drop_table('approval')
    with op.batch_alter_table('reset_request') as batch:
        batch.drop_index('ix_reset_request_status')
        batch.drop_index(op.f('ix_reset_request_account_name'))
        batch.drop_constraint(op.f('fk_reset_request_requested_by'), type_='foreignkey')
        for name, _, _ in REQUEST:
            batch.drop_column(name)
    op.drop_table('directory_account')
