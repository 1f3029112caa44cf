"""What a scene weighs on its way to a phone, with all that it needs but pictures."""

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from eduapp.case.play import Decision, Play, opening
from tests.browser.site import Site
from tests.shipped import CASES

MOST = 120_000
ASSET = re.compile(r'(?:href|src)="(/[^"]+\.(?:css|js|svg)\?[^"]*)"')


def asked(play: Play) -> Play:
    """The same scene, with as many questions asked as can be: it gets longer by each answer."""
    asks = play.rules.scenes[play.scene].asks
    while (ask := next((n for n in play.offer().choices if n in asks), None)) is not None:
        play = play.decide(Decision(ask))
    return play


def scenes(start: Play) -> Iterator[Play]:
    """Every scene that is found by going on from each in every way, with as many ticks as can be."""
    seen, waiting = {start.scene}, [start]
    while waiting:
        play = asked(waiting.pop(0))
        yield play
        rules, offer = play.rules.scenes[play.scene], play.offer()
        for choice in offer.choices:
            after = play.decide(Decision(choice, offer.options[: rules.most], "x" if rules.scene.write else ""))
            if after.scene not in seen:
                seen.add(after.scene)
                waiting.append(after)


def weight(client: FlaskClient, path: str, encoding: str) -> tuple[int, str]:
    """The bytes of the answer as it is sent, and the answer itself."""
    answer = client.get(path, headers={"Accept-Encoding": encoding})
    assert answer.status_code == 200, path
    assert answer.headers.get("Content-Encoding", encoding if len(answer.data) < 500 else "none") == encoding, path
    sent = len(answer.data)
    return sent, client.get(path).text


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_the_heaviest_scene_weighs_less_than_120_kb_with_its_styles_and_scripts(site: Site, encoding: str) -> None:
    alice = site.learner()
    client = site.app.test_client()
    client.set_cookie("eduapp", site.cookie(alice))
    plays = [(key, play) for key in CASES for play in scenes(opening(site.rules(key)))]
    assert len(plays) > 40, "Most scenes of the cases are weighed."
    paths = [site.attempt(alice, key, *play.decisions).removeprefix(site.url) for key, play in plays]
    heaviest, page = max(weight(client, path, encoding) for path in paths)
    assets = sorted(set(ASSET.findall(page)))
    assert len(assets) >= 6
    whole = heaviest + sum(weight(client, asset, encoding)[0] for asset in assets)
    assert heaviest < whole < MOST
