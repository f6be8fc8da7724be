"""The wheel holds all that pmdocs needs and nothing else, and works where nothing else of ours is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PLACES = {"pmdocs": "pmdocs", "templates": "pmdocs/templates"}
# What translators edit is compiled into .mo files; only those are used.
SOURCES_ONLY = {".po", ".pot", ".pyc"}
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", "*_cache", ".hypothesis", "__pycache__", "*.egg-info", "build", "dist", "out"
)


def source_files(folder: Path) -> Iterator[Path]:
    """Every file below the folder that belongs in a wheel."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in SOURCES_ONLY and not path.name.startswith("."):
            yield path


def expected_names() -> set[str]:
    """What the wheel must hold: both folders, templates under the name they are installed by."""
    return {
        f"{place}/{path.relative_to(TOP / folder).as_posix()}"
        for folder, place in PLACES.items()
        for path in source_files(TOP / folder)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is released: from a source archive of a clean copy, so that nothing stale can be in it."""
    copy = tmp_path_factory.mktemp("wheel") / "pmdocs"
    shutil.copytree(TOP, copy, ignore=LEFT_BEHIND)
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", copy], check=True, capture_output=True)
    (built,) = (copy / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands' folder of an environment that holds the wheel, and the libraries of this one but not our checkout.

    A path line in a .pth file adds the libraries without running their own .pth files, which is where an
    editable pmdocs would come from.
    """
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(place)}))
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), "--quiet"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--no-warn-script-location", str(wheel)], check=True)
    return place / "bin"


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with nothing in the environment that points back to this checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_every_package_folder_is_listed() -> None:
    """A folder with modules that ``pyproject.toml`` does not list would be missing from the wheel."""
    listed = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    folders = {
        str(Path(PLACES[name], path.relative_to(TOP / name).parent)).replace(os.sep, ".")
        for name in PLACES
        for path in source_files(TOP / name)
        if path.suffix == ".py"
    }
    assert set(listed) == folders
    assert listed == sorted(listed)


def test_the_wheel_holds_every_file_of_both_folders_and_nothing_else(wheel: Path) -> None:
    """Each template, style sheet, font, catalogue and module is in; no test, sample or stale file is."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = expected_names()
    assert len(expected) > 20
    assert sorted(names ^ expected) == []


def test_the_licence_and_the_command_are_in_the_wheel(wheel: Path) -> None:
    """Who installs the wheel gets the licence and the ``pmdocs`` command."""
    with zipfile.ZipFile(wheel) as archive:
        (points,) = (name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
        assert "pmdocs = pmdocs.cli:main" in archive.read(points).decode()
        assert any(name.endswith("/licenses/LICENSE") for name in archive.namelist())


def test_the_installed_package_is_the_wheels_own(installed: Path, tmp_path: Path) -> None:
    """The check below would prove nothing if Python found the checkout: package and templates come from the wheel."""
    show = "import pmdocs.templates as t, pmdocs; print(pmdocs.__file__, t.__file__, sep='\\n')"
    found = run([installed / "python", "-c", show], tmp_path)
    assert found.returncode == 0, found.stderr
    for place in found.stdout.split():
        assert Path(place).is_relative_to(installed.parent)


def test_an_installed_pmdocs_builds_a_sample_from_any_folder(installed: Path, tmp_path: Path) -> None:
    """Ten lines of YAML in an otherwise empty folder become documents in Word and PDF."""
    shutil.copy(TOP / "samples" / "minimal.yaml", tmp_path / "project.yaml")
    built = run([installed / "pmdocs", "build", "project.yaml"], tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    made = [path for path in (tmp_path / "out").iterdir() if path.is_file()]
    beginnings = {path.suffix: path.read_bytes()[:4] for path in made}
    assert len(made) == 12
    assert beginnings == {".docx": b"PK\x03\x04", ".pdf": b"%PDF"}
