"""A standing as a dot with its interval, on the line from 0 to 100 %, and in figures."""

from markupsafe import Markup

from eduapp.mastery.standing import Standing
from eduapp.web.language import gettext


def _percent(share: float) -> int:
    """By way of the thousandth that is kept of each day, so that a board or a report of that day says the same."""
    return round(round(share, 3) * 100)


def drawn(standing: Standing, *, is_weakest: bool = False) -> Markup:
    """The picture, which says nothing to whoever cannot see it, with the figures beside it.

    The dot is a line without length and with round ends, so that it is one however the picture is stretched.
    """
    low, dot, high = (f"{2 + 200 * of:.1f}" for of in (standing.low, standing.chance, standing.high))
    chance = gettext("%(chance)d %%", chance=_percent(standing.chance))
    interval = gettext("%(low)d to %(high)d", low=_percent(standing.low), high=_percent(standing.high))
    return Markup(
        f'<svg class="standing{" weakest" if is_weakest else ""}" viewBox="0 0 204 20" aria-hidden="true"'
        ' preserveAspectRatio="none"><line class="standing-line" x1="2" y1="10" x2="202" y2="10"/>'
        '<line class="standing-half" x1="102" y1="4" x2="102" y2="16"/>'
        f'<line class="standing-bar" x1="{low}" y1="10" x2="{high}" y2="10" vector-effect="non-scaling-stroke"/>'
        f'<line class="standing-dot" x1="{dot}" y1="10" x2="{dot}" y2="10" vector-effect="non-scaling-stroke"/></svg>'
        f'<span class="chance">{chance}</span> <span class="interval">{interval}</span>'
    )
