"""What the kernel knows of a process and all its descendants: CPU time and memory."""

import os
from collections import defaultdict
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")
# Positions after the command's closing bracket in /proc/PID/stat: state is 0, the parent 1.
PARENT, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM = 1, 11, 12, 13, 14


def _stat(pid: int) -> list[str]:
    text = (PROC / str(pid) / "stat").read_text()
    return text[text.rindex(")") + 2 :].split()


def members(root: int) -> list[int]:
    """Return a process and its descendants, as far as they are alive."""
    parents: dict[int, int] = {}
    for folder in PROC.iterdir():
        if folder.name.isdecimal():
            try:
                parents[int(folder.name)] = int(_stat(int(folder.name))[PARENT])
            except (FileNotFoundError, ProcessLookupError):
                continue
    family = [root]
    for pid in family:
        family += [child for child, parent in parents.items() if parent == pid]
    return family


def cpu_seconds(*roots: int) -> float:
    """Return the CPU time of these families so far, with that of members that have ended."""
    return sum(cpu_by_name(*roots).values())


def cpu_by_name(*roots: int) -> dict[str, float]:
    """Return the same by what the processes are called."""
    seconds: dict[str, float] = defaultdict(float)
    for pid in (pid for root in roots for pid in members(root)):
        try:
            stat, name = _stat(pid), (PROC / str(pid) / "comm").read_text().strip()
        except (FileNotFoundError, ProcessLookupError):
            continue
        ticks = sum(int(stat[place]) for place in (USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM))
        seconds[name] += ticks / TICKS
    return seconds


def memory_bytes(*roots: int, without: str = "") -> int:
    """Return the proportional set size of these families: shared pages count once, split among sharers.

    Members whose command line has the words `without` are left out.
    """
    total = 0
    for pid in (pid for root in roots for pid in members(root)):
        try:
            lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
            command = (PROC / str(pid) / "cmdline").read_text().replace("\0", " ")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if without and without in command:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total
