"""Two texts word by word: what stayed, what is gone, what is new."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal, NamedTuple

Sign = Literal["same", "gone", "new"]
BOUND = 40_000  # pairs of words or sentences that are compared: 200 with 200
AROUND = 12  # words that are kept on each side of a change
_TOKEN = re.compile(r"\S+\s*|\s+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ENDS = re.compile(r"[.!?:…][\"”’»)\]*_]*\s")


class Piece(NamedTuple):
    sign: Sign
    text: str


Token = str
Step = tuple[Sign, Sequence[Token]]


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The texts laid over one another. What is the same and what is gone make up the older text, what is the same and
    what is new the newer one, but for spaces.

    However long they are, the work is bounded: where too much has changed to be compared by words it is compared by
    sentences, and past that told as a whole.
    """
    return _joined(_calm(_laid(_TOKEN.findall(before), _TOKEN.findall(after))), " ")


def lines(before: str, after: str) -> tuple[Piece, ...]:
    """The same, line by line: for lists, where half a line has no meaning."""
    return _joined(_laid(_LINE.findall(before), _LINE.findall(after)), "\n")


def _laid(old: list[Token], new: list[Token]) -> list[Step]:
    first = _shared(old, new)
    last = _shared(old[first:][::-1], new[first:][::-1])
    stop, end = len(old) - last, len(new) - last
    middle = _compared(old[first:stop], new[first:end])
    return [("same", new[:first]), *middle, ("same", new[end:])]


def _key(token: Token) -> str:
    return token.rstrip() + ("\n\n" if token.count("\n") > 1 else "")


def _shared(old: Sequence[Token], new: Sequence[Token]) -> int:
    """How many words at the beginning are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if _key(one) != _key(other):
            break
        count += 1
    return count


def _compared(old: list[Token], new: list[Token]) -> Iterator[Step]:
    if len(old) * len(new) <= BOUND:
        yield from _by_words(old, new)
        return
    old_sentences, new_sentences = _sentences(old), _sentences(new)
    if len(old_sentences) * len(new_sentences) > BOUND:
        yield from (("gone", old), ("new", new))
        return
    left = BOUND  # for words within changed sentences
    for tag, i, j, k, m in _steps(["".join(s) for s in old_sentences], ["".join(s) for s in new_sentences]):
        gone, come = list(chain(*old_sentences[i:j])), list(chain(*new_sentences[k:m]))
        cost = len(gone) * len(come)
        if tag == "equal":
            yield "same", come
        elif cost <= left:
            left -= cost
            yield from _by_words(gone, come)
        else:
            yield from (("gone", gone), ("new", come))


def _by_words(old: list[Token], new: list[Token]) -> Iterator[Step]:
    for tag, i, j, k, m in _steps([_key(token) for token in old], [_key(token) for token in new]):
        if tag == "equal":
            yield "same", new[k:m]
        else:
            yield from (("gone", old[i:j]), ("new", new[k:m]))


def _steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _sentences(tokens: Iterable[Token]) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in tokens:
        found[-1].append(token)
        if "\n" in token or _ENDS.search(token):
            found.append([])
    return found if found[-1] else found[:-1]


def _calm(steps: Sequence[Step]) -> Iterator[Step]:
    """A single word that stays between two changes is told with them: a text that is torn to shreds nobody reads."""
    gone: list[Token] = []
    new: list[Token] = []
    filled = [step for step in steps if step[1]]
    for at, (sign, tokens) in enumerate(filled):
        if sign == "same" and len(tokens) == 1 and gone and new and at + 1 < len(filled):
            gone += tokens
            new += tokens
        elif sign == "same":
            yield from (("gone", gone), ("new", new), (sign, tokens))
            gone, new = [], []
        else:
            (gone if sign == "gone" else new).extend(tokens)
    yield from (("gone", gone), ("new", new))


def _joined(steps: Iterable[Step], between: str) -> tuple[Piece, ...]:
    """The steps as texts, with something `between` two that nothing sets apart, as at the end of one of the texts."""
    found = [(sign, "".join(tokens)) for sign, tokens in steps if tokens]
    last = len(found) - 1
    return tuple(
        Piece(sign, text if at == last or text[-1].isspace() else text + between)
        for at, (sign, text) in enumerate(found)
    )


def shortened(found: Sequence[Piece], around: int = AROUND) -> tuple[Piece, ...]:
    """The pieces, with only so many words kept on each side of a change."""
    last = len(found) - 1
    return tuple(
        piece if piece.sign != "same" else Piece("same", _cut(piece.text, around * (at > 0), around * (at < last)))
        for at, piece in enumerate(found)
    )


def _cut(text: str, first: int, last: int) -> str:
    tokens = _TOKEN.findall(text)
    if len(tokens) <= first + last + 2:
        return text
    return "".join([*tokens[:first], "… ", *(tokens[-last:] if last else ())])
