"""What `eduapp check` tells of a module."""

from collections.abc import Iterator
from typing import Any

from eduapp.module.check import Checked
from eduapp.module.model import Module


def module_facts(module: Module, checked: Checked) -> dict[str, Any]:
    """`minutes` are those that the required contents say together; None where one of them says none."""
    contents = zip(module.contents, checked.listed, strict=True)
    return {
        "contents": [
            {
                "kind": content.kind,
                "path": content.path,
                "title": found.title if found else "",
                "optional": content.optional,
            }
            for content, found in contents
        ],
        "minutes": None if checked.minutes is None else round(float(checked.minutes), 1),
        "credits": {credit.kind: float(credit.amount) for credit in module.facts.credits},
        "released": module.facts.released.isoformat(),
        "expires": module.facts.expires.isoformat(),
    }


def told_module(facts: dict[str, Any], title: str) -> Iterator[str]:
    """The facts as lines to read."""
    optional = sum(content["optional"] for content in facts["contents"])
    required = len(facts["contents"]) - optional
    known = facts["minutes"]
    minutes = "minutes not known" if known is None else "1 minute" if known == 1 else f"{known:g} minutes"
    yield f"{title}: {required} required, {optional} optional, {minutes}"
    for number, content in enumerate(facts["contents"], 1):
        remark = " (optional)" if content["optional"] else ""
        yield f"{number}. {content['kind']}: {content['title'] or content['path']}{remark}"
    credit = ", ".join(f"{amount:g} {kind}" for kind, amount in facts["credits"].items())
    yield f"credits: {credit or 'none'}; released {facts['released']}, expires {facts['expires']}"
