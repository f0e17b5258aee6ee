"""Puts into static/vendor/ what pages load and nobody here wrote: Plotly and the font; it knows nothing of the site.

    .venv/bin/python -m scripts.assets

Plotly's small bundle comes through npm where npm works, else the whole one comes out of the plotly package; the font is
cut from a package too. manifest.json beside them says what they were made from, so that a second run does nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
MANIFEST = VENDOR / "manifest.json"
PACKAGE = "plotly.js-basic-dist-min"
LOCK = ROOT / "assets" / "package-lock.json"
# Plotly writes a <style> element, which our CSP refuses, unless it finds a sheet with its own id: it then adds its
# rules to that one through the CSSOM, which CSP allows. So a sheet without a rule in it is all that is needed.
STYLE_SHEET = "/* plotly.js adds its rules here; see scripts/assets.py */\n"
WEIGHTS = (400, 700)
LETTERS = [*range(0x20, 0x7F), *range(0xC0, 0x100)]
SIGNS = "\u00a0¡¢£§©«®°±·»¿×–—‘’“”•…‰−≈≤≥€"


def recipe() -> dict[str, str]:
    """What the files depend on; when none of it changed they need not be made again."""
    return {
        "plotly": version("plotly"),
        "font": version("fontpkg-public-sans"),
        "lock": digest(LOCK.read_bytes()),
        "script": digest(Path(__file__).read_bytes()),
    }


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def up_to_date() -> bool:
    """Whether every file is there, whole, and made from what is installed now."""
    try:
        manifest = json.loads(MANIFEST.read_text())
        held = {name: digest((VENDOR / name).read_bytes()) for name in manifest["files"]}
    except (OSError, ValueError, KeyError):
        return False
    return bool(manifest["recipe"] == recipe() and manifest["files"] == held)


def bundled_plotly() -> bytes:
    """The whole plotly.js that the installed plotly package carries."""
    return files("plotly").joinpath("package_data/plotly.min.js").read_bytes()


def plotly_version(script: bytes) -> str:
    found = re.search(rb"plotly\.js(?: \([^)]*\))? v(\d+\.\d+\.\d+)", script[:300])
    if not found:
        raise SystemExit("A plotly.js without a version in its first lines: has its form changed?")
    return found[1].decode()


def plotly_from_npm() -> bytes | None:
    """The basic bundle, held to its integrity by the lock file; None where npm is missing or reaches no registry."""
    if not shutil.which("npm"):
        return None
    command = ["npm", "ci", "--silent", "--fetch-retries=1", "--fetch-timeout=60000"]
    answer = subprocess.run(command, cwd=LOCK.parent, capture_output=True, text=True, check=False)
    if answer.returncode:
        print(f"npm could not fetch {PACKAGE}:\n{answer.stderr.strip()}", file=sys.stderr)
        return None
    return (LOCK.parent / "node_modules" / PACKAGE / "plotly-basic.min.js").read_bytes()


def plotly() -> tuple[str, bytes]:
    """Which bundle, and the bundle: the one from npm must be of the version that draws on the server's side."""
    whole, basic = bundled_plotly(), plotly_from_npm()
    if basic is None:
        print("Taking the whole plotly.js out of the plotly package: 4.8 MB instead of 1.2 MB.", flush=True)
        return "whole", whole
    if plotly_version(basic) != plotly_version(whole):
        raise SystemExit(
            f"assets/package.json pins plotly.js {plotly_version(basic)}, "
            f"the plotly package holds {plotly_version(whole)}: pin that one."
        )
    return "basic", basic


def public_sans(target: Path) -> None:
    """Write the page's font: Public Sans, one variable file, the weights and letters that pages use."""
    font = TTFont(str(files("fontpkg_public_sans").joinpath("files/PublicSans[wght].ttf")), recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "tnum", "ccmp"]
    options.hinting = False
    # The licence asks that copyright and licence travel with the font.
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS, text=SIGNS)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def make() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    bundle, script = plotly()
    (VENDOR / "plotly.min.js").write_bytes(script)
    (VENDOR / "plotly.css").write_text(STYLE_SHEET)
    public_sans(VENDOR / "public-sans.woff2")
    made = {path.name: digest(path.read_bytes()) for path in sorted(VENDOR.iterdir())}
    contents = {"plotly.js": plotly_version(script), "bundle": bundle, "recipe": recipe(), "files": made}
    MANIFEST.write_text(json.dumps(contents, indent=1))


def main() -> None:
    """Make the files unless they are there; the manifest comes last, so the next run makes good one that broke off."""
    if not up_to_date():
        print("Making static/vendor …", flush=True)
        make()


if __name__ == "__main__":
    main()
