"""Who the learner is in tests of a module; a file may have her stand elsewhere in it."""

import pytest

from tests.browse import Browser
from tests.schooling import School


@pytest.fixture
def alice(gone: School) -> Browser:
    """Alice in her browser, at the point of the module where all quizzes are open."""
    return gone.browser("Alice")
