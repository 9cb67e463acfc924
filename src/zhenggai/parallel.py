"""The one seam to more processors: a function mapped over batches."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import Final, TypeVar

_A = TypeVar("_A")
_B = TypeVar("_B")
SMALL: Final = 48
"""Up to so many items, starting processes costs more than they save."""
_ROUNDS: Final = 16
"""Batches a process gets, so that none waits long for the others."""


def in_batches(
    work: Callable[[Sequence[_A]], list[_B]], items: Sequence[_A], processes: int | None = None
) -> Iterator[_B]:
    """Map `work` over batches of `items`; the results keep the order of the items.

    `work` is a pure function at the top level of a module (or a partial of one).
    """
    count = processes or len(os.sched_getaffinity(0)) if items else 1
    if len(items) <= SMALL or count == 1:
        return iter(work(items))
    size = max(1, -(-len(items) // (count * _ROUNDS)))
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    return _pooled(work, batches, count)


def _pooled(
    work: Callable[[Sequence[_A]], list[_B]], batches: Sequence[Sequence[_A]], count: int
) -> Iterator[_B]:
    with ProcessPoolExecutor(count, initializer=gc.disable) as pool:
        yield from chain.from_iterable(pool.map(work, batches))
