"""The names of the cases that come along, as the library finds them: without modules and README files."""

from eduapp.library import documents, kind_of, shipped

CASES = tuple(sorted(path.stem for path in documents(shipped()) if kind_of(path) == "case" and path.suffix == ".md"))
