"""Which tests stay together when several workers run the suite.

`--dist=loadgroup` of pytest-xdist 3.8 says the same with marks, but marks do not reach it with pytest 9.2: it lets every
test go to any worker without a word. So the units are told from the names of the tests.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# Where each test starts programs or opens pages of its own, it goes to whichever worker is free.
SPREAD = ("tests/generator/cli/", "tests/generator/test_bootstrap.py", "tests/generator/builds/", "tests/generator/faults/",
          "tests/content/browser/", "tests/content/takealong/")  # fmt: skip
# Of these the tests of a file stay together all the same: they share what only one worker makes, or follow on another.
# The first long ones begin early, so that their sites are there before all workers want them.
TOGETHER = ("test_serve.py", "test_frames.py", "test_every_page.py", "test_offline.py")


def unit_of(test: str) -> str:
    """What is run by one worker: of a test's name its file, or the test alone."""
    path = test.partition("::")[0]
    return test if path.startswith(SPREAD) and not path.endswith(TOGETHER) else path


class Together(LoadScopeScheduling):
    """Hands units to workers, those of many tests first."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)
