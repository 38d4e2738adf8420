from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run and nothing left on disk.
settings.register_profile("suite", deadline=None, max_examples=60, database=None, derandomize=True)
settings.load_profile("suite")

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES
