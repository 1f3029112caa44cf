"""`python -m bench` measures everything; `checker`, `live`, `mastery`, `pages`, `publish`, `step` and `teach` measure
one thing."""

import sys
from pathlib import Path

import click

from bench import checker
from bench import live as voting
from bench import mastery as estimating
from bench import pages as paging
from bench import publish as publishing
from bench import step as stepping
from bench import teach as teaching
from bench.contenders import ASSIGNED_CONTENDERS, CONTENDERS
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
        click.echo()
        teach.main([], standalone_mode=False)  # invoked, it would not read the environment


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
@click.option("--voters", default=200, show_default=True)
@click.option("--seconds", default=60, show_default=True)
def live(database: str, voters: int, seconds: int) -> None:
    """Measure a live case: voters who look every two seconds and vote, and the scene goes on."""
    for kind in STORES if database == "both" else [database]:
        click.echo(voting.report(kind, voters, seconds))


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
@click.option("--assigned", is_flag=True, help="Let learners play for a cohort, so that its tallies are counted too.")
def step(database: str, quick: bool, assigned: bool) -> None:
    """Measure how fast a decision is stored and the next scene shown."""
    if not sys.platform.startswith("linux"):
        raise click.ClickException("What a step costs is read from /proc, which only Linux has.")
    contenders = ASSIGNED_CONTENDERS if assigned else CONTENDERS
    stepping.measure(contenders, list(STORES) if database == "both" else [database], quick)


@main.command()
@click.option("--database", type=click.Choice([*STORES, "both"]), default="both", show_default=True)
@click.option("--learners", metavar="N", default=teaching.LEARNERS, show_default=True, help="Forty are in a cohort.")
@click.option("--full", is_flag=True, envvar="BENCH_FULL", help="With 20,000 learners, who decide 5,000,000 times.")
@click.option(
    "--keep",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="BENCH_KEEP",
    help="Where the filled databases stay, to be used again.",
)
@click.option("--url", help="Another database that eduapp seed has filled, instead of these.")
@click.option("--quick", is_flag=True, help="Only see whether it works.")
def teach(database: str, learners: int, full: bool, keep: Path | None, url: str | None, quick: bool) -> None:
    """Measure every page that an educator has of one cohort, in a database full of cohorts."""
    if url:
        click.echo(teaching.report_of(url, quick))
        return
    for kind in STORES if database == "both" else [database]:
        click.echo(teaching.report(kind, teaching.FULL if full else learners, keep, quick))
        click.echo()


if __name__ == "__main__":
    main(prog_name="python -m bench")
