"""What can be measured of how a page looks."""

from playwright.sync_api import Page

LEAST_TARGET = 24

# The width of what is there, and what sticks out of the window.
WIDTH = """() => ({
  wide: document.documentElement.scrollWidth,
  beyond: [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
      && !element.closest(".table-scroll, [role=group], svg, .skip, .visually-hidden"))
    .map((element) => element.outerHTML.slice(0, 90)).slice(0, 3),
})"""

# Everything that is pressed and too small, but for links in running text.
SMALL = """(least) => {
  const found = [];
  for (const element of document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])")) {
    const target = element.matches("input") ? element.closest("label") ?? element : element;
    const box = target.getBoundingClientRect();
    const isThere = target.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    let around = element.parentElement;
    while (getComputedStyle(around).display === "inline") around = around.parentElement;
    const isRunning = element.matches("a") && getComputedStyle(element).display === "inline"
      && around.innerText.trim().length > element.innerText.trim().length;
    if (isThere && !isRunning && !element.matches(".skip") && Math.min(box.width, box.height) < least)
      found.push(`${element.outerHTML.slice(0, 90)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }
  return found;
}"""


def does_not_scroll_sideways(page: Page, *widths: int) -> None:
    """At these widths of the window, and at last at the one that it has now."""
    size = page.viewport_size
    assert size is not None
    for width in (*widths, size["width"]):
        if page.viewport_size != size | {"width": width}:
            page.set_viewport_size({"width": width, "height": size["height"]})
        found = page.evaluate(WIDTH)
        assert found["wide"] <= width, f"{page.url} at {width} pixels is {found['wide']} wide: {found['beyond']}"


def unroll(page: Page) -> None:
    """Make the window as high as the page, so that no button just happens to lie behind the dock."""
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": size["width"], "height": page.evaluate("document.documentElement.scrollHeight")})


def targets_are_large(page: Page) -> None:
    small = page.evaluate(SMALL, LEAST_TARGET)
    assert not small, f"{page.url}: " + "\n".join(small)
