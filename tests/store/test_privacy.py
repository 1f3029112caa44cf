"""Every table that names a person says why, how long, and what erasure does; one that does not fails here."""

import re

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table

from eduapp.store import Base
from eduapp.store.privacy import Erasure, declared, rows_of

CONTACT = re.compile(r"e?mail|recipient|address|phone|subject|browser|account|\bip\b", re.IGNORECASE)


def naming(metadata: MetaData) -> set[str]:
    """The tables that lead to a person, directly or through others, and those with a column that may tell of one."""
    found = {"person"} | {
        table.name for table in metadata.sorted_tables if any(CONTACT.search(column.name) for column in table.columns)
    }
    while True:
        above = {
            table.name
            for table in metadata.sorted_tables
            if any(key.column.table.name in found for key in table.foreign_keys)
        }
        if above <= found:
            return found
        found |= above


def test_every_table_that_names_a_person_declares_it() -> None:
    assert naming(Base.metadata) == {table.name for table in declared()}


def test_a_table_that_leads_to_a_person_through_others_would_be_found() -> None:
    metadata = MetaData()
    Table("person", metadata, Column("id", Integer, primary_key=True))
    Table("a", metadata, Column("id", Integer, primary_key=True), Column("who", ForeignKey("person.id")))
    Table("b", metadata, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")))
    Table("letter", metadata, Column("to_email", String(9), primary_key=True))
    Table("place", metadata, Column("name", String(9), primary_key=True))
    assert naming(metadata) == {"person", "a", "b", "letter"}


@pytest.mark.parametrize("table", declared(), ids=lambda table: str(table.name))
def test_a_declaration_is_whole_and_true(table: Table) -> None:
    privacy = declared()[table]
    for sentence in (privacy.purpose, privacy.retention):
        assert sentence.endswith(".")
        assert len(sentence.split()) >= 2
    assert set(privacy.secret) <= set(table.columns.keys())
    if privacy.erasure is Erasure.EXPIRE:
        assert rows_of(table, 1) is None
        assert not any(key.column.table in declared() for key in table.foreign_keys)
        return
    assert rows_of(table, 1) is not None
    column = table.c[privacy.person or privacy.through or ""]
    if privacy.erasure is Erasure.UNNAME:
        assert column.nullable
    if privacy.erasure is Erasure.CASCADE:
        assert {key.ondelete for key in column.foreign_keys} == {"CASCADE"}


def test_no_two_tables_have_one_title() -> None:
    titles = [privacy.title for privacy in declared().values()]
    assert len(set(titles)) == len(titles)


def test_what_opens_a_door_is_not_given_out() -> None:
    for table, privacy in declared().items():
        secret = {name for name in table.columns.keys() if re.search("hash|secret|token", name)}  # noqa: SIM118
        assert secret <= set(privacy.secret) or privacy.erasure is Erasure.EXPIRE, table.name
