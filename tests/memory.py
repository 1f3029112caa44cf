"""Where databases of tests lie that need not outlive the machine: in memory, where nothing waits for a disk."""

import os
import shutil
import tempfile
from pathlib import Path

SHARED = Path("/dev/shm")
NEEDED = 1 << 30  # containers often have 64 MB, which the databases of all processes together would fill


def new_folder(prefix: str) -> Path:
    """In memory, or in an ordinary folder where the machine offers too little of it as files."""
    fits = os.access(SHARED, os.W_OK) and shutil.disk_usage(SHARED).free > NEEDED
    return Path(tempfile.mkdtemp(prefix=prefix, dir=SHARED if fits else "/tmp"))
