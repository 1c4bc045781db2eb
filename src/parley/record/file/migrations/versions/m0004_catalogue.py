"""Lines and articles as questions ask for them, with full-text indexes, and the days on which instruments are in force."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TOKENS = "tokenize='unicode61 remove_diacritics 2'"


def upgrade() -> None:
    """Build the tables and the indexes over them; the next fold and the next search fill them."""
    op.create_table(
        "catalogue",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("line", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("process", sa.Text, index=True),
        sa.Column("review", sa.Text, nullable=False),
        sa.Column("fate", sa.Text, index=True),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("last", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("words", "who", "whom", "place", "source", "evidence")),
    )
    op.create_table(
        "standings",
        sa.Column("line", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "spells",
        sa.Column("line", sa.Text, sa.ForeignKey("standings.line", ondelete="CASCADE"), primary_key=True),
        sa.Column("first", sa.Text, primary_key=True, index=True),
        sa.Column("last", sa.Text, nullable=False, index=True),
    )
    op.create_table(
        "shelf",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "source", "author", "first", "last")),
    )
    for statement in _INDEXES:
        op.execute(statement)


_INDEXES = (
    f"""CREATE VIRTUAL TABLE catalogue_words USING fts5(
        words, who, whom, place, source, content='catalogue', content_rowid='number', {_TOKENS})""",
    """CREATE VIEW shelved AS
        SELECT number, article, text, title, shelf.source AS source, author FROM shelf JOIN articles ON articles.id = shelf.article""",
    f"""CREATE VIRTUAL TABLE shelf_words USING fts5(
        text, title, source, author, content='shelved', content_rowid='number', {_TOKENS})""",
)
"""As they were at this step; `parley.record.file.wordlists` holds them as they are today."""
