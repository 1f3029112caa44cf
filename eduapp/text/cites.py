"""The citations of one page: they are numbered in the order in which they appear on it."""

from urllib.parse import quote

from eduapp.text.clean import escaped
from eduapp.text.said import told

REFERENCE = told("Reference %(number)d")


class Cites:
    """`linked` and `named` give the mark of a citation, and count it.

    The mark leads to the element `ref-ID` of the page; the first mark of a claim is itself `cite-ID`, so that
    the list of references can lead back. `reference` names a mark to those who cannot see that it is one.
    """

    def __init__(self, reference: str = REFERENCE) -> None:
        self.reference = reference
        self.numbers: dict[str, int] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """What was cited; its number is its place, from 1."""
        return tuple(self.numbers)

    def linked(self, id_: str) -> str:
        """The mark as a link to the reference."""
        number, own_id = self._counted(id_)
        name = escaped(self.reference % {"number": number})
        return f'<sup class="cite"><a href="#ref-{quote(id_)}" aria-label="{name}"{own_id}>{number}</a></sup>'

    def named(self, id_: str) -> str:
        """The mark where no link can stand: in the label of a button or of a box to tick."""
        number, own_id = self._counted(id_)
        name = escaped(self.reference % {"number": number})
        said = f'<span class="visually-hidden"> ({name})</span>'
        return f'<sup class="cite"{own_id}><span aria-hidden="true">{number}</span>{said}</sup>'

    def _counted(self, id_: str) -> tuple[int, str]:
        """The number, and where the id appears for the first time, the attribute that names the place."""
        if number := self.numbers.get(id_):
            return number, ""
        self.numbers[id_] = len(self.numbers) + 1
        return len(self.numbers), f' id="cite-{escaped(id_)}"'
