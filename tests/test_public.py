import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import scrubber

PACKAGE = Path(scrubber.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = ("scrubber", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> set[str]:
    """The modules of the package that a module imports, also inside of functions, in full."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    known = {dotted(module) for module in MODULES}
    return {name for name in found if name in known and name != "scrubber"}


STAGES = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] == "stages" and path.name != "__init__.py"]


def test_the_public_names_are_these():
    assert set(scrubber.__all__) == {
        "BatchReport",
        "BatchStopped",
        "Block",
        "BlockStage",
        "Change",
        "Document",
        "Drop",
        "Edit",
        "MissingExtra",
        "PageReport",
        "PageView",
        "Pipeline",
        "Place",
        "PlanError",
        "Result",
        "Span",
        "StageError",
        "TextStage",
        "__version__",
        "block_stage",
        "clean",
        "clean_folder",
        "clean_many",
        "scrub",
        "text_stage",
    }
    assert list(scrubber.__all__) == sorted(scrubber.__all__)


@pytest.mark.parametrize("name", [name for name in scrubber.__all__ if not name.startswith("__")])
def test_every_public_name_is_documented(name):
    found = getattr(scrubber, name)
    written = inspect.getdoc(found)
    assert written
    assert not written.startswith(f"{name}("), "the docstring that a dataclass or a tuple makes up"


@pytest.mark.parametrize("function", [scrubber.clean, scrubber.scrub])
def test_options_are_keyword_only(function):
    first, *options = inspect.signature(function).parameters.values()
    assert first.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert {option.kind for option in options} == {inspect.Parameter.KEYWORD_ONLY}


def test_clean_takes_what_scrub_takes():
    assert set(inspect.signature(scrubber.scrub).parameters) <= set(inspect.signature(scrubber.clean).parameters)


# Imports point one way only.


def test_comparing_texts_needs_nothing_but_the_nouns():
    assert imports(PACKAGE / "comparing.py") == {"scrubber.document"}


def test_the_rule_looks_at_something():
    assert len(STAGES) >= 10
    assert "scrubber.stage" in imports(STAGES[0])


@pytest.mark.parametrize("path", STAGES, ids=dotted)
def test_a_stage_imports_neither_another_stage_nor_the_pipeline(path):
    allowed = ("scrubber.comparing", "scrubber.document", "scrubber.lexicons", "scrubber.stage", "scrubber.model")
    for name in imports(path):
        assert name in allowed or name.startswith("scrubber.model."), f"{dotted(path)} imports {name}"


@pytest.mark.parametrize("room", ["document", "lexicons"])
def test_the_ground_floor_imports_nothing_of_the_package(room):
    files = [path for path in MODULES if path.relative_to(PACKAGE).with_suffix("").parts[0] == room]
    assert files
    for path in files:
        assert {name for name in imports(path) if not name.startswith(f"scrubber.{room}")} == set()


@pytest.mark.parametrize("room", ["reading", "segmenting", "rendering", "metadata", "editing"])
def test_rooms_know_neither_stages_nor_what_is_above_them(room):
    above = ("scrubber.api", "scrubber.batch", "scrubber.cli", "scrubber.pipeline", "scrubber.result", "scrubber.stage")
    for path in MODULES:
        if path.relative_to(PACKAGE).with_suffix("").parts[0] == room:
            assert not [name for name in imports(path) if name.startswith(above)], dotted(path)


# Size and cost.


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_modules_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < 320


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_modules_say_what_they_are_for(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("slow", ["numpy", "ftfy", "rich", "bs4"])
def test_slow_imports_wait_until_they_are_needed(slow):
    code = f"import sys, scrubber.cli; sys.exit({slow!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
