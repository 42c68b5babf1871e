"""How many processors a shared machine has to give."""

import time
from multiprocessing import get_context

SPINNING, SPINNERS = 5.0, 2
"""Seconds, and processes."""


def available() -> float:
    """How many processors this machine has left for two busy processes."""
    with get_context("spawn").Pool(SPINNERS) as pool:
        pool.map(_spin, [0.1] * SPINNERS)
        return sum(pool.map(_spin, [SPINNING] * SPINNERS, chunksize=1))


def _spin(seconds: float) -> float:
    begun, used = time.perf_counter(), time.process_time()
    while (taken := time.perf_counter() - begun) < seconds:
        pass
    return (time.process_time() - used) / taken
