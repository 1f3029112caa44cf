"""Measures a step of play: a decision is posted and the page that it leads to is shown."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack

import click

from bench.contender import Contender
from bench.drive import Crowd
from bench.report import compared, grown, told
from bench.rounds import Lane, Plan, Runs, take_turns
from bench.run import Run
from bench.servers import serving
from bench.stores import STORES, Store, settle

COMPARE = Plan(learners=16, rounds=5, seconds=5, warm_up=2)
GROW = Plan(learners=16, rounds=5, seconds=4, warm_up=2)
GLIMPSE = Plan(learners=4, rounds=1, seconds=0.5, warm_up=0.2)
FEW, MANY, MANY_AT_A_GLANCE = 10, 1_000_000, 1_000


def compare(store: Store, contenders: Sequence[Contender], plan: Plan) -> Runs:
    """Every contender on a fresh database of its own."""
    return _take_turns(store, [(contender.name, contender, 0) for contender in contenders], plan)


def compare_sizes(store: Store, contender: Contender, plan: Plan, many: int) -> Runs:
    """One contender on two databases, one with few decisions and one with many."""
    return _take_turns(store, [(f"{size:,}", contender, size) for size in (FEW, many)], plan)


def _take_turns(store: Store, entries: Sequence[tuple[str, Contender, int]], plan: Plan) -> Runs:
    def tell(name: str, run: Run) -> None:
        click.echo(told(store.name, name, run), err=True)

    with ExitStack() as servers:
        lanes = []
        for name, contender, size in entries:
            url = _filled(store, f"{contender.name}-{size}", contender, size)
            server = servers.enter_context(serving(contender, url, store.folder))
            lanes.append(Lane(name, Crowd(contender.recipe, server.port, plan.learners), server.pid, store.pid))
        return asyncio.run(take_turns(lanes, plan, tell))


def _filled(store: Store, database: str, contender: Contender, size: int) -> str:
    url = store.like(f"{contender.name}-prepared", contender.prepare, database)
    if size:
        contender.grow(url, size)
    settle(url)
    return url


def measure(contenders: Sequence[Contender], stores: Sequence[str], quick: bool) -> None:
    """Prints a table of the contenders for each store, and of the last of them as its database grows."""
    tables = []
    for name in stores:
        with STORES[name]() as store:
            tables.append(compared(store.name, compare(store, contenders, GLIMPSE if quick else COMPARE)))
            last, many = contenders[-1], MANY_AT_A_GLANCE if quick else MANY
            sizes = compare_sizes(store, last, GLIMPSE if quick else GROW, many)
            tables.append(grown(store.name, last.name, sizes))
    click.echo("\n\n".join(tables))
