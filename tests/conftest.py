"""What all tests share: the run's folder, the approved texts, and what tests tell at the end of the run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest

from tests.approved import UPDATE, Approved
from tests.sharing import STORE, open_store

TOLD = "told"
"""The name under which a test's remarks travel to the process that prints the report."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews the approved texts."""
    parser.addoption(UPDATE, action="store_true", help="write the texts in tests/golden anew, and say what changed")


def pytest_configure(config: pytest.Config) -> None:
    """Open the run's folder; CI approves nothing."""
    if config.getoption(UPDATE) and os.environ.get("CI"):
        raise pytest.UsageError(f"{UPDATE} is for people who read what changed, not for CI.")
    if opened := open_store():
        config.add_cleanup(lambda: _close_store(str(opened)))


def _close_store(folder: str) -> None:
    del os.environ[STORE]
    shutil.rmtree(folder)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Says something at the end of the run, whatever process the test runs in."""
    return lambda words: record_property(TOLD, words)


@pytest.fixture
def approved(request: pytest.FixtureRequest, tell: Callable[[str], None]) -> Approved:
    """The approved texts in ``tests/golden``."""
    return Approved(bool(request.config.getoption(UPDATE)), tell)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests told."""
    reports = (
        report for found in terminalreporter.stats.values() for report in found if hasattr(report, "user_properties")
    )
    told = sorted({str(words) for report in reports for name, words in report.user_properties if name == TOLD})
    if told:
        terminalreporter.section("told by the tests")
        for words in told:
            terminalreporter.line(words)
