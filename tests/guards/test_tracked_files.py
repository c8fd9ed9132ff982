"""Nothing of one machine, of one registry, or secret is kept in the repository."""

import re

import pytest

from tests.support.project import ROOT, text_of, tracked_files

# Written in pieces, so that this file does not find itself.
FORBIDDEN = {
    "the address of a package registry": "|".join(
        [
            r"py" r"pi\.org",
            r"python" r"hosted\.org",
            r"npm" r"js\.(?:org|com)",
            r"crates" r"\.io/api",
            r"--(?:extra-)?index" r"-url[ =]\S",
        ]
    ),
    "a path of one machine": r"(?<![\w.~/:-])/(?:wo" r"rk|ho" r"me/\w|ro" r"ot|Us" r"ers|tm" r"p)/[\w.]",
    "a private key": r"BEGIN (?:[A-Z]+ )?PRIV" r"ATE KEY",
    "a link past version control": r"git\+ss" r"h://",
}
FILES = {str(path.relative_to(ROOT)): path for path in tracked_files()}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = re.compile(FORBIDDEN[what])

    found = [
        f"{name}: {hit.group()}"
        for name, path in FILES.items()
        if (hit := pattern.search(text_of(path))) is not None
    ]

    assert found == []


def test_no_file_holds_a_database_or_a_secret():
    kept = [name for name in FILES if name.endswith((".sqlite3", ".key", ".pem", ".p12", ".env"))]

    assert kept == []


def test_every_lock_names_exact_versions_with_their_hashes():
    for name in ("runtime", "development", "lock"):
        lines = text_of(ROOT / "requirements" / f"{name}.txt").splitlines()

        packages = [line for line in lines if line and not line.startswith((" ", "#"))]

        assert packages
        assert all("==" in line and line.endswith("\\") for line in packages)


def test_the_locks_are_as_the_project_asks():
    """Each package that pyproject.toml names is locked."""
    named = set(
        re.findall(
            r'^    "([\w-]+)', text_of(ROOT / "pyproject.toml").partition("[project.scripts]")[0], re.M
        )
    )

    locked = set(re.findall(r"^([\w.-]+)==", text_of(ROOT / "requirements" / "development.txt"), re.M))

    assert {name.lower() for name in named} - locked == set()
