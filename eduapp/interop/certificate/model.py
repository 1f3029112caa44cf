"""What a certificate says."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Granted:
    """Credit that was granted: its kind in the provider's own words, and how many quarter hours."""

    kind: str
    quarters: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """`name` is printable (see `printable`), `release` counts from 1, `address` is where the certificate can be
    verified. `lang` is the language of the words around it. Without an accredited `provider`, or without credit
    that was granted, it certifies completion and claims no credit."""

    name: str
    module: str
    release: int
    begun: date
    finished: date
    issued: date
    address: str
    provider: str = ""
    accreditation: str = ""
    granted: tuple[Granted, ...] = ()
    disclosures: str = ""
    lang: str = "en"

    def __post_init__(self) -> None:
        if self.granted and not self.provider:
            raise ValueError("Without an accredited provider no credit can be certified.")

    @property
    def is_credit(self) -> bool:
        return bool(self.granted)
