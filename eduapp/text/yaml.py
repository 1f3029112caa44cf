"""YAML with places: values as the author meant them, each key and value with its line and column.

YAML 1.2 as ruamel.yaml reads it, so that 12:30 stays text and NO is not false. Duplicate keys, keys that are
no words, anchors, aliases and tags are findings.
"""

import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from eduapp.text.finding import Findings, Place
from eduapp.text.source import DEEPEST_INDENT, Line, control_character

LARGEST = 300_000
DEEPEST = 20
Path = tuple[str | int, ...]
_TAG = "tag:yaml.org,2002:"
_TAGS: dict[type[Node], tuple[str, ...]] = {
    MappingNode: ("map",),
    SequenceNode: ("seq",),
    ScalarNode: ("str", "int", "float", "bool", "null", "timestamp", "merge", "value"),
}
_DECIMAL = re.compile(r"[-+]?\d{0,30}\.?\d{1,30}")


@dataclass(slots=True)
class Document:
    """`data` is plain: dict, list, str, int, Fraction, bool, date, None. `places` maps the path of each
    key or list item to where it stands; `values` to where its value begins. `unread` are the paths of
    values that are None because of a slip that was told."""

    data: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    unread: set[Path] = field(default_factory=set)

    def place(self, path: Sequence[str | int]) -> Place:
        """The place of the innermost part of `path` that stands in the file."""
        parts = tuple(path)
        while parts and parts not in self.places:
            parts = parts[:-1]
        return self.places.get(parts, Place(1))


def read_yaml(lines: Sequence[Line], findings: Findings) -> Document:
    """Read the lines as one YAML document; `data` is None where it cannot be read."""
    text = "\n".join(line.text for line in lines)
    first = lines[0].number if lines else 1
    document = Document()
    if len(text) > LARGEST or any(line.indent > DEEPEST_INDENT for line in lines) or _brackets(text) > DEEPEST:
        message = "This is too large or nested too deeply."
        findings.add("too-large", Place(first), message, "Write it shorter and flatter.")
        return document
    try:
        root = _compose(text)
    except MarkedYAMLError as slip:
        findings.add("yaml", _slip_place(slip, first), _sentence(slip), _hint(slip))
        return document
    except (YAMLError, ValueError, RecursionError, TypeError):
        findings.add("yaml", Place(first), "This is not well-formed.", "Write one `key: value` a line.")
        return document
    if root is not None:
        document.data = _Builder(document, findings, first).build(root, ())
    return document


def _compose(text: str) -> Node | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReusedAnchorWarning)  # each anchor is a finding anyway
        root: Node | None = YAML(typ="safe", pure=True).compose(StringIO(text))
    return root


def _brackets(text: str) -> int:
    """An upper bound of how deep flow collections are nested."""
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth = max(0, depth - 1)
    return deepest


def _slip_place(slip: MarkedYAMLError, first: int) -> Place:
    mark = slip.problem_mark or slip.context_mark
    return Place(mark.line + first, mark.column + 1) if mark else Place(first)


def _sentence(slip: MarkedYAMLError) -> str:
    problem = str(slip.problem or slip.context or "it cannot be read").strip()
    if "mapping values are not allowed" in problem:
        return "A colon followed by a space stands inside a value."
    if "could not find expected ':'" in problem:
        return "A key has no colon, or no space after its colon."
    if "'\\t'" in problem:
        return "A tab stands where spaces belong."
    if "undefined alias" in problem:
        return "A value that begins with * would be an alias."
    return f"This is not well-formed: {problem[:120]}."


def _hint(slip: MarkedYAMLError) -> str:
    problem = str(slip.problem or "")
    if "mapping values are not allowed" in problem or "undefined alias" in problem:
        return 'Put the whole value in double quotes: "…".'
    if "'\\t'" in problem:
        return "Indent with spaces."
    return "Write one `key: value` a line, lists with a dash and a space."


class _Builder:
    def __init__(self, document: Document, findings: Findings, first: int) -> None:
        self.document = document
        self.findings = findings
        self.first = first

    def place(self, node: Node) -> Place:
        return Place(node.start_mark.line + self.first, node.start_mark.column + 1)

    def build(self, node: Node, path: Path) -> Any:
        place = self.place(node)
        self.document.values[path] = place
        self.document.places.setdefault(path, place)
        if slip := _slip(node, path):
            code, message, hint = slip
            self.findings.add(code, place, message, hint)
            self.document.unread.add(path)
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.item(child, (*path, at)) for at, child in enumerate(node.value)]
        return _scalar(_kind(node), str(node.value))

    def item(self, node: Node, path: Path) -> Any:
        self.document.places[path] = self.place(node)
        return self.build(node, path)

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else None
            place = self.place(key_node)
            if key is None or control_character(key):
                self.findings.add("yaml", place, "This key is no word.", "Write one `key: value` a line.")
                continue
            if key in result:
                first = self.document.places[(*path, key)].line
                message = f"The key `{key[:60]}` already stands in line {first}."
                self.findings.add("duplicate-key", place, message, "Keep one of them.")
                if result[key] is not None:
                    continue
            self.document.places[(*path, key)] = place
            result[key] = self.build(value_node, (*path, key))
        return result


def _kind(node: Node) -> str:
    return str(node.tag).removeprefix(_TAG)


def _slip(node: Node, path: Path) -> tuple[str, str, str] | None:
    """What keeps the node from being read: code, message and hint."""
    if node.anchor:
        return "yaml-anchor", "Anchors (&) and aliases (*) are not read.", "Write the value out at each place."
    if len(path) > DEEPEST:
        return "too-large", "This is nested too deeply.", "Write it flatter."
    if _kind(node) not in _TAGS[type(node)]:
        return "yaml", f"The tag `{_kind(node)[:40]}` is not read.", "Remove what begins with `!`."
    character = control_character(node.value) if isinstance(node, ScalarNode) else None
    if character:
        message = f"An escape makes an invisible control character (U+{ord(character):04X})."
        return "control-character", message, "Remove what begins with a backslash."
    return None


def _scalar(kind: str, text: str) -> Any:
    try:
        if kind == "int":
            return int(text)
        if kind == "timestamp":
            return date.fromisoformat(text)
    except ValueError:
        return text
    if kind == "float":
        return Fraction(text) if _DECIMAL.fullmatch(text) else text
    if kind == "bool":
        return text.lower() == "true"
    return None if kind == "null" else text


def plain(data: Any) -> Any:
    """The data without fractions, for schemas that know only plain numbers."""
    if isinstance(data, Mapping):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return float(data) if isinstance(data, Fraction) else data
