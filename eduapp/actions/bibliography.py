"""What a release rests on: the sources of all that it contains."""

import json

from sqlalchemy import Connection, select

from eduapp.store import Release, Revision
from eduapp.text.references import Source, sources
from eduapp.text.terms import Claim


def bibliography(connection: Connection, release: Release) -> tuple[Source, ...]:
    """The sources of every claim that the module or one of its parts cites."""
    ids = [release.revision_id, *(part.revision_id for part in release.parts)]
    named = connection.scalars(select(Revision.terms).where(Revision.id.in_(ids)))
    claims = {id_: claim for terms in named for id_, claim in terms["claims"].items()}
    return sources(Claim.model_validate_json(json.dumps(claim)) for claim in claims.values())
