"""The settings tests run under: the product's own, with a data folder that is gone afterwards.

``make test`` gives each run such a folder already; this looks after those who call ``pytest`` themselves.
"""

import atexit
import os
import shutil
import tempfile

if "MINGZE_DATA_DIR" not in os.environ:
    os.environ["MINGZE_DATA_DIR"] = tempfile.mkdtemp(prefix="mingze.")
    atexit.register(shutil.rmtree, os.environ["MINGZE_DATA_DIR"], ignore_errors=True)

from mingze.config.settings import *  # noqa: F403 - the folder has to be named before the settings are read

# Programs that tests start read the same data folder, and the product's settings themselves. The workers of a run are
# such programs too: that they read these here is said in pyproject.toml as an option, which outranks the environment.
os.environ["DJANGO_SETTINGS_MODULE"] = "mingze.config.settings"

# Tests run side by side, and only one of them at a time may change a corpus.
_side = os.environ.get("PYTEST_XDIST_WORKER", "alone")
CORPUS_DIR = DATA_DIR / f"corpus-{_side}"  # noqa: F405 - from the product's settings
SEARCH_URL = f"tantivy:{DATA_DIR / f'index-{_side}'}"  # noqa: F405 - from the product's settings
