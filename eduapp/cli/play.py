"""`eduapp play`: play a case in the terminal, or follow decisions to where they lead."""

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console, Group, RenderableType
from rich.text import Text as Line

from eduapp.case.explore import Exploration, explore
from eduapp.case.map import plain as plain_label
from eduapp.case.model import Case
from eduapp.case.play import Decision, Impossible, Play, opening
from eduapp.case.result import Result, result
from eduapp.case.rules import Rules
from eduapp.cli import clock, screen
from eduapp.cli.check import tell_document
from eduapp.library import claims_beside, documents, find_case, read_document, shipped
from eduapp.text.own_words import Write
from eduapp.text.variable import plain

_DECISION = re.compile(r"(?:(\d{1,4}(?:\s*,\s*\d{1,4})*)\s*:\s*)?(\d{1,4})$", re.ASCII)
ENDS = {"best": "The best ending.", "good": "A good ending.", "poor": "A poor ending.", "harm": "An ending with harm."}


@click.command()
@click.argument("file", metavar="FILE")
@click.argument("decisions", metavar="[DECISION…]", nargs=-1)
@click.option("--write", "texts", multiple=True, metavar="TEXT", help="Your own words, where a scene asks for them.")
@click.option("--json", "as_json", is_flag=True, help="Print where that leads for other programs to read, as JSON.")
def play(file: str, decisions: tuple[str, ...], texts: tuple[str, ...], as_json: bool) -> None:
    """Play a case.

    FILE is a case, or the name of one that comes along, such as the-mailbox. Without decisions you play it
    here, one decision after another.

    With decisions you see where they lead. A decision is the number of a choice; where options can be
    ticked, their numbers come first, before a colon: 2 or 1,3:1. Numbers count what is offered at that
    moment, from 1, and anew after each question you ask.
    """
    position = opening(load(file))
    if not decisions and not as_json:
        interactive(position, sources(file, position.rules.case))
        return
    words = list(texts)
    for decision in decisions:
        before = position
        position = decided(position, decision, words)
        if not as_json:
            say(before, position)
    if as_json:
        click.echo(json.dumps(as_data(position), ensure_ascii=False, indent=2))
    elif position.here.end:
        screen.console().print(ending(position))
    else:
        screen.console().print(screen.scene(position))
    if words:
        click.echo(f"Not asked for: {len(words)} of the texts given with --write.", err=True)


def load(file: str) -> Rules:
    """The rules of the case. Ends the program if there is none, or if its structure is not clean."""
    path = find_case(file)
    if path is None:
        raise click.UsageError(screen.harmless(not_there(file)))
    document = read_document(path, clock.today(), play=False)
    if document.kind != "case":
        raise click.UsageError(f"{screen.harmless(file)} is not a case.")
    if document.case is None:
        tell_document(document, err=True)
        click.echo("This case cannot be played before the errors are mended.", err=True)
        sys.exit(1)
    return Rules(document.case)


def not_there(file: str) -> str:
    """Why there is no such case, and what there is instead."""
    cases = [path for path in documents(Path(file)) if path.suffix == ".md"] if os.path.isdir(file) else []
    if cases:
        return f"“{file}” is a folder. Name the case in it, such as {cases[0]}."
    known = ", ".join(case.stem for case in documents(shipped()) if case.suffix == ".md")
    return f"There is no file “{file}”, and no case of that name.\nCases that come along: {known}."


def sources(file: str, case: Case) -> dict[str, str]:
    """What each citation of the case stands for: the claims, and the file's own references."""
    path = find_case(file)
    assert path is not None
    claims = {id_: f"{claim.claim} ({claim.source}; {claim.confidence})" for id_, claim in claims_beside(path).items()}
    return claims | {reference.id: reference.text for reference in case.references}


def decided(position: Play, text: str, words: list[str]) -> Play:
    """The play after one decision as it is typed. Ends the program if it is impossible."""
    try:
        return position.decide(read_decision(position, text, words))
    except Impossible as slip:
        click.echo(screen.harmless(f"“{text}” is not possible here. {slip}\n\n{offered(position)}"), err=True)
        sys.exit(1)


def read_decision(position: Play, text: str, words: list[str]) -> Decision:
    """The decision that the text means now; takes the next of `words` where the scene asks for them."""
    match = _DECISION.match(text.strip())
    if match is None:
        raise Impossible("Write the number of a choice, with the numbers of options before a colon, as in 1,3:2.")
    offer = position.offer()
    choice = numbered(offer.choices, int(match.group(2)), "choice")
    typed = [int(number) for number in (match.group(1) or "").split(",") if number]
    ticks = tuple(sorted(numbered(offer.options, number, "option") for number in typed))
    decision = Decision(choice, ticks)
    if words and wants_words(position, decision):
        decision = replace(decision, words=words[0])
        position.decide(decision)
        words.pop(0)
    return decision


def wants_words(position: Play, decision: Decision) -> bool:
    """Whether the decision leaves a scene in which own words are written."""
    rules = position.rules.scenes[position.scene]
    return rules.scene.write is not None and decision.choice not in rules.asks


def numbered(offer: Sequence[int], number: int, what: str) -> int:
    if not offer:
        raise Impossible(f"There is no {what} here.")
    if not 1 <= number <= len(offer):
        raise Impossible(f"There is no {what} {number}; the last is {len(offer)}.")
    return offer[number - 1]


def offered(position: Play) -> str:
    """What is offered now, in plain lines."""
    here, offer = position.here, position.offer()
    if here.end:
        return "Nothing is offered: the case is over."
    rules = position.rules.scenes[position.scene]
    lines = [f"Offered in “{here.heading}”:"]
    lines += [f"  option {at}: {here.options[n].label}" for at, n in enumerate(offer.options, 1)]
    lines += [f"  {at}: {here.choices[n].label}" for at, n in enumerate(offer.choices, 1)]
    if offer.options:
        lines.append(f"  with a choice that leaves, tick {rules.least} to {rules.most} options")
    if here.write:
        lines.append(f"  words to write with --write: {here.write.prompt}")
    return "\n".join(lines)


def as_data(position: Play) -> dict[str, Any]:
    here, offer = position.here, position.offer()
    outcome = final(position)
    open_choices = () if here.end else offer.choices
    open_options = () if here.end else offer.options
    return {
        "scene": here.id,
        "choices": [
            {"number": at, "label": here.choices[n].label, "to": here.choices[n].to}
            for at, n in enumerate(open_choices, 1)
        ],
        "options": [{"number": at, "label": here.options[n].label} for at, n in enumerate(open_options, 1)],
        "variables": {name: plain(value) for name, value in position.variables.items()},
        "earned": {competency: points for competency, points in position.earned.items() if points},
        "unsafe": list(position.unsafe),
        "end": here.end,
        "decisions": len(position.decisions),
        "passed": None if outcome is None else outcome[0].passed,
    }


def final(position: Play) -> tuple[Result, Exploration] | None:
    """The result of a play that is over."""
    if position.here.end is None:
        return None
    found = explored(position.rules)
    outcome = result(position, found)
    assert outcome is not None
    return outcome, found


def explored(rules: Rules) -> Exploration:
    """What the case proves about itself; a terminal is told how far that is."""
    with Console(stderr=True).status("Playing every way through the case …") as status:
        return explore(rules, progress=lambda states: status.update(f"{states:,} states played …"))


def say(before: Play, after: Play) -> None:
    """What the last decision was, and what it showed."""
    decision = after.decisions[-1]
    here = before.here
    labels = [here.options[n].label for n in decision.ticks] + [here.choices[decision.choice].label]
    output = screen.console()
    for label in labels:
        output.print(screen.words(f"▸ {label}", before.variables, "bold cyan"))
    if after.feedback:
        output.print(screen.feedback(after.feedback, after.variables))
    if here.write and after.passed:
        output.print(model_answer(here.write, before))


def model_answer(write: Write, before: Play) -> RenderableType:
    parts = ["**A model answer**", write.model_answer] if write.model_answer else []
    parts += ["**Is this in yours?**", "\n".join(f"- {point}" for point in write.rubric)] if write.rubric else []
    return screen.feedback(["\n\n".join(parts)], before.variables) if parts else ""


def interactive(position: Play, sources: Mapping[str, str]) -> None:
    """Play to the end, or until the learner leaves with q."""
    output = screen.console()
    case = position.rules.case
    introduction = screen.prose(case.introduction, position.variables)
    output.print(Line(plain_label(case.title), style="bold underline"), "", *introduction)
    hint = "Type the number of a choice; ticks come before a colon, as in 1,3:2. r shows references, q leaves.\n"
    output.print(Line(hint, style="dim"))
    output.print(screen.scene(position))
    while position.here.end is None:
        if not position.offer().choices:
            click.echo("Nothing leads on from here: `eduapp check` says more about it.")
            return
        try:
            typed = click.prompt("Decide", prompt_suffix=" › ").strip()
            if typed.lower() in ("q", "quit"):
                return
            if typed.lower() == "r":
                output.print(screen.references(position, sources))
                continue
            after = position.decide(asked_for_words(position, typed))
        except Impossible as slip:
            click.echo(f"{slip}{example(position)}\n")
            continue
        except click.Abort:
            click.echo()
            return
        say(position, after)
        position = after
        if position.here.end is None:
            output.print(screen.scene(position) if position.passed else screen.offered_still(position))
    output.print(ending(position))


def example(position: Play) -> str:
    """How a choice with ticks is typed here, where there is something to tick."""
    offer, rules = position.offer(), position.rules.scenes[position.scene]
    leaving = [at for at, n in enumerate(offer.choices, 1) if n not in rules.asks]
    if not offer.options or not leaving:
        return ""
    ticks = ",".join(str(at + 1) for at in range(max(1, rules.least)))
    return f" For example {ticks}:{leaving[0]}"


def asked_for_words(position: Play, text: str) -> Decision:
    """The decision that the text means, with words that are asked for once all else is in order."""
    decision = read_decision(position, text, [])
    write = position.here.write
    if write is None or not wants_words(position, decision):
        return decision
    position.decide(replace(decision, words="-"))
    prompt = screen.harmless(plain_label(screen.filled(write.prompt, position.variables)))
    return replace(decision, words=click.prompt(prompt, prompt_suffix="\n› "))


def ending(position: Play) -> RenderableType:
    """The last scene, and the result in a few lines."""
    outcome = final(position)
    assert outcome is not None
    end = Line(ENDS[position.here.end or "good"], style="bold")
    return Group(*screen.told(position), end, *result_lines(position, *outcome))


def result_lines(position: Play, outcome: Result, found: Exploration) -> list[RenderableType]:
    lines: list[RenderableType] = [
        screen.words(f"Unsafe: {text}", position.variables, "bold red") for text in position.unsafe
    ]
    for competency, most in found.attainable.items():
        lines.append(Line(f"{competency}: {position.earned.get(competency, 0)} of {most}"))
    verdict = "passed" if outcome.passed else "not passed"
    if position.unsafe:
        verdict += ", because of what was unsafe"
    if outcome.share is None:
        return [*lines, Line(f"This case is not scored: {verdict}.")]
    needed = float(position.rules.case.facts.share)
    return [*lines, Line(f"{float(outcome.share):.0%} of the best path, {needed:.0%} needed: {verdict}.")]
