"""`python -m bench` measures everything; `checker`, `mastery`, `pages`, `publish` and `step` measure one thing."""

import sys

import click

from bench import checker
from bench import mastery as estimating
from bench import pages as paging
from bench import publish as publishing
from bench import step as stepping
from bench.contenders import CONTENDERS
from bench.stores import STORES


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Measure how fast large cases are checked and learners are served, and how near estimates come to the truth."""
    if context.invoked_subcommand is None:
        context.invoke(check)
        click.echo()
        context.invoke(mastery, learners=2000, seed=1)
        click.echo()
        context.invoke(pages, database="both", quick=False)
        click.echo()
        context.invoke(publish, database="both", quick=False)
        click.echo()
        context.invoke(step, database="both", quick=False)


@main.command("checker")
def check() -> None:
    """Measure how fast large cases are checked."""
    click.echo(checker.report())


@main.command()
@click.option("--learners", default=2000, show_default=True, help="How many are made up in each world.")
@click.option("--seed", default=1, show_default=True)
def mastery(learners: int, seed: int) -> None:
    """Measure how near the estimate of mastery comes to the truth of made-up learners, and how fast it is."""
    click.echo(estimating.report(learners, seed))


@main.command()
@click.option("--database", type=click.Choice([*STORES, "both"]), default="both", show_default=True)
@click.option("--quick", is_flag=True, help="Only see whether it works.")
def pages(database: str, quick: bool) -> None:
    """Measure the pages of a learner who has shown much, beside a scene."""
    for kind in STORES if database == "both" else [database]:
        click.echo(paging.report(kind, quick))


@main.command()
@click.option("--database", type=click.Choice([*STORES, "both"]), default="both", show_default=True)
@click.option("--quick", is_flag=True, help="Only see whether it works.")
def publish(database: str, quick: bool) -> None:
    """Measure what authors and organisers wait for: findings while they type, and a release."""
    for kind in STORES if database == "both" else [database]:
        click.echo(publishing.report(kind, quick))


@main.command()
@click.option("--database", type=click.Choice([*STORES, "both"]), default="both", show_default=True)
@click.option("--quick", is_flag=True, help="Only see whether it works: short runs, few learners, few decisions.")
def step(database: str, quick: bool) -> None:
    """Measure how fast a decision is stored and the next scene shown."""
    if not sys.platform.startswith("linux"):
        raise click.ClickException("What a step costs is read from /proc, which only Linux has.")
    stepping.measure(CONTENDERS, list(STORES) if database == "both" else [database], quick)


if __name__ == "__main__":
    main(prog_name="python -m bench")
