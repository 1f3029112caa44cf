"""A draft to be reviewed, for whatever is done with one."""

from pathlib import Path

import pytest
from flask import Flask

from tests.drafted import school_files
from tests.reviewed import Desk


@pytest.fixture
def desk(in_app: Flask, tmp_path: Path) -> Desk:
    return Desk(school_files(tmp_path))
