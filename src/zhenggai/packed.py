"""Files that ship with the program: beside its code in a wheel, in the repository else."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def packed(name: str, source: str) -> Traversable:
    """Return a folder that a wheel holds as `name` and the repository as `source`."""
    inside = files("zhenggai") / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / source
